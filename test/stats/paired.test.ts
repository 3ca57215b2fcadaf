// The same people twice, and partly the same: the ends that a reference file does not hold, and what binds the methods.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustedDifference, waldDifference } from '../../electron/engine/stats/difference'
import { type Answered, matchedVerdict, NO_MOVES, pairingOf } from '../../electron/engine/stats/matched'
import { clusteredAdjusted, clusteredDifference } from '../../electron/engine/stats/overlap'
import * as paired from '../../electron/engine/stats/paired'
import { changeVerdict } from '../../electron/engine/stats/verdict'
import { seeded } from '../fixtures/random'
import { counts, MIXES, someBands } from './mixes'
import { categoryFrom, holds, monteCarlo, scoreOf } from './simulated'

const STAYED = [
  [10, 0, 0],
  [0, 20, 0],
  [0, 0, 30],
]
const ROSE = [
  [4, 0, 6],
  [0, 20, 0],
  [0, 0, 30],
]
const tables = fc.array(fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })

const bandsThen = (moves: paired.Moves) => {
  const [detractors = 0, passives = 0, promoters = 0] = moves.map((row) => row.reduce((sum, n) => sum + n, 0))
  return counts(promoters, passives, detractors)
}
const bandsNow = (moves: paired.Moves) => {
  const column = (i: number) => moves.reduce((sum, row) => sum + (row[i] ?? 0), 0)
  return counts(column(2), column(1), column(0))
}

describe('the same people', () => {
  it('nobody: nothing can be said', () => {
    for (const method of [
      paired.pairedPoint,
      paired.pairedCovariance,
      paired.pairedScore,
      paired.bowker,
      paired.stuartMaxwell,
    ])
      expect(method(NO_MOVES)).toBeNull()
    expect(paired.pairedWald(NO_MOVES, 0.95)).toBeNull()
    expect(paired.pairedT(NO_MOVES, 0.95)).toBeNull()
    expect(paired.pairedAdjusted(NO_MOVES, 0.95)).toBeNull()
  })

  it('nobody moved: no test can be made, and only the adjusted limits have a width', () => {
    expect(paired.pairedWald(STAYED, 0.95)).toMatchObject({
      standardError: 0,
      lower: 0,
      upper: 0,
      statistic: null,
      pValue: null,
    })
    expect(paired.pairedT(STAYED, 0.95)).toBeNull()
    expect(paired.pairedScore(STAYED)).toBeNull()
    expect(paired.bowker(STAYED)).toBeNull()
    expect(paired.stuartMaxwell(STAYED)).toBeNull()
    const adjusted = paired.pairedAdjusted(STAYED, 0.95)
    expect(adjusted).toMatchObject({ statistic: 0, pValue: 1 })
    expect(adjusted?.upper).toBeGreaterThan(3)
  })

  it('all movement between two categories: the test of shares is McNemar’s, with one degree of freedom', () => {
    expect(paired.stuartMaxwell(ROSE)).toMatchObject({ statistic: 6, df: 1 })
    expect(paired.bowker(ROSE)).toMatchObject({ statistic: 6, df: 3 })
    expect(paired.pairedScore(ROSE)?.statistic).toBeCloseTo(Math.sqrt(6), 12)
  })

  it('one person gives no t test', () => {
    const one = [
      [0, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]
    expect(paired.pairedT(one, 0.95)).toBeNull()
    expect(paired.pairedPoint(one)).toEqual({ n: 1, nps1: -100, nps2: 0, change: 100 })
  })

  it('turned round in time, every figure turns its sign', () => {
    fc.assert(
      fc.property(tables, (moves) => {
        const back = [0, 1, 2].map((row) => [0, 1, 2].map((column) => moves[column]?.[row] ?? 0))
        const [there, again] = [paired.pairedAdjusted(moves, 0.95), paired.pairedAdjusted(back, 0.95)]
        expect(again?.lower ?? 0).toBeCloseTo(-(there?.upper ?? 0), 9)
        expect(paired.stuartMaxwell(back)?.statistic ?? 0).toBeCloseTo(paired.stuartMaxwell(moves)?.statistic ?? 0, 6)
      }),
      { numRuns: 100 },
    )
  })
})

describe('partly the same people', () => {
  it('nobody twice: the error of different people, but for K / (K − 1)', () => {
    fc.assert(
      fc.property(someBands, someBands, (onlyEarlier, onlyLater) => {
        const overlap = { both: NO_MOVES, onlyEarlier, onlyLater }
        const [plain, wald] = [clusteredDifference(overlap, 0.95), waldDifference(onlyEarlier, onlyLater, 0.95)]
        const k = plain?.respondents ?? 2
        expect(plain?.standardError ?? 0).toBeCloseTo((wald?.standardError ?? 0) * Math.sqrt(k / (k - 1)), 8)
        expect(plain?.independentError).toBeCloseTo(wald?.standardError ?? 0, 8)
        const [adjusted, different] = [
          clusteredAdjusted(overlap, 0.95),
          adjustedDifference(onlyEarlier, onlyLater, 0.95),
        ]
        expect(adjusted?.adjustedChange).toBeCloseTo(different?.adjustedChange ?? Number.NaN, 8)
        expect(adjusted?.standardError ?? 0).toBeCloseTo(
          (different?.standardError ?? 0) * Math.sqrt((k + 6) / (k + 5)),
          8,
        )
      }),
      { numRuns: 100 },
    )
  })

  it('everybody twice: the paired error, but for K / (K − 1)', () => {
    fc.assert(
      fc.property(tables, (both) => {
        const n = paired.peopleIn(both)
        fc.pre(n > 1)
        const found = clusteredDifference({ both, onlyEarlier: counts(0, 0, 0), onlyLater: counts(0, 0, 0) }, 0.95)
        const steps = paired.pairedWald(both, 0.95)
        expect(found?.standardError ?? 0).toBeCloseTo((steps?.standardError ?? 0) * Math.sqrt(n / (n - 1)), 6)
      }),
      { numRuns: 100 },
    )
  })

  it('a wave without answers, or a single person: nothing can be said', () => {
    const none = counts(0, 0, 0)
    expect(clusteredDifference({ both: NO_MOVES, onlyEarlier: none, onlyLater: counts(3, 3, 3) }, 0.95)).toBeNull()
    const one = [
      [0, 0, 1],
      [0, 0, 0],
      [0, 0, 0],
    ]
    expect(clusteredDifference({ both: one, onlyEarlier: none, onlyLater: none }, 0.95)).toBeNull()
    expect(clusteredAdjusted({ both: NO_MOVES, onlyEarlier: none, onlyLater: none }, 0.95)).toBeNull()
  })

  it('unanimous waves have a width all the same', () => {
    const both = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 12],
    ]
    const overlap = { both, onlyEarlier: counts(3, 0, 0), onlyLater: counts(5, 0, 0) }
    expect(clusteredDifference(overlap, 0.95)).toMatchObject({ standardError: 0, statistic: null, pValue: null })
    expect(clusteredAdjusted(overlap, 0.95)?.upper).toBeGreaterThan(10)
  })

  it.each([
    ['small', 8, 12, MIXES.C, 'adjusted'],
    ['nearly unanimous', 20, 20, MIXES.E, 'adjusted'],
    ['large', 60, 60, MIXES.B, 'plain'],
  ] as const)('the limits that decide hold the truth where waves are %s', (_, twice, others, mix, which) => {
    const draw = seeded(99)
    const tries = 1200
    let covered = 0
    for (let i = 0; i < tries; i += 1) {
      const both = [0, 1, 2].map(() => [0, 0, 0])
      for (let person = 0; person < twice; person += 1) {
        const then = categoryFrom(draw, mix)
        const row = both[then]
        const now = draw() < 0.5 ? then : categoryFrom(draw, mix)
        if (row) row[now] = (row[now] ?? 0) + 1
      }
      const some = () => {
        const found = [0, 0, 0]
        for (let person = 0; person < others; person += 1) {
          const place = categoryFrom(draw, mix)
          found[place] = (found[place] ?? 0) + 1
        }
        return counts(found[2] ?? 0, found[1] ?? 0, found[0] ?? 0)
      }
      const overlap = { both, onlyEarlier: some(), onlyLater: some() }
      const method = which === 'plain' ? clusteredDifference : clusteredAdjusted
      if (holds(method(overlap, 0.95), scoreOf(mix) - scoreOf(mix))) covered += 1
    }
    expect((100 * covered) / tries).toBeGreaterThan(95 - monteCarlo(95, tries))
  })
})

describe('the verdict that fits who answered', () => {
  const answered = (moves: paired.Moves, more: Partial<Answered> = {}): Answered => ({
    before: bandsThen(moves),
    now: bandsNow(moves),
    moves,
    ...more,
  })

  it('knows the same, partly the same and different people', () => {
    expect(pairingOf(answered(ROSE))).toBe('same')
    expect(pairingOf(answered(ROSE, { now: counts(50, 30, 20) }))).toBe('partly')
    expect(pairingOf(answered(NO_MOVES, { before: counts(5, 5, 5), now: counts(5, 5, 5) }))).toBe('different')
  })

  it('does not rely on movements that the counts do not hold', () => {
    const misfit = answered(ROSE, { now: counts(30, 30, 20) })
    expect(pairingOf(misfit)).toBe('different')
    expect(matchedVerdict(misfit, 0.95)).toEqual(changeVerdict(misfit.before, misfit.now, 0.95))
  })

  it('finds with the same people what it would not find with different ones', () => {
    const same = answered(ROSE)
    expect(matchedVerdict(same, 0.95)).toMatchObject({ kind: 'real', change: 20 })
    expect(matchedVerdict({ ...same, moves: NO_MOVES }, 0.95).kind).toBe('cannot-tell')
  })

  it('says nothing with fewer than ten answers', () => {
    expect(
      matchedVerdict(
        answered([
          [1, 1, 1],
          [1, 1, 1],
          [1, 1, 1],
        ]),
        0.95,
      ),
    ).toMatchObject({ kind: 'none', change: null })
  })

  it('gives the observed change of the two waves, whatever the pairing', () => {
    fc.assert(
      fc.property(tables, someBands, (moves, more) => {
        const now = bandsNow(moves)
        const partly = answered(moves, {
          now: counts(now.promoters + more.promoters, now.passives + more.passives, now.detractors + more.detractors),
        })
        const found = matchedVerdict(partly, 0.95)
        const asDifferent = changeVerdict(partly.before, partly.now, 0.95)
        if (found.change === null) expect(asDifferent.change).toBeNull()
        else expect(found.change).toBeCloseTo(asDifferent.change ?? Number.NaN, 8)
      }),
      { numRuns: 100 },
    )
  })
})
