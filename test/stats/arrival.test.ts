// The forecast at close: read off earlier curves or the wave's own pace, never below what is there, and right about as
// often as its range says.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '../../electron/engine/sample/random'
import {
  type Arrivals,
  arrivalOf,
  arrivedBy,
  drawsCurve,
  expectedAnswers,
  ownPace,
} from '../../electron/engine/stats/arrival'

const curve = (...perDay: number[]): Arrivals => ({ perDay })
/** Half of the answers on the first of ten days, the rest spread over the others. */
const BURST = curve(50, 10, 10, 10, 5, 5, 4, 3, 2, 1)

describe('the curve of a wave', () => {
  it('at the end of a day: the answers up to it, half an answer of one more left open', () => {
    expect(arrivedBy(BURST, 0.1)).toBeCloseTo(50.5 / 101, 12)
    expect(arrivedBy(BURST, 0.4)).toBeCloseTo(80.5 / 101, 12)
    expect(arrivedBy(BURST, 1)).toBe(1)
  })

  it('between two days on a straight line', () => {
    expect(arrivedBy(BURST, 0.15)).toBeCloseTo(55.5 / 101, 12)
  })

  it('needs thirty answers over three days', () => {
    expect(drawsCurve(BURST)).toBe(true)
    expect(drawsCurve(curve(29, 0, 0, 0))).toBe(false)
    expect(drawsCurve(curve(100, 0, 0, 20))).toBe(false)
    expect(arrivalOf([curve(100, 0, 0)], 0.5, 10)).toBeNull()
  })
})

describe('what has come by now', () => {
  it('one wave: its curve, uncertain by a day', () => {
    const point = arrivalOf([BURST], 0.2, 10)
    expect(point?.share).toBeCloseTo(60.5 / 101, 12)
    // (70.5 − 50.5) / 2 answers of 101, for the curve and for the wave that follows it.
    expect(point?.spread).toBeCloseTo((10 / 101) * Math.SQRT2, 12)
  })

  it('several: their mean, and a spread that grows with their differences', () => {
    const slow = curve(10, 10, 10, 10, 10, 10, 10, 10, 10, 10)
    const alike = arrivalOf([BURST, BURST], 0.2, 10)
    const apart = arrivalOf([BURST, slow], 0.2, 10)
    expect(apart?.share).toBeCloseTo((60.5 + 20.5) / 202, 12)
    expect(apart?.spread).toBeGreaterThan(3 * (alike?.spread ?? Number.NaN))
    expect(alike?.spread).toBeLessThan(arrivalOf([BURST], 0.2, 10)?.spread ?? 0)
  })

  it('nothing while under 5 % of the usual answers are in; everything at the close', () => {
    const late = curve(0, 0, 0, 2, 20, 20, 20, 20, 10, 8)
    expect(arrivalOf([late], 0.3, 10)).toBeNull()
    expect(arrivalOf([late], 0, 10)).toBeNull()
    expect(arrivalOf([late], 1, 10)).toEqual({ share: 1, spread: 0 })
  })

  it('its own pace: the latest week goes on', () => {
    // 10 a day for 7 of 14 days: as many again.
    const point = ownPace([10, 10, 10, 10, 10, 10, 10], 14)
    expect(point?.share).toBeCloseTo(0.5, 12)
    // √(70 · (1 + 1)) answers of chance, each moving the share by ½² / 70.
    expect(point?.spread).toBeCloseTo((0.25 / 70) * Math.sqrt(140), 12)
    // A burst at the beginning weighs for what it is once a week has passed.
    expect(ownPace([200, 10, 10, 10, 10, 10, 10, 10], 15)?.share).toBeCloseTo(270 / 340, 12)
    expect(ownPace([10, 10], 14)).toBeNull()
    expect(ownPace([3, 3, 3], 14)).toBeNull()
    expect(ownPace([3, 3, 3], 3)).toEqual({ share: 1, spread: 0 })
  })

  it('days that differ widen the range', () => {
    const even = ownPace([10, 10, 10, 10, 10, 10, 10], 14)
    const uneven = ownPace([40, 20, 5, 2, 1, 1, 1], 14)
    expect(uneven?.share).toBeCloseTo(even?.share ?? Number.NaN, 12)
    expect(uneven?.spread).toBeGreaterThan(2 * (even?.spread ?? Number.NaN))
  })
})

describe('how many there will be', () => {
  const share = fc.double({ min: 0.05, max: 1, noNaN: true })
  const spread = fc.double({ min: 0, max: 0.3, noNaN: true })
  const soFar = fc.integer({ min: 0, max: 5000 })
  const confidence = fc.constantFrom(0.8, 0.9, 0.95, 0.99)

  it('never below what is there, the range holds the point, nobody answers twice', () => {
    fc.assert(
      fc.property(soFar, share, spread, confidence, fc.option(fc.nat(6000)), (n, at, off, level, population) => {
        const known = { confidence: level, ...(population !== null && { population }) }
        const { answers, lower, upper } = expectedAnswers(n, { share: at, spread: off }, known)
        expect(lower).toBeGreaterThanOrEqual(n)
        expect(answers).toBeGreaterThanOrEqual(lower)
        expect(upper).toBeGreaterThanOrEqual(answers)
        if (population !== null) expect(upper).toBeLessThanOrEqual(Math.max(population, n))
      }),
    )
  })

  it('comes down to the answers themselves as the share comes to 1, its range with it', () => {
    const widths = [0.2, 0.5, 0.8, 0.95, 0.99, 1].map((at) => {
      const { lower, upper } = expectedAnswers(100, { share: at, spread: 0.1 * (1 - at) }, { confidence: 0.95 })
      return upper - lower
    })
    expect(widths).toEqual([...widths].sort((a, b) => b - a))
    expect(expectedAnswers(100, { share: 1, spread: 0 }, { confidence: 0.95 })).toEqual({
      answers: 100,
      lower: 100,
      upper: 100,
    })
  })

  it('no answer by half-time: none expected, up to four would be no surprise', () => {
    const { answers, upper } = expectedAnswers(0, { share: 0.5, spread: 0 }, { confidence: 0.95 })
    expect(answers).toBe(0)
    expect(upper).toBeCloseTo(-Math.log(0.025), 12)
  })
})

describe('its range holds the number in the end about as often as it says', () => {
  const DAYS = 20
  /** A wave of some people whose daily chances shift from wave to wave, as reminders and holidays do. */
  function wave(random: Random, people: number): number[] {
    const pull = 0.25 + 0.1 * random.normal() ** 2
    const weights = Array.from({ length: DAYS }, (_, day) => {
      return Math.exp(-pull * day) + 0.5 * Math.exp(-pull * Math.abs(day - 8)) + 0.02
    })
    const perDay = weights.map(() => 0)
    for (let i = 0; i < people; i += 1) {
      const day = random.weighted(weights)
      perDay[day] = (perDay[day] ?? 0) + 1
    }
    return perDay
  }

  it.each([
    ['the whole wave after six days', 400, 6, 1],
    ['the whole wave after twelve days', 400, 12, 1],
    ['a cell of a tenth after six days', 400, 6, 0.1],
    ['a cell of a tenth after twelve days', 400, 12, 0.1],
  ])('%s, four earlier waves', (_name, people, day, part) => {
    const random = createRandom(7)
    let held = 0
    const rounds = 600
    for (let round = 0; round < rounds; round += 1) {
      const earlier = Array.from({ length: 4 }, () => ({ perDay: wave(random, people) }))
      const own = wave(random, people * part)
      const point = arrivalOf(earlier, day / DAYS, DAYS)
      if (!point) throw new Error('four waves draw a curve')
      const soFar = own.slice(0, day).reduce((sum, n) => sum + n, 0)
      const { lower, upper } = expectedAnswers(soFar, point, { confidence: 0.95 })
      if (lower <= people * part && people * part <= upper) held += 1
    }
    // 95 % is meant; five curves at most are little to tell the spread from.
    expect(held / rounds).toBeGreaterThan(0.88)
    expect(held / rounds).toBeLessThanOrEqual(1)
  })
})
