// The calendar of waves: what to watch, what a cadence asks for next, what it is called; and through the door.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from '../../electron/engine/day'
import { daysInCommon, type PlacedWave, skipsPeriod, warningsOf } from '../../electron/engine/plan/calendar'
import { type ProposalInput, proposals } from '../../electron/engine/plan/propose'
import { namerLike } from '../../electron/engine/plan/waveNames'
import { Program } from '../../electron/engine/store/program/program'
import { run, sql } from '../../electron/engine/store/sql'
import type { Cadence } from '../../shared/contract/campaign'
import type { CampaignId } from '../../shared/model/ids'
import { anOpenProgram, around, first, TODAY } from './builders'

const wave = (
  id: number,
  opensOn: string,
  days: number,
  campaign = 1,
  kind: 'relational' | 'transactional' = 'relational',
) => ({ id, opensOn, closesOn: addDays(opensOn, days - 1), campaign: { id: campaign, kind } }) satisfies PlacedWave

const watched = (change: Partial<Parameters<typeof warningsOf>[2]> = {}) => ({
  ...{ today: '2026-11-22', contactDays: 90, invitedInBoth: () => null },
  ...change,
})
const QUARTERLY = [{ id: 1, cadence: 'quarterly' as const }]
const told = (waves: PlacedWave[], change = {}, campaigns: Parameters<typeof warningsOf>[1] = []) =>
  warningsOf(waves, campaigns, watched(change)).map(({ warning, waves: pair, days, people }) => [
    ...[warning, pair.join('+'), days],
    people,
  ])

describe('days', () => {
  it('months keep to the last day of a shorter one', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2026-12-15', -12)).toBe('2025-12-15')
  })

  it('in common: those of the shorter stretch that both share', () => {
    const a = { opensOn: '2026-11-10', closesOn: '2026-11-20' }
    expect(daysInCommon(a, { opensOn: '2026-11-20', closesOn: '2026-12-20' })).toBe(1)
    expect(daysInCommon(a, { opensOn: '2026-11-21', closesOn: '2026-12-20' })).toBe(0)
    expect(daysInCommon(a, { opensOn: '2026-11-12', closesOn: '2026-11-14' })).toBe(3)
    expect(daysInCommon(a, { opensOn: '2026-10-01', closesOn: '2026-12-31' })).toBe(11)
    expect(daysInCommon(a, { opensOn: '2026-10-01', closesOn: '2026-10-31' })).toBe(0)
  })

  it('a period is skipped when the next opening is more than half a period late', () => {
    expect(skipsPeriod('2026-01-06', '2026-04-28', 'quarterly')).toBe(false)
    expect(skipsPeriod('2026-01-06', '2026-07-07', 'quarterly')).toBe(true)
    expect(skipsPeriod('2026-01-06', '2026-07-07', 'half-yearly')).toBe(false)
    expect(skipsPeriod('2026-01-06', '2029-01-06', 'after-moment')).toBe(false)
    expect(skipsPeriod('2026-01-06', '2029-01-06', null)).toBe(false)
  })
})

describe('what to watch', () => {
  it('two waves in the field at once, of one campaign or of two', () => {
    const waves = [wave(1, '2026-12-01', 20), wave(2, '2026-12-15', 20, 2, 'transactional'), wave(3, '2027-02-01', 9)]
    expect(told(waves, { contactDays: 0 })).toEqual([['overlap', '1+2', 6, null]])
  })

  it('the past is past: a pair of which both have closed is not told of', () => {
    const waves = [wave(1, '2026-10-01', 20), wave(2, '2026-10-10', 20)]
    expect(told(waves)).toEqual([])
    expect(told(waves, { today: '2026-10-20' })).toEqual([
      ['overlap', '1+2', 11, null],
      ['fatigue', '1+2', 9, null],
    ])
  })

  it('the same people too soon: counted where both samples were drawn', () => {
    const waves = [wave(1, '2026-12-01', 9), wave(2, '2027-01-12', 9, 2, 'transactional')]
    expect(told(waves, { invitedInBoth: () => ({ people: 37, asked: 0 }) })).toEqual([['fatigue', '1+2', 42, 37]])
    expect(told(waves, { invitedInBoth: () => ({ people: 0, asked: 0 }) })).toEqual([])
    expect(told(waves, { invitedInBoth: () => ({ people: 37, asked: 0 }), contactDays: 42 })).toEqual([])
    // Whom a moment of truth will bring is not known beforehand.
    expect(told(waves)).toEqual([])
    expect(told([wave(1, '2026-12-01', 9), wave(2, '2027-01-12', 9)])).toEqual([['fatigue', '1+2', 42, null]])
  })

  it('a period without a wave, between two or up to today', () => {
    const [a, b] = [wave(1, '2026-02-03', 20), wave(2, '2026-12-08', 20)]
    expect(told([a, b], {}, QUARTERLY)).toEqual([['gap', '1+2', daysBetween(a.closesOn, b.opensOn) - 1, null]])
    expect(told([a], {}, QUARTERLY)).toEqual([['gap', '1', daysBetween(a.closesOn, TODAY) - 1, null]])
    expect(told([a], { today: '2026-05-20' }, QUARTERLY)).toEqual([])
    expect(told([a, b], {}, [{ id: 1, cadence: null }])).toEqual([])
    expect(told([a, b], {}, [{ id: 2, cadence: 'quarterly' }])).toEqual([])
  })
})

const input = (change: Partial<ProposalInput> = {}): ProposalInput => ({
  ...{ cadence: 'quarterly', waves: [], today: TODAY, fieldDays: 21, count: 4 },
  ...{ moment: TODAY, momentDays: 0, language: 'en' },
  ...change,
})
const lastWave = (name: string, opensOn: string) => [{ name, opensOn, closesOn: addDays(opensOn, 24) }]

describe('the next waves', () => {
  it('quarterly, over the end of the year, named like the last one and opening on its weekday', () => {
    const found = proposals(input({ waves: lastWave('2026 T4', '2026-11-10') }))
    expect(found).toEqual([
      { name: '2027 T1', opensOn: '2027-02-09', closesOn: '2027-03-01' },
      { name: '2027 T2', opensOn: '2027-05-11', closesOn: '2027-05-31' },
      { name: '2027 T3', opensOn: '2027-08-10', closesOn: '2027-08-30' },
      { name: '2027 T4', opensOn: '2027-11-09', closesOn: '2027-11-29' },
    ])
  })

  it('half-yearly and yearly', () => {
    const names = (cadence: Cadence, name: string) =>
      proposals(input({ cadence, count: 3, waves: lastWave(name, '2026-09-08') })).map((one) => [one.name, one.opensOn])
    expect(names('half-yearly', 'S2 2026')).toEqual([
      ['S1 2027', '2027-03-09'],
      ['S2 2027', '2027-09-07'],
      ['S1 2028', '2028-03-07'],
    ])
    expect(names('yearly', 'Enquête 2026').map(([name]) => name)).toEqual([
      'Enquête 2027',
      'Enquête 2028',
      'Enquête 2029',
    ])
  })

  it('periods that passed without a wave are not made up for', () => {
    const [next] = proposals(input({ waves: lastWave('2025 Q3', '2025-08-12') }))
    expect(next).toMatchObject({ name: '2027 Q1', opensOn: '2027-02-09' })
  })

  it('the first of a campaign: a fortnight from now, on a Tuesday', () => {
    const [next] = proposals(input())
    expect(next).toEqual({ name: '2026 Q4', opensOn: '2026-12-08', closesOn: '2026-12-28' })
  })

  it('after a moment of truth: one wave, so many days later', () => {
    const found = proposals(input({ cadence: 'after-moment', moment: '2026-12-20', momentDays: 14, language: 'fr' }))
    expect(found).toEqual([{ name: 'Janvier 2027', opensOn: '2027-01-03', closesOn: '2027-01-23' }])
  })

  it('a name that is taken is told apart', () => {
    const waves = [...lastWave('2027 q1', '2026-03-01'), ...lastWave('2026 Q4', '2026-11-10')]
    expect(proposals(input({ waves, count: 2 })).map(({ name }) => name)).toEqual(['2027 Q1 (2)', '2027 Q2'])
  })

  it('for any last opening: after today, a period apart, each in a period of its own, on one weekday', () => {
    const cadences = fc.constantFrom('quarterly' as const, 'half-yearly' as const, 'yearly' as const)
    fc.assert(
      fc.property(cadences, fc.integer({ min: -1500, max: 400 }), (cadence, offset) => {
        const opensOn = addDays(TODAY, offset)
        const found = proposals(input({ cadence, count: 6, waves: lastWave('Before', opensOn) }))
        const days = found.map((one) => one.opensOn)
        expect(days.every((day) => day > TODAY)).toBe(true)
        expect(new Set(days.map((day) => daysBetween(opensOn, day) % 7))).toEqual(new Set([0]))
        const months = { quarterly: 3, 'half-yearly': 6, yearly: 12 }[cadence]
        days.slice(1).forEach((day, i) => {
          const due = addMonths(days[i] ?? '', months)
          expect(Math.abs(daysBetween(due, day))).toBeLessThan(14)
        })
        expect(new Set(days.map((day) => day.slice(0, 7))).size).toBe(6)
        expect(new Set(found.map(({ name }) => name)).size).toBe(6)
      }),
    )
  })
})

describe('names', () => {
  it.each<[string | undefined, Cadence, 'fr' | 'en', string]>([
    ['2026 T3', 'quarterly', 'en', '2027 T2'],
    ['Q3/2026', 'quarterly', 'fr', 'Q2/2027'],
    ['Trimestre 3 2026', 'quarterly', 'fr', 'Trimestre 2 2027'],
    ['H2 2026', 'half-yearly', 'en', 'H1 2027'],
    ['Octobre 2026', 'quarterly', 'en', 'Mai 2027'],
    ['support october 2026', 'after-moment', 'fr', 'support may 2027'],
    ['Autumn', 'quarterly', 'en', '2027 Q2'],
    [undefined, 'quarterly', 'fr', '2027 T2'],
    [undefined, 'half-yearly', 'fr', '2027 S1'],
    [undefined, 'half-yearly', 'en', '2027 H1'],
    [undefined, 'yearly', 'en', '2027'],
    [undefined, 'after-moment', 'en', 'May 2027'],
  ])('after %s, %s in %s: %s', (last, cadence, language, name) => {
    expect(namerLike(last, cadence, language)('2027-05-04')).toBe(name)
  })
})

const SPRING = { name: '2026 Q3', opensOn: '2026-08-11', closesOn: '2026-09-04' }
const FIELD = { name: '2026 Q4', opensOn: '2026-11-10', closesOn: '2026-12-04', invited: 120 }
const YEAR = { from: '2026-01-01', to: '2027-12-31' }

describe('through the door', () => {
  it('waves of the time asked for, with their answers and plans', async () => {
    const open = await anOpenProgram([SPRING, { ...FIELD, answers: [{ promoters: 3, passives: 1, detractors: 1 }] }])
    const { waves, today, contactDays } = await open.ask('calendar.get', { from: '2026-12-01', to: '2026-12-01' })
    expect({ today, contactDays }).toEqual({ today: TODAY, contactDays: 90 })
    expect(waves).toEqual([
      {
        id: open.waves[1],
        name: '2026 Q4',
        campaign: { id: 1, name: 'Relational', kind: 'relational', touchpoint: null },
        ...{ opensOn: FIELD.opensOn, closesOn: FIELD.closesOn, status: 'open', answers: 5, invited: 120 },
        ...{ frozen: false, planned: false },
      },
    ])
  })

  it('a wave after the days that are shown is no gap', async () => {
    const open = await anOpenProgram([
      { name: '2025 Q4', opensOn: '2025-10-07', closesOn: '2025-10-31' },
      { name: '2026 Q1', opensOn: '2026-01-06', closesOn: '2026-01-30' },
      { name: '2026 Q2', opensOn: '2026-10-06', closesOn: '2026-12-30' },
    ])
    await open.ask('campaign.update', { campaign: 1 as CampaignId, cadence: 'quarterly' })
    const gapsIn = async (from: string, to: string) => {
      const { warnings } = await open.ask('calendar.get', { from, to })
      return warnings.filter(({ warning }) => warning === 'gap').map(({ waves }) => waves)
    }
    expect(await gapsIn('2025-01-01', '2025-12-31')).toEqual([])
    expect(await gapsIn('2026-01-01', '2026-12-31')).toEqual([[open.waves[1], open.waves[2]]])
  })

  it('people who are in two samples, and how often contacts were invited within a year', async () => {
    const open = await anOpenProgram([SPRING, FIELD])
    await open.engine.close()
    const program = await Program.open(open.path, around(open.folder))
    await program.write('people.run', (db) => {
      const people: [string | null, string[]][] = [
        [null, []],
        ['2026-03-01', []],
        ['2024-03-01', []],
        ['2026-11-10', ['1', '2']],
        ['2026-11-10', ['2']],
      ]
      people.forEach(([last, waves], i) => {
        run(db, sql`INSERT INTO contact (id, name, last_invited_on) VALUES (${i + 1}, ${`P${i}`}, ${last})`)
        for (const one of waves) {
          run(
            db,
            sql`INSERT INTO invitation (wave_id, contact_id, code, kind, place, invited_on)
                VALUES (${Number(one)}, ${i + 1}, ${`C${i}${one}`}, 'sample', 1, ${one === '1' ? '2026-08-11' : '2026-11-10'})`,
          )
        }
      })
      // Nobody invites them any more: they are counted nowhere.
      run(db, sql`INSERT INTO contact (id, name, opted_out) VALUES (99, 'Gone', 1)`)
    })
    await program.close()
    await open.ask('program.open', { file: open.token(open.path) })
    await open.ask('program.update', { contactRuleDays: 100 })
    const { warnings, fatigue } = await open.ask('calendar.get', YEAR)
    expect(warnings).toEqual([{ warning: 'fatigue', waves: [1, 2], days: 91, people: 1, asked: 1 }])
    expect(fatigue).toEqual([
      { times: 0, contacts: 2 },
      { times: 1, contacts: 2 },
      { times: 2, contacts: 1 },
    ])
  })

  it('proposes beside what is there, adds, keeps the cadence, and takes it back', async () => {
    const open = await anOpenProgram([FIELD])
    const campaign = first(await open.ask('campaign.list', {})).id
    const propose = { campaign, cadence: 'quarterly' as const, fieldDays: 25, count: 2 }
    await open.ask('program.update', { contactRuleDays: 95 })
    const proposed = await open.ask('calendar.propose', propose)
    expect(proposed.waves.map(({ name, opensOn }) => [name, opensOn])).toEqual([
      ['2027 Q1', '2027-02-09'],
      ['2027 Q2', '2027-05-11'],
    ])
    expect(proposed.warnings).toEqual([
      { warning: 'fatigue', days: 91, people: null, asked: 0, place: 0, with: 'Relational – 2026 Q4' },
      { warning: 'fatigue', days: 91, people: null, asked: 0, place: 1, with: '2027 Q1' },
    ])
    const { waves } = await open.ask('calendar.add', { campaign, cadence: 'quarterly', waves: proposed.waves })
    const after = first(await open.ask('campaign.list', {}))
    expect(after).toMatchObject({ cadence: 'quarterly', momentDays: null })
    expect(after.waves.map(({ id }) => id).slice(1)).toEqual(waves)
    expect((await open.ask('calendar.propose', propose)).waves.map(({ name }) => name)).toEqual(['2027 Q3', '2027 Q4'])
    await open.ask('history.undo', {})
    const before = first(await open.ask('campaign.list', {}))
    expect(before).toMatchObject({ cadence: null, waves: [{ name: '2026 Q4' }] })
    await open.ask('history.redo', {})
    expect(first(await open.ask('campaign.list', {}))).toEqual(after)
  })

  it('says of days chosen by hand whether they meet another wave or come too soon, without a rhythm to hold them to', async () => {
    const open = await anOpenProgram([FIELD])
    const campaign = first(await open.ask('campaign.list', {})).id
    const moments = await open.ask('campaign.create', { name: 'Support', kind: 'transactional', touchpoint: 'support' })
    await open.ask('program.update', { contactRuleDays: 90 })
    const about = async (of: CampaignId, opensOn: string, closesOn: string) => {
      const waves = [{ name: 'Another', opensOn, closesOn }]
      const asked = { campaign: of, cadence: 'after-moment' as const, fieldDays: 1, count: 1, waves }
      return (await open.ask('calendar.propose', asked)).warnings.map((one) => [one.warning, one.days, one.with])
    }
    const { opensOn, closesOn } = first(first(await open.ask('campaign.list', {})).waves)
    const other = 'Relational – 2026 Q4'
    expect(await about(campaign, closesOn, addDays(closesOn, 5))).toEqual([
      ['overlap', 1, other],
      ['fatigue', daysBetween(opensOn, closesOn), other],
    ])
    expect(await about(campaign, addDays(opensOn, 89), addDays(opensOn, 99))).toEqual([['fatigue', 89, other]])
    expect(await about(campaign, addDays(opensOn, 90), addDays(opensOn, 99))).toEqual([])
    expect(await about(campaign, addDays(opensOn, 900), addDays(opensOn, 909))).toEqual([])
    // Whom a moment of truth will bring is not known: that the two are in the field together is.
    expect(await about(moments.id, closesOn, closesOn)).toEqual([['overlap', 1, other]])
  })

  it('adds all of them or none', async () => {
    const open = await anOpenProgram([FIELD])
    const campaign = first(await open.ask('campaign.list', {})).id
    const good = { name: '2027 Q1', opensOn: '2027-02-09', closesOn: '2027-03-05' }
    const add = (other: object) =>
      open.failure('calendar.add', { campaign, cadence: 'yearly', waves: [good, { ...good, ...other }] })
    expect(await add({})).toEqual({ code: 'name-taken', facts: { name: '2027 Q1' } })
    expect(await add({ name: 'Other', closesOn: '2027-01-01' })).toEqual({ code: 'dates-reversed', facts: {} })
    expect(first(await open.ask('campaign.list', {}))).toMatchObject({ cadence: null, waves: [{ name: '2026 Q4' }] })
  })

  it('a campaign’s target and rhythm are kept, and days after a moment only where there is one', async () => {
    const open = await anOpenProgram([FIELD])
    const campaign = first(await open.ask('campaign.list', {})).id
    await open.ask('campaign.update', { campaign, target: 40, cadence: 'after-moment', momentDays: 14 })
    expect(first(await open.ask('campaign.list', {}))).toMatchObject({
      ...{ target: 40, cadence: 'after-moment', momentDays: 14 },
    })
    expect((await open.ask('wave.get', { wave: first(open.waves) })).campaign).toEqual({
      ...{ id: campaign, name: 'Relational', kind: 'relational', touchpoint: null, target: 40 },
    })
    await open.ask('campaign.update', { campaign, cadence: 'yearly' })
    expect(first(await open.ask('campaign.list', {}))).toMatchObject({
      target: 40,
      cadence: 'yearly',
      momentDays: null,
    })
    const { entries } = await open.ask('history.list', { limit: 2 })
    expect(entries.map(({ changes }) => changes[0]?.fields)).toEqual([
      [
        { field: 'cadence', before: 'after-moment', after: 'yearly' },
        { field: 'momentDays', before: 14, after: null },
      ],
      [
        { field: 'aimedAt', before: null, after: 40 },
        { field: 'cadence', before: null, after: 'after-moment' },
        { field: 'momentDays', before: null, after: 14 },
      ],
    ])
  })
})
