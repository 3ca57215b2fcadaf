// The goal calculator: each slider from any other, consistent with what plans and verdicts are worked out with.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ground, goalOf, usualGoals } from '../../electron/engine/plan/goal'
import { detectableChange, powerOf } from '../../electron/engine/stats/power'
import { answersForMargin, marginAt } from '../../electron/engine/stats/sampleSize'
import { anOpenProgram, CLOSED, first, PLANNED } from './builders'

const GROUND: Ground = { confidence: 0.95, variance: 0.6, population: null, rate: 0.18, cost: 3 }
const ground = (change: Partial<Ground> = {}): Ground => ({ ...GROUND, ...change })

describe('one goal', () => {
  it('±5 needs 919 answers; at 18 % that is 5,106 invitations', () => {
    const goal = goalOf({ what: 'margin', margin: 5 }, GROUND)
    expect(goal).toMatchObject({ margin: 5, answers: 919, invitations: 5106, beyondList: false, cost: 2757 })
    // 100 (z + z₈₀) √(2 · .6 / 919) = 10.1.
    expect(goal?.detectable).toBeCloseTo(10.12, 1)
  })

  it('out of 1,200 customers 521 answers, which 18 % cannot give', () => {
    const goal = goalOf({ what: 'margin', margin: 5 }, ground({ population: 1200 }))
    expect(goal).toMatchObject({ answers: 521, invitations: 2895, beyondList: true })
  })

  it('answers: their margin; none beyond the list', () => {
    expect(goalOf({ what: 'answers', answers: 919 }, GROUND)?.margin).toBe(
      marginAt(919, { confidence: 0.95, variance: 0.6 }),
    )
    expect(goalOf({ what: 'answers', answers: 50 }, ground({ population: 50 }))?.margin).toBe(0)
    expect(goalOf({ what: 'answers', answers: 51 }, ground({ population: 50 }))).toBeNull()
  })

  it('invitations: what the rate makes of them, rounded down', () => {
    expect(goalOf({ what: 'invitations', invitations: 5106 }, GROUND)).toMatchObject({
      answers: 919,
      invitations: 5106,
    })
    expect(goalOf({ what: 'invitations', invitations: 5105 }, GROUND)?.answers).toBe(918)
    expect(goalOf({ what: 'invitations', invitations: 100 }, ground({ rate: 0.29 }))?.answers).toBe(29)
    expect(goalOf({ what: 'invitations', invitations: 5 }, GROUND)).toBeNull()
    expect(goalOf({ what: 'invitations', invitations: 500 }, ground({ rate: null }))).toBeNull()
    expect(goalOf({ what: 'invitations', invitations: 500 }, ground({ population: 400 }))).toMatchObject({
      invitations: 500,
      beyondList: true,
    })
  })

  it.each([
    [20, 236],
    [15, 419],
    [10, 942],
    [5, 3768],
  ])('a change of %d points takes %d answers a wave', (change, answers) => {
    expect(goalOf({ what: 'change', change }, GROUND)?.answers).toBe(answers)
  })

  it('a change that everybody together could not show is no goal', () => {
    expect(goalOf({ what: 'change', change: 10 }, ground({ population: 900 }))).toBeNull()
    expect(goalOf({ what: 'change', change: 10 }, ground({ population: 942 }))?.answers).toBe(942)
  })
})

describe('from any of them to any other', () => {
  const grounds = fc.record({
    confidence: fc.constantFrom(0.8, 0.9, 0.95, 0.99),
    variance: fc.double({ min: 0.05, max: 1, noNaN: true }),
    population: fc.option(fc.integer({ min: 1, max: 50_000 })),
    rate: fc.double({ min: 0.01, max: 1, noNaN: true }),
    cost: fc.constant(null),
  })
  const planOf = ({ population, ...rest }: Ground) => ({ ...rest, population: population ?? undefined })

  it('a margin takes the fewest answers that meet it, and those answers give it', () => {
    fc.assert(
      fc.property(grounds, fc.integer({ min: 2, max: 60 }), (known, margin) => {
        const goal = goalOf({ what: 'margin', margin }, known)
        if (!goal) throw new Error('every margin has its answers')
        expect(goal.answers).toBe(answersForMargin(margin, planOf(known)))
        expect(goalOf({ what: 'answers', answers: goal.answers }, known)?.margin).toBeLessThanOrEqual(margin)
        if (goal.answers > 1) expect(marginAt(goal.answers - 1, planOf(known))).toBeGreaterThan(margin)
      }),
    )
  })

  it('invitations for so many answers bring as many, one fewer does not', () => {
    fc.assert(
      fc.property(grounds, fc.integer({ min: 1, max: 5000 }), (known, answers) => {
        const open = { ...known, population: null }
        const invitations = goalOf({ what: 'answers', answers }, open)?.invitations ?? 0
        expect(goalOf({ what: 'invitations', invitations }, open)?.answers).toBe(answers)
        if (invitations > 1) {
          const fewer = goalOf({ what: 'invitations', invitations: invitations - 1 }, open)
          expect(fewer?.answers ?? 0).toBeLessThan(answers)
        }
      }),
    )
  })

  it('the detectable change is that of the verdict’s own power', () => {
    fc.assert(
      fc.property(grounds, fc.integer({ min: 20, max: 5000 }), (known, answers) => {
        const waves = { n1: answers, n2: answers, variance1: known.variance, variance2: known.variance }
        const goal = goalOf({ what: 'answers', answers }, { ...known, population: null })
        expect(goal?.detectable).toBe(detectableChange({ ...waves, confidence: known.confidence }))
        if (goal?.detectable) {
          const power = powerOf(goal.detectable, { ...waves, confidence: known.confidence })
          expect(power).toBeCloseTo(0.8, 6)
        }
      }),
    )
  })
})

describe('the usual goals', () => {
  const margins = (change: Partial<Ground>) => usualGoals(ground(change)).map(({ margin }) => margin)

  it('±10, ±6, ±4, ±3; wider ones for a short list', () => {
    expect(margins({})).toEqual([10, 6, 4, 3])
    expect(margins({ population: 100_000 })).toEqual([10, 6, 4, 3])
    // 18 of 100 people: ±31.
    expect(margins({ population: 100 })).toEqual([40, 30, 20, 15])
    expect(margins({ population: 3 })).toEqual([10, 6, 4, 3])
  })

  it('a tighter goal takes more of everything', () => {
    const rows = usualGoals(GROUND)
    for (const key of ['answers', 'invitations', 'cost'] as const) {
      const values = rows.map((row) => row[key] ?? Number.NaN)
      expect(values).toEqual([...values].sort((a, b) => a - b))
    }
  })
})

describe('through the door', () => {
  it('starts from the wave before, and from the program', async () => {
    const open = await anOpenProgram([
      { ...CLOSED, invited: 200, answers: [{ promoters: 30, passives: 15, detractors: 15 }] },
      PLANNED,
    ])
    const wave = open.waves[1] ?? first(open.waves)
    const setting = await open.ask('plan.setting', { wave })
    expect(setting).toMatchObject({
      ...{ confidence: 0.95, varianceFrom: 'past-wave', population: null },
      ...{ rate: 0.3, rateFrom: 'past-wave' },
    })
    const { confidence, variance, population, rate } = setting
    const reply = await open.ask('plan.goal', {
      ...{ confidence, variance, population, rate, cost: null },
      by: { what: 'margin', margin: 12 },
    })
    expect(reply.goal).toMatchObject({ answers: 179, invitations: 597, cost: null })
    expect(reply.usual).toHaveLength(4)
    expect(await open.ask('plan.setting', { wave: first(open.waves) })).toMatchObject({
      ...{ variance: 0.7, varianceFrom: 'default', rate: null, rateFrom: null },
    })
    expect(await open.failure('plan.setting', { wave: 99 })).toEqual({ code: 'not-found', facts: { what: 'wave' } })
  })
})
