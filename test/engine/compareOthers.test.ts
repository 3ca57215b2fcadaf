// Segments against the rest, the target, the trend and two given groups, on real programs.
import { describe, expect, it } from 'vitest'
import { targetVerdict } from '../../electron/engine/compare/target'
import { scoreLine } from '../../electron/engine/stats/scoreLine'
import { aKnownProgram, dimensionOf, type KnownAnswer, type KnownWave, strangers } from './matched'

const monthly = (i: number) => {
  const month = String(i + 1).padStart(2, '0')
  return { name: `M${i + 1}`, opensOn: `2025-${month}-01`, closesOn: `2025-${month}-20` }
}
const CLOSED = monthly(0)
const OPEN = { name: 'Open', opensOn: '2026-11-01', closesOn: '2026-11-30' }

describe('segments against the rest', () => {
  const answers = [
    ...strangers(70, 15, 15, 'Energy'),
    ...strangers(45, 30, 25, 'Rail'),
    ...strangers(20, 30, 50, 'Water'),
    ...strangers(3, 1, 1, 'Air'),
    ...strangers(20, 15, 10),
  ]

  it('are judged together, with a gate before them', async () => {
    const { ask, waves } = await aKnownProgram([{ ...CLOSED, answers }])
    const [wave] = waves
    if (!wave) throw new Error('there is a wave')
    const by = await dimensionOf({ ask }, wave)
    const found = await ask('compare.segments', { wave, by })
    expect(found).toMatchObject({ wave, by, judged: 4, differing: 2, interim: false, gate: { df1: 3 } })
    expect(found.gate?.pValue).toBeLessThan(0.001)
    expect(found.segments.map(({ name, difference }) => [name, difference.kind])).toEqual([
      ['Air', 'none'],
      ['Energy', 'real'],
      ['Rail', 'cannot-tell'],
      ['Water', 'real'],
      [null, 'cannot-tell'],
    ])
    const energy = found.segments[1]
    expect(energy?.score).toMatchObject({ n: 100, nps: 55 })
    expect(energy?.rest).toMatchObject({ n: 250, promoters: 88, passives: 76, detractors: 86 })
    expect(energy?.difference.change).toBeCloseTo(55 - (100 * (88 - 86)) / 250, 10)
    expect(energy?.adjustedP).toBeGreaterThan(energy?.difference.pValue ?? 1)
  })

  it('are not judged while the wave is open', async () => {
    const { ask, waves } = await aKnownProgram([{ ...OPEN, answers }])
    const [wave] = waves
    if (!wave) throw new Error('there is a wave')
    const found = await ask('compare.segments', { wave, by: await dimensionOf({ ask }, wave) })
    expect(found).toMatchObject({ interim: true, gate: null, judged: 0, differing: 0 })
    expect(found.segments.every(({ difference }) => difference.kind === 'none')).toBe(true)
    expect(found.segments[1]?.score.interval?.method).toBe('confidence-sequence')
  })

  it('of a dimension that the wave does not have are refused', async () => {
    const { failure, waves } = await aKnownProgram([{ ...CLOSED, answers: strangers(5, 5, 5) }])
    expect(await failure('compare.segments', { wave: waves[0], by: 1 })).toMatchObject({ code: 'not-found' })
  })
})

describe('a target', () => {
  const verdict = async (wave: KnownWave, target: number | null) => {
    const { ask, waves } = await aKnownProgram([wave], target)
    const [id] = waves
    if (!id) throw new Error('there is a wave')
    return ask('compare.target', { wave: id })
  }
  it.each([
    ['above', [140, 40, 20]],
    ['not-shown-above', [56, 32, 12]],
    ['not-shown-below', [50, 32, 18]],
    ['below', [60, 60, 80]],
    ['none', [5, 2, 2]],
  ] as const)('is %s', (kind, [promoters, passives, detractors]) => {
    const score = scoreLine({ promoters, passives, detractors }, { confidence: 0.95 })
    const found = targetVerdict(score, 40, { settled: true, confidence: 0.95 })
    expect(found).toMatchObject({ kind, target: 40, score })
    if (kind === 'none') expect(found).toMatchObject({ statistic: null, pValue: null })
    else expect(found.pValue ?? 1).toBeLessThan(kind === 'above' || kind === 'below' ? 0.05 : 1)
  })

  it('is never said to be passed by a sentence whose range holds it', () => {
    for (let n = 10; n < 60; n += 1) {
      for (let detractors = 0; detractors <= n / 4; detractors += 1) {
        const score = scoreLine({ promoters: n - detractors, passives: 0, detractors }, { confidence: 0.95 })
        const { kind } = targetVerdict(score, 60, { settled: true, confidence: 0.95 })
        if (kind === 'above') expect(score.interval?.lower).toBeGreaterThan(60)
        if (kind === 'below') expect(score.interval?.upper).toBeLessThan(60)
      }
    }
  })

  it('takes the same list into account as the range beside it', () => {
    const bands = { promoters: 56, passives: 32, detractors: 12 }
    const settled = { settled: true, confidence: 0.95 }
    const of = (population: number) =>
      targetVerdict(scoreLine(bands, { confidence: 0.95, population }), 40, { ...settled, population })
    expect(targetVerdict(scoreLine(bands, { confidence: 0.95 }), 40, settled).kind).toBe('not-shown-above')
    expect(of(130)).toMatchObject({ kind: 'not-shown-above' })
    expect(of(107)).toMatchObject({ kind: 'above' })
    // Everybody answered: 44 is 44.
    expect(of(100)).toMatchObject({ kind: 'above', pValue: 0, statistic: null })
  })

  it('is interim while the wave is open, and there is none unless the campaign has one', async () => {
    const open = await verdict({ ...OPEN, answers: strangers(140, 40, 20) }, 40)
    expect(open).toMatchObject({
      kind: 'interim',
      pValue: null,
      score: { interval: { method: 'confidence-sequence' } },
    })
    const closed = { ...CLOSED, answers: strangers(140, 40, 20) }
    expect(await verdict(closed, 40)).toMatchObject({ kind: 'above', target: 40 })
    expect(await verdict(closed, null)).toBeNull()
  })
})

describe('the trend', () => {
  const steady = [strangers(40, 20, 20), strangers(36, 24, 18), strangers(48, 20, 22), strangers(44, 22, 21)]
  const trendOf = async (waves: KnownWave[]) => {
    const { ask, campaign, waves: ids } = await aKnownProgram(waves, 30)
    return { found: await ask('compare.trend', { campaign }), ids }
  }
  const closed = (answers: KnownAnswer[][]) => answers.map((own, i) => ({ ...monthly(i), answers: own }))

  it('has no control limits below six closed waves', async () => {
    const { found } = await trendOf([
      ...closed([...steady, strangers(40, 19, 20)]),
      { ...monthly(6), answers: [] },
      { ...OPEN, answers: strangers(9, 9, 2) },
    ])
    expect(found).toMatchObject({ control: null, target: 30 })
    expect(found.points.map(({ name }) => name)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'Open'])
    for (const point of found.points) expect(point).toMatchObject({ lower: null, ewma: null, out: false, drift: false })
  })

  it('takes all six for the baseline, and from seven on all but the latest, which then stands out', async () => {
    const six = [...steady, strangers(38, 19, 22), strangers(42, 20, 19)]
    expect((await trendOf(closed(six))).found.control).toMatchObject({ baseline: 6, method: 'plain' })
    const { found } = await trendOf([
      ...closed([...six, strangers(20, 20, 44)]),
      { ...OPEN, answers: strangers(1, 1, 40) },
    ])
    expect(found.control).toMatchObject({ baseline: 6, method: 'plain' })
    expect(found.points.filter(({ out }) => out).map(({ name }) => name)).toEqual(['M7'])
    const last = found.points.at(-2)
    expect(last?.score.nps).toBeLessThan(last?.lower ?? Number.NEGATIVE_INFINITY)
    // The open wave stands last and is not judged, however low it is.
    expect(found.points.at(-1)).toMatchObject({ name: 'Open', status: 'open', lower: null, out: false })
  })

  it('finds a slow drift that no wave shows by itself', async () => {
    const lower = Array.from({ length: 6 }, () => strangers(34, 20, 26))
    const { found } = await trendOf(closed([...lower, ...Array.from({ length: 5 }, () => strangers(48, 20, 12))]))
    expect(found.points.some(({ drift }) => drift)).toBe(true)
  })

  it('knows no limits where nothing varies', async () => {
    const { found } = await trendOf(closed(Array.from({ length: 7 }, () => strangers(12, 0, 0))))
    expect(found.control).toBeNull()
  })
})

describe('two given groups', () => {
  it('are judged as different people at the confidence of the program', async () => {
    const { ask } = await aKnownProgram([])
    const before = { promoters: 45, passives: 30, detractors: 25 }
    const now = { promoters: 60, passives: 25, detractors: 15 }
    const found = await ask('compare.counts', { before, now })
    expect(found.change).toMatchObject({ kind: 'real', change: 25 })
    expect(found.tests.map(({ method }) => method)).toEqual(['adjusted-wald', 'wald', 'pooled', 'welch-t'])
    await ask('program.update', { confidence: 0.99 })
    expect((await ask('compare.counts', { before, now })).change.kind).toBe('cannot-tell')
    const few = { promoters: 3, passives: 3, detractors: 3 }
    expect(await ask('compare.counts', { before: few, now })).toMatchObject({ change: { kind: 'none' }, tests: [] })
  })
})
