// The benchmark beside a verdict claims a band only when the whole likely range lies in it.
import { describe, expect, test } from 'vitest'
import type { ScoreLine } from '../../shared/model/figures'
import type { Language } from '../../shared/model/language'
import { translator } from '../../shared/text'
import { BENCHMARK_BANDS, benchmarkBand, benchmarkRange, benchmarkSentence } from '../../shared/text/benchmark'

const line = (lower: number, upper: number, n = 412): ScoreLine => ({
  n,
  promoters: n,
  passives: 0,
  detractors: 0,
  nps: (lower + upper) / 2,
  interval: { method: 'adjusted-wald', confidence: 0.95, lower, upper, margin: (upper - lower) / 2 },
})

const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? null
const told = (language: Language, score: ScoreLine) =>
  plain(benchmarkSentence(translator(language), { score, status: 'closed', kind: 'relational' }))

test.each([
  [-100, 'insufficient'],
  [0, 'insufficient'],
  [0.1, 'acceptable'],
  [30, 'acceptable'],
  [30.1, 'very-good'],
  [50, 'very-good'],
  [50.1, 'excellent'],
  [100, 'excellent'],
])('%d points is %s', (points, band) => {
  expect(benchmarkBand(points)).toBe(band)
})

describe('the sentence', () => {
  test('names one band when the whole range lies in it', () => {
    expect(told('en', line(31, 44))).toBe('B2B benchmark: very good (above 30) over the whole likely range.')
    expect(told('fr', line(31, 44))).toBe('Repère B2B : très bon (au-dessus de 30) sur toute l’étendue probable.')
    expect(told('fr', line(-20, -3))).toBe('Repère B2B : insuffisant (0 ou moins) sur toute l’étendue probable.')
    expect(told('en', line(55, 71))).toBe('B2B benchmark: excellent (above 50) over the whole likely range.')
  })

  test('says between which bands when the range does not decide', () => {
    expect(told('en', line(21, 32))).toBe('B2B benchmark: between acceptable (above 0) and very good (above 30).')
    expect(told('fr', line(-4, 51))).toBe('Repère B2B : entre insuffisant (0 ou moins) et excellent (au-dessus de 50).')
  })

  test('is silent on interim scores, on single moments, and where no score may be claimed', () => {
    const t = translator('en')
    const score = line(31, 44)
    expect(benchmarkSentence(t, { score, status: 'open', kind: 'relational' })).toBeNull()
    expect(benchmarkSentence(t, { score, status: 'planned', kind: 'relational' })).toBeNull()
    expect(benchmarkSentence(t, { score, status: 'closed', kind: 'transactional' })).toBeNull()
    expect(told('en', line(31, 44, 9))).toBeNull()
    expect(told('en', { ...score, interval: null })).toBeNull()
  })
})

describe('limits', () => {
  test('count as computed and as printed, whichever claims less', () => {
    // Printed as +30, which is not above 30.
    expect(benchmarkRange(line(30.2, 44))).toEqual({ lowest: 'acceptable', highest: 'very-good' })
    // Printed as +30, but 30.4 is above 30.
    expect(benchmarkRange(line(12, 30.4))).toEqual({ lowest: 'acceptable', highest: 'very-good' })
    // Computed as 29.6: the printed +30 must not raise it.
    expect(benchmarkRange(line(12, 29.6))).toEqual({ lowest: 'acceptable', highest: 'acceptable' })
    // Printed as +0.3: its sign is not lost.
    expect(benchmarkRange(line(0.3, 20))).toEqual({ lowest: 'acceptable', highest: 'acceptable' })
  })

  test('no band is claimed that a value of the range does not have', () => {
    for (let lower = -100; lower <= 100; lower += 3.7)
      for (let upper = lower; upper <= 100; upper += 4.3) {
        const range = benchmarkRange(line(lower, upper))
        if (range === null) throw new Error('412 answers have a score')
        const order = (band: (typeof BENCHMARK_BANDS)[number]) => BENCHMARK_BANDS.indexOf(band)
        expect(order(range.lowest)).toBeLessThanOrEqual(order(benchmarkBand(lower)))
        expect(order(range.highest)).toBeGreaterThanOrEqual(order(benchmarkBand(upper)))
      }
  })
})
