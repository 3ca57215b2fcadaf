// Sizes and margins: the published rules of thumb, and "smallest" checked by stepping one down.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersForMargin, invitationsFor, marginAt } from '../../electron/engine/stats/sampleSize'

const plan = { confidence: 0.95, variance: 0.6 }

describe('rules of thumb for a variance of .6', () => {
  it.each([
    [10, 42],
    [20, 32],
    [30, 26],
    [50, 21],
    [100, 15],
    [200, 11],
    [400, 7.6],
    [1000, 4.8],
  ])('%d answers are sharp to ±%d', (n, margin) => {
    const decimals = margin < 10 ? 1 : 0
    expect(Number(marginAt(n, plan)?.toFixed(decimals))).toBe(margin)
  })

  it.each([
    [10, 228],
    [8, 358],
    [5, 919],
    [3, 2558],
  ])('±%d takes %d answers', (margin, n) => expect(answersForMargin(margin, plan)).toBe(n))

  it('919 answers at a response rate of 18 % take 5,106 invitations; a list of 1,200 lowers it to 521 answers', () => {
    expect(invitationsFor(919, 0.18)).toBe(5106)
    expect(answersForMargin(5, { ...plan, population: 1200 })).toBe(521)
  })
})

describe('any plan', () => {
  const anyPlan = fc.record({
    confidence: fc.constantFrom(0.8, 0.95, 0.99),
    variance: fc.constantFrom(0.01, 0.15, 0.7, 1),
    population: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
    method: fc.constantFrom('wald' as const, 'adjusted-wald' as const),
  })

  it('the size is the smallest that is sharp enough, and never more than the list', () => {
    fc.assert(
      fc.property(anyPlan, fc.double({ min: 0.5, max: 90, noNaN: true }), (chosen, margin) => {
        const n = answersForMargin(margin, chosen)
        if (n === null) throw new Error('expected a size')
        expect(marginAt(n, chosen)).toBeLessThanOrEqual(margin)
        if (n > 1) expect(marginAt(n - 1, chosen)).toBeGreaterThan(margin)
        expect(n).toBeLessThanOrEqual(chosen.population ?? Number.POSITIVE_INFINITY)
      }),
    )
  })

  it('Cochran asks for at most three more than the adjusted form', () => {
    expect(answersForMargin(5, { ...plan, method: 'wald' })).toBe(922)
  })

  it('plans with .70 unless told', () => {
    expect(answersForMargin(5, { confidence: 0.95 })).toBe(answersForMargin(5, { confidence: 0.95, variance: 0.7 }))
    expect(marginAt(80, { confidence: 0.95 })).toBe(marginAt(80, { confidence: 0.95, variance: 0.7 }))
  })
})

describe('at the edges', () => {
  it('one answer is the least, a census has no margin', () => {
    expect(answersForMargin(150, plan)).toBe(1)
    expect(answersForMargin(0.001, { ...plan, population: 40 })).toBe(40)
    expect(marginAt(40, { ...plan, population: 40 })).toBe(0)
  })

  it.each([
    () => answersForMargin(0, plan),
    () => answersForMargin(-5, plan),
    () => answersForMargin(5, { ...plan, variance: 1.2 }),
    () => answersForMargin(5, { ...plan, population: 0 }),
    () => marginAt(0, plan),
    () => marginAt(41, { ...plan, population: 40 }),
    () => invitationsFor(100, 0),
    () => invitationsFor(100, 1.01),
  ])('cannot say (%#)', (ask) => expect(ask()).toBeNull())

  it('a rate that divides evenly does not cost one more invitation', () => {
    expect(21 / 0.35).toBeGreaterThan(60)
    expect(invitationsFor(21, 0.35)).toBe(60)
    expect(invitationsFor(0, 0.5)).toBe(0)
  })
})
