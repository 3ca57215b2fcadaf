// Sampling plans through the door, against numbers worked out by hand from the formulas.
import { describe, expect, it } from 'vitest'
import type { CallInput, CallOutput } from '../../shared/contract'
import type { DimensionId, WaveId } from '../../shared/model/ids'
import { anOpenProgram, CLOSED, OPEN, PLANNED, type WaveScript } from './builders'

type Plan = CallOutput<'plan.set'>
type Open = Awaited<ReturnType<typeof anOpenProgram>>

const TARGET = { confidence: 0.95, target: 12 }

/** Sets a plan on the last wave of a program, one cell a segment (or one for the whole), with these populations. */
async function planned(
  waves: readonly WaveScript[],
  populations: Record<string, number | null> | number | null,
  target: Partial<typeof TARGET> = {},
): Promise<{ plan: Plan; open: Open; wave: WaveId }> {
  const open = await anOpenProgram(waves)
  const wave = open.waves.at(-1)
  if (wave === undefined) throw new Error('the program has a wave')
  const dimension = (await open.ask('wave.get', { wave })).dimensions[0]
  const whole = populations === null || typeof populations === 'number'
  const input: CallInput<'plan.set'> = {
    wave,
    ...TARGET,
    ...target,
    dimension: whole ? null : (dimension?.id ?? null),
    populations: whole
      ? [{ segment: null, population: populations }]
      : (dimension?.segments ?? []).map(({ id, name }) => ({ segment: id, population: populations[name] ?? null })),
  }
  return { plan: await open.ask('plan.set', input), open, wave }
}

function cell(plan: Plan, name: string | null = null) {
  const found = plan.cells.find((one) => one.name === name)
  if (!found) throw new Error(`there is no cell ${name}`)
  return found
}

const answers = (promoters: number, passives: number, detractors: number, segment?: string) => ({
  promoters,
  passives,
  detractors,
  ...(segment !== undefined && { segment }),
})

describe('answers needed', () => {
  // z² = 3.841459. Without a list: 3.841459 · 0.70 · 10⁴ / 12² − 3 = 183.74.
  it('184 for ±12 without a list, at the planning variance of 0.70', async () => {
    const { plan } = await planned([PLANNED], null)
    expect(plan).toMatchObject({ planningVariance: 0.7, varianceFrom: 'default' })
    expect(cell(plan)).toMatchObject({ needed: 184, answers: 0, margin: null, reach: null, status: 'unknown' })
  })

  // 183.74 · 100 / (183.74 + 99) = 64.98.
  it('65 of a list of 100', async () => {
    const { plan } = await planned([PLANNED], 100)
    expect(cell(plan)).toMatchObject({ needed: 65, population: 100, status: 'on-track' })
  })

  // z = 1.644854: 2.705543 · 0.70 · 10⁴ / 10² − 3 = 186.39.
  it('187 for ±10 at 90 %', async () => {
    expect(cell((await planned([PLANNED], null, { confidence: 0.9, target: 10 })).plan).needed).toBe(187)
  })

  // p′ = 30.75/63, d′ = 15.75/63: V′ = .738095 − .238095² = .681406; 3.841459 · .681406 · 10⁴ / 144 − 3 = 178.78.
  it('179 with the variance of the wave before, once it has 30 answers', async () => {
    const { plan } = await planned([{ ...CLOSED, answers: [answers(30, 15, 15)] }, PLANNED], null)
    expect(plan.varianceFrom).toBe('last-wave')
    expect(plan.planningVariance).toBeCloseTo(0.681406, 6)
    expect(cell(plan).needed).toBe(179)
    const few = await planned([{ ...CLOSED, answers: [answers(15, 7, 7)] }, PLANNED], null)
    expect(few.plan.varianceFrom).toBe('default')
  })
})

describe('an estimate', () => {
  it('gives what a plan would, without making one', async () => {
    const open = await anOpenProgram([{ ...CLOSED, answers: [answers(30, 15, 15)] }, PLANNED])
    const [, wave] = open.waves
    if (wave === undefined) throw new Error('the program has two waves')
    const estimate = await open.ask('plan.estimate', { wave, ...TARGET, populations: [null, 100, 20] })
    // 178.78 · 100 / (178.78 + 99) = 64.36; 178.78 · 20 / (178.78 + 19) = 18.08.
    expect(estimate).toMatchObject({ needed: [179, 65, 19], varianceFrom: 'last-wave' })
    expect(await open.ask('plan.get', { wave })).toBeNull()
  })
})

describe('margin today', () => {
  // φ = 60/99, n* = 40/φ = 66; p′ = 33.75/69, d′ = 17.25/69, V′ = .681947; 1.96 √(V′/69) = 19.485 points.
  it('40 answers of a list of 100: ±19.5', async () => {
    const { plan } = await planned([{ ...CLOSED, answers: [answers(20, 10, 10)] }], 100)
    expect(cell(plan).margin).toBeCloseTo(19.485, 3)
    expect(cell(plan)).toMatchObject({ answers: 40, status: 'short' })
    expect(plan.overall).toMatchObject({ answers: 40, population: 100, interim: false })
  })

  it('everybody answered: ±0, and the target is met', async () => {
    const { plan } = await planned([{ ...CLOSED, answers: [answers(4, 3, 3)] }], 10)
    expect(cell(plan)).toMatchObject({ margin: 0, status: 'met', needed: 10 })
  })

  it('below five answers it would be a guess', async () => {
    const { plan } = await planned([{ ...CLOSED, answers: [answers(2, 1, 1)] }], 100)
    expect(cell(plan).margin).toBeNull()
    expect(plan.overall.margin).toBeNull()
  })

  it('a list shorter than its answers cannot be used', async () => {
    const listed = await planned([{ ...CLOSED, answers: [answers(20, 10, 10)] }], 39)
    const open = await planned([{ ...CLOSED, answers: [answers(20, 10, 10)] }], null)
    expect(cell(listed.plan)).toEqual({ ...cell(open.plan), population: 39 })
  })

  it('the whole of an open wave is read as at any look', async () => {
    const { plan } = await planned([{ ...OPEN, answers: [answers(20, 10, 10)] }], null)
    expect(plan.overall.interim).toBe(true)
    // The confidence sequence with V′ = 31.5/43 − (10/43)² and n = 40; adjusted Wald would say ±24.6.
    expect(plan.overall.margin).toBeCloseTo(47.062, 3)
    expect(cell(plan).margin).toBeCloseTo(24.62, 2)
  })
})

describe('where a cell stands', () => {
  // Half of the field period has passed; 65 of 100 are needed.
  it.each([
    [33, 'on-track'],
    [32, 'late'],
  ])('%i answers at half-time: %s', async (count, status) => {
    const { plan } = await planned([{ ...OPEN, answers: [answers(count - 20, 10, 10)] }], 100)
    expect(cell(plan)).toMatchObject({ answers: count, needed: 65, status })
  })

  const earlierWith = (a: number) => ({ ...CLOSED, answers: [answers(a, 0, 0, 'A'), answers(30, 15, 15, 'B')] })

  it('out of reach when asking everybody would not do at the usual rate', async () => {
    const waves = [
      { ...earlierWith(20), invited: 200 },
      { ...OPEN, answers: [answers(5, 0, 0, 'A'), answers(30, 12, 12, 'B')] },
    ]
    const { plan } = await planned(waves, { A: 50, B: 100 })
    // 80 answers of 200 invited.
    expect(cell(plan, 'A').reach).toMatchObject({ rate: 0.4, answers: 20 })
    expect(cell(plan, 'A').status).toBe('out-of-reach')
    // 54 so far is 108 at the end: the pace overrules the rate.
    expect(cell(plan, 'B').reach).toMatchObject({ rate: 0.4, answers: 54 })
    expect(cell(plan, 'B').status).toBe('on-track')
  })

  it('knows the rate of its own segment once the wave before had a plan', async () => {
    const open = await anOpenProgram([earlierWith(20), PLANNED])
    const [earlier, wave] = open.waves
    if (earlier === undefined || wave === undefined) throw new Error('the program has two waves')
    const { dimensions } = await open.ask('wave.get', { wave: earlier })
    const [sector] = dimensions
    if (!sector) throw new Error('the answers have a dimension')
    const input = (of: WaveId, a: number, b: number) => ({
      wave: of,
      ...TARGET,
      dimension: sector.id,
      populations: sector.segments.map(({ id, name }) => ({ segment: id, population: name === 'A' ? a : b })),
    })
    await open.ask('plan.set', input(earlier, 25, 240))
    const plan = await open.ask('plan.set', input(wave, 50, 100))
    // 20 of 25, 60 of 240.
    expect(cell(plan, 'A').reach).toMatchObject({ rate: 0.8, answers: 40 })
    expect(cell(plan, 'B').reach).toMatchObject({ rate: 0.25, answers: 25 })
  })
})

describe('the life of a plan', () => {
  it('none, set, replaced, removed', async () => {
    const { open, wave, plan } = await planned(
      [{ ...CLOSED, answers: [answers(9, 1, 1, 'A'), answers(1, 1, 1, 'B')] }],
      {
        A: 20,
      },
    )
    expect(plan.cells.map(({ name, population, answers: n }) => [name, population, n])).toEqual([
      ['A', 20, 11],
      ['B', null, 3],
    ])
    expect(plan.overall.population).toBeNull()
    expect(await open.ask('plan.get', { wave })).toEqual(plan)
    const whole = await open.ask('plan.set', { wave, dimension: null, confidence: 0.8, target: 20, populations: [] })
    expect(whole.cells.map(({ segment, answers: n }) => [segment, n])).toEqual([[null, 14]])
    expect(await open.ask('plan.get', { wave })).toEqual(whole)
    await open.ask('plan.remove', { wave })
    expect(await open.ask('plan.get', { wave })).toBeNull()
    expect(await open.failure('plan.remove', { wave })).toEqual({ code: 'not-found', facts: { what: 'plan' } })
  })

  it('refuses a wave or a dimension that does not exist, and keeps the plan that was there', async () => {
    const { open, wave, plan } = await planned([{ ...CLOSED, answers: [answers(1, 1, 1, 'A')] }], { A: 10 })
    const input = { wave, ...TARGET, dimension: 99 as DimensionId, populations: [] }
    expect(await open.failure('plan.set', input)).toEqual({ code: 'not-found', facts: { what: 'dimension' } })
    expect(await open.ask('plan.get', { wave })).toEqual(plan)
    expect(await open.failure('plan.get', { wave: 99 })).toEqual({ code: 'not-found', facts: { what: 'wave' } })
  })
})
