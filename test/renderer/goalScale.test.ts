// The way of a slider: ends at its ends, there and back again, and every move moves something.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedTo, placeOf, type Scale, STEPS, valueAt } from '../../renderer/src/screens/plan/goalScale'

const ANSWERS: Scale = { least: 1, most: 20_000, step: 1 }
const MARGIN: Scale = { least: 1, most: 60, step: 0.1 }

describe('a slider', () => {
  it.each([ANSWERS, MARGIN])('begins and ends with its range: %j', (scale) => {
    expect(valueAt(0, scale)).toBe(scale.least)
    expect(valueAt(STEPS, scale)).toBe(scale.most)
    expect(placeOf(scale.least / 2, scale)).toBe(0)
    expect(placeOf(2 * scale.most, scale)).toBeCloseTo(STEPS, 9)
  })

  it('stands where its value is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (value) => {
        expect(valueAt(placeOf(value, ANSWERS), ANSWERS)).toBe(value)
      }),
    )
  })

  it('never stays where it is when it is moved, save at its ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 19_999 }), fc.integer({ min: 1, max: 5 }), (value, steps) => {
        const place = placeOf(value, ANSWERS)
        expect(movedTo(place + steps, value, ANSWERS)).toBeGreaterThan(value)
        expect(movedTo(place - steps, value, ANSWERS)).toBeLessThan(value)
      }),
    )
    expect(movedTo(STEPS + 5, 20_000, ANSWERS)).toBe(20_000)
    expect(movedTo(-5, 1, ANSWERS)).toBe(1)
  })

  it('with nowhere to go stays at its beginning', () => {
    expect(placeOf(1, { least: 1, most: 1, step: 1 })).toBe(0)
  })
})
