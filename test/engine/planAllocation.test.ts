// A budget shared out to a plan's cells: what every method keeps to, and what the door does with it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocationsFor } from '../../electron/engine/plan/budget'
import type { Group } from '../../electron/engine/plan/outcome'
import { answersForMargin } from '../../electron/engine/stats/sampleSize'
import type { Allocation } from '../../shared/contract/plan'
import type { WaveId } from '../../shared/model/ids'
import { anOpenProgram, CLOSED, first, PLANNED } from './builders'
import { aDraft, type CellDraft, cellsOf, type Draft } from './planned'

const METHODS = ['proportional', 'neyman', 'cost-aware', 'equal-margin'] as const

interface Told {
  people: number
  variance: number
  rate: number
  cost: number
}

function groupsOf(told: readonly Told[], choice: Group['choice'] = null): Group[] {
  return told.map(({ people, variance, rate, cost }, i) => ({
    cell: { segment: i + 1, second: null },
    names: [`S${i}`],
    people,
    variance,
    rate,
    cost,
    choice,
    target: 10,
    needed: Math.min(people, answersForMargin(10, { confidence: 0.95, variance, population: people }) ?? 0),
    expected: 0,
  }))
}

const aGroup = fc.record({
  people: fc.integer({ min: 1, max: 4000 }),
  variance: fc.double({ min: 0.05, max: 1, noNaN: true }),
  rate: fc.double({ min: 0.02, max: 1, noNaN: true }),
  cost: fc.double({ min: 0.1, max: 40, noNaN: true }),
})
const markets = fc.array(aGroup, { minLength: 1, maxLength: 10 }).map((told) => groupsOf(told))

function allocated(groups: readonly Group[], kind: 'invitations' | 'money', amount: number, floor: number) {
  const found = allocationsFor(groups, { budget: { kind, amount }, floor, confidence: 0.95 })
  if (!Array.isArray(found)) throw new Error(found.reason)
  return found
}

const by = (allocations: readonly Allocation[], method: (typeof METHODS)[number]) => {
  const found = allocations.find((one) => one.method === method)
  if (!found) throw new Error(`no allocation by ${method}`)
  return found
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const peopleIn = (groups: readonly Group[]) => sum(groups.map(({ people }) => people ?? 0))

/** Σ (N/ΣN)² (1/(r i) − 1/N) S², what Neyman makes small; Infinity where a segment has nobody. */
function varianceOf(groups: readonly Group[], allocation: Allocation): number {
  const all = peopleIn(groups)
  return sum(
    groups.map(({ people, variance }, h) => {
      const n = allocation.cells[h]?.answers ?? 0
      const size = people ?? 0
      const spread = size > 1 ? (variance * size) / (size - 1) : variance
      return (size / all) ** 2 * (1 / n - 1 / size) * spread
    }),
  )
}

describe('a budget of invitations', () => {
  const budgets = fc.double({ min: 0, max: 1.2, noNaN: true })

  it('is given out to the last one, never below the floor, never more than there are people', () => {
    fc.assert(
      fc.property(markets, budgets, fc.integer({ min: 0, max: 5 }), (groups, part, floor) => {
        const floors = sum(groups.map(({ people }) => Math.min(floor, people ?? 0)))
        const amount = Math.max(1, floors, Math.round(part * peopleIn(groups)))
        const allocations = allocated(groups, 'invitations', amount, floor)
        expect(allocations.map(({ method }) => method)).toEqual([...METHODS])
        for (const { cells, invitations, answers } of allocations) {
          expect(invitations).toBe(Math.min(amount, peopleIn(groups)))
          expect(sum(cells.map((cell) => cell.invitations))).toBe(invitations)
          expect(sum(cells.map((cell) => cell.answers))).toBeCloseTo(answers, 6)
          cells.forEach((cell, h) => {
            expect(cell.invitations).toBeGreaterThanOrEqual(Math.min(floor, groups[h]?.people ?? 0))
            expect(cell.invitations).toBeLessThanOrEqual(groups[h]?.people ?? 0)
            expect(cell.answers).toBeCloseTo(cell.invitations * (groups[h]?.rate ?? 0), 9)
          })
        }
      }),
    )
  })

  it('shared out by Neyman leaves the least variance, and the narrowest margin, of all methods', () => {
    fc.assert(
      fc.property(markets, budgets, (groups, part) => {
        const amount = Math.max(groups.length, Math.round(part * peopleIn(groups)))
        const allocations = allocated(groups, 'invitations', amount, 1)
        const neyman = by(allocations, 'neyman')
        for (const other of allocations) {
          expect(varianceOf(groups, neyman)).toBeLessThanOrEqual(varianceOf(groups, other) * (1 + 1e-9) + 1e-15)
          if (neyman.margin === null) expect(neyman.answers).toBeLessThan(5)
          else if (other.margin !== null) expect(neyman.margin).toBeLessThanOrEqual(other.margin + 1e-6)
        }
      }),
    )
  })

  it('shared out to equal margins has them equal, but for one invitation and for those who are all asked', () => {
    fc.assert(
      fc.property(markets, budgets, (groups, part) => {
        const amount = Math.max(groups.length, Math.round(part * peopleIn(groups)))
        const { cells } = by(allocated(groups, 'invitations', amount, 0), 'equal-margin')
        const widths = (more: number) =>
          groups.map(({ people, variance, rate }, h) => {
            const n = ((cells[h]?.invitations ?? 0) + more) * (rate ?? 0)
            const size = people ?? 0
            const factor = size > 1 ? Math.min(1, (size - n) / (size - 1)) : Math.max(0, 1 - n)
            return (variance * factor) / (n + 3 * factor)
          })
        const open = (h: number) => (cells[h]?.invitations ?? 0) < (groups[h]?.people ?? 0)
        const now = widths(0)
        const before = widths(-1)
        // Nobody who could have more is wider than another was before its last one.
        now.forEach((wide, h) => {
          if (!open(h)) return
          before.forEach((other, i) => {
            if ((cells[i]?.invitations ?? 0) > 0) expect(wide).toBeLessThanOrEqual(other * (1 + 1e-9))
          })
        })
      }),
    )
  })

  it('dear answers are bought less often where costs count, and only there', () => {
    const alike = { people: 900, variance: 0.5, rate: 0.3 }
    const groups = groupsOf([
      { ...alike, cost: 9 },
      { ...alike, cost: 1 },
    ])
    const allocations = allocated(groups, 'invitations', 400, 0)
    expect(by(allocations, 'neyman').cells.map((cell) => cell.invitations)).toEqual([200, 200])
    // n ~ 1/√c.
    expect(by(allocations, 'cost-aware').cells.map((cell) => cell.invitations)).toEqual([100, 300])
  })

  it('asks more where fewer answer: as the root of the rate for the whole, as the rate for each', () => {
    const alike = { people: 100_000, variance: 0.5, cost: 1 }
    const groups = groupsOf([
      { ...alike, rate: 0.1 },
      { ...alike, rate: 0.4 },
    ])
    const allocations = allocated(groups, 'invitations', 3000, 0)
    expect(by(allocations, 'proportional').cells.map((cell) => cell.invitations)).toEqual([1500, 1500])
    expect(by(allocations, 'neyman').cells.map((cell) => cell.invitations)).toEqual([2000, 1000])
    expect(by(allocations, 'equal-margin').cells.map((cell) => cell.invitations)).toEqual([2400, 600])
  })
})

describe('a budget of money', () => {
  it('is never overspent, and what is left pays for no further invitation', () => {
    const amounts = fc.double({ min: 0.001, max: 1.1, noNaN: true })
    fc.assert(
      fc.property(markets, amounts, (groups, part) => {
        const prices = groups.map(({ rate, cost }) => (rate ?? 0) * (cost ?? 0))
        const all = sum(groups.map(({ people }, h) => (people ?? 0) * (prices[h] ?? 0)))
        const amount = part * all
        for (const { cells, cost } of allocated(groups, 'money', amount, 0)) {
          const spent = sum(cells.map(({ invitations }, h) => invitations * (prices[h] ?? 0)))
          expect(cost).toBeCloseTo(spent, 6)
          expect(spent).toBeLessThanOrEqual(amount * (1 + 1e-9))
          cells.forEach(({ invitations }, h) => {
            if (invitations < (groups[h]?.people ?? 0)) expect(prices[h]).toBeGreaterThan((amount - spent) * (1 - 1e-6))
          })
        }
      }),
    )
  })

  it('cost-aware buys the sharpest whole, but for what whole invitations leave over', () => {
    fc.assert(
      fc.property(fc.array(aGroup, { minLength: 2, maxLength: 5 }), (told) => {
        const groups = groupsOf(told.map((one) => ({ ...one, people: one.people + 2000 })))
        const all = sum(told.map(({ rate, cost }, h) => (groups[h]?.people ?? 0) * rate * cost))
        const allocations = allocated(groups, 'money', all * 0.4, 1)
        const best = varianceOf(groups, by(allocations, 'cost-aware'))
        for (const other of allocations) expect(best).toBeLessThanOrEqual(varianceOf(groups, other) * 1.02)
      }),
    )
  })
})

describe('a census and a merge', () => {
  it('everybody of a census cell is invited, and the rest is shared out', () => {
    const told = { people: 40, variance: 0.5, rate: 0.5, cost: 1 }
    const groups = [...groupsOf([told], 'census'), ...groupsOf([{ ...told, people: 400 }])]
    for (const { cells } of allocated(groups, 'invitations', 100, 0)) {
      expect(cells.map(({ invitations }) => invitations)).toEqual([40, 60])
    }
  })
})

describe('through the door', () => {
  const answers = { promoters: 10, passives: 5, detractors: 5 }

  async function aPlan(told: Partial<CellDraft>, more: Partial<Draft> = {}) {
    const open = await anOpenProgram([
      { ...CLOSED, answers: ['A', 'B', 'C'].map((segment) => ({ ...answers, segment })) },
      PLANNED,
    ])
    const wave = open.waves[1] as WaveId
    const dimension = first((await open.ask('wave.get', { wave })).dimensions)
    const draft = aDraft({ ...cellsOf(dimension, { A: 300, B: 100, C: 20 }, told), ...more })
    await open.ask('plan.set', { wave, draft })
    return { ...open, wave, draft }
  }

  const BUDGET = { kind: 'invitations', amount: 200 } as const

  it('the chosen one is written into the plan with what it buys', async () => {
    const { ask, wave } = await aPlan({ rate: 0.4 }, { cost: 2 })
    const { allocations, fault } = await ask('plan.allocations', { wave, budget: BUDGET, floor: 15 })
    expect(fault).toBeNull()
    for (const { method, cells, ...sums } of allocations) {
      const plan = await ask('plan.allocate', { wave, budget: BUDGET, floor: 15, method })
      expect(plan.allocation).toEqual({ method, budget: BUDGET, floor: 15, ...sums })
      expect(plan.cells.map(({ allocated: own }) => own)).toEqual(cells.map(({ invitations }) => invitations))
      expect(await ask('plan.get', { wave })).toEqual(plan)
    }
  })

  it('a merged cell takes none of its own', async () => {
    const { ask, wave, draft } = await aPlan({ rate: 0.4 })
    const [a, b, c] = draft.cells.map(({ segment }) => ({ segment, second: null }))
    const cells = draft.cells.map((cell) =>
      cell.segment === c?.segment ? { ...cell, choice: 'merge' as const, mergedInto: b ?? null } : cell,
    )
    await ask('plan.set', { wave, draft: { ...draft, cells } })
    const { allocations } = await ask('plan.allocations', { wave, budget: { ...BUDGET, amount: 420 }, floor: 0 })
    for (const allocation of allocations) {
      expect(allocation.cells).toMatchObject([
        { ...a, invitations: 300 },
        { ...b, invitations: 120 },
      ])
    }
    const plan = await ask('plan.allocate', { wave, budget: { ...BUDGET, amount: 420 }, floor: 0, method: 'neyman' })
    expect(plan.cells.map(({ allocated: own }) => own)).toEqual([300, 120, null])
  })

  it('stays when the plan is set anew on the same figures, and goes when one has changed', async () => {
    const { ask, wave, draft } = await aPlan({ rate: 0.4 })
    const request = { wave, budget: BUDGET, floor: 0, method: 'neyman' } as const
    const { cells } = await ask('plan.allocate', request)
    const kept = await ask('plan.set', { wave, draft: { ...draft, target: 9, minimum: 4, confidence: 0.9 } })
    expect(kept.allocation).toMatchObject({ method: 'neyman', budget: BUDGET, invitations: 200 })
    expect(kept.cells.map(({ allocated: own }) => own)).toEqual(cells.map(({ allocated: own }) => own))
    for (const change of [{ population: 301 }, { rate: 0.5 }, { variance: 0.5 }, { choice: 'census' as const }]) {
      await ask('plan.allocate', request)
      const changed = draft.cells.map((cell, i) => (i === 0 ? { ...cell, ...change } : cell))
      const plan = await ask('plan.set', { wave, draft: { ...draft, cells: changed } })
      expect(plan.allocation).toBeNull()
      expect(plan.cells.map(({ allocated: own }) => own)).toEqual([null, null, null])
      await ask('plan.set', { wave, draft })
    }
  })

  it.each([
    ['no-rate', {}, BUDGET, ['A', 'B', 'C']],
    ['no-population', { rate: 0.4, population: null }, BUDGET, ['A', 'B', 'C']],
    ['no-cost', { rate: 0.4 }, { kind: 'money', amount: 50 }, ['A', 'B', 'C']],
    ['below-floor', { rate: 0.4 }, { kind: 'invitations', amount: 44 }, ['A', 'B', 'C']],
    ['no-plan-cells', { rate: 0.4, population: 0 }, BUDGET, []],
  ] as const)('refused: %s', async (reason, told, budget, cells) => {
    const { ask, failure, wave } = await aPlan(told)
    expect(await ask('plan.allocations', { wave, budget, floor: 15 })).toEqual({
      allocations: [],
      fault: reason,
      faultCells: cells,
    })
    expect(await failure('plan.allocate', { wave, budget, floor: 15, method: 'neyman' })).toEqual({
      code: 'cannot-allocate',
      facts: { reason, cells },
    })
  })

  it('a budget that the censuses exceed by themselves is not put down to the floor', async () => {
    const { ask, wave, draft } = await aPlan({ rate: 0.4 })
    const cells = draft.cells.map((cell, i) => (i === 0 ? { ...cell, choice: 'census' as const } : cell))
    await ask('plan.set', { wave, draft: { ...draft, cells } })
    const faultOf = async (amount: number) => {
      const { fault, faultCells } = await ask('plan.allocations', { wave, budget: { ...BUDGET, amount }, floor: 15 })
      return [fault, faultCells]
    }
    expect(await faultOf(299)).toEqual(['below-census', ['A']])
    expect(await faultOf(329)).toEqual(['below-floor', ['A', 'B', 'C']])
    expect(await faultOf(330)).toEqual([null, []])
  })

  it('a wave without a plan has nothing to share out to', async () => {
    const { ask, failure, wave } = await aPlan({})
    await ask('plan.remove', { wave })
    const refused = { code: 'not-found', facts: { what: 'plan' } }
    expect(await failure('plan.allocations', { wave, budget: BUDGET, floor: 0 })).toEqual(refused)
    expect(await failure('plan.allocate', { wave, budget: BUDGET, floor: 0, method: 'neyman' })).toEqual(refused)
  })
})
