// Wave against wave, on real programs: who answered both is found, and the verdict rests on the method that fits.
import { describe, expect, it } from 'vitest'
import { MOST_MATCHED } from '../../electron/engine/store/pairs'
import { addLater, aKnownProgram, dimensionOf, type KnownWave, movers, strangers } from './matched'

const EARLIER = { name: 'Q2', opensOn: '2026-04-01', closesOn: '2026-04-30' }
const LATER = { name: 'Q3', opensOn: '2026-07-01', closesOn: '2026-07-31' }
const STILL_OPEN = { name: 'Q4', opensOn: '2026-11-01', closesOn: '2026-11-30' }

const MATRIX = [
  [12, 6, 3],
  [4, 21, 10],
  [2, 7, 55],
]
const two = (before: KnownWave['answers'], now: KnownWave['answers']): KnownWave[] => [
  { ...EARLIER, answers: before },
  { ...LATER, answers: now },
]
const compared = async (waves: KnownWave[]) => {
  const open = await aKnownProgram(waves)
  const wave = open.waves.at(-1)
  if (wave === undefined) throw new Error('there is a wave')
  const found = await open.ask('compare.waves', { wave })
  if (found === null) throw new Error('there are two waves')
  return { ...open, wave, found }
}

describe('who answered both waves', () => {
  it.each([
    ['contact', (i: number) => ({ contact: i + 1 })],
    ['respondent code', (i: number) => ({ respondent: `C-${i}` })],
    ['e-mail, whatever its case', (i: number) => ({ email: `p${i}@example.com` })],
  ])('is found by %s', async (_, known) => {
    const { before, now } = movers(MATRIX, known)
    const shouted = now.map((answer) => (answer.email ? { ...answer, email: answer.email.toUpperCase() } : answer))
    const { found } = await compared(two(before, shouted))
    expect(found).toMatchObject({ pairing: 'same', people: { both: 120, onlyBefore: 0, onlyNow: 0 } })
    expect(found.movement?.matrix).toEqual(MATRIX)
  })

  it.each([
    ['1 … n', (i: number) => `${i + 1}`],
    ['with gaps, where many broke off', (i: number) => `${3 * i + 1}`],
    ['with a word before it', (i: number) => `Respondent ${i + 1}`],
    ['with noughts before it', (i: number) => `R_${String(i + 1).padStart(4, '0')}`],
  ])('is not told by a number that a survey tool gave to its answers: %s', async (_, code) => {
    const { before, now } = movers(MATRIX, (i) => ({ respondent: code(i) }))
    const { found } = await compared(two(before, now))
    expect(found).toMatchObject({ pairing: 'different', people: { both: 0, onlyBefore: 120, onlyNow: 120 } })
  })

  it('is told by customer numbers, by an e-mail beside a running number, and by codes among numbers', async () => {
    const customers = movers(MATRIX, (i) => ({ respondent: `${70_000 + 37 * i}` }))
    expect((await compared(two(customers.before, customers.now))).found.pairing).toBe('same')
    const mailed = movers(MATRIX, (i) => ({ respondent: `${i + 1}`, email: `p${i}@example.com` }))
    // The second tool numbered the same people the other way round.
    const turned = mailed.now.map((answer, i) => ({ ...answer, respondent: `${120 - i}` }))
    const { found } = await compared(two(mailed.before, turned))
    expect(found.movement?.matrix).toEqual(MATRIX)
    const coded = movers(MATRIX, (i) => ({ respondent: i < 60 ? `KX${i}Q` : `${i}` }))
    expect((await compared(two(coded.before, coded.now))).found.people.both).toBe(60)
  })

  it('is also found where only one wave knows the contact', async () => {
    const { before, now } = movers(MATRIX, (i) => ({ respondent: `C-${i}` }))
    const linked = now.map((answer, i) => ({ ...answer, contact: i + 1 }))
    expect((await compared(two(before, linked))).found.pairing).toBe('same')
  })

  it('is not somebody with the same e-mail who is another contact', async () => {
    const shared = { email: 'office@example.com' }
    const before = [...strangers(20, 10, 10), { score: 3, contact: 1, ...shared }]
    const now = [...strangers(20, 10, 10), { score: 10, contact: 2, ...shared }]
    const { found } = await compared(two(before, now))
    expect(found).toMatchObject({ pairing: 'different', people: { both: 0, onlyBefore: 41, onlyNow: 41 } })
    expect(found.movement).toBeNull()
  })

  it('answered with their latest answer of a wave', async () => {
    const before = [...strangers(20, 10, 10), { score: 10, contact: 1, at: '2026-04-20' }]
    const repeated = [...before, { score: 3, contact: 1, at: '2026-04-21' }]
    const now = [...strangers(20, 10, 10), { score: 8, contact: 1 }]
    const { found } = await compared(two(repeated, now))
    expect(found.people).toEqual({ both: 1, onlyBefore: 40, onlyNow: 40 })
    expect(found.movement?.matrix).toEqual([
      [0, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
    ])
    // Their first answer still counts in the wave, so the change is that of the scores that are shown.
    expect(found.change.change).toBeCloseTo((found.wave.score.nps ?? 0) - (found.against.score.nps ?? 0), 10)
  })
})

describe('the change', () => {
  it('of different people rests on the adjusted Wald difference', async () => {
    const { found } = await compared(two(strangers(45, 30, 25), strangers(60, 25, 15)))
    expect(found.pairing).toBe('different')
    const decides = found.tests.filter((test) => test.decides)
    expect(decides.map(({ method }) => method)).toEqual(['adjusted-wald'])
    expect(found.change).toMatchObject({
      kind: 'real',
      change: 25,
      lower: decides[0]?.lower,
      pValue: decides[0]?.pValue,
    })
    expect(found.exact).toBe(false)
    expect(found.tests.map(({ method }) => method)).toEqual(['adjusted-wald', 'wald', 'pooled', 'welch-t'])
  })

  it('of the same people rests on their own steps, and finds what different people would not show', async () => {
    const { before, now } = movers(MATRIX, (i) => ({ contact: i + 1 }))
    const same = (await compared(two(before, now))).found
    const different = (await compared(two(strangers(64, 35, 21), strangers(68, 34, 18)))).found
    expect(same.change.change).toBeCloseTo(different.change.change ?? Number.NaN, 10)
    expect(same.tests.map(({ method }) => method)).toEqual([
      'paired-adjusted-wald',
      'paired-t',
      'paired-score',
      'stuart-maxwell',
      'bowker',
    ])
    const width = ({ change }: typeof same) => (change.upper ?? 0) - (change.lower ?? 0)
    expect(width(same)).toBeLessThan(0.75 * width(different))
    expect(same.change.detectable ?? 0).toBeLessThan(different.change.detectable ?? 0)
    expect(same.movement).toMatchObject({ recovered: 9 / 21, lost: 9 / 64, change: same.change.change })
  })

  it('of partly the same people lies between, with the error by respondent', async () => {
    const { before, now } = movers(MATRIX, (i) => ({ contact: i + 1 }))
    const { found } = await compared(two([...before, ...strangers(40, 22, 18)], [...now, ...strangers(66, 25, 14)]))
    expect(found).toMatchObject({ pairing: 'partly', people: { both: 120, onlyBefore: 80, onlyNow: 105 } })
    const [decides, asIfDifferent] = found.tests
    expect(decides).toMatchObject({ method: 'respondent-clustered', decides: true })
    expect(found.change).toMatchObject({ lower: decides?.lower, upper: decides?.upper, pValue: decides?.pValue })
    expect((decides?.upper ?? 0) - (decides?.lower ?? 0)).toBeLessThan(
      (asIfDifferent?.upper ?? 0) - (asIfDifferent?.lower ?? 0),
    )
  })

  it('has an exact p beside it when a wave has fewer than thirty answers', async () => {
    const { found } = await compared(two(strangers(10, 5, 5), strangers(45, 30, 25)))
    expect(found.exact).toBe(true)
    const exact = found.tests.find(({ method }) => method === 'permutation')
    expect(exact).toMatchObject({ decides: false, lower: null, statistic: null })
    expect(exact?.pValue).toBeGreaterThan(0.5)
  })

  it('is not judged with fewer than ten answers, nor while either wave is open', async () => {
    const few = (await compared(two(strangers(3, 3, 3), strangers(45, 30, 25)))).found
    expect(few).toMatchObject({ change: { kind: 'none', change: null, against: { n: 9 } }, tests: [], exact: false })
    const { before, now } = movers(MATRIX, (i) => ({ contact: i + 1 }))
    const waves = [
      { ...LATER, answers: before },
      { ...STILL_OPEN, answers: now },
    ]
    const open = await compared(waves)
    expect(open.found).toMatchObject({
      pairing: 'same',
      change: { kind: 'none', lower: null },
      movement: null,
      tests: [],
    })
    expect(open.found.wave.score.interval?.method).toBe('confidence-sequence')
  })

  it('is the same on the results, in the list of campaigns and in the comparison', async () => {
    const { before, now } = movers(MATRIX, (i) => ({ contact: i + 1, segment: i % 2 ? 'Energy' : 'Water' }))
    const { ask, found, wave } = await compared(two([...before, ...strangers(12, 2, 4, 'Water')], now))
    const by = await dimensionOf({ ask }, wave)
    const results = await ask('wave.results', { wave, by })
    expect(results.change).toEqual(found.change)
    expect((await ask('campaign.list', {}))[0]?.change).toEqual(found.change)
    const bySegment = await ask('compare.waves', { wave, by })
    expect(bySegment?.segments.map(({ name, change }) => ({ name, change }))).toEqual(
      results.segments.map(({ name, change }) => ({ name, change })),
    )
  })

  it('of a frozen wave is that of the answers it was frozen with', async () => {
    const { before, now } = movers(MATRIX, (i) => ({ contact: i + 1 }))
    const frozen = await compared(two(before, now))
    const { ask, wave } = frozen
    await ask('definition.freeze', { wave })
    await addLater(frozen, wave, [{ score: 0, contact: 100, at: '2026-08-30' }, ...strangers(0, 0, 30)])
    const after = await ask('compare.waves', { wave })
    expect(after?.change).toEqual(frozen.found.change)
    expect(after?.movement).toEqual(frozen.found.movement)
  })
})

describe('which wave it is compared with', () => {
  const waves = [
    { name: 'Q1', opensOn: '2026-01-01', closesOn: '2026-01-31', answers: strangers(30, 30, 40) },
    { ...EARLIER, answers: strangers(45, 30, 25) },
    { ...LATER, answers: [] },
    { name: 'Late', opensOn: '2026-09-01', closesOn: '2026-09-30', answers: strangers(60, 25, 15) },
  ]

  it('the nearest earlier one with answers unless told; later minus earlier either way round', async () => {
    const { ask, waves: ids } = await aKnownProgram(waves)
    const [q1, q2, q3, late] = ids
    if (!q1 || !q2 || !q3 || !late) throw new Error('four waves')
    expect(await ask('compare.waves', { wave: q1 })).toBeNull()
    expect(await ask('compare.waves', { wave: late })).toMatchObject({ against: { id: q2 }, change: { change: 25 } })
    const told = await ask('compare.waves', { wave: late, against: q1 })
    expect(told).toMatchObject({ wave: { id: late }, against: { id: q1 }, change: { change: 55 } })
    expect(await ask('compare.waves', { wave: q1, against: late })).toEqual(told)
  })

  it('is refused when it has no answers, is itself, or is of another campaign', async () => {
    const { ask, failure, waves: ids } = await aKnownProgram(waves)
    const [q1, , q3] = ids
    const { id: campaign } = await ask('campaign.create', { name: 'Other', kind: 'relational', touchpoint: null })
    const { id: other } = await ask('wave.create', {
      campaign,
      name: 'X',
      opensOn: '2026-01-01',
      closesOn: '2026-01-31',
    })
    const gone = { code: 'not-found', facts: { what: 'wave' } }
    for (const against of [q1, q3, other]) expect(await failure('compare.waves', { wave: q1, against })).toEqual(gone)
    expect(await failure('compare.waves', { wave: ids[3], by: 99 })).toEqual({
      code: 'not-found',
      facts: { what: 'dimension' },
    })
  })
})

describe('the segments of two waves', () => {
  const before = [
    ...strangers(30, 20, 10, 'Energy'),
    ...strangers(20, 20, 20, 'Water'),
    ...strangers(2, 1, 1, 'Rail'),
    ...strangers(5, 5, 5),
  ]
  const now = [
    ...strangers(32, 20, 8, 'Energy'),
    ...strangers(45, 10, 5, 'Water'),
    ...strangers(20, 5, 5, 'Air'),
    ...strangers(6, 5, 4),
  ]

  it('are judged together, and those in one wave only or too small are not', async () => {
    const { ask, wave } = await compared(two(before, now))
    const by = await dimensionOf({ ask }, wave)
    const found = await ask('compare.waves', { wave, by })
    expect(found?.segments.map(({ name, change }) => [name, change.kind])).toEqual([
      ['Air', 'none'],
      ['Energy', 'cannot-tell'],
      ['Rail', 'none'],
      ['Water', 'real'],
      [null, 'cannot-tell'],
    ])
    expect(found).toMatchObject({ judged: 3, real: 1 })
    const water = found?.segments[3]
    expect(water?.adjustedP).toBeCloseTo(3 * (water?.change.pValue ?? Number.NaN), 12)
  })

  it('share the change out between their mix and themselves, exactly', async () => {
    const { ask, wave } = await compared(two(before, now))
    const by = await dimensionOf({ ask }, wave)
    const found = await ask('compare.waves', { wave, by })
    const mix = found?.mix
    expect(mix).toMatchObject({ dimension: by, dimensionName: 'Sector' })
    expect((mix?.mix ?? 0) + (mix?.within ?? 0)).toBeCloseTo(found?.change.change ?? Number.NaN, 9)
    expect(mix?.segments.find(({ name }) => name === 'Air')).toMatchObject({ within: 0, before: { n: 0, nps: null } })
  })
})

describe('waves too large for people to be looked for', () => {
  it('count as answered by different people, on every screen alike', async () => {
    const people = (moved: number) =>
      Array.from({ length: MOST_MATCHED + 1 }, (_, i) => ({ score: i % 3 ? 10 : 3 + moved, respondent: `C-${i}` }))
    const { ask, found, wave } = await compared(two(people(0), people(5)))
    const n = MOST_MATCHED + 1
    expect(found).toMatchObject({
      pairing: 'different',
      people: { both: 0, onlyBefore: n, onlyNow: n },
      movement: null,
    })
    expect((await ask('wave.results', { wave })).change).toEqual(found.change)
  })
})
