// Programs as encrypted copies, through the calls: what is saved opens again, what fails leaves nothing behind, and the
// plain copy on the way never stays.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seal } from '../../electron/engine/store/program/sealed'
import { cleanTemporary, withTemporary } from '../../electron/engine/store/program/temporary'
import type { Progress } from '../../shared/wire'
import { skipping } from '../fixtures/skipping'
import { aFolder, anEngine, first, type TestEngine } from './builders'

const PASSPHRASE = 'correct horse battery staple'

/** An engine with a program open that holds one campaign, and a sealed copy of it. */
async function aSealedProgram(): Promise<TestEngine & { sealed: string; settings: string }> {
  const test = anEngine()
  const [path, sealed] = [join(test.folder, 'Acme.npsw'), join(test.folder, 'Acme.npsx')]
  await test.ask('program.create', { file: test.token(path), name: 'Acme' })
  await test.ask('campaign.create', { name: 'Relational 2026', kind: 'relational', touchpoint: null })
  // What the call does, but for the cost of the key, which a few tests pay.
  const plain = join(test.folder, 'plain')
  await test.ask('program.saveCopy', { to: test.token(plain) })
  await seal(plain, sealed, PASSPHRASE, { cost: 10 })
  rmSync(plain)
  return { ...test, sealed, settings: join(test.folder, 'settings') }
}

const leftIn = (settings: string) =>
  existsSync(join(settings, 'temporary')) ? readdirSync(join(settings, 'temporary')) : []

describe('an encrypted copy', () => {
  it('opens as the program it was made of, in a new file', async () => {
    const { ask, token, folder, sealed, settings } = await aSealedProgram()
    const { bytes } = await ask('program.saveSealed', { to: token(sealed), passphrase: PASSPHRASE })
    expect(bytes).toBe(statSync(sealed).size)
    expect(readFileSync(sealed).includes('Relational')).toBe(false)
    expect(leftIn(settings)).toEqual([])
    const to = join(folder, 'Copy.npsw')
    const info = await ask('program.openSealed', { file: token(sealed), passphrase: PASSPHRASE, to: token(to) })
    expect(info).toMatchObject({ name: 'Acme', file: 'Copy.npsw', state: 'writable', campaigns: 1 })
    expect((await ask('campaign.list', {})).map(({ name }) => name)).toEqual(['Relational 2026'])
    expect(leftIn(settings)).toEqual([])
    await ask('program.close', {})
    expect(readdirSync(folder).toSorted()).toEqual(['Acme.npsw', 'Acme.npsx', 'Copy.npsw', 'settings'])
    const recent = (await ask('app.state', {})).recent.map(({ file }) => file.name)
    expect(recent[0]).toBe('Copy.npsw')
    expect(recent.some((name) => name.startsWith('.'))).toBe(false)
  })

  it('lies on the way only where a crash would be cleaned up after', async () => {
    const { ask, token, folder, sealed, settings } = await aSealedProgram()
    const before = readdirSync(folder)
    let beside: string[] = []
    let draft = ''
    const onProgress = () => {
      beside = readdirSync(folder).filter((name) => !before.includes(name))
      draft = basename(readFileSync(join(settings, 'temporary', first(leftIn(settings)), 'draft'), 'utf8'))
    }
    const to = token(join(folder, 'Copy.npsw'))
    await ask('program.openSealed', { file: token(sealed), passphrase: PASSPHRASE, to }, { onProgress })
    expect(draft).toMatch(/^\.[0-9a-f]{12}\.opening$/)
    expect(beside.length).toBeGreaterThan(0)
    for (const name of beside) expect(name).toContain(draft)
  })

  it('is no program to open without its passphrase', async () => {
    const { failure, token, sealed } = await aSealedProgram()
    expect(await failure('program.open', { file: token(sealed) })).toEqual({
      code: 'program-encrypted',
      facts: { file: 'Acme.npsx' },
    })
  })

  it('tells how far it has come, in bytes', async () => {
    const { ask, token, folder } = await aSealedProgram()
    const steps: Progress[] = []
    const onProgress = (step: Progress) => void steps.push(step)
    await ask('program.saveSealed', { to: token(join(folder, 'b.npsx')), passphrase: PASSPHRASE }, { onProgress })
    expect(steps.at(-1)).toMatchObject({ stage: 'writing', unit: 'bytes' })
    expect(steps.at(-1)?.done).toBe(steps.at(-1)?.total)
  })
})

describe('what fails writes nothing, and the open program stays open', () => {
  it.each([
    ['wrong-passphrase', 'a wrong one', (bytes: Buffer) => bytes],
    ['sealed-damaged', PASSPHRASE, (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['not-a-program', PASSPHRASE, () => Buffer.from('Score,Comment\n9,fine\n')],
  ] as const)('%s', async (code, passphrase, change) => {
    const { ask, failure, token, folder, sealed, settings } = await aSealedProgram()
    writeFileSync(join(folder, 'given.npsx'), change(readFileSync(sealed)))
    const before = readdirSync(folder).toSorted()
    const file = { ...token(join(folder, 'given.npsx')), name: 'From Anna.npsx' }
    const to = token(join(folder, 'Copy.npsw'))
    expect(await failure('program.openSealed', { file, passphrase, to })).toEqual({
      code,
      facts: { file: 'From Anna.npsx' },
    })
    expect(readdirSync(folder).toSorted()).toEqual(before)
    expect(leftIn(settings)).toEqual([])
    expect((await ask('program.info', {})).file).toBe('Acme.npsw')
  })

  it.each([
    ['not-a-program', Buffer.from('not a database, however well it was encrypted')],
    ['program-damaged', null],
  ] as const)('an encrypted file that holds no sound program: %s', async (code, given) => {
    const { ask, failure, token, folder, settings } = await aSealedProgram()
    const plain = join(folder, 'plain')
    if (given) writeFileSync(plain, given)
    else {
      await ask('program.saveCopy', { to: token(plain) })
      writeFileSync(plain, readFileSync(plain).subarray(0, 8192))
    }
    await seal(plain, join(folder, 'given.npsx'), PASSPHRASE, { cost: 10 })
    const before = readdirSync(folder).toSorted()
    const input = { file: token(join(folder, 'given.npsx')), passphrase: PASSPHRASE, to: token(join(folder, 'x.npsw')) }
    expect(await failure('program.openSealed', input)).toEqual({ code, facts: { file: 'given.npsx' } })
    expect(readdirSync(folder).toSorted()).toEqual(before)
    expect(leftIn(settings)).toEqual([])
  })

  it('a file that is there already, or whose log is', async () => {
    const { failure, token, folder, sealed } = await aSealedProgram()
    const input = { file: token(sealed), passphrase: PASSPHRASE, to: token(join(folder, 'Copy.npsw')) }
    for (const name of ['Copy.npsw-wal', 'Copy.npsw']) {
      writeFileSync(join(folder, name), 'mine')
      expect(await failure('program.openSealed', input)).toEqual({ code: 'file-exists', facts: { file: 'Copy.npsw' } })
      expect(readFileSync(join(folder, name), 'utf8')).toBe('mine')
    }
  })

  it('a folder that is not there', async () => {
    const { failure, token, folder, sealed } = await aSealedProgram()
    const gone = token(join(folder, 'gone', 'Copy'))
    const failed = { code: 'cannot-write', facts: { file: 'Copy', reason: 'ENOENT' } }
    expect(await failure('program.openSealed', { file: token(sealed), passphrase: PASSPHRASE, to: gone })).toEqual(
      failed,
    )
    expect(await failure('program.saveSealed', { to: gone, passphrase: PASSPHRASE })).toEqual(failed)
  })

  it('the open program itself, no program at all, a short passphrase', async () => {
    const { ask, failure, token, folder } = await aSealedProgram()
    const program = join(folder, 'Acme.npsw')
    const before = readFileSync(program)
    const save = { to: token(program), passphrase: PASSPHRASE }
    expect((await failure('program.saveSealed', save)).code).toBe('file-exists')
    expect(readFileSync(program).equals(before)).toBe(true)
    expect((await failure('program.saveSealed', { ...save, passphrase: 'too short' })).code).toBe('bad-input')
    await ask('program.close', {})
    expect((await failure('program.saveSealed', save)).code).toBe('no-program')
  })

  it('a cancelled one', async () => {
    const { failure, token, folder, settings, sealed } = await aSealedProgram()
    const stop = new AbortController()
    const options = { signal: stop.signal, onProgress: () => stop.abort() }
    const before = readFileSync(sealed)
    const save = { to: token(sealed), passphrase: PASSPHRASE }
    expect((await failure('program.saveSealed', save, options)).code).toBe('cancelled')
    expect(readFileSync(sealed).equals(before)).toBe(true)
    expect(readdirSync(folder).toSorted()).toEqual(expect.arrayContaining(['Acme.npsw', 'Acme.npsx']))
    expect(leftIn(settings)).toEqual([])
  })
})

describe('what must not stay', () => {
  /** What a process that ended in the middle of its work has left. */
  function leftover(settings: string, pid: number, draft?: string): string {
    const folder = join(settings, 'temporary', `${pid}-00112233aabb`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'plain.npsw'), 'names and scores')
    if (draft !== undefined) writeFileSync(join(folder, 'draft'), draft)
    return folder
  }
  const anEndedProcess = () => spawnSync(process.execPath, ['-e', '']).pid

  it.skipIf(skipping(process.platform === 'win32', 'Windows has no rights of this kind'))(
    'is its owner’s alone while it is there',
    async () => {
      await withTemporary(aFolder(), async ({ folder }) => {
        expect(statSync(folder).mode & 0o777).toBe(0o700)
      })
    },
  )

  it('goes when the work fails', async () => {
    const settings = aFolder()
    const failing = withTemporary(settings, async ({ folder }) => {
      writeFileSync(join(folder, 'plain.npsw'), 'names and scores')
      throw new Error('in the middle')
    })
    await expect(failing).rejects.toThrow('in the middle')
    expect(leftIn(settings)).toEqual([])
  })

  it('goes at the next start after a crash, and so does a draft beside another file, with what belongs to it', async () => {
    const [settings, folder] = [aFolder(), aFolder()]
    const draft = join(folder, '.00112233aabb.opening')
    for (const path of [draft, `${draft}-wal`, `${draft}.lock-0011`, join(folder, '..00112233aabb.opening.reserve')]) {
      writeFileSync(path, 'names and scores')
    }
    writeFileSync(join(folder, 'Acme.npsw'), 'mine')
    for (const pid of [anEndedProcess(), process.pid]) leftover(settings, pid, draft)
    await cleanTemporary(settings)
    expect(leftIn(settings)).toEqual([])
    expect(readdirSync(folder)).toEqual(['Acme.npsw'])
  })

  it('a draft on a drive that is away is remembered until it is back', async () => {
    const [settings, root] = [aFolder(), aFolder()]
    const draft = join(root, 'drive', '.00112233aabb.opening')
    const work = leftover(settings, anEndedProcess(), draft)
    await cleanTemporary(settings)
    expect(existsSync(work)).toBe(true)
    mkdirSync(join(root, 'drive'))
    writeFileSync(draft, 'names and scores')
    await cleanTemporary(settings)
    expect([existsSync(draft), leftIn(settings)]).toEqual([false, []])
  })

  it('nothing is removed by a note that says something else', async () => {
    const [settings, folder] = [aFolder(), aFolder()]
    const mine = join(folder, 'Acme.npsw')
    writeFileSync(mine, 'mine')
    for (const note of [mine, '', '../..', '.00112233aabb.opening']) {
      leftover(settings, anEndedProcess(), note)
      await cleanTemporary(settings)
    }
    expect(readFileSync(mine, 'utf8')).toBe('mine')
    expect(leftIn(settings)).toEqual([])
  })

  it('stays while another engine is at work on it', async () => {
    const settings = aFolder()
    // The process that runs these tests was started by another one, which lives.
    const work = leftover(settings, process.ppid)
    await cleanTemporary(settings)
    expect(existsSync(join(work, 'plain.npsw'))).toBe(true)
    await withTemporary(settings, async ({ folder }) => {
      await cleanTemporary(settings)
      expect(existsSync(folder)).toBe(true)
    })
  })
})
