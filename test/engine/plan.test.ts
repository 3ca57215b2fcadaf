// Sampling plans through the door: what cells take, against numbers worked out by hand from the formulas.
import { describe, expect, it } from 'vitest'
import type { CallOutput } from '../../shared/contract'
import type { DimensionId, SegmentId, WaveId } from '../../shared/model/ids'
import { anOpenProgram, CLOSED, first, PLANNED, type WaveScript } from './builders'
import { aCell, aDraft, type CellDraft, cellsOf, type Draft } from './planned'

type Plan = CallOutput<'plan.set'>

const answers = (promoters: number, passives: number, detractors: number, segment?: string) => ({
  promoters,
  passives,
  detractors,
  ...(segment !== undefined && { segment }),
})

/** A program of these waves, its last wave, and the dimension that their answers have, if any. */
async function aProgram(waves: readonly WaveScript[]) {
  const open = await anOpenProgram(waves)
  const wave = open.waves.at(-1)
  if (wave === undefined) throw new Error('the program has a wave')
  const [dimension] = (await open.ask('wave.get', { wave })).dimensions
  const set = (draft: Partial<Draft>) => open.ask('plan.set', { wave, draft: aDraft(draft) })
  const estimate = (draft: Partial<Draft>) => open.ask('plan.estimate', { wave, draft: aDraft(draft) })
  return { ...open, wave, dimension, set, estimate }
}

/** The only cell of a plan for the whole of the last of these waves. */
async function wholeCell(waves: readonly WaveScript[], cell: Partial<CellDraft>, draft: Partial<Draft> = {}) {
  const { estimate } = await aProgram(waves)
  return first((await estimate({ ...draft, cells: [aCell(cell)] })).cells)
}

function cellOf({ cells }: Pick<Plan, 'cells'>, ...names: string[]) {
  const found = cells.find((one) => one.names.join() === names.join())
  if (!found) throw new Error(`there is no cell ${names.join(' × ')}`)
  return found
}

describe('answers needed', () => {
  // z² = 3.841459. Without a list: 3.841459 · 0.70 · 10⁴ / 12² − 3 = 183.74.
  it('184 for ±12 without a list, at the planning variance of 0.70', async () => {
    expect(await wholeCell([PLANNED], {})).toMatchObject({
      names: [],
      needed: 184,
      variance: 0.7,
      varianceFrom: 'default',
      rate: null,
      invitations: null,
      reach: null,
      unreachable: false,
    })
  })

  // 183.74 · 100 / (183.74 + 99) = 64.98.
  it('65 of a list of 100', async () => {
    expect(await wholeCell([PLANNED], { population: 100 })).toMatchObject({ needed: 65, people: 100 })
  })

  // z = 1.644854: 2.705543 · 0.70 · 10⁴ / 10² − 3 = 186.39.
  it('187 for ±10 at 90 %', async () => {
    expect((await wholeCell([PLANNED], {}, { confidence: 0.9, target: 10 })).needed).toBe(187)
  })

  // p′ = 30.75/63, d′ = 15.75/63: V′ = .738095 − .238095² = .681406; 3.841459 · .681406 · 10⁴ / 144 − 3 = 178.78.
  it('179 with the variance of the wave before, once it has 30 answers', async () => {
    const cell = await wholeCell([{ ...CLOSED, answers: [answers(30, 15, 15)] }, PLANNED], {})
    expect(cell).toMatchObject({ needed: 179, varianceFrom: 'past-wave' })
    expect(cell.variance).toBeCloseTo(0.681406, 6)
    const few = await wholeCell([{ ...CLOSED, answers: [answers(15, 7, 7)] }, PLANNED], {})
    expect(few.varianceFrom).toBe('default')
  })

  it('not fewer than the minimum, nor more than there are people', async () => {
    expect((await wholeCell([PLANNED], {}, { minimum: 400 })).needed).toBe(400)
    expect((await wholeCell([PLANNED], { minimum: 250 }, { minimum: 400 })).needed).toBe(250)
    expect((await wholeCell([PLANNED], { population: 20 }, { minimum: 400 })).needed).toBe(20)
    expect((await wholeCell([PLANNED], { population: 0 }, { minimum: 400 })).needed).toBe(0)
  })

  it('a cell’s own target and variance stand before those of the plan', async () => {
    // 3.841459 · 0.36 · 10⁴ / 20² − 3 = 31.57.
    expect(await wholeCell([PLANNED], { target: 20, variance: 0.36 })).toMatchObject({
      needed: 32,
      target: 20,
      varianceFrom: 'typed',
    })
  })
})

describe('invitations and reach', () => {
  it('37 people at 60 % give 22 answers, which is not enough for ±9', async () => {
    const cell = await wholeCell([PLANNED], { population: 37, rate: 0.6 }, { target: 9 })
    // n₀ = 3.841459 · 7000 / 81 − 3 = 328.98; 328.98 · 37 / (328.98 + 36) = 33.35.
    expect(cell).toMatchObject({ needed: 34, invitations: 57, unreachable: true, rateFrom: 'typed' })
    // φ = 15/36; 100 · 1.959964 · √(.7 φ / (22 + 3φ)) = 21.952.
    expect(cell.reach?.answers).toBe(22)
    expect(cell.reach?.margin).toBeCloseTo(21.952, 3)
  })

  it('everybody answers: a census gives ±0', async () => {
    const cell = await wholeCell([PLANNED], { population: 37, rate: 1 }, { target: 9 })
    expect(cell).toMatchObject({ reach: { answers: 37, margin: 0 }, unreachable: false })
  })

  it('a census invites everybody, an accepted margin nobody twice', async () => {
    const cell = { population: 37, rate: 0.6 }
    const census = await wholeCell([PLANNED], { ...cell, choice: 'census' }, { target: 30 })
    expect(census).toMatchObject({ needed: 16, invitations: 37, unreachable: false })
    const accepted = await wholeCell([PLANNED], { ...cell, choice: 'accept' }, { target: 9 })
    expect(accepted).toMatchObject({ needed: 34, invitations: 37, unreachable: true })
  })

  it('where nobody would answer, nothing would be known', async () => {
    const cell = await wholeCell([PLANNED], { population: 3, rate: 0.1 })
    expect(cell).toMatchObject({ reach: { answers: 0, margin: 100 }, unreachable: true })
  })

  it('a share of people is not short by the last digit of a fraction', async () => {
    expect((await wholeCell([PLANNED], { population: 100, rate: 0.29 })).reach?.answers).toBe(29)
  })
})

describe('what earlier waves say', () => {
  const earlier = (a: number, b: number): WaveScript => ({
    ...CLOSED,
    answers: [answers(a, 0, 0, 'A'), answers(b / 2, b / 4, b / 4, 'B')],
  })

  it('the variance of the cell itself, of the whole wave where the cell has too few answers', async () => {
    const { dimension, estimate } = await aProgram([earlier(20, 40), PLANNED])
    const found = await estimate(cellsOf(dimension as never))
    expect(cellOf(found, 'B').varianceFrom).toBe('past-cell')
    // p′ = 20.75/43, d′ = 10.75/43.
    expect(cellOf(found, 'B').variance).toBeCloseTo(31.5 / 43 - (10 / 43) ** 2, 9)
    expect(cellOf(found, 'A').varianceFrom).toBe('past-wave')
  })

  it('the latest wave that has enough, not the latest', async () => {
    const older = { ...earlier(20, 40), name: 'Older', opensOn: '2025-01-01', closesOn: '2025-01-31' }
    const { dimension, estimate } = await aProgram([older, earlier(4, 8), PLANNED])
    const found = await estimate(cellsOf(dimension as never))
    expect(cellOf(found, 'B').varianceFrom).toBe('past-cell')
    expect(cellOf(found, 'A').varianceFrom).toBe('past-wave')
  })

  it('answers of all invited, where the plan of the wave does not say more', async () => {
    const { dimension, estimate } = await aProgram([{ ...earlier(20, 60), invited: 200 }, PLANNED])
    const found = await estimate(cellsOf(dimension as never, { A: 50, B: 100 }))
    expect(cellOf(found, 'A')).toMatchObject({ rate: 0.4, rateFrom: 'past-wave', reach: { answers: 20 } })
  })

  it('answers of the cell’s own people, once the wave had a plan; what is typed stands before', async () => {
    const open = await aProgram([{ ...earlier(20, 60), invited: 265 }, PLANNED])
    const dimension = open.dimension as { id: DimensionId; segments: { id: SegmentId; name: string }[] }
    const wave = open.waves[0] as WaveId
    await open.ask('plan.set', { wave, draft: aDraft(cellsOf(dimension, { A: 25, B: 240 })) })
    const found = await open.estimate(cellsOf(dimension, { A: 50, B: 100 }))
    expect(cellOf(found, 'A')).toMatchObject({ rate: 0.8, rateFrom: 'past-cell' })
    expect(cellOf(found, 'B')).toMatchObject({ rate: 0.25, rateFrom: 'past-cell' })
    const typed = await open.estimate({ ...cellsOf(dimension, {}), rate: 0.5 })
    expect(cellOf(typed, 'A')).toMatchObject({ rate: 0.5, rateFrom: 'typed' })
    const facts = await open.ask('plan.cells', { wave: open.wave, dimension: dimension.id, second: null })
    expect(facts.cells.map(({ names, rate, contacts }) => [names, rate, contacts])).toEqual([
      [['A'], 0.8, null],
      [['B'], 0.25, null],
    ])
  })

  it('what an allocation gave the cells, where it adds up to the people invited; else nothing of cells', async () => {
    const open = await aProgram([{ ...earlier(20, 60), invited: 265 }, PLANNED])
    const dimension = open.dimension as { id: DimensionId; segments: { id: SegmentId; name: string }[] }
    const wave = open.waves[0] as WaveId
    await open.ask('plan.set', { wave, draft: aDraft({ ...cellsOf(dimension, { A: 1000, B: 4000 }), rate: 0.3 }) })
    const rates = async () => {
      const found = await open.estimate(cellsOf(dimension, { A: 50, B: 100 }))
      return ['A', 'B'].map((name) => cellOf(found, name).rate)
    }
    const whole = 80 / 265
    // Five thousand people on the list, 265 of them invited: nobody knows in which cell.
    expect(await rates()).toEqual([whole, whole])
    const budget = { kind: 'invitations' as const, amount: 265 }
    const plan = await open.ask('plan.allocate', { wave, budget, floor: 0, method: 'proportional' })
    expect(plan.cells.map(({ allocated }) => allocated)).toEqual([53, 212])
    expect(await rates()).toEqual([20 / 53, 60 / 212])
    await open.ask('wave.update', { wave, invited: 300 })
    expect(await rates()).toEqual([80 / 300, 80 / 300])
  })

  it('more answers than people asked say nothing of a rate', async () => {
    const { dimension, estimate } = await aProgram([{ ...earlier(20, 60), invited: 70 }, PLANNED])
    const found = await estimate(cellsOf(dimension as never, { A: 50, B: 100 }))
    expect(cellOf(found, 'A')).toMatchObject({ rate: null, rateFrom: null })
  })

  it('a wave that is still open says nothing of how many answer', async () => {
    const open = { ...earlier(20, 60), invited: 200, closesOn: '2026-12-30' }
    const later = { ...PLANNED, opensOn: '2027-01-01', closesOn: '2027-01-31' }
    expect(await wholeCell([open, later], {})).toMatchObject({ rate: null, varianceFrom: 'past-wave' })
  })
})

describe('merged cells', () => {
  async function merging(told: Partial<CellDraft>[], populations: (number | null)[] = [30, 40, 50]) {
    const open = await aProgram([
      { ...CLOSED, answers: [answers(9, 1, 1, 'A'), answers(9, 1, 1, 'B'), answers(9, 9, 9, 'C')] },
      PLANNED,
    ])
    const { dimension, cells } = cellsOf(open.dimension as never, {}, { rate: 0.5 })
    // Ids as they come back from a call are branded, as they are sent they need not be.
    const of = (at: number) => ({ segment: (cells[at] as CellDraft).segment as SegmentId, second: null })
    const draft = {
      dimension,
      cells: cells.map((cell, i) => ({ ...cell, population: populations[i] ?? null, ...told[i] })),
    }
    return { ...open, draft, of }
  }

  it('are counted with the last of their chain, whatever it takes', async () => {
    const { draft, of, set } = await merging([])
    const chained = draft.cells.map((cell, i) =>
      i < 2 ? { ...cell, choice: 'merge' as const, mergedInto: of(i + 1) } : cell,
    )
    const plan = await set({ ...draft, cells: chained })
    expect(cellOf(plan, 'A')).toMatchObject({
      needed: 0,
      people: 0,
      population: 30,
      invitations: null,
      mergedInto: of(1),
    })
    expect(cellOf(plan, 'B')).toMatchObject({ needed: 0, people: 0, mergedInto: of(2) })
    // 183.74-like with the variance of the whole wave; a list of 120.
    const alone = (await set({ ...draft, cells: draft.cells })).cells
    expect(cellOf(plan, 'C')).toMatchObject({ people: 120, population: 50, reach: { answers: 60 }, mergedInto: null })
    expect(cellOf(plan, 'C').needed).toBeLessThan(alone.reduce((sum, { needed }) => sum + needed, 0))
    expect(plan.totals).toMatchObject({ population: 120, needed: cellOf(plan, 'C').needed })
  })

  it('past answers of all of them count together', async () => {
    const { draft, of, estimate } = await merging([])
    const merged = draft.cells.map((cell, i) =>
      i === 0 ? { ...cell, choice: 'merge' as const, mergedInto: of(2) } : cell,
    )
    const found = await estimate({ ...draft, cells: merged })
    // 11 + 27 answers: enough together.
    expect(cellOf(found, 'C').varianceFrom).toBe('past-cell')
    expect(cellOf(await estimate(draft), 'C').varianceFrom).toBe('past-wave')
  })

  it('unknown people of one make those of all unknown', async () => {
    const { draft, of, estimate } = await merging([], [null, 40, 50])
    const merged = draft.cells.map((cell, i) =>
      i === 0 ? { ...cell, choice: 'merge' as const, mergedInto: of(2) } : cell,
    )
    const found = await estimate({ ...draft, cells: merged })
    expect(cellOf(found, 'C')).toMatchObject({ people: null, reach: null })
    expect(found.totals).toMatchObject({ population: null, margin: null })
  })

  it('in a circle, into themselves or into what is not there are refused', async () => {
    const { draft, of, wave, failure } = await merging([])
    const into = (...targets: ({ segment: SegmentId | null; second: null } | null)[]) => ({
      wave,
      draft: aDraft({
        ...draft,
        cells: draft.cells.map((cell, i) => ({ ...cell, choice: 'merge' as const, mergedInto: targets[i] ?? null })),
      }),
    })
    const cases: [Parameters<typeof into>, string][] = [
      [[of(1), of(0)], 'draft.cells'],
      [[of(0)], 'draft.cells'],
      [[{ segment: 999 as SegmentId, second: null }], 'draft.cells.0.mergedInto'],
    ]
    for (const [targets, where] of cases) {
      expect(await failure('plan.estimate', into(...targets))).toMatchObject({ code: 'bad-input', facts: { where } })
      expect(await failure('plan.set', into(...targets))).toMatchObject({ code: 'bad-input', facts: { where } })
    }
  })

  it('chosen without a cell to be counted with stand alone', async () => {
    const { draft, estimate } = await merging([{ choice: 'merge' }])
    expect(cellOf(await estimate(draft), 'A')).toMatchObject({ people: 30, choice: 'merge', mergedInto: null })
  })
})

describe('the whole wave', () => {
  it('of one cell has its margin, and its cost is what the answers cost', async () => {
    const { estimate } = await aProgram([PLANNED])
    const { totals } = await estimate({ cost: 2, rate: 0.5, cells: [aCell({ population: 400 })] })
    // 183.74 · 400 / (183.74 + 399) = 126.12.
    expect(totals).toMatchObject({ population: 400, needed: 127, invitations: 254, cost: 254, unreachable: 0 })
    expect(totals.margin).toBeLessThanOrEqual(12)
    expect(totals.margin).toBeGreaterThan(11.9)
  })

  it('counts on no more answers than asking everybody gives', async () => {
    const { estimate } = await aProgram([PLANNED])
    const { totals, cells } = await estimate({ rate: 0.1, cells: [aCell({ population: 400 })] })
    expect(totals).toMatchObject({ needed: 127, invitations: 400, unreachable: 1 })
    expect(totals.margin).toBeCloseTo(first(cells).reach?.margin ?? Number.NaN, 9)
  })
})

describe('the life of a plan', () => {
  it('none, set, replaced, removed', async () => {
    const { ask, failure, wave, dimension, set } = await aProgram([
      { ...CLOSED, answers: [answers(9, 1, 1, 'A'), answers(1, 1, 1, 'B')] },
    ])
    expect(await ask('plan.get', { wave })).toBeNull()
    const plan = await set({ ...cellsOf(dimension as never, { A: 20 }), overallTarget: 5, minimum: 3, cost: 1.5 })
    expect(plan.cells.map(({ names, population }) => [names, population])).toEqual([
      [['A'], 20],
      [['B'], null],
    ])
    expect(plan).toMatchObject({ dimensionName: 'Sector', second: null, overallTarget: 5, minimum: 3, cost: 1.5 })
    expect(plan.totals.population).toBeNull()
    expect(await ask('plan.get', { wave })).toEqual(plan)
    const whole = await set({ confidence: 0.8, target: 20 })
    expect(whole.cells.map(({ segment, names }) => [segment, names])).toEqual([[null, []]])
    expect(await ask('plan.get', { wave })).toEqual(whole)
    await ask('plan.remove', { wave })
    expect(await ask('plan.get', { wave })).toBeNull()
    expect(await failure('plan.remove', { wave })).toEqual({ code: 'not-found', facts: { what: 'plan' } })
  })

  it('an estimate gives what a plan would, without making one', async () => {
    const { ask, wave, estimate, set } = await aProgram([{ ...CLOSED, answers: [answers(30, 15, 15)] }, PLANNED])
    const draft = { cells: [aCell({ population: 100, rate: 0.3, counted: true })] }
    const found = await estimate(draft)
    expect(await ask('plan.get', { wave })).toBeNull()
    const { cells, totals } = await set(draft)
    expect(found).toEqual({ cells, totals })
  })

  it('refuses what does not exist, what is no cell of it, and a cell twice; the plan that was there stays', async () => {
    const { failure, ask, wave, dimension, set } = await aProgram([{ ...CLOSED, answers: [answers(1, 1, 1, 'A')] }])
    const own = dimension as NonNullable<typeof dimension>
    const plan = await set(cellsOf(own, { A: 10 }))
    const cell = first(plan.cells)
    const refused = (draft: Partial<Draft>) => failure('plan.set', { wave, draft: aDraft(draft) })
    expect(await refused({ dimension: 99 as DimensionId })).toEqual({ code: 'not-found', facts: { what: 'dimension' } })
    expect(await refused({ dimension: own.id, cells: [aCell({ segment: 99 as SegmentId })] })).toEqual({
      code: 'not-found',
      facts: { what: 'segment' },
    })
    for (const [draft, where] of [
      [{ dimension: own.id }, 'draft.cells.0'],
      [{ second: own.id }, 'draft.second'],
      [{ dimension: own.id, second: own.id }, 'draft.second'],
      [{ dimension: own.id, cells: [0, 1].map(() => aCell({ segment: cell.segment })) }, 'draft.cells.1'],
    ] as const) {
      expect(await refused(draft as Partial<Draft>)).toMatchObject({ code: 'bad-input', facts: { where } })
    }
    expect(await ask('plan.get', { wave })).toEqual(plan)
    expect(await failure('plan.get', { wave: 99 })).toEqual({ code: 'not-found', facts: { what: 'wave' } })
  })
})
