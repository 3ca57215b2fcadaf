// Weighted, post-stratified, raked, trimmed and clustered scores: identities, hand-made figures and edges beyond the
// reference cases.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusteredScore } from '../../electron/engine/stats/clusters'
import { npsInterval } from '../../electron/engine/stats/interval'
import { scoreIfSilent } from '../../electron/engine/stats/nonResponse'
import { nps } from '../../electron/engine/stats/point'
import { poststratified } from '../../electron/engine/stats/poststratified'
import { raked } from '../../electron/engine/stats/raked'
import { trimmedWeights } from '../../electron/engine/stats/trim'
import { effectiveLimits, weightedScore } from '../../electron/engine/stats/weighted'
import { counts, someBands, swapped } from './mixes'

const someGroups = fc.array(fc.record({ bands: someBands, weight: fc.double({ min: 0.05, max: 20, noNaN: true }) }), {
  minLength: 1,
  maxLength: 6,
})
const close = (got: number | null | undefined, wanted: number) => {
  expect(Math.abs((got ?? Number.NaN) - wanted)).toBeLessThan(1e-9 * Math.max(1, Math.abs(wanted)))
}

describe('a weighted score', () => {
  it('with equal weights is the plain score on the plain limits, whatever the weight', () => {
    fc.assert(
      fc.property(someBands, fc.double({ min: 0.01, max: 100, noNaN: true }), (bands, weight) => {
        const found = weightedScore([{ bands, weight }])
        close(found?.nps, nps(bands) ?? Number.NaN)
        close(found?.kish, bands.promoters + bands.passives + bands.detractors)
        const limits = found && effectiveLimits(found.shares, found.kish, 0.95)
        const plain = npsInterval(bands, { method: 'adjusted-wald', confidence: 0.95 })
        close(limits?.lower, plain?.lower ?? Number.NaN)
        close(limits?.upper, plain?.upper ?? Number.NaN)
      }),
    )
  })

  it('does not depend on the unit of its weights or on how answers are grouped, and turns round with the answers', () => {
    fc.assert(
      fc.property(someGroups, fc.double({ min: 0.1, max: 10, noNaN: true }), (groups, unit) => {
        const found = weightedScore(groups)
        const other = weightedScore(groups.map(({ bands, weight }) => ({ bands, weight: weight * unit })))
        const halves = weightedScore(
          groups.flatMap(({ bands, weight }) => [
            { bands: counts(bands.promoters, 0, 0), weight },
            { bands: counts(0, bands.passives, bands.detractors), weight },
          ]),
        )
        const turned = weightedScore(groups.map(({ bands, weight }) => ({ bands: swapped(bands), weight })))
        for (const same of [other, halves]) {
          close(same?.nps, found?.nps ?? Number.NaN)
          close(same?.effective, found?.effective ?? Number.NaN)
        }
        close(turned?.nps, -(found?.nps ?? Number.NaN))
        close(turned?.effective, found?.effective ?? Number.NaN)
      }),
    )
  })

  it('is worth no more than Kish says, and takes Kish where there is no error', () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        const found = weightedScore(groups)
        expect(found?.effective).toBeLessThanOrEqual(found?.kish ?? Number.NaN)
      }),
    )
    const alike = weightedScore([
      { bands: counts(4, 0, 0), weight: 1 },
      { bands: counts(1, 0, 0), weight: 4 },
    ])
    expect(alike).toMatchObject({ nps: 100, standardError: 0, design: null })
    close(alike?.effective, 64 / 20)
  })

  it('of one answer has no error; without answers, or with weights that are none, there is no score', () => {
    expect(weightedScore([{ bands: counts(1, 0, 0), weight: 3 }])).toMatchObject({ standardError: null, effective: 1 })
    expect(weightedScore([])).toBeNull()
    expect(weightedScore([{ bands: counts(3, 1, 1), weight: 0 }])).toBeNull()
    expect(weightedScore([{ bands: counts(3, 1, 1), weight: -1 }])).toBeNull()
    expect(weightedScore([{ bands: counts(3, 1, 1), weight: Number.NaN }])).toBeNull()
  })
})

describe('post-stratification', () => {
  it('by hand: 30 % of the people at +33⅓, 70 % at −18¾', () => {
    const found = poststratified([
      { bands: counts(30, 20, 10), population: 300 },
      { bands: counts(5, 3, 8), population: 700 },
    ])
    close(found?.nps, 0.3 * (100 / 3) + 0.7 * -18.75)
    expect(found?.weights).toEqual([5, 43.75])
    close(found?.kish, 1000 ** 2 / (60 * 25 + 16 * 43.75 ** 2))
  })

  it('with people in proportion to answers changes nothing', () => {
    fc.assert(
      fc.property(fc.array(someBands, { minLength: 1, maxLength: 5 }), (groups) => {
        const found = poststratified(
          groups.map((bands) => ({ bands, population: 3 * (bands.promoters + bands.passives + bands.detractors) })),
        )
        close(found?.nps, found?.unweighted ?? Number.NaN)
      }),
    )
  })

  it('cannot represent people without answers; people without a group and answers without people are no fault', () => {
    expect(
      poststratified([
        { bands: counts(0, 0, 0), population: 5 },
        { bands: counts(3, 1, 1), population: 5 },
      ]),
    ).toBeNull()
    const found = poststratified([
      { bands: counts(0, 0, 0), population: 0 },
      { bands: counts(1, 1, 8), population: 0 },
      { bands: counts(3, 1, 1), population: 5 },
    ])
    close(found?.nps, 40)
    expect(found?.weights).toEqual([null, 0, 1])
    expect(poststratified([])).toBeNull()
    expect(poststratified([{ bands: counts(3, 1, 1), population: 4 }], { finite: true })).toBeNull()
    expect(poststratified([{ bands: counts(3, 1, 1), population: 5 }], { finite: true })?.standardError).toBe(0)
  })
})

describe('raking', () => {
  const margins = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 4 })

  it('gives every margin its people, of three margins as of one, and the crossings stay a product', () => {
    fc.assert(
      fc.property(margins, margins, margins, fc.infiniteStream(fc.integer({ min: 1, max: 40 })), (a, b, c, answers) => {
        const cells = a.flatMap((_, i) =>
          b.flatMap((__, j) => c.map((___, k) => ({ levels: [i, j, k], base: answers.next().value }))),
        )
        const wanted = [a, b, c].map((margin) => {
          const sum = margin.reduce((x, y) => x + y, 0)
          return margin.map((people) => people / sum)
        })
        const factors = raked(cells, wanted)
        expect(factors).not.toBeNull()
        wanted.forEach((margin, place) => {
          margin.forEach((people, level) => {
            const got = cells.reduce(
              (sum, cell, i) => (cell.levels[place] === level ? sum + cell.base * (factors?.[i] ?? Number.NaN) : sum),
              0,
            )
            expect(Math.abs(got - people)).toBeLessThan(1e-9)
          })
        })
        const factorAt = (...levels: number[]) =>
          factors?.[cells.findIndex((cell) => cell.levels.every((level, i) => level === levels[i]))] ?? Number.NaN
        close(factorAt(0, 0, 0) * factorAt(1, 1, 0), factorAt(0, 1, 0) * factorAt(1, 0, 0))
      }),
      { numRuns: 40 },
    )
  })

  it('of one margin is post-stratification', () => {
    const factors = raked(
      [
        { levels: [0], base: 60 },
        { levels: [1], base: 16 },
      ],
      [[300, 700]],
    )
    expect(factors).toEqual([5, 43.75])
  })

  it('does not converge where people have no answers, or where empty crossings allow no fit', () => {
    const diagonal = [
      { levels: [0, 0], base: 10 },
      { levels: [1, 1], base: 10 },
    ]
    expect(
      raked(diagonal, [
        [50, 50],
        [20, 80],
      ]),
    ).toBeNull()
    expect(
      raked(diagonal, [
        [50, 50],
        [50, 50],
      ]),
    ).not.toBeNull()
    expect(raked([{ levels: [0, 0], base: 10 }], [[50, 50], [100]])).toBeNull()
    // 60 % can only come from a crossing that may have no more than 40 %.
    const corner = [...diagonal, { levels: [0, 1], base: 5 }]
    expect(
      raked(corner, [
        [60, 40],
        [70, 30],
      ]),
    ).toBeNull()
    expect(raked([], [[1]])).toBeNull()
  })
})

describe('trimming', () => {
  it('leaves no weight above the limit, keeps the sum, and counts who was cut', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            weight: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 50, noNaN: true })),
            answers: fc.integer({ min: 1, max: 30 }),
          }),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        fc.double({ min: 1.5, max: 8, noNaN: true }),
        (given, most) => {
          const sum = given.reduce((total, { weight, answers }) => total + weight * answers, 0)
          fc.pre(sum > 0)
          const { weights, trimmed } = trimmedWeights(given, most)
          const mean = sum / given.reduce((total, { weight, answers }) => total + (weight > 0 ? answers : 0), 0)
          close(
            given.reduce((total, { answers }, i) => total + (weights[i] ?? 0) * answers, 0),
            sum,
          )
          for (const weight of weights) expect(weight).toBeLessThanOrEqual(most * mean * (1 + 1e-9))
          const least = given.filter(({ weight }) => weight > most * mean * (1 + 1e-9))
          expect(trimmed).toBeGreaterThanOrEqual(least.reduce((total, { answers }) => total + answers, 0))
        },
      ),
    )
  })

  it('by hand: of 1, 1, 1, 1 and 16, none above twice the mean of 4', () => {
    const given = [...Array.from({ length: 4 }, () => ({ weight: 1, answers: 1 })), { weight: 16, answers: 1 }]
    expect(trimmedWeights(given, 2)).toEqual({ weights: [3, 3, 3, 3, 8], trimmed: 1 })
    expect(trimmedWeights(given, 5)).toEqual({ weights: [1, 1, 1, 1, 16], trimmed: 0 })
    expect(() => trimmedWeights(given, 1)).toThrow(RangeError)
  })
})

describe('clusters', () => {
  /** The formula answer by answer, with no code of the product. */
  function byHand(clusters: readonly (readonly number[])[]) {
    const answers = clusters.flat()
    const mean = answers.reduce((sum, x) => sum + x, 0) / answers.length
    const between = clusters.reduce((sum, own) => sum + own.reduce((part, x) => part + x - mean, 0) ** 2, 0)
    const [j, n] = [clusters.length, answers.length]
    const se = Math.sqrt((j / (j - 1)) * between) / n
    const variance = answers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1)
    return { nps: 100 * mean, se: 100 * se, worth: Math.min(n, variance / se ** 2) }
  }
  const bandsOf = (own: readonly number[]) =>
    counts(own.filter((x) => x === 1).length, own.filter((x) => x === 0).length, own.filter((x) => x === -1).length)
  const companies = [[1, 1, 1, 0], [-1, -1, 0], [1, 0], [-1], [1, 1], [0, 0, -1]]

  it('by hand: six companies', () => {
    const wanted = byHand(companies)
    const found = clusteredScore(
      companies.map((own) => ({ groups: [{ bands: bandsOf(own), weight: 1 }] })),
      0.95,
    )
    close(found?.nps, wanted.nps)
    close(found?.standardError, wanted.se)
    // t(14) = 2.14479 against t(5) = 2.57058: what six companies cost.
    expect(found?.effective).toBeCloseTo(wanted.worth * (2.1447866879 / 2.5705818366) ** 2, 6)
    close(found?.designEffect, 15 / (found?.effective ?? Number.NaN))
  })

  it('of one answer each are independent answers', () => {
    const bands = counts(60, 25, 15)
    const found = clusteredScore(
      [
        { groups: [{ bands: counts(1, 0, 0), weight: 1 }], times: 60 },
        { groups: [{ bands: counts(0, 1, 0), weight: 1 }], times: 25 },
        { groups: [{ bands: counts(0, 0, 1), weight: 1 }], times: 15 },
      ],
      0.95,
    )
    close(found?.effective, 100)
    close(found?.designEffect, 1)
    const limits = found && effectiveLimits(found.shares, found.effective ?? 0, 0.95)
    close(limits?.lower, npsInterval(bands, { method: 'adjusted-wald', confidence: 0.95 })?.lower ?? Number.NaN)
  })

  it('of people who all answer alike are worth about as many answers as there are companies', () => {
    const found = clusteredScore(
      [
        { groups: [{ bands: counts(10, 0, 0), weight: 1 }], times: 30 },
        { groups: [{ bands: counts(0, 0, 10), weight: 1 }], times: 20 },
      ],
      0.95,
    )
    expect(found?.effective).toBeGreaterThan(45)
    expect(found?.effective).toBeLessThan(50)
    expect(found?.designEffect).toBeGreaterThan(10)
  })

  it('cannot be told of one company; two that agree are no proof', () => {
    const one = { groups: [{ bands: counts(30, 10, 10), weight: 1 }] }
    expect(clusteredScore([one], 0.95)).toMatchObject({ nps: 40, effective: null, designEffect: null, clusters: 1 })
    expect(clusteredScore([one, one], 0.95)?.effective).toBeLessThan(3)
    expect(clusteredScore([], 0.95)).toBeNull()
  })
})

describe('silence', () => {
  it('moves the score by as much as there are silent people', () => {
    close(scoreIfSilent(counts(35, 23, 18), 300, -100), (1700 - 22400) / 300)
    close(scoreIfSilent(counts(35, 23, 18), 76, -100), 1700 / 76)
    expect(scoreIfSilent(counts(35, 23, 18), 75, 0)).toBeNull()
    expect(scoreIfSilent(counts(0, 0, 0), 75, 0)).toBeNull()
  })
})
