// A plan while its wave is in the field: where each cell stands, forecast, whom to remind; through the door and by cell.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closingMargin, marginSoFar } from '../../electron/engine/plan/margins'
import { byNarrowing, reminderOf } from '../../electron/engine/plan/remind'
import { type CellInField, type Field, trackCell } from '../../electron/engine/plan/tracking'
import { npsInterval } from '../../electron/engine/stats/interval'
import { marginAt } from '../../electron/engine/stats/sampleSize'
import type { Bands } from '../../shared/model/category'

const bands = (promoters: number, passives: number, detractors: number): Bands => ({ promoters, passives, detractors })
const OPEN: Field = {
  status: 'open',
  confidence: 0.95,
  rhythm: { share: 0.5, spread: 0.02, from: 'past-waves' },
}
const CLOSED: Field = { ...OPEN, status: 'closed' }
const PLANNED: Field = { ...OPEN, status: 'planned', rhythm: null }

const CELL: CellInField = {
  bands: bands(16, 8, 8),
  population: 100,
  invited: 100,
  most: null,
  needed: 65,
  minimum: 0,
  target: 12,
  variance: 0.7,
  rate: 0.65,
  reach: { answers: 65 },
  planned: 100,
}
const cell = (change: Partial<CellInField> = {}): CellInField => ({ ...CELL, ...change })
const many = (n: number) => bands(n / 2, n / 4, n / 4)

describe('where a cell stands', () => {
  it.each<[string, Partial<CellInField>, Field, string]>([
    ['not opened yet', {}, PLANNED, 'planned'],
    ['65 needed, 33 by half-time', { bands: bands(17, 8, 8) }, OPEN, 'on-track'],
    ['65 needed, 32 by half-time', {}, OPEN, 'late'],
    [
      '8 by half-time, and asking everybody would give 30',
      { bands: bands(4, 2, 2), reach: { answers: 30 } },
      OPEN,
      'out-of-reach',
    ],
    ['8 by half-time, but half of the list was not asked', { bands: bands(4, 2, 2), invited: 20 }, OPEN, 'late'],
    ['8 by half-time of a list without an end', { bands: bands(4, 2, 2), population: null, reach: null }, OPEN, 'late'],
    ['nothing known of the days to come', {}, { ...OPEN, rhythm: null }, 'unknown'],
    [
      'nothing known of them, and a rate that cannot do',
      { reach: { answers: 30 } },
      { ...OPEN, rhythm: null },
      'out-of-reach',
    ],
    ['nobody is in it', { bands: bands(0, 0, 0), population: 0, needed: 0, reach: null }, OPEN, 'unknown'],
    ['nobody was in it', { bands: bands(0, 0, 0), population: 0, needed: 0, reach: null }, CLOSED, 'unknown'],
    ['all but ten answered: certain to ±10', { bands: many(90) }, OPEN, 'met'],
    ['a thousand answers: sharp at any look', { bands: many(1600), population: null, invited: null }, OPEN, 'met'],
    ['the same, with a minimum that is not there', { bands: many(90), minimum: 95, needed: 95 }, OPEN, 'on-track'],
    ['closed with 72 of 100', { bands: many(72) }, CLOSED, 'met'],
    ['closed with 32', {}, CLOSED, 'short'],
    ['closed with 72, short of its minimum', { bands: many(72), minimum: 80, needed: 80 }, CLOSED, 'short'],
  ])('%s', (_name, change, field, status) => {
    expect(trackCell(cell(change), field).status).toBe(status)
  })

  it('a minimum above its people asks for no more than all of them', () => {
    const full = trackCell(cell({ bands: bands(3, 1, 0), population: 4, invited: 4, minimum: 10, needed: 4 }), OPEN)
    expect(full).toMatchObject({ status: 'met', margin: 0 })
  })
})

describe('forecast', () => {
  const upTo = (change: Partial<CellInField>) => trackCell(cell(change), OPEN).forecast?.answers

  it('no more answers than people invited, unless more than those have answered already', () => {
    expect(upTo({ bands: bands(16, 8, 8) })).toBe(64)
    expect(upTo({ bands: bands(16, 8, 8), invited: 50 })).toBe(50)
    expect(upTo({ bands: bands(16, 8, 8), invited: 20 })).toBe(64)
    expect(upTo({ bands: bands(16, 8, 8), invited: 20, population: null })).toBe(64)
    expect(upTo({ bands: bands(0, 0, 0), invited: 0 })).toBe(0)
    // Its own are not known, those of the wave are.
    expect(upTo({ bands: bands(16, 8, 8), invited: null, most: 40 })).toBe(40)
  })
})

describe('margins', () => {
  it('open: the confidence sequence, or what the silent could still do where that is less', () => {
    const sequence = npsInterval(bands(20, 10, 10), { method: 'confidence-sequence', confidence: 0.95 })?.margin
    const open = { status: 'open', confidence: 0.95 } as const
    expect(marginSoFar(bands(20, 10, 10), { ...open, population: 1000 })).toBe(sequence)
    expect(marginSoFar(bands(20, 10, 10), { ...open, population: null })).toBe(sequence)
    expect(marginSoFar(bands(20, 10, 10), { ...open, population: 50 })).toBe(20)
    expect(marginSoFar(bands(2, 1, 1), { ...open, population: 50 })).toBeNull()
    expect(marginSoFar(bands(0, 0, 0), { ...open, population: 0 })).toBeNull()
    // A list shorter than its answers cannot be used.
    expect(marginSoFar(bands(20, 10, 10), { ...open, population: 39 })).toBe(sequence)
  })

  it('closed: adjusted Wald with the list', () => {
    const closed = { status: 'closed', confidence: 0.95 } as const
    // φ = 60/99, n* = 66; p′ = 33.75/69, d′ = 17.25/69, V′ = .681947; 1.96 √(V′/69) = 19.485 points.
    expect(marginSoFar(bands(20, 10, 10), { ...closed, population: 100 })).toBeCloseTo(19.485, 3)
  })

  it('closed: what the silent could have done, where that is less', () => {
    const field = { confidence: 0.95, population: 11 }
    // Ten of eleven: 100 / 11 points, where adjusted Wald with the list has about 16.
    for (const status of ['open', 'closed'] as const) {
      expect(marginSoFar(bands(6, 2, 2), { ...field, status })).toBeCloseTo(100 / 11, 12)
      expect(trackCell(cell({ bands: bands(6, 2, 2), population: 11, needed: 11 }), { ...OPEN, status }).status).toBe(
        'met',
      )
    }
    expect(closingMargin(10, { ...field, variance: 0.7 })).toBeCloseTo(100 / 11, 12)
    // The same is forecast: five by half-time, of ten invited.
    const half = trackCell(cell({ bands: bands(3, 1, 1), population: 11, invited: 10, needed: 11 }), OPEN)
    expect(half).toMatchObject({ status: 'on-track', toInvite: 0 })
  })

  const mix = fc.record({ promoters: fc.nat(40), passives: fc.nat(40), detractors: fc.nat(40) })
  const status = fc.constantFrom('open' as const, 'closed' as const)
  const grown = (some: Bands, by: number) => bands(some.promoters * by, some.passives * by, some.detractors * by)
  const size = (some: Bands) => some.promoters + some.passives + some.detractors

  it('more answers of the same mix never widen it, with a list or without', () => {
    fc.assert(
      fc.property(mix, fc.integer({ min: 2, max: 9 }), status, fc.option(fc.nat(2000)), (some, by, at, more) => {
        fc.pre(size(some) >= 5)
        const population = more === null ? null : size(some) * by + more
        const field = { status: at, confidence: 0.95, population }
        const [before, after] = [marginSoFar(some, field), marginSoFar(grown(some, by), field)]
        expect(after).not.toBeNull()
        expect(after).toBeLessThanOrEqual((before ?? 0) + 1e-9)
      }),
    )
  })

  it('closing never widens it', () => {
    const level = fc.constantFrom(0.8, 0.9, 0.95, 0.99)
    fc.assert(
      fc.property(mix, level, fc.option(fc.integer({ min: -5, max: 400 })), (some, confidence, more) => {
        const population = more === null ? null : Math.max(0, size(some) + more)
        const [open, closed] = (['open', 'closed'] as const).map((status) =>
          marginSoFar(some, { status, confidence, population }),
        )
        if (open === null) expect(closed).toBeNull()
        else expect(closed).toBeLessThanOrEqual(open ?? 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('a census leaves nothing open, whatever the mix and the level', () => {
    fc.assert(
      fc.property(mix, status, fc.constantFrom(0.8, 0.9, 0.95, 0.99), (some, at, confidence) => {
        fc.pre(size(some) > 0)
        expect(marginSoFar(some, { status: at, confidence, population: size(some) })).toBe(0)
        expect(closingMargin(size(some), { confidence, variance: 0.7, population: size(some) })).toBe(0)
      }),
    )
  })
})

describe('the forecast', () => {
  it('keeps the rhythm, with margins as after closing at the planning variance', () => {
    const { forecast } = trackCell(cell(), OPEN)
    const marginOf = (n: number) => marginAt(n, { confidence: 0.95, variance: 0.7, population: 100 })
    expect(forecast).toMatchObject({ answers: 64, from: 'past-waves', margin: marginOf(64) })
    expect(forecast?.widest).toBe(marginOf(forecast?.lower ?? 0))
    expect(forecast?.narrowest).toBe(marginOf(forecast?.upper ?? 0))
    expect(trackCell(cell(), CLOSED).forecast).toBeNull()
    expect(trackCell(cell(), PLANNED).forecast).toBeNull()
  })

  it('needed answers forecast are the target forecast', () => {
    const { forecast } = trackCell(cell({ bands: bands(17, 8, 8) }), OPEN)
    expect(forecast?.answers).toBe(66)
    expect(forecast?.margin).toBeLessThanOrEqual(12)
  })
})

describe('invitations still to send', () => {
  it.each<[string, Partial<CellInField>, Field, number | null]>([
    ['on track: none', { bands: bands(17, 8, 8) }, OPEN, 0],
    // 64 of 80 invited are heading for a rate of .8; one answer is lacking.
    ['one answer short', { population: 200, invited: 80 }, OPEN, 2],
    ['not known who was invited: at the planned rate', { population: 200, invited: null }, OPEN, 2],
    ['nobody is left to be asked', {}, OPEN, 0],
    ['no more than there are', { bands: bands(4, 2, 2), invited: 98 }, OPEN, 2],
    ['no rate', { population: 200, invited: null, rate: null }, OPEN, null],
    ['nothing known of the days to come', {}, { ...OPEN, rhythm: null }, null],
    ['before the opening: what the plan gives it', { invited: null }, PLANNED, 100],
    ['less what went out', { invited: 30 }, PLANNED, 70],
    ['closed', {}, CLOSED, null],
  ])('%s', (_name, change, field, toInvite) => {
    expect(trackCell(cell(change), field).toInvite).toBe(toInvite)
  })

  it('the rate is answers over invitations, and none where more answered than were invited', () => {
    expect(trackCell(cell(), OPEN).rate).toBe(0.32)
    expect(trackCell(cell({ invited: 20 }), OPEN).rate).toBeNull()
    expect(trackCell(cell({ invited: null }), OPEN).rate).toBeNull()
  })
})

describe('whom to remind', () => {
  const silent = (people: number) => ({
    ...{ people, decisionMakers: 1, keyUsers: 2 },
    ...{ reminded: 0, lastRemindedOn: null },
  })
  const field = { status: 'open', confidence: 0.95 } as const

  it('half of the rate among the silent, and how much that narrows', () => {
    const found = reminderOf({ bands: bands(20, 10, 10), population: 1000, silent: silent(60), rate: 0.4 }, field)
    expect(found).toMatchObject({ people: 60, decisionMakers: 1, keyUsers: 2, answers: 12 })
    expect(found?.margin).toBe(marginSoFar(bands(20, 10, 10), { ...field, population: 1000 }))
    expect(found?.expected).toBe(marginSoFar(bands(26, 13, 13), { ...field, population: 1000 }))
    expect(reminderOf({ bands: bands(9, 9, 9), population: null, silent: silent(0), rate: 0.4 }, field)).toBeNull()
  })

  it('below five answers anything is possible; a cell without an answer may get its first', () => {
    const none = { bands: bands(0, 0, 0), population: 500, silent: silent(200), rate: 0.5 }
    expect(reminderOf(none, field)).toMatchObject({ answers: 50, margin: 100 })
    expect(reminderOf(none, field)?.expected).toBeLessThan(100)
  })

  it('an unknown rate brings nobody knows how many answers, and stands last', () => {
    const cell = { bands: bands(20, 10, 10), population: 1000, silent: silent(60) }
    const unknown = reminderOf({ ...cell, rate: null }, field)
    expect(unknown).toMatchObject({ people: 60, answers: null, expected: null })
    expect(unknown?.margin).toBe(marginSoFar(bands(20, 10, 10), { ...field, population: 1000 }))
    const nothing = reminderOf({ ...cell, silent: silent(1), rate: 0 }, field)
    if (unknown === null || nothing === null) throw new Error('somebody is silent in either')
    expect([unknown, nothing].sort(byNarrowing)).toEqual([nothing, unknown])
  })

  it('what narrows most comes first, then where more people are', () => {
    const figures = (margin: number, expected: number, people: number) => ({
      ...{ margin, expected, people },
      ...{ decisionMakers: 0, keyUsers: 0, answers: 1, reminded: 0, lastRemindedOn: null },
    })
    const [wide, narrow, few, lots] = [figures(80, 60, 1), figures(30, 25, 9), figures(50, 49, 2), figures(60, 59, 8)]
    expect([few, narrow, lots, wide].sort(byNarrowing)).toEqual([wide, narrow, lots, few])
    // Where everybody was reminded the others go first, however much it would narrow.
    const done = { ...wide, reminded: 1, lastRemindedOn: '2026-11-20' }
    expect([done, narrow, few].sort(byNarrowing)).toEqual([narrow, few, done])
  })
})
