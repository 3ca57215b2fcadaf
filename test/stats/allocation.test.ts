// Shares of answers per segment: what holds whatever the segments, and the cases at the edge.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AllocationStratum,
  anticipatedError,
  anticipatedMargin,
  costAware,
  neyman,
  neymanCapped,
  neymanInteger,
  proportional,
} from '../../electron/engine/stats/allocation'
import { marginAt } from '../../electron/engine/stats/sampleSize'

const sum = (values: readonly number[] | null) => (values ?? []).reduce((total, value) => total + value, 0)

const aStratum = fc.record({
  population: fc.integer({ min: 1, max: 5000 }),
  spread: fc.double({ min: 0.05, max: 1, noNaN: true }),
})
const strata = fc.array(aStratum, { minLength: 1, maxLength: 8 })

const errorOf = (of: readonly AllocationStratum[], answers: readonly number[] | null) =>
  answers === null ? Number.NaN : (anticipatedError(of, answers) ?? Number.NaN)

/** Every way to give `n` whole answers with these floors and caps. */
function everyAllocation(populations: readonly number[], n: number, minimum: number): number[][] {
  const [first, ...rest] = populations
  if (first === undefined) return n === 0 ? [[]] : []
  const ways: number[][] = []
  for (let own = Math.min(minimum, first); own <= Math.min(first, n); own++) {
    for (const others of everyAllocation(rest, n - own, minimum)) ways.push([own, ...others])
  }
  return ways
}

describe('whole answers', () => {
  it('are the best of all ways to give them', () => {
    const few = fc.array(
      fc.record({ population: fc.integer({ min: 1, max: 9 }), spread: fc.double({ min: 0.1, max: 1, noNaN: true }) }),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(
        few,
        fc.integer({ min: 0, max: 2 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, least, part) => {
          const populations = of.map(({ population }) => population)
          const floor = sum(populations.map((population) => Math.min(least, population)))
          const n = floor + Math.round(part * (sum(populations) - floor))
          const best = Math.min(
            ...everyAllocation(populations, n, least).map((way) => anticipatedError(of, way) ?? 1e9),
          )
          const own = anticipatedError(of, neymanInteger(of, n, least) ?? []) ?? 1e9
          expect(own).toBeLessThanOrEqual(best + 1e-9)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('add up to n, respect the minimum and the people, and are no worse than proportional ones', () => {
    fc.assert(
      fc.property(
        strata,
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, least, part) => {
          const all = sum(of.map(({ population }) => population))
          const floor = sum(of.map(({ population }) => Math.min(least, population)))
          const n = floor + Math.round(part * (all - floor))
          const answers = neymanInteger(of, n, least) ?? []
          expect(sum(answers)).toBe(n)
          for (const [h, { population }] of of.entries()) {
            expect(answers[h]).toBeGreaterThanOrEqual(Math.min(least, population))
            expect(answers[h]).toBeLessThanOrEqual(population)
          }
          // What fractions could at best reach is a bound for whole ones; proportional shares stay above it.
          const capped = errorOf(of, neymanCapped(of, n))
          expect(capped).toBeLessThanOrEqual(errorOf(of, answers) + 1e-9)
          expect(capped).toBeLessThanOrEqual(errorOf(of, proportional(of, n)) + 1e-9)
        },
      ),
    )
  })

  it('a census stays one when its numbers were rounded on the way', () => {
    const of = [{ population: 3, spread: 0.11405407974522433 }]
    expect(anticipatedError(of, neymanCapped(of, 3) ?? [])).toBe(0)
    expect(anticipatedError(of, [3 - 4e-16])).toBe(0)
    expect(anticipatedError(of, [3.5])).toBeNull()
  })

  it('more than everybody is a census; less than the minima take cannot be given', () => {
    const of = [
      { population: 3, spread: 0.5 },
      { population: 9, spread: 0.9 },
    ]
    expect(neymanInteger(of, 50, 2)).toEqual([3, 9])
    expect(neymanInteger(of, 3, 2)).toBeNull()
    expect(neymanInteger(of, 4, 2)).toEqual([2, 2])
    expect(neymanInteger([{ population: 3, spread: 0.5 }], 3, 10)).toEqual([3])
    expect(anticipatedError(of, [3, 9])).toBe(0)
  })

  it('a segment that does not vary gets the minimum until nobody else is left', () => {
    const of = [
      { population: 10, spread: 0 },
      { population: 10, spread: 0.5 },
    ]
    expect(neymanInteger(of, 8, 2)).toEqual([2, 6])
    expect(neymanInteger(of, 15, 2)).toEqual([5, 10])
  })
})

describe('fractions of answers', () => {
  it('Neyman asks for more than there are in a small segment that varies; capped it does not', () => {
    const of = [
      { population: 10, spread: 1 },
      { population: 100, spread: 0.1 },
    ]
    expect(neyman(of, 40)).toEqual([20, 20])
    expect(neymanCapped(of, 40)).toEqual([10, 30])
    expect(neymanCapped(of, 400)).toEqual([10, 100])
  })

  it('where no segment varies, Neyman is proportional and the error 0', () => {
    const of = [
      { population: 30, spread: 0 },
      { population: 10, spread: 0 },
    ]
    expect(neyman(of, 8)).toEqual([6, 2])
    expect(neymanCapped(of, 8)).toEqual([6, 2])
    expect(anticipatedError(of, [6, 2])).toBe(0)
    expect(
      costAware(
        of.map((one) => ({ ...one, cost: 1 })),
        8,
      ),
    ).toBeNull()
  })

  it('money is spent to the last, and a dear answer is bought less often', () => {
    const of = [
      { population: 100, spread: 0.8, cost: 16 },
      { population: 100, spread: 0.8, cost: 1 },
    ]
    const [dear = 0, cheap = 0] = costAware(of, 500) ?? []
    expect(16 * dear + cheap).toBeCloseTo(500, 9)
    expect(cheap / dear).toBeCloseTo(4, 9)
    expect(costAware([{ population: 100, spread: 0.8, cost: 0 }], 5)).toBeNull()
  })

  it('nobody at all cannot be shared out to', () => {
    expect(proportional([], 5)).toBeNull()
    expect(proportional([{ population: 0, spread: 1 }], 5)).toBeNull()
    expect(neymanCapped([{ population: 0, spread: 1 }], 5)).toBeNull()
  })

  it('a segment that varies and has no answer leaves the error unknown', () => {
    expect(anticipatedError([{ population: 5, spread: 0.5 }], [0])).toBeNull()
    expect(anticipatedError([{ population: 5, spread: 0 }], [0])).toBe(0)
  })
})

describe('the margin of the whole', () => {
  it('of one segment is its own margin', () => {
    const variance = 0.63
    for (const n of [5, 40, 199, 200]) {
      expect(anticipatedMargin([{ population: 200, variance }], [n], 0.95)).toBeCloseTo(
        marginAt(n, { confidence: 0.95, variance, population: 200 }) ?? Number.NaN,
        9,
      )
    }
  })

  it('is 0 for a census, and cannot be said of a segment that nobody answers for', () => {
    const of = [
      { population: 20, variance: 0.5 },
      { population: 0, variance: 0.5 },
    ]
    expect(anticipatedMargin(of, [20, 0], 0.95)).toBe(0)
    expect(anticipatedMargin(of, [0, 0], 0.95)).toBeNull()
    expect(anticipatedMargin(of, [21, 0], 0.95)).toBeNull()
    expect(anticipatedMargin([], [], 0.95)).toBeNull()
  })
})
