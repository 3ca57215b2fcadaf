// The one-writer lock: real flag files, real processes.
import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { threadId, Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { holderOf, ProgramLock } from '../../electron/engine/store/program/lock'
import { skip, skipping } from '../fixtures/skipping'
import { aFolder, first, NOW, refusal } from './builders'
import { aDrive, fillUp } from './drive'

const given = { who: 'anna', clock: () => new Date(NOW) }
const WINDOWS = process.platform === 'win32'
const NOT_LINUX = skipping(
  process.platform !== 'linux',
  'the starts of the computer and of processes are told apart on Linux alone',
)

const aPath = () => join(aFolder(), 'Acme 2026.npsw')
const flagsOf = (path: string) => readdirSync(join(path, '..')).filter((name) => name.includes('.lock-'))

async function taken(path: string, more = {}): Promise<ProgramLock> {
  const lock = await ProgramLock.take(path, { ...given, ...more })
  onTestFinished(() => lock.release())
  return lock
}

/** What a real flag of this thread says, to be changed into that of somebody else. */
async function flagText(): Promise<Record<string, unknown>> {
  const path = aPath()
  const lock = await ProgramLock.take(path, given)
  const text = readFileSync(join(path, '..', first(flagsOf(path))), 'utf8')
  await lock.release()
  return JSON.parse(text)
}

/** Puts somebody else's flag beside a program, put up `age` milliseconds ago. */
async function plant(path: string, change: Record<string, unknown>, age = 10_000): Promise<string> {
  return plantText(path, JSON.stringify({ ...(await flagText()), ...change }), age)
}

function plantText(path: string, text: string, age: number): string {
  const flag = `${path}.lock-00112233445566ff`
  writeFileSync(flag, text)
  const then = new Date(Date.now() - age)
  utimesSync(flag, then, then)
  return flag
}

/** A process that lives until the test ends. */
function aProcess(): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  if (!child.pid) throw new Error('a process was expected')
  return child.pid
}

/** The number of a process that has ended. */
async function anEndedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
  await new Promise((resolve) => child.once('exit', resolve))
  return child.pid ?? 0
}

describe('one writer', () => {
  it('holds until it is released, and can be taken again', async () => {
    const path = aPath()
    const lock = await taken(path)
    expect(await refusal(ProgramLock.take(path, given))).toEqual({
      code: 'program-in-use',
      facts: { file: 'Acme 2026.npsw', who: 'anna', host: hostname(), since: NOW, here: true },
    })
    expect(await holderOf(path)).toEqual({ who: 'anna', host: hostname(), since: NOW, here: true })
    expect([lock.check(), lock.lost]).toEqual([true, false])
    await lock.release()
    await lock.release()
    expect(lock.check()).toBe(false)
    expect(lock.lost).toBe(false)
    expect(await holderOf(path)).toBeNull()
    expect(readdirSync(join(path, '..'))).toEqual([])
    await taken(path)
  })

  it('a refused contender leaves nothing behind and does not disturb the owner', async () => {
    const path = aPath()
    const lock = await taken(path)
    const before = readdirSync(join(path, '..'))
    await refusal(ProgramLock.take(path, given))
    expect(readdirSync(join(path, '..'))).toEqual(before)
    expect(lock.check()).toBe(true)
  })

  it('two in one thread at the same moment: one gets in', async () => {
    for (let round = 0; round < 5; round++) {
      const path = aPath()
      const ended = await Promise.allSettled([ProgramLock.take(path, given), ProgramLock.take(path, given)])
      const won = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      expect(won).toHaveLength(1)
      expect(flagsOf(path)).toHaveLength(1)
      await first(won).release()
    }
  })

  it('is that of one program: another one in the folder is free', async () => {
    const path = aPath()
    await taken(path)
    await taken(path.replace('2026', '2027'))
    await taken(`${path}.lock`)
  })

  it('a file of the user’s whose name looks a little like a flag is none', async () => {
    const path = aPath()
    const notes = ['notes.txt', '00112233445566ff.npsw', '00112233445566FF', ''].map((end) => `${path}.lock-${end}`)
    for (const note of notes) {
      writeFileSync(note, 'mine')
      utimesSync(note, new Date(0), new Date(0))
    }
    await taken(path)
    for (const note of notes) expect(readFileSync(note, 'utf8')).toBe('mine')
  })

  it.skipIf(skipping(WINDOWS, 'links need more rights on Windows'))(
    'is the same by whatever link the program is reached',
    async () => {
      const path = aPath()
      writeFileSync(path, 'program')
      await taken(path)
      const linked = join(aFolder(), 'linked.npsw')
      symlinkSync(path, linked)
      expect((await refusal(ProgramLock.take(linked, given))).code).toBe('program-in-use')
    },
  )

  it('notices that its flag was removed', async () => {
    const path = aPath()
    const lock = await taken(path)
    unlinkSync(join(path, '..', first(flagsOf(path))))
    expect(lock.lost).toBe(false)
    expect(lock.check()).toBe(false)
    expect(lock.lost).toBe(true)
  })
})

describe('flags of owners that are gone are cleared away', () => {
  it('a process that has ended', async () => {
    const path = aPath()
    const flag = await plant(path, { pid: await anEndedProcess() })
    await taken(path)
    expect(existsSync(flag)).toBe(false)
  })

  it.skipIf(NOT_LINUX)('another start of this computer, although the process number is in use', async () => {
    const path = aPath()
    const flag = await plant(path, { pid: aProcess(), boot: '11111111-2222-3333-4444-555555555555' })
    await taken(path)
    expect(existsSync(flag)).toBe(false)
  })

  it.skipIf(NOT_LINUX)('a process whose number was given to another one', async () => {
    const path = aPath()
    const flag = await plant(path, { pid: aProcess(), started: '1' })
    await taken(path)
    expect(existsSync(flag)).toBe(false)
  })

  it('our own process number under an earlier process, or under this thread before it was loaded anew', async () => {
    for (const change of [{ started: '1' }, {}]) {
      const path = aPath()
      const flag = await plant(path, change)
      await taken(path)
      expect(existsSync(flag)).toBe(false)
    }
  })

  it('a thread of this process that has crashed', async () => {
    const path = aPath()
    const script = `import(${JSON.stringify(new URL('../../electron/engine/store/program/lock.ts', import.meta.url).href)})
      .then(({ ProgramLock }) => ProgramLock.take(${JSON.stringify(path)}, { who: 'engine', clock: () => new Date() }))
      .then(() => { throw new Error('the engine crashes') })`
    const worker = new Worker(`import('tsx/esm/api').then(({ register }) => { register(); ${script} })`, { eval: true })
    const error = await new Promise((resolve) => worker.once('error', resolve))
    expect(String(error)).toContain('the engine crashes')
    const flag = JSON.parse(readFileSync(join(path, '..', first(flagsOf(path))), 'utf8'))
    expect(flag.pid).toBe(process.pid)
    expect(flag.thread).not.toBe(threadId)
    await taken(path)
    expect(flagsOf(path)).toHaveLength(1)
  })

  it('what nobody can understand, once it is old; drafts too', async () => {
    for (const text of ['', '{"pid":1', 'null', '{"pid":-1,"host":"x"}']) {
      const path = aPath()
      const flag = plantText(path, text, 120_000)
      const draft = join(path, '..', '.tmp-lock-0011223344556677')
      writeFileSync(draft, '')
      await taken(path)
      expect(existsSync(flag)).toBe(false)
      expect(existsSync(draft)).toBe(true)
      utimesSync(draft, new Date(0), new Date(0))
      await taken(`${path}2`)
      expect(existsSync(draft)).toBe(false)
    }
  })
})

describe('flags of owners that live, or may live, stay', () => {
  const since = '2026-11-20T08:15:00.000Z'

  it('a process of this computer, even when the user would take over', async () => {
    const path = aPath()
    const child = aRacer()
    const lines = linesOf(child)
    expect(await lines()).toBe('ready')
    child.stdin.write(`${path}\t0\n`)
    expect(await lines()).toBe('won')
    const flag = join(path, '..', first(flagsOf(path)))
    utimesSync(flag, new Date(0), new Date(0))
    for (const takeOver of [false, true]) {
      const failure = await refusal(ProgramLock.take(path, { ...given, takeOver }))
      expect(failure).toMatchObject({ code: 'program-in-use', facts: { who: `racer ${child.pid}`, here: true } })
    }
    expect(existsSync(flag)).toBe(true)
    // Killed, it is an owner that is gone.
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    await taken(path)
  })

  const elsewhere: [string, Record<string, unknown>][] = [
    ['another computer', { host: 'paris-7', boot: 'another' }],
    ['another computer of the same name', { machine: ['0011223344556677'], boot: 'another' }],
    ['another system on this computer', { platform: 'win32', boot: '1700000000000', space: '' }],
    ['a container on this computer', { space: 'pid:[1]' }],
  ]
  it.skipIf(NOT_LINUX).each(elsewhere)('%s, until the user takes over', async (_what, change) => {
    const path = aPath()
    const flag = await plant(path, { pid: await anEndedProcess(), who: 'bruno', at: since, ...change })
    const host = String(change.host ?? hostname())
    expect(await refusal(ProgramLock.take(path, given))).toEqual({
      code: 'program-in-use',
      facts: { file: 'Acme 2026.npsw', who: 'bruno', host, since, here: false },
    })
    expect(existsSync(flag)).toBe(true)
    expect(await holderOf(path)).toEqual({ who: 'bruno', host, since, here: false })
    await taken(path, { takeOver: true })
    expect(existsSync(flag)).toBe(false)
  })

  it('another computer that has only just come is not taken over', async () => {
    const path = aPath()
    const flag = await plant(path, { host: 'paris-7', boot: 'another' }, 0)
    expect((await refusal(ProgramLock.take(path, { ...given, takeOver: true }))).code).toBe('program-in-use')
    expect(existsSync(flag)).toBe(true)
  })

  it('a flag that cannot be understood, while it is young', async () => {
    const path = aPath()
    const flag = plantText(path, '{"pid":', 5_000)
    const failure = await refusal(ProgramLock.take(path, given))
    expect(failure).toMatchObject({ code: 'program-in-use', facts: { who: '?', host: '?', here: false } })
    expect(existsSync(flag)).toBe(true)
    await taken(path, { takeOver: true })
  })
})

describe('where no flag can be put up', () => {
  it('a folder that is not there', async () => {
    const failure = await refusal(ProgramLock.take(join(aFolder(), 'gone', 'a.npsw'), given))
    expect(failure).toEqual({ code: 'file-missing', facts: { file: 'a.npsw' } })
    expect(await holderOf(join(aFolder(), 'gone', 'a.npsw'))).toBeNull()
  })

  it.skipIf(
    skipping(process.getuid?.() === 0 || WINDOWS, 'root may write in every folder, and Windows has no such folders'),
  )('a folder that may not be written', async () => {
    const folder = aFolder()
    chmodSync(folder, 0o555)
    const failure = await refusal(ProgramLock.take(join(folder, 'a.npsw'), given))
    chmodSync(folder, 0o755)
    expect(failure).toEqual({ code: 'file-read-only', facts: { file: 'a.npsw' } })
  })

  it('a full drive', async (context) => {
    const drive = aDrive(1)
    if ('reason' in drive) return skip(context, drive.reason)
    fillUp(join(drive.folder, 'filling'))
    const failure = await refusal(ProgramLock.take(join(drive.folder, 'a.npsw'), given))
    expect(failure).toEqual({ code: 'disk-full', facts: { file: 'a.npsw' } })
    expect(readdirSync(drive.folder)).toEqual(['filling'])
  })

  it.skipIf(skipping(!existsSync('/sys/kernel'), 'only Linux has a drive that may not be written'))(
    'a drive that may not be written',
    async () => {
      const failure = await refusal(ProgramLock.take('/sys/kernel/a.npsw', given))
      expect(failure).toEqual({ code: 'file-read-only', facts: { file: 'a.npsw' } })
    },
  )
})

it('eight processes race for the lock of an owner that is gone: one gets in each time, and never two', async () => {
  const ROUNDS = 24
  const gone = await anEndedProcess()
  const racers = Array.from({ length: 8 }, () => {
    const child = aRacer()
    return { child, lines: linesOf(child) }
  })
  for (const { lines } of racers) expect(await lines()).toBe('ready')
  for (let round = 0; round < ROUNDS; round++) {
    const path = aPath()
    await plant(path, { pid: gone })
    const start = Date.now() + 40
    for (const { child } of racers) child.stdin.write(`${path}\t${start}\n`)
    // Whoever has it holds it until all have answered, so that two owners would both be seen.
    const answers = await Promise.all(racers.map(({ lines }) => lines()))
    expect(answers.toSorted()).toEqual([...Array(7).fill('program-in-use'), 'won'])
    const winner = first(racers.filter((_racer, index) => answers[index] === 'won'))
    winner.child.stdin.write('release\n')
    expect(await winner.lines()).toBe('released true')
    expect(flagsOf(path)).toEqual([])
  }
}, 180_000)

function aRacer() {
  const script = fileURLToPath(new URL('./lockRacer.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** The lines a process prints, one at a time. */
function linesOf(child: { stdout: Readable }): () => Promise<string> {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return async () => (await lines.next()).value ?? ''
}
