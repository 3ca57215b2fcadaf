// Whole units of a budget, one after the other: quick, and the same as giving them one by one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Claimant, shareOut } from '../../electron/engine/stats/shareOut'

/** A claimant whose claim falls with what it has. */
const aClaimant = fc
  .record({
    least: fc.integer({ min: 0, max: 3 }),
    most: fc.integer({ min: 0, max: 60 }),
    weight: fc.double({ min: 0.01, max: 50, noNaN: true }),
    price: fc.constantFrom(0.25, 1, 1.5, 7),
    kind: fc.constantFrom('root', 'half', 'linear'),
  })
  .map(({ weight, kind, ...own }): Claimant => {
    const claim = {
      root: (k: number) => (k === 0 ? Number.POSITIVE_INFINITY : weight / Math.sqrt(k * (k + 1))),
      half: (k: number) => weight / (k + 0.5),
      linear: (k: number) => weight * (60 - k),
    }[kind]
    return { ...own, claim }
  })

/** The same, unit by unit, without a search. */
function oneByOne(claimants: readonly Claimant[], budget: number): number[] | null {
  const units = claimants.map(({ least, most }) => Math.min(least, most))
  let left = budget - claimants.reduce((sum, { price }, h) => sum + price * (units[h] ?? 0), 0)
  if (left < 0) return null
  for (;;) {
    let best = -1
    let claim = Number.NEGATIVE_INFINITY
    claimants.forEach((one, h) => {
      const own = units[h] ?? 0
      if (own >= one.most || one.price > left) return
      if (best < 0 || one.claim(own) > claim) {
        best = h
        claim = one.claim(own)
      }
    })
    if (best < 0) return units
    units[best] = (units[best] ?? 0) + 1
    left -= claimants[best]?.price ?? 0
  }
}

const spent = (claimants: readonly Claimant[], units: readonly number[]) =>
  claimants.reduce((sum, { price }, h) => sum + price * (units[h] ?? 0), 0)

describe('a budget shared out in whole units', () => {
  it('is what giving them one by one gives', () => {
    const free = fc.array(aClaimant, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(free, fc.integer({ min: 0, max: 700 }), (claimants, budget) => {
        const units = claimants.map((one) => ({ ...one, price: 1 }))
        expect(shareOut(units, budget)).toEqual(oneByOne(units, budget))
      }),
      { numRuns: 300 },
    )
  })

  it('with prices never spends more, and what is left pays for nothing', () => {
    const free = fc.array(aClaimant, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(free, fc.double({ min: 0, max: 900, noNaN: true }), (claimants, budget) => {
        const units = shareOut(claimants, budget)
        const floors = claimants.map(({ least, most }) => Math.min(least, most))
        expect(units === null).toBe(spent(claimants, floors) > budget)
        if (units === null) return
        const given = units
        const left = budget - spent(claimants, given)
        expect(left).toBeGreaterThanOrEqual(-1e-9)
        claimants.forEach(({ least, most, price }, h) => {
          expect(given[h]).toBeGreaterThanOrEqual(Math.min(least, most))
          expect(given[h]).toBeLessThanOrEqual(most)
          if ((given[h] ?? 0) < most) expect(price).toBeGreaterThan(left - 1e-9)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('ties go to the first; what costs nothing is given in full', () => {
    const alike = (price: number): Claimant => ({ least: 0, most: 10, price, claim: (k) => 1 / (k + 0.5) })
    expect(shareOut([alike(1), alike(1), alike(1)], 4)).toEqual([2, 1, 1])
    expect(shareOut([alike(0), alike(2)], 5)).toEqual([10, 2])
    expect(shareOut([], 5)).toEqual([])
  })

  it('for two thousand segments and a hundred million units to the last one', () => {
    const many = Array.from({ length: 2000 }, (_, h): Claimant => {
      const weight = 1 + ((h * 7919) % 997)
      return { least: 1, most: 100_000, price: 1, claim: (k) => weight / Math.sqrt(k * (k + 1)) }
    })
    const units = shareOut(many, 100_000_000) ?? []
    expect(units.reduce((sum, own) => sum + own, 0)).toBe(100_000_000)
  })
})
