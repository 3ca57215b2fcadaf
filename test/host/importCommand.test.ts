// The command “import”: files into a wave, each by itself; what is refused, what is said, and what is left in the program.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../../electron/host/runCommand'
import type { StartEngine } from '../../shared/engineLink'

const PROJECT = resolve(import.meta.dirname, '..', '..')
/** The first run may have to build. */
const LONG = 180_000

let folder = ''
let thread: Worker | null = null
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nps-import-test-'))
  await built()
}, LONG)
afterAll(async () => {
  await thread?.terminate()
  await rm(folder, { recursive: true, force: true })
})

/** Any command builds what is missing. */
function built(): Promise<void> {
  const runner = join(PROJECT, 'electron', 'host', 'built.mjs')
  return new Promise((settle, fail) => {
    execFile(process.execPath, [runner, 'cli', 'calls'], (error) => (error ? fail(error) : settle()))
  })
}

/** The built engine in a thread that outlives its command and is started anew by the next: loading it is what takes long. */
const sharedEngine: StartEngine = (hear) => {
  thread ??= new Worker(join(PROJECT, 'out', 'main', 'engine.js'))
  const engine = thread
  engine.on('message', hear)
  return { post: (message) => engine.postMessage(message), kill: () => engine.off('message', hear) }
}

interface Heard {
  signal?: AbortSignal
  progress?: (line: string) => void
}

async function run(words: string[], { signal = new AbortController().signal, progress }: Heard = {}) {
  const said = { out: '', err: '' }
  const code = await runCommand(words, {
    out: (line) => {
      said.out += `${line}\n`
    },
    err: (line) => {
      said.err += `${line}\n`
    },
    ...(progress && { progress }),
    startEngine: sharedEngine,
    settings: {
      settingsFolder: join(folder, 'home', 'settings'),
      programsFolder: join(folder, 'home', 'programs'),
      systemLanguages: ['en-GB'],
      appVersion: '0.0.0',
      checkReplies: true,
    },
    folder,
    signal,
  })
  return { code, ...said }
}

let count = 0
let program = ''
/** A program with one campaign and two waves, for each test. */
beforeEach(async () => {
  count += 1
  program = `Program ${count}.npsw`
  await called('program.create', { name: 'Acme' })
  const { id } = await called('campaign.create', { name: 'Relation client', kind: 'relational', touchpoint: null })
  for (const name of ['T2', 'T3']) {
    const days = { opensOn: '2026-07-01', closesOn: '2026-09-30', invited: null }
    await called('wave.create', { campaign: id, name, ...days })
  }
})

async function called(name: string, input: object) {
  const { code, out } = await run(['call', name, JSON.stringify(input), '--program', program])
  if (code !== 0) throw new Error(out)
  return JSON.parse(out)
}

const file = (name: string, text: string) => writeFile(join(folder, name), text)
const into = (wave = 'T3') => ['--into', program, '--campaign', 'Relation client', '--wave', wave]

/** Imports and reads the one object that is printed. */
async function imported(words: string[], heard?: Heard) {
  const { code, out, err } = await run(['import', ...words, '--json'], heard)
  expect([err, out.trimEnd().split('\n').length]).toEqual(['', 1])
  return { code, told: JSON.parse(out) }
}

const GOOD = 'Note;Commentaire\n10;Bien\n9;\n8;\n3;lent\nNA;\n11;x\n7;\n10;\n'

describe('import', () => {
  it('prints one object: each file with its counts, then the wave', async () => {
    await file('good.csv', GOOD)
    const { code, told } = await imported(['good.csv', ...into()])
    expect(code).toBe(0)
    expect(told).toEqual({
      program: 'Acme',
      campaign: 'Relation client',
      wave: 'T3',
      files: [
        {
          file: 'good.csv',
          layout: 'generic',
          mapping: null,
          scoreColumn: 'Note',
          rows: {
            read: 8,
            imported: 6,
            skipped: 1,
            rejected: 1,
            reasons: [
              { kind: 'rejected', reason: 'out-of-range', count: 1 },
              { kind: 'skipped', reason: 'non-answer', count: 1 },
            ],
          },
          batch: 1,
        },
      ],
      n: 6,
      promoters: 3,
      passives: 2,
      detractors: 1,
      nps: expect.closeTo(100 / 3, 9),
      interval: {
        method: expect.any(String),
        confidence: 0.95,
        lower: expect.any(Number),
        upper: expect.any(Number),
      },
    })
  })

  it('tells a reader what became of each file and of the wave', async () => {
    await file('many.csv', `Score;Avis\n${'10;a\n'.repeat(60)}${'7;b\n'.repeat(20)}${'2;c\n'.repeat(20)}12;d\n`)
    const { code, out, err } = await run(['import', 'many.csv', ...into()])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Rows +101 read = 100 imported \+ 0 skipped \+ 1 rejected$/m)
    expect(out).toMatch(/^Rejected +1 × outside 0 to 10$/m)
    expect(out).toMatch(/^Mapping +as recognised$/m)
    expect(out).toMatch(/^Wave +T3$/m)
    expect(out).toMatch(/^NPS +.*\+40/m)
  })

  it('one file that cannot be imported does not stop the others; it ends with 2', async () => {
    await file('first.csv', 'Note\n10\n9\n')
    await file('broken.csv', 'Ville,Pays\nParis,France\nLyon,France\n')
    await file('last.csv', 'Note\n3\n')
    const { code, told } = await imported(['first.csv', 'broken.csv', 'missing.csv', 'last.csv', ...into()])
    expect(code).toBe(2)
    expect(told.files.map((one: { error?: { code: string } }) => one.error?.code ?? 'imported')).toEqual([
      'imported',
      'no-score-column',
      'file-missing',
      'imported',
    ])
    expect(told.files[1]).toEqual({
      file: 'broken.csv',
      error: { code: 'no-score-column', message: expect.any(String), next: expect.any(String) },
    })
    expect([told.n, told.promoters, told.detractors]).toEqual([3, 2, 1])
    const plain = await run(['import', 'broken.csv', ...into()])
    expect(plain.code).toBe(2)
    const { message, next } = told.files[1].error
    expect(plain.err.trimEnd().split('\n')).toEqual([message, next])
  })

  it('finds campaign and wave whatever their case, and names what there is', async () => {
    await file('good.csv', GOOD)
    const { told } = await imported(['good.csv', '--into', program, '--campaign', 'RELATION CLIENT', '--wave', 't2'])
    expect([told.campaign, told.wave, told.n]).toEqual(['Relation client', 'T2', 6])
    const wrong = await imported(['good.csv', ...into('T9')])
    expect([wrong.code, wrong.told.error.code]).toEqual([2, 'no-such-name'])
    expect(wrong.told.error.message).toContain('T9')
    expect(wrong.told.error.next).toContain('T2, T3')
    const campaign = await imported(['good.csv', '--into', program, '--campaign', 'X', '--wave', 'T2'])
    expect(campaign.told.error.next).toContain('Relation client')
    const mapping = await imported(['good.csv', ...into(), '--mapping', 'CRM'])
    expect(mapping.told.error).toMatchObject({ code: 'no-such-name' })
  })

  it('never makes a program, and does not touch one that is in use, damaged or none', async () => {
    await file('good.csv', GOOD)
    const asked = async (name: string) =>
      (await imported(['good.csv', '--into', name, '--campaign', 'c', '--wave', 'w'])).told.error.code
    expect(await asked('Nowhere.npsw')).toBe('file-missing')
    expect(existsSync(join(folder, 'Nowhere.npsw'))).toBe(false)
    await file('Other.npsw', 'precious')
    expect(await asked('Other.npsw')).toBe('not-a-program')
    const bytes = await readFile(join(folder, program))
    await writeFile(join(folder, 'Cut.npsw'), bytes.subarray(0, bytes.length - 5000))
    expect(await asked('Cut.npsw')).toBe('program-damaged')
    // As a database program of another kind leaves it while it has the file open.
    await file(`${program}-shm`, '')
    expect(await asked(program)).toBe('program-held-elsewhere')
    await rm(join(folder, `${program}-shm`))
  })

  it('the same bytes are imported once, unless on purpose', async () => {
    await file('good.csv', GOOD)
    const twice = await imported(['good.csv', 'good.csv', ...into()])
    expect([twice.code, twice.told.files[1].error.code, twice.told.n]).toEqual([2, 'already-imported', 6])
    expect((await imported(['good.csv', ...into(), '--again'])).told.n).toBe(12)
  })
})

describe('what only the user can say', () => {
  it('ambiguous dates are refused until their order is said', async () => {
    await file('dates.csv', 'Date;Note\n03/04/2026;10\n05/06/2026;3\n')
    const refused = await imported(['dates.csv', ...into()])
    expect([refused.code, refused.told.files[0].error.code, refused.told.n]).toEqual([2, 'date-order-unknown', 0])
    const { told } = await imported(['dates.csv', ...into(), '--date-order', 'month-first'])
    expect(told.n).toBe(2)
    const { rows } = await called('wave.responses', { wave: 2, sort: { by: 'score', descending: true } })
    expect(rows[0].answeredAt).toMatch(/^2026-03-04/)
  })

  it('an order that was said does not overrule rows that decide', async () => {
    await file('decided.csv', 'Date;Note\n25/04/2026;10\n05/06/2026;3\n')
    await imported(['decided.csv', ...into(), '--date-order', 'month-first'])
    const { rows } = await called('wave.responses', { wave: 2, sort: { by: 'score', descending: true } })
    expect(rows[0].answeredAt).toMatch(/^2026-04-25/)
  })

  it('several columns could be the score: refused with their names, until one is named', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i % 11};${(i * 7) % 11}`)
    await file('unclear.csv', `Accueil;Délai\n${rows.join('\n')}\n`)
    const refused = await imported(['unclear.csv', ...into()])
    expect(refused.told.files[0].error).toMatchObject({ code: 'unclear-score-column' })
    expect(refused.told.files[0].error.message).toContain('Accueil')
    const { told } = await imported(['unclear.csv', ...into(), '--score-column', 'accueil'])
    expect([told.files[0].scoreColumn, told.n]).toEqual(['Accueil', 30])
    const wrong = await imported(['unclear.csv', ...into(), '--score-column', 'Prix'])
    expect(wrong.told.files[0].error.code).toBe('no-such-column')
  })
})

describe('answers that come again', () => {
  it('of one person count each, or only the first or the latest, as it was said', async () => {
    await file('june.csv', 'Email;Date;Note\nclaire@exemple.fr;2026-07-01;3\nmarc@exemple.fr;2026-07-02;9\n')
    await file('july.csv', 'Email;Date;Note\nclaire@exemple.fr;2026-08-20;10\n')
    const both = ['june.csv', 'july.csv']
    expect((await imported([...both, ...into('T2')])).told).toMatchObject({ n: 3, promoters: 2, detractors: 1 })
    const latest = await imported([...both, ...into('T3'), '--keep-persons', 'latest', '--again'])
    expect(latest.told).toMatchObject({ n: 2, promoters: 2, detractors: 0 })
    const [, july] = latest.told.files
    expect(july.rows).toMatchObject({ read: 1, imported: 1 })
  })

  it('the first counts where that was said; the later row is skipped and told why', async () => {
    await file('both.csv', 'Email;Note\nclaire@exemple.fr;3\nclaire@exemple.fr;10\n')
    const { told } = await imported(['both.csv', ...into(), '--keep-persons', 'first'])
    expect(told).toMatchObject({ n: 1, detractors: 1 })
    expect(told.files[0].rows.reasons).toEqual([{ kind: 'skipped', reason: 'same-person', count: 1 }])
  })
})

describe('saved mappings', () => {
  const HEADERS = 'Jour;Ressenti;Ville;Avis'
  const ROWS = Array.from({ length: 24 }, (_, i) => `03/04/2026;${i % 11};${['Lyon', 'Lille'][i % 2]};mot ${i}`)
  const columns = [
    { header: 'Jour', role: 'date', dateOrder: 'day-first' },
    { header: 'Ressenti', role: 'score' },
    { header: 'Ville', role: 'segment', dimension: 'Agence' },
  ]
  const save = (signature: string) =>
    called('import.saveMapping', { name: 'Borne', signature, layout: 'generic', columns, rules: {} })
  const recognised = async (name: string) =>
    JSON.parse((await run(['call', 'import.recognise', JSON.stringify({ file: { path: name } })])).out)

  it('of the same layout are used by themselves, of any layout by their name', async () => {
    await file('kept.csv', `${HEADERS}\n${ROWS.join('\n')}\n`)
    await save((await recognised('kept.csv')).signature)
    const { code, told } = await imported(['kept.csv', ...into()])
    expect([code, told.files[0].mapping, told.n]).toEqual([0, 'Borne', 24])
    const { rows } = await called('wave.responses', { wave: 2 })
    expect(rows[0].answeredAt).toMatch(/^2026-04-03/)
    expect(rows[0].segments).toHaveLength(1)

    const shifted = ROWS.map((row) => `x;${row};y`).join('\n')
    await file('shifted.csv', `Zéro;${HEADERS.toUpperCase()};Fin\n${shifted}\n`)
    const named = await imported(['shifted.csv', ...into('T2'), '--mapping', 'borne'])
    expect([named.code, named.told.files[0].mapping, named.told.n]).toEqual([0, 'Borne', 24])
  })

  it('that need columns which the file has not are refused', async () => {
    await file('short.csv', 'Ressenti\n10\n9\n')
    await save('of another file')
    const { code, told } = await imported(['short.csv', ...into(), '--mapping', 'Borne'])
    expect([code, told.files[0].error.code]).toEqual([2, 'mapping-does-not-fit'])
    expect(told.files[0].error.message).toMatch(/Jour, Ville/)
  })
})

describe('Ctrl+C', () => {
  it('leaves nothing of the file that is being imported, and says so with 130', async () => {
    const rows = Array.from({ length: 120_000 }, (_, i) => `${i % 11},comment ${i}`)
    await file('small.csv', 'Score,Comment\n10,a\n9,b\n')
    await file('long.csv', `Score,Comment\n${rows.join('\n')}\n`)
    const controller = new AbortController()
    const heard: string[] = []
    const { code, told } = await imported(['small.csv', 'long.csv', ...into()], {
      signal: controller.signal,
      progress: (line) => {
        heard.push(line)
        if (line.startsWith('long.csv: Storing')) controller.abort()
      },
    })
    expect([code, told.files[1].error.code, told.n]).toEqual([130, 'cancelled', 2])
    expect(heard.at(-1)).toBe('')
    expect(await called('import.list', {})).toHaveLength(1)
    expect((await readdir(folder)).filter((name) => name.startsWith(program))).toEqual([program])
  }, 60_000)
})

describe('usage', () => {
  it.each([
    [['import'], /needs a FILE/],
    [['import', 'a.csv'], /--into/],
    [['import', 'a.csv', '--into', 'p', '--wave', 'w'], /--campaign/],
    [['import', 'a.csv', '--into', 'p', '--campaign', 'c'], /--wave/],
    [
      ['import', 'a.csv', '--into', 'p', '--campaign', 'c', '--wave', 'w', '--date-order', 'iso'],
      /day-first, month-first/,
    ],
    [['import', 'a.csv', '--into', 'p', '--campaign', 'c', '--wave', 'w', '--keep-answers', 'x'], /first, latest, all/],
  ])('%j', async (words, sentence) => {
    const { code, err } = await run(words)
    expect([code, err.split('\n')[0]]).toEqual([2, expect.stringMatching(sentence)])
  })
})

const real = process.env.NPS_SHARED ? join(process.env.NPS_SHARED, 'realdata') : undefined
const present = real !== undefined && existsSync(real)
if (!present) console.warn('Skipped: real survey files. Set NPS_SHARED to the folder that holds realdata/ to run them.')

describe.skipIf(!present)('real files', () => {
  const named = (name: string) => join(real ?? '', name)

  it('three channels in one wave give the figures of their union', async () => {
    const files = ['nps_email.csv', 'nps_mobile.csv', 'nps_web.csv'].map(named)
    const { code, told } = await imported([...files, ...into(), '--score-column', 'nps_rating'])
    expect(code).toBe(0)
    expect(told).toMatchObject({ n: 6043, promoters: 2196, passives: 2255, detractors: 1592 })
    expect(told.nps).toBeCloseTo(9.995, 3)
    for (const { rows } of told.files) expect(rows.read).toBe(rows.imported + rows.skipped + rows.rejected)
  }, 60_000)

  it('ambiguous dates are asked for, their ISO twin is not', async () => {
    const score = ['--score-column', 'how would you rate Sudzilla?']
    const asked = await imported([named('conference-us-ambiguous-dates.csv'), ...into(), ...score])
    expect([asked.code, asked.told.files[0].error.code]).toEqual([2, 'date-order-unknown'])
    const said = [...into(), ...score, '--date-order', 'month-first']
    const us = await imported([named('conference-us-ambiguous-dates.csv'), ...said])
    expect(us.told).toMatchObject({ n: 39, promoters: 8, passives: 9, detractors: 22 })
    const iso = await imported([named('conference-iso-dates.csv'), ...into('T2'), ...score])
    expect([iso.code, iso.told]).toMatchObject([0, { n: 39, promoters: 8, passives: 9, detractors: 22 }])
  })
})
