// What is said of a headline that weighs answers or reads them by account: its change and its target, on what they are worth.
import { describe, expect, it } from 'vitest'
import { worthTarget } from '../../electron/engine/compare/target'
import { run, sql } from '../../electron/engine/store/sql'
import type { Definition } from '../../shared/contract/definition'
import type { WaveId } from '../../shared/model/ids'
import { type Answers, anOpenProgram, CLOSED, first, LATER, OPEN, type TestEngine } from './builders'
import { rewritten } from './defined'

const Z = 1.959963984540054
const PLAIN: Definition = { reading: 'answers', population: null, weighting: null, note: null }
const BY_ACCOUNT: Definition = { ...PLAIN, reading: 'accounts' }

/** Both segments get better, but the later wave reached many more of the South, which is the less content one. */
const SHIFTED = [
  {
    ...CLOSED,
    answers: [
      { promoters: 120, passives: 60, detractors: 20, segment: 'North' },
      { promoters: 8, passives: 12, detractors: 20, segment: 'South' },
    ],
  },
  {
    ...LATER,
    answers: [
      { promoters: 40, passives: 16, detractors: 4, segment: 'North' },
      { promoters: 60, passives: 40, detractors: 100, segment: 'South' },
    ],
  },
]

/** As many people in the North as in the South. */
async function evenly(open: TestEngine, wave: WaveId): Promise<Definition> {
  const { dimensions } = await open.ask('wave.get', { wave })
  const [dimension] = dimensions
  if (!dimension) throw new Error('the wave has a dimension')
  const shares = dimension.segments.map(({ id }) => ({ segment: id, people: 500 }))
  return { ...PLAIN, weighting: { margins: [{ dimension: dimension.id, shares }], trim: null } }
}

async function shifted({ both }: { both: boolean }) {
  const open = await anOpenProgram(SHIFTED)
  const [before, now] = open.waves as [WaveId, WaveId]
  const definition = await evenly(open, now)
  const { sheet: later } = await open.ask('definition.set', { wave: now, definition })
  if (!both) return { ...open, before, now, later, earlier: null }
  const { sheet: earlier } = await open.ask('definition.set', { wave: before, definition })
  return { ...open, before, now, later, earlier }
}

/** The results of the later of two waves, read by account: nobody has one, so each stands for themselves. */
async function readByAccount(before: Answers, now: Answers) {
  const open = await anOpenProgram([
    { ...CLOSED, answers: [before] },
    { ...LATER, answers: [now] },
  ])
  for (const wave of open.waves) await open.ask('definition.set', { wave, definition: BY_ACCOUNT })
  return open.ask('wave.results', { wave: open.waves[1] as WaveId })
}

/** Adjusted Wald: mean and its squared error, of shares that are worth so many answers. */
function adjusted(promoter: number, detractor: number, worth: number) {
  const n = worth + 3
  const mean = ((promoter - detractor) * worth) / n
  const spread = ((promoter + detractor) * worth + 1.5) / n - mean ** 2
  return { mean, error: spread / n }
}

describe('a change of the weighted score', () => {
  it('is told beside that of the plain one, which the mix of segments moves', async () => {
    const open = await shifted({ both: true })
    const { change, defined } = await open.ask('wave.results', { wave: open.now })
    expect(change.kind).toBe('real')
    expect(change.change).toBeCloseTo(100 * (-4 / 260 - 88 / 240), 9)
    expect(defined).toMatchObject({ unlike: false, weighted: true, nps: 20, before: 10 })
    expect(defined?.change.change).toBeCloseTo(10, 9)
    expect(defined?.change.against).toEqual({ wave: open.before, name: CLOSED.name, n: 240 })
    // The same by hand: half the weight to each segment.
    const then = adjusted((0.6 + 0.2) / 2, (0.1 + 0.5) / 2, open.earlier?.effective ?? Number.NaN)
    const now = adjusted((40 / 60 + 0.3) / 2, (4 / 60 + 0.5) / 2, open.later.effective ?? Number.NaN)
    const reach = Z * Math.sqrt(then.error + now.error)
    expect(defined?.change.lower).toBeCloseTo(100 * (now.mean - then.mean - reach), 9)
    expect(defined?.change.upper).toBeCloseTo(100 * (now.mean - then.mean + reach), 9)
    expect(defined?.change.kind).not.toBe('real')
    // The comparison of the two waves says the same.
    const compared = await open.ask('compare.waves', { wave: open.now })
    expect(compared?.defined).toEqual(defined)
  })

  it('is not told where the earlier figure is made otherwise', async () => {
    const open = await shifted({ both: false })
    const { defined } = await open.ask('wave.results', { wave: open.now })
    expect(defined).toMatchObject({ nps: 20, unlike: true, before: null })
    expect(defined?.change).toMatchObject({ kind: 'none', change: null, against: null })
    await open.ask('definition.set', { wave: open.before, definition: BY_ACCOUNT })
    expect((await open.ask('wave.results', { wave: open.now })).defined?.unlike).toBe(true)
  })

  it('keeps what a frozen wave was frozen with, whatever goes from it', async () => {
    const open = await shifted({ both: true })
    await open.ask('definition.freeze', { wave: open.before })
    const before = await open.ask('wave.results', { wave: open.now })
    await rewritten(open, (db) => run(db, sql`DELETE FROM response WHERE wave_id = ${open.before} AND score = 10`))
    const after = await open.ask('wave.results', { wave: open.now })
    expect(after.defined).toEqual(before.defined)
    // Made otherwise afterwards: the frozen figure stays as it was made.
    await open.ask('definition.set', { wave: open.before, definition: PLAIN })
    expect((await open.ask('wave.results', { wave: open.now })).defined).toEqual(before.defined)
  })

  it('one answer an account: as of every answer once', async () => {
    const { change, defined } = await readByAccount(
      { promoters: 30, passives: 20, detractors: 10 },
      { promoters: 60, passives: 20, detractors: 5 },
    )
    expect(defined?.change.kind).toBe(change.kind)
    for (const figure of ['change', 'lower', 'upper', 'pValue', 'detectable'] as const)
      expect(defined?.change[figure]).toBeCloseTo(change[figure] ?? Number.NaN, 9)
  })

  it('ten accounts with an answer each are ten answers', async () => {
    const { change, defined } = await readByAccount(
      { promoters: 1, passives: 2, detractors: 7 },
      { promoters: 8, passives: 2, detractors: 0 },
    )
    expect(change.kind).toBe('real')
    expect(defined?.change.kind).toBe('real')
  })

  it('names other shares of people, and tells nothing where weights are cut otherwise', async () => {
    const open = await shifted({ both: true })
    const told = async () => (await open.ask('wave.results', { wave: open.now })).defined
    expect(await told()).toMatchObject({ unlike: false, moved: false })
    const definition = await evenly(open, open.before)
    const { weighting } = definition
    const [margin] = weighting?.margins ?? []
    if (!weighting || !margin) throw new Error('there are weights')
    const other = { ...margin, shares: margin.shares.map((share, i) => ({ ...share, people: 400 + 200 * i })) }
    const set = (changed: typeof weighting) =>
      open.ask('definition.set', { wave: open.before, definition: { ...definition, weighting: changed } })
    // Twice as many everywhere are the same shares.
    await set({
      ...weighting,
      margins: [{ ...margin, shares: margin.shares.map((one) => ({ ...one, people: 1000 })) }],
    })
    expect(await told()).toMatchObject({ unlike: false, moved: false })
    await set({ ...weighting, margins: [other] })
    expect(await told()).toMatchObject({ unlike: false, moved: true })
    await set({ ...weighting, trim: 5 })
    expect(await told()).toMatchObject({ unlike: true, moved: false })
  })

  it('waits for the end of the wave', async () => {
    const open = await anOpenProgram([
      { ...CLOSED, answers: [{ promoters: 30, passives: 20, detractors: 10 }] },
      { ...OPEN, answers: [{ promoters: 60, passives: 20, detractors: 5 }] },
    ])
    for (const wave of open.waves) await open.ask('definition.set', { wave, definition: BY_ACCOUNT })
    expect((await open.ask('wave.results', { wave: open.waves[1] as WaveId })).defined).toBeNull()
    expect((await open.ask('compare.waves', { wave: open.waves[1] as WaveId }))?.defined).toBeNull()
  })
})

describe('the weighted score against a target', () => {
  const against = async (target: number, definition: (open: TestEngine, wave: WaveId) => Promise<Definition>) => {
    const open = await anOpenProgram(SHIFTED)
    const [, wave] = open.waves as [WaveId, WaveId]
    const campaign = first(await open.ask('campaign.list', {}))
    await open.ask('campaign.update', { campaign: campaign.id, target })
    await open.ask('definition.set', { wave, definition: await definition(open, wave) })
    return open.ask('compare.target', { wave })
  }

  it('is judged by itself: the plain score misses it, the weighted one does not', async () => {
    const found = await against(5, evenly)
    expect(found).toMatchObject({ kind: 'not-shown-below', defined: { kind: 'above', nps: 20, weighted: true } })
    expect(found?.defined?.lower).toBeGreaterThan(5)
    expect((await against(18, evenly))?.defined?.kind).toBe('not-shown-above')
    expect((await against(40, evenly))?.defined?.kind).toBe('below')
    expect((await against(5, async () => PLAIN))?.defined).toBeNull()
  })

  it('a census knows its score, to the last digit; fewer than ten answers, or ten’s worth, know nothing', () => {
    const shares = { promoter: 0.5, passive: 0.3, detractor: 0.2 }
    const of = { nps: 30, shares, answers: 40, effective: 36 }
    const census = { ...of, lower: 30, upper: 30, factor: 0 }
    expect(worthTarget(census, 29, 0.95)).toBe('above')
    expect(worthTarget(census, 30, 0.95)).toBe('not-shown-above')
    expect(worthTarget(census, 31, 0.95)).toBe('below')
    // Weights leave a hair: still on its target.
    expect(worthTarget({ ...census, nps: 30 - 4e-15, lower: 30 - 4e-15, upper: 30 - 4e-15 }, 30, 0.95)).toBe(
      'not-shown-above',
    )
    const few = { ...of, lower: 22, upper: 70, factor: 0.2 }
    expect(worthTarget({ ...few, answers: 9, effective: 9 }, -50, 0.95)).toBe('none')
    expect(worthTarget({ ...few, effective: 9 }, -50, 0.95)).toBe('none')
    expect(worthTarget({ ...census, answers: 6, effective: 6 }, -50, 0.95)).toBe('none')
    expect(worthTarget({ ...few, answers: 10, effective: 10 - 2e-14 }, -50, 0.95)).toBe('above')
  })
})
