// A plan in the making: counted where nobody typed, typed where somebody did, and no draft of what is mistyped.
import { describe, expect, it } from 'vitest'
import {
  countedFrom,
  draftOf,
  type Fields,
  ownOf,
  type Typed,
  typedInPlan,
  withTyped,
} from '../../renderer/src/screens/plan/planDraft'
import { type CellFacts, CellKey, Plan, PlanDraft } from '../../shared/contract/plan'

const key = (segment: number, second: number | null = null) => CellKey.parse({ segment, second })

const fact = (segment: number, contacts: number | null): CellFacts => ({
  ...key(segment),
  names: [`S${segment}`],
  contacts,
  rate: null,
  rateFrom: null,
  variance: 0.7,
  varianceFrom: 'default',
  answers: 0,
})

const FACTS = [fact(1, 120), fact(2, 30), fact(3, null)]
const FIELDS: Fields = { confidence: 0.95, target: 12, overallTarget: null, minimum: 10, rate: 0.25, cost: null }
const BY = { dimension: CellKey.shape.segment.parse(1) as never, second: null }
const draft = (typed: Typed, fields = FIELDS) => draftOf(fields, BY, FACTS, ownOf(FACTS, typed))

describe('the draft of a plan', () => {
  it('starts from the contacts, and is what the contract takes', () => {
    const made = draft(new Map())
    expect(PlanDraft.safeParse(made).success).toBe(true)
    expect(made?.cells.map(({ population, counted }) => [population, counted])).toEqual([
      [120, true],
      [30, true],
      [null, false],
    ])
  })

  it('keeps what was typed, until the contacts are counted again', () => {
    const typed = withTyped(new Map(), ['1/'], { population: 500, counted: false })
    expect(draft(typed)?.cells[0]).toMatchObject({ population: 500, counted: false })
    // Something else that is typed later leaves the number alone.
    const more = withTyped(typed, ['1/', '2/'], { target: 9 })
    expect(draft(more)?.cells.map(({ population, target }) => [population, target])).toEqual([
      [500, 9],
      [30, 9],
      [null, null],
    ])
    expect(draft(countedFrom(FACTS, more))?.cells[0]).toMatchObject({ population: 120, counted: true, target: 9 })
  })

  it('is none while a field holds what it should not', () => {
    expect(draft(new Map(), { ...FIELDS, target: null })).toBeNull()
    expect(draft(new Map(), { ...FIELDS, rate: Number.NaN })).toBeNull()
    expect(draft(withTyped(new Map(), ['2/'], { cost: Number.NaN }))).toBeNull()
    expect(draftOf(FIELDS, BY, [], new Map())).toBeNull()
  })

  it('does not merge with nobody, nor with a segment that is not there', () => {
    const merge = (into: ReturnType<typeof key> | null) =>
      draft(withTyped(new Map(), ['2/'], { choice: 'merge', mergedInto: into }))?.cells[1]
    expect(merge(null)).toMatchObject({ choice: null, mergedInto: null })
    expect(merge(key(9))).toMatchObject({ choice: null, mergedInto: null })
    expect(merge(key(1))).toMatchObject({ choice: 'merge', mergedInto: key(1) })
  })
})

describe('a stored plan', () => {
  const cell = {
    ...key(1),
    names: ['S1'],
    population: 80,
    counted: true,
    people: 80,
    target: 12,
    minimum: 20,
    variance: 0.6,
    varianceFrom: 'past-cell',
    rate: 0.25,
    rateFrom: 'typed',
    cost: 4,
    needed: 40,
    invitations: 160,
    reach: { answers: 20, margin: 17 },
    unreachable: true,
    choice: 'census',
    mergedInto: null,
    allocated: null,
  }
  const plan = Plan.parse({
    wave: 1,
    dimension: 1,
    dimensionName: 'Sector',
    second: null,
    secondName: null,
    confidence: 0.95,
    target: 12,
    overallTarget: null,
    minimum: 10,
    rate: 0.25,
    cost: null,
    cells: [cell],
    totals: { population: 80, needed: 40, invitations: 160, cost: null, margin: null, unreachable: 1 },
    allocation: null,
  })

  it('gives back what was said of a segment, and not what holds for it anyway', () => {
    expect(typedInPlan(plan).get('1/')).toEqual({
      population: 80,
      counted: true,
      target: null,
      minimum: 20,
      variance: null,
      rate: null,
      cost: 4,
      choice: 'census',
      mergedInto: null,
    })
    expect(typedInPlan(null).size).toBe(0)
  })
})
