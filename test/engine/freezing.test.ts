// A frozen wave's figures never move, whatever comes or goes; a later change is a revision, and says why.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run, sql } from '../../electron/engine/store/sql'
import type { Definition } from '../../shared/contract/definition'
import type { Mapping } from '../../shared/contract/import'
import type { DimensionId, WaveId } from '../../shared/model/ids'
import { anOpenProgram, CLOSED, DIMENSION, first, LATER, NOW, OPEN, type TestEngine } from './builders'
import { addCompanies, rewritten } from './defined'
import { dumpOfCopy as dump } from './dump'

const ANSWERS = [
  { promoters: 30, passives: 20, detractors: 10, segment: 'North' },
  { promoters: 5, passives: 3, detractors: 8, segment: 'South' },
]
const PLAIN: Definition = { reading: 'answers', population: null, weighting: null, note: null }
const ROLES = ['score', 'email', 'segment'] as const
const MAPPING: Mapping = {
  sheet: null,
  columns: ROLES.map((role, index) => ({ index, role, ...(role === 'segment' && { dimension: DIMENSION }) })),
}

/** A clock that goes on by a minute at each look. */
function aClock() {
  let minutes = 0
  return () => {
    minutes += 1
    return new Date(Date.parse(NOW) + 60_000 * minutes)
  }
}

/** Two closed waves with answers, and an engine whose clock runs. */
async function aProgram() {
  const open = await anOpenProgram(
    [
      { ...CLOSED, invited: 300, answers: ANSWERS },
      { ...LATER, answers: [{ promoters: 40, passives: 10, detractors: 10, segment: 'North' }] },
    ],
    { clock: aClock() },
  )
  const [wave, later] = open.waves as [WaveId, WaveId]
  return { ...open, wave, later }
}

/** Imports scores with an e-mail each, into a segment. */
async function imported(open: TestEngine, wave: WaveId, scores: readonly number[], segment: string, name = 'more.csv') {
  const path = join(open.folder, name)
  const lines = scores.map((score, i) => `${score},${segment}${i}@example.com,${segment}`)
  writeFileSync(path, `Score,E-mail,${DIMENSION}\n${lines.join('\n')}\nn/a,x@example.com,${segment}\n`)
  return open.ask('import.run', { file: open.token(path), mapping: MAPPING, wave, again: true })
}

type Program = Awaited<ReturnType<typeof aProgram>>

/** Every figure of the frozen wave that a screen or a chart shows, and those of the wave after it that rest on it. */
async function figuresOf(open: Program) {
  const own = await open.ask('wave.results', { wave: open.wave })
  const { change, trend, segments } = await open.ask('wave.results', { wave: open.later })
  const [campaign] = await open.ask('campaign.list', {})
  return {
    own,
    next: { change, trend, segments: segments.map((line) => line.change) },
    listed: campaign?.waves[0],
    compared: campaign?.change,
    readings: await open.ask('definition.rollups', { wave: open.wave }),
    silent: (await open.ask('definition.weigh', { wave: open.wave })).nonResponse,
    onCalendar: (await open.ask('calendar.get', { from: CLOSED.opensOn, to: CLOSED.closesOn })).waves,
    header: await open.ask('wave.get', { wave: open.wave }),
  }
}

describe('freezing', () => {
  it('stays closed, with its readings, whatever is put right in its dates, invitations and accounts', async () => {
    const open = await aProgram()
    await rewritten(open, (db) => {
      const companies = ['A', 'B', 'C'].map((name, i) => ({
        name,
        value: 1000 * (i + 1),
        said: [10, 9, 2, 8].map((score) => ({
          score,
          contact: i ? ('key-user' as const) : ('decision-maker' as const),
        })),
      }))
      addCompanies(db, open.wave, companies)
    })
    await open.ask('definition.freeze', { wave: open.wave })
    const before = await figuresOf(open)
    expect(before.readings).toMatchObject({ accounts: 3, decisionMakers: 4 })
    await rewritten(open, (db) => {
      run(db, sql`UPDATE contact SET role = 'decision-maker'`)
      run(db, sql`UPDATE account SET value_per_year = 9`)
      run(db, sql`UPDATE response SET account_id = NULL WHERE score = 2`)
    })
    expect(await figuresOf(open)).toEqual(before)
    await open.ask('wave.update', { wave: open.wave, closesOn: '2030-12-31', invited: 900 })
    const after = await figuresOf(open)
    expect(after.own.wave).toMatchObject({ status: 'closed', closesOn: '2030-12-31' })
    // Its place among the waves follows its dates; what was frozen does not.
    const own = ({ own: { score, distribution, details, frozen, segments }, readings, silent }: typeof before) => ({
      ...{ score, distribution, details, frozen, readings, silent },
      segments: segments.map((line) => line.score),
    })
    expect(own(after)).toEqual(own(before))
    // The sheet names another number of invitations: a revision is on offer.
    expect((await open.ask('definition.get', { wave: open.wave })).since).toMatchObject({ definition: true, added: 0 })
  })

  it('refuses a list that is shorter than the answers, by name', async () => {
    const open = await aProgram()
    const definition = { ...PLAIN, population: 75 }
    const short = { code: 'list-too-short', facts: { population: 75, answers: 76 } }
    expect(await open.failure('definition.set', { wave: open.wave, definition })).toEqual(short)
    await open.ask('definition.set', { wave: open.wave, definition: { ...PLAIN, population: 76 } })
    expect((await open.ask('wave.get', { wave: open.wave })).score.interval?.margin).toBe(0)
    // A late answer makes the list too short afterwards; a figure that passes it over is not frozen.
    await imported(open, open.wave, [10], 'North')
    expect(await open.failure('definition.freeze', { wave: open.wave })).toEqual({
      code: 'list-too-short',
      facts: { population: 76, answers: 77 },
    })
  })

  it('waits for the end of the wave; again, it wants a reason', async () => {
    const open = await anOpenProgram([{ ...CLOSED, answers: ANSWERS }, OPEN])
    const [wave, running] = open.waves as [WaveId, WaveId]
    expect(await open.failure('definition.freeze', { wave: running })).toEqual({
      code: 'still-open',
      facts: { wave: OPEN.name, closesOn: OPEN.closesOn },
    })
    // The first freezing needs no reason, and keeps none.
    const { freezes, since } = await open.ask('definition.freeze', { wave, reason: 'Quarter end' })
    expect(freezes).toMatchObject([{ revision: 1, at: NOW, by: 'Tester', reason: null }])
    expect(since).toBeNull()
    expect(await open.failure('definition.freeze', { wave })).toEqual({
      code: 'reason-needed',
      facts: { wave: CLOSED.name },
    })
    const again = await open.ask('definition.freeze', { wave, reason: 'Late answers' })
    expect(again.freezes.map(({ revision, reason }) => [revision, reason])).toEqual([
      [2, 'Late answers'],
      [1, null],
    ])
    expect(await open.failure('definition.freeze', { wave: 99 })).toMatchObject({ code: 'not-found' })
  })

  it('writes everything that decides the figure on the sheet', async () => {
    const open = await aProgram()
    await imported(open, open.wave, [10, 9, 0], 'North')
    const { dimensions } = await open.ask('wave.get', { wave: open.wave })
    const { segments, id } = first(dimensions)
    const shares = segments.map((segment, i) => ({ segment: segment.id, people: i === 0 ? 300 : 700 }))
    const weighting = { margins: [{ dimension: id, shares }], trim: 5 }
    const definition = { reading: 'answers', population: 1000, weighting, note: 'Of the list of June' } as const
    await open.ask('definition.set', { wave: open.wave, definition })
    const { freezes } = await open.ask('definition.freeze', { wave: open.wave })
    const { sheet } = first(freezes)
    expect(sheet).toMatchObject({
      campaign: 'Relational',
      wave: CLOSED.name,
      opensOn: CLOSED.opensOn,
      closesOn: CLOSED.closesOn,
      invited: 300,
      confidence: 0.95,
      method: 'adjusted-wald',
      ...definition,
      answers: 79,
      imports: 1,
      exclusions: [{ reason: 'non-answer', rows: 1 }],
      onePerPerson: 'all',
      plain: { n: 79, promoters: 37, passives: 23, detractors: 19 },
      score: { n: 79 },
    })
    expect(sheet.score.nps).toBeCloseTo((0.3 * 100 * (32 - 11)) / 63 + 0.7 * -18.75, 10)
    expect(sheet.effective).toBeLessThan(79)
    const { score, defined, details } = await open.ask('wave.results', { wave: open.wave })
    expect(score).toEqual(sheet.plain)
    expect(defined?.nps).toBe(sheet.score.nps)
    // The list narrows the plain limits, in the details as well.
    expect(details.intervals.find(({ method }) => method === 'adjusted-wald')).toEqual(score.interval)
  })
})

describe('a frozen wave', () => {
  it('does not move with a further import, its undoing, an erasure, another level or other days', async () => {
    const open = await aProgram()
    const { id: batch } = await imported(open, open.wave, [10, 9, 3], 'North')
    await open.ask('definition.freeze', { wave: open.wave })
    const before = await figuresOf(open)
    expect(before.own.frozen).toMatchObject({ by: 'Tester', revision: 1 })
    expect(before.listed).toMatchObject({ frozen: true, score: { n: 79 } })
    const since = async () => (await open.ask('definition.get', { wave: open.wave })).since

    const { id: more } = await imported(open, open.wave, [0, 0, 0, 1, 2], 'South', 'late.csv')
    expect(await figuresOf(open)).toEqual(before)
    expect(await since()).toEqual({ answers: 84, added: 5, removed: 0, definition: false })
    // A new segment comes with the import, and is not among the frozen ones.
    const { id: west } = await imported(open, open.wave, [10, 10], 'West', 'west.csv')
    expect((await figuresOf(open)).own.segments).toEqual(before.own.segments)
    await open.ask('import.undo', { batch: west })
    await open.ask('import.undo', { batch: more })
    expect(await figuresOf(open)).toEqual(before)
    expect(await since()).toBeNull()

    // What was counted goes, with its whole segment's newest answers; their ids are given out anew.
    await open.ask('import.undo', { batch })
    expect(await since()).toEqual({ answers: 76, added: 0, removed: 3, definition: false })
    await imported(open, open.wave, [5, 5], 'North', 'other.csv')
    expect(await since()).toEqual({ answers: 78, added: 2, removed: 3, definition: false })
    expect(await figuresOf(open)).toEqual(before)

    const { rows } = await open.ask('wave.responses', { wave: open.wave, limit: 1 })
    await open.ask('privacy.erase', { response: first(rows).id, score: 'remove', backups: false })
    expect(await since()).toEqual({ answers: 77, added: 2, removed: 4, definition: false })
    expect(await figuresOf(open)).toEqual(before)

    await open.ask('program.update', { confidence: 0.8 })
    const { own, listed } = await figuresOf(open)
    expect(own).toEqual(before.own)
    expect(listed).toEqual(before.listed)
    await open.ask('program.update', { confidence: 0.95 })
    await open.ask('wave.update', { wave: open.wave, closesOn: '2027-01-31' })
    const moved = (await open.ask('wave.results', { wave: open.wave })).score
    expect(moved).toEqual(before.own.score)
  })

  it('takes in what came only by a revision, which says why; the first stays on record', async () => {
    const open = await aProgram()
    await open.ask('definition.freeze', { wave: open.wave })
    const before = await figuresOf(open)
    await imported(open, open.wave, [0, 0, 0, 1, 2], 'South')
    await open.ask('definition.set', { wave: open.wave, definition: { ...PLAIN, population: 90 } })
    expect((await open.ask('definition.get', { wave: open.wave })).since).toMatchObject({ added: 5, definition: true })
    expect(await figuresOf(open)).toEqual(before)
    const { freezes, since } = await open.ask('definition.freeze', { wave: open.wave, reason: 'Five late answers' })
    expect(since).toBeNull()
    expect(freezes.map(({ sheet }) => sheet.answers)).toEqual([81, 76])
    const after = await figuresOf(open)
    expect(after.own).toMatchObject({ frozen: { revision: 2 }, score: { n: 81, detractors: 23 } })
    expect(after.own.segments.map(({ score }) => score.n)).toEqual([60, 21])
    expect(after.next.change.against?.n).toBe(81)
    // 81 of 90 people: hardly anything is left to guess.
    expect(after.own.score.interval?.margin).toBeLessThan((before.own.score.interval?.margin ?? 0) / 2)
  })

  it('keeps a segment whose answers are all gone, and its weights', async () => {
    const open = await aProgram()
    const { id: batch } = await imported(open, open.wave, [10, 9, 3, 8], 'West')
    const { dimensions } = await open.ask('wave.get', { wave: open.wave })
    const { segments, id } = first(dimensions)
    const shares = segments.map((segment) => ({ segment: segment.id, people: 100 }))
    const definition = { ...PLAIN, weighting: { margins: [{ dimension: id, shares }], trim: null } }
    await open.ask('definition.set', { wave: open.wave, definition })
    await open.ask('definition.freeze', { wave: open.wave })
    const before = await figuresOf(open)
    await open.ask('import.undo', { batch })
    expect(await figuresOf(open)).toEqual(before)
    expect(before.own.segments.map(({ name }) => name)).toEqual(['North', 'South', 'West'])
    // Weights of what is left cannot be made: the revision is refused, and the frozen headline stands.
    const revision = { wave: open.wave, reason: 'An import was wrong' }
    expect(await open.failure('definition.freeze', revision)).toEqual({
      code: 'cannot-weigh',
      facts: { segment: 'West' },
    })
  })

  it('counts a crossing up to its last answer', async () => {
    const open = await aProgram()
    const crossed = async (scores: readonly number[], name: string) => {
      const path = join(open.folder, name)
      const lines = scores.map((score, i) => `${score},${i % 2 ? 'North' : 'South'},${i % 3 ? 'Large' : 'Small'}`)
      writeFileSync(path, `Score,${DIMENSION},Size\n${lines.join('\n')}\n`)
      const columns = (['score', 'segment', 'segment'] as const).map((role, index) => ({ index, role }))
      return open.ask('import.run', { file: open.token(path), mapping: { sheet: null, columns }, wave: open.wave })
    }
    await crossed([10, 9, 8, 3, 0, 10, 7], 'first.csv')
    const { dimensions } = await open.ask('wave.get', { wave: open.wave })
    const [dimension, second] = dimensions.map(({ id }) => id) as [DimensionId, DimensionId]
    const answers = async () => {
      const { cells } = await open.ask('plan.cells', { wave: open.wave, dimension, second })
      return cells.map((cell) => [...cell.names, cell.answers])
    }
    const before = await answers()
    expect(before.map((cell) => cell.at(-1))).toEqual([2, 1, 2, 2])
    await open.ask('definition.freeze', { wave: open.wave })
    await crossed([1, 2, 3, 4], 'second.csv')
    expect(await answers()).toEqual(before)
    await open.ask('definition.freeze', { wave: open.wave, reason: 'Four late answers' })
    expect((await answers()).map((cell) => cell.at(-1))).toEqual([3, 2, 3, 3])
  })

  it('is brought back exactly by undo and redo, and goes with a wave that has no answers', async () => {
    const open = await aProgram()
    const states: string[] = [await dump(open)]
    await open.ask('definition.set', { wave: open.wave, definition: { ...PLAIN, reading: 'accounts' } })
    states.push(await dump(open))
    await open.ask('definition.freeze', { wave: open.wave })
    states.push(await dump(open))
    await open.ask('definition.freeze', { wave: open.wave, reason: 'Again' })
    states.push(await dump(open))
    for (const state of states.slice(0, -1).reverse()) {
      await open.ask('history.undo', {})
      expect(await dump(open)).toBe(state)
    }
    for (const state of states.slice(1)) {
      await open.ask('history.redo', {})
      expect(await dump(open)).toBe(state)
    }
    expect(await open.failure('wave.remove', { wave: open.wave })).toMatchObject({ code: 'not-empty' })
    const campaign = first(await open.ask('campaign.list', {}))
    const days = { opensOn: CLOSED.opensOn, closesOn: CLOSED.closesOn }
    const { id } = await open.ask('wave.create', { campaign: campaign.id, name: 'Empty', ...days })
    await open.ask('definition.freeze', { wave: id })
    const whole = await dump(open)
    await open.ask('wave.remove', { wave: id })
    await open.ask('history.undo', {})
    expect(await dump(open)).toBe(whole)
  })

  it('is told in the history: the definition in fields, the freezing in a line, no sheet dumped', async () => {
    const open = await aProgram()
    const { dimensions } = await open.ask('wave.get', { wave: open.wave })
    const { segments, id } = first(dimensions)
    const shares = segments.map((segment, i) => ({ segment: segment.id, people: i === 0 ? 30 : 70 }))
    const definition = {
      ...PLAIN,
      reading: 'accounts' as const,
      weighting: { margins: [{ dimension: id, shares }], trim: 5 },
    }
    await open.ask('definition.set', { wave: open.wave, definition })
    await open.ask('definition.set', { wave: open.wave, definition: PLAIN })
    await open.ask('definition.freeze', { wave: open.wave })
    await open.ask('definition.freeze', { wave: open.wave, reason: 'Late answers' })
    const about = { what: 'definition' as const, id: open.wave }
    const { entries } = await open.ask('history.list', { about })
    const weights = `${DIMENSION}: North 30, South 70 ≤ 5×`
    const subject = { what: 'definition', id: open.wave, name: CLOSED.name, count: 1 }
    expect(entries.map(({ call, changes }) => [call, ...changes])).toEqual([
      [
        'definition.freeze',
        {
          ...subject,
          how: 'added',
          fields: [
            { field: 'revision', before: null, after: 2 },
            { field: 'reason', before: null, after: 'Late answers' },
          ],
        },
      ],
      ['definition.freeze', { ...subject, how: 'added', fields: [{ field: 'revision', before: null, after: 1 }] }],
      [
        'definition.set',
        {
          ...subject,
          how: 'changed',
          fields: [
            { field: 'reading', before: 'accounts', after: 'answers' },
            { field: 'weighting', before: weights, after: null },
          ],
        },
      ],
      [
        'definition.set',
        {
          ...subject,
          how: 'changed',
          fields: [
            { field: 'reading', before: 'answers', after: 'accounts' },
            { field: 'weighting', before: null, after: weights },
          ],
        },
      ],
    ])
    expect(entries[0]?.about).toEqual({ what: 'definition', id: open.wave, name: CLOSED.name })
  })
})
