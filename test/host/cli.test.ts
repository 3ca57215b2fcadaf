// The command line: real files, the real engine, exit codes, and what stands on which output. A few commands run as they
// are typed, in a process of their own; the rest run in this one, which is faster.
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemLanguages } from '../../electron/host/places'
import { runCommand } from '../../electron/host/runCommand'
import type { StartEngine } from '../../shared/engineLink'

const PROJECT = resolve(import.meta.dirname, '..', '..')
const RUNNER = join(PROJECT, 'electron', 'host', 'built.mjs')
/** The first run may have to build. */
const LONG = 180_000

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nps-cli-test-'))
  await writeFile(join(folder, 'answers.csv'), 'Note;Commentaire\n10;Bien\n9;\n8;\n3;lent\nNA;\n11;x\n7;\n10;\n')
  await writeFile(join(folder, 'many.csv'), `Score\n${'10\n'.repeat(60)}${'7\n'.repeat(20)}${'2\n'.repeat(20)}`)
  await writeFile(join(folder, 'empty.csv'), '')
  await writeFile(join(folder, 'no-score.csv'), 'City,Country\nParis,France\nLyon,France\n')
  await typed(['calls'])
}, LONG)
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Run {
  code: number
  out: string
  err: string
}

/** Types a command in a process of its own. */
function typed(words: string[], environment: Record<string, string> = {}): Promise<Run> {
  return new Promise((settle) => {
    const { LC_ALL: _all, LC_MESSAGES: _messages, ...inherited } = process.env
    const env = { ...inherited, LANG: 'en_GB.UTF-8', NPS_WORKBENCH_HOME: join(folder, 'home'), ...environment }
    execFile(process.execPath, [RUNNER, 'cli', ...words], { cwd: folder, env }, (error, out, err) => {
      settle({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

let thread: Worker | null = null
afterAll(() => thread?.terminate())

/** The built engine in a thread that outlives its command and is started anew by the next: loading it is what takes long. */
const sharedEngine: StartEngine = (hear) => {
  thread ??= new Worker(join(PROJECT, 'out', 'main', 'engine.js'))
  const engine = thread
  engine.on('message', hear)
  return {
    post: (message) => engine.postMessage(message),
    kill: () => engine.off('message', hear),
  }
}

/** Runs a command in this process, with the built engine. */
async function run(words: string[], environment: Record<string, string> = { LANG: 'en_GB.UTF-8' }): Promise<Run> {
  const said = { out: '', err: '' }
  const code = await runCommand(words, {
    out: (line) => {
      said.out += `${line}\n`
    },
    err: (line) => {
      said.err += `${line}\n`
    },
    startEngine: sharedEngine,
    settings: {
      settingsFolder: join(folder, 'home', 'settings'),
      programsFolder: join(folder, 'home', 'programs'),
      systemLanguages: systemLanguages(environment),
      appVersion: '0.0.0',
      checkReplies: true,
    },
    folder,
    signal: new AbortController().signal,
  })
  return { code, ...said }
}

const lines = (text: string) => text.trimEnd().split('\n')

describe('score', () => {
  it('prints exactly one object with --json', async () => {
    const { code, out, err } = await typed(['score', 'answers.csv', '--json'])
    expect([code, err]).toEqual([0, ''])
    expect(lines(out)).toHaveLength(1)
    const told = JSON.parse(out)
    expect(told).toEqual({
      file: 'answers.csv',
      layout: 'generic',
      layoutEvidence: [],
      scoreColumn: 'Note',
      rows: {
        read: 8,
        counted: 6,
        excluded: [
          { reason: 'non-answer', count: 1 },
          { reason: 'out-of-range', count: 1 },
        ],
      },
      n: 6,
      promoters: 3,
      passives: 2,
      detractors: 1,
      nps: expect.closeTo(100 / 3, 9),
      interval: {
        method: 'adjusted-wald',
        confidence: 0.95,
        lower: expect.any(Number),
        upper: expect.any(Number),
      },
    })
    expect(told.interval.lower).toBeLessThan(told.nps)
    expect(told.interval.upper).toBeGreaterThan(told.nps)
  })

  it('tells a reader what was recognised, the shares and the likely range', async () => {
    const { code, out } = await run(['score', 'many.csv'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Score column +Score$/m)
    expect(out).toMatch(/^Rows +100 read, 100 counted$/m)
    expect(out).toMatch(/^Promoters +60 \(60%\)$/m)
    expect(out).toMatch(/^NPS +\+40, likely between \+2\d and \+5\d \(95%, 100 responses\)$/m)
  })

  it('claims no score from six answers, in French under a French system', async () => {
    const { out } = await typed(['score', 'answers.csv'], { LANG: 'fr_FR.UTF-8' })
    expect(out).toMatch(/^NPS +Trop peu de réponses pour un score \(6\)\./m)
    expect(out).toMatch(/^Lignes +8 lues, 6 comptées$/m)
    expect((await run(['score', 'answers.csv', '--language', 'fr'])).out).toBe(out)
    expect((await run(['score', 'answers.csv'], { LANG: 'en_GB.UTF-8', LC_ALL: 'fr_CA.UTF-8' })).out).toBe(out)
  })

  it('takes the score column that is named', async () => {
    const { code, out } = await run(['score', 'answers.csv', '--score-column', 'Commentaire', '--json'])
    expect([code, JSON.parse(out).error?.code]).toEqual([2, 'no-scores'])
    const none = await run(['score', 'answers.csv', '--score-column=Nope', '--json'])
    expect([none.code, JSON.parse(none.out).error.code]).toEqual([2, 'no-such-column'])
  })
})

describe('what cannot be used', () => {
  const cases: [words: string[], code: string][] = [
    [['score', 'missing.csv'], 'file-missing'],
    [['score', 'empty.csv'], 'empty-file'],
    [['score', 'no-score.csv'], 'no-score-column'],
    [['score'], 'usage'],
    [['score', 'answers.csv', 'more.csv'], 'usage'],
    [['score', 'answers.csv', '--bogus'], 'usage'],
    [['score', 'answers.csv', '--sheet'], 'usage'],
    [['score', 'answers.csv', '--language', 'de'], 'usage'],
    [['frobnicate'], 'usage'],
  ]
  it.each(cases)('%j ends with 2 and %s', async (words, code) => {
    const json = await run([...words, '--json'])
    const told = JSON.parse(json.out)
    expect([json.code, json.err]).toEqual([2, ''])
    expect(Object.keys(told)).toEqual(['error'])
    expect(told.error).toEqual({ code, message: expect.any(String), next: expect.any(String) })
    const plain = await run(words)
    expect([plain.code, plain.out]).toEqual([2, ''])
    expect(lines(plain.err)).toEqual([told.error.message, told.error.next])
  })

  it('is said in the language that was asked for', async () => {
    const { err } = await typed(['score', '--language', 'fr'])
    expect(lines(err)[0]).toBe('La commande «\u00a0score\u00a0» attend un FICHIER.')
  })

  it('is an empty command', async () => {
    const { code, out, err } = await run([])
    expect([code, out]).toEqual([2, ''])
    expect(lines(err)).toHaveLength(2)
  })
})

describe('call', () => {
  it('creates a program, writes to it and reads it back, each in a process of its own', async () => {
    const created = await typed(['call', 'program.create', '{"name":"Acme"}', '--program', 'Acme.npsw'])
    expect([created.code, JSON.parse(created.out).name]).toEqual([0, 'Acme'])
    const campaign = '{"name":"Relational","kind":"relational","touchpoint":null}'
    const written = await typed(['call', 'campaign.create', campaign, '--program', 'Acme.npsw'])
    expect(written.code).toBe(0)
    const read = await typed(['call', 'campaign.list', '--program', 'Acme.npsw'])
    expect(JSON.parse(read.out)).toMatchObject([{ id: JSON.parse(written.out).id, name: 'Relational' }])
    expect((await readdir(folder)).filter((name) => name.startsWith('Acme'))).toEqual(['Acme.npsw'])
  })

  it('never creates a program over a file that is there', async () => {
    await writeFile(join(folder, 'Taken.npsw'), 'precious')
    const { code, out } = await run(['call', 'program.create', '{"name":"X"}', '--program', 'Taken.npsw'])
    expect([code, JSON.parse(out).error.code]).toEqual([2, 'file-exists'])
  })

  it('that only asks is content with a look at a program that is in use; one that writes is not', async () => {
    await run(['call', 'program.create', '{"name":"Held"}', '--program', 'Held.npsw'])
    // As a database program of another kind leaves it while it has the file open.
    await writeFile(join(folder, 'Held.npsw-shm'), '')
    const asked = await run(['call', 'campaign.list', '--program', 'Held.npsw'])
    expect([asked.code, JSON.parse(asked.out)]).toEqual([0, []])
    const campaign = '{"name":"Relational","kind":"relational","touchpoint":null}'
    const written = await run(['call', 'campaign.create', campaign, '--program', 'Held.npsw'])
    expect([written.code, JSON.parse(written.out).error.code]).toEqual([2, 'program-held-elsewhere'])
  })

  it('replaces {"path"} by a file wherever it stands', async () => {
    const { code, out } = await run(['call', 'import.recognise', '{"file":{"path":"answers.csv"}}'])
    expect([code, JSON.parse(out).file]).toEqual([0, 'answers.csv'])
  })

  it('tells every failure as JSON', async () => {
    const cases: [words: string[], code: string][] = [
      [['call'], 'usage'],
      [['call', 'app.state', '{bad'], 'usage'],
      [['call', 'app.state', '[]'], 'usage'],
      [['call', 'toString'], 'unknown-call'],
      [['call', 'app.state', '{"extra":1}'], 'bad-input'],
      [['call', 'campaign.list'], 'no-program'],
      [['call', 'campaign.list', '--program', 'missing.npsw'], 'file-missing'],
      [['call', 'campaign.list', '--program', 'answers.csv'], 'not-a-program'],
    ]
    for (const [words, code] of cases) {
      const told = await run(words)
      expect([words, told.code, JSON.parse(told.out).error.code, told.err]).toEqual([words, 2, code, ''])
    }
  })
})

it('lists every call with its kind', async () => {
  const { code, out } = await run(['calls'])
  expect(code).toBe(0)
  expect(out).toMatch(/^import\.score +free$/m)
  expect(out).toMatch(/^campaign\.create +write$/m)
  const listed = JSON.parse((await run(['calls', '--json'])).out)
  expect(listed).toContainEqual({ name: 'import.run', kind: 'write', long: true })
})

it('explains itself in both languages', async () => {
  expect((await run(['help'])).out).toContain('score FILE [--sheet NAME]')
  const french = await run(['--help', '--language', 'fr'])
  expect([french.code, french.out.split('\n')[0]]).toEqual([0, 'NPS Workbench en ligne de commande'])
})
