// The life of campaigns and waves through the door, with figures worked out by hand.
import { beforeEach, describe, expect, it } from 'vitest'
import type { CallInput } from '../../shared/contract'
import type { CampaignId } from '../../shared/model/ids'
import { anOpenProgram, CLOSED, first, LATER, OPEN, PLANNED, TODAY, type WaveScript } from './builders'

type Open = Awaited<ReturnType<typeof anOpenProgram>>

describe('campaigns', () => {
  let open: Open
  beforeEach(async () => {
    open = await anOpenProgram([CLOSED])
  })
  const support = { name: '  Support ', kind: 'transactional', touchpoint: 'support' } as const

  it('are created, changed and removed', async () => {
    const { id } = await open.ask('campaign.create', support)
    const found = async () => (await open.ask('campaign.list', {})).find((campaign) => campaign.id === id)
    expect(await found()).toMatchObject({ name: 'Support', kind: 'transactional', touchpoint: 'support', waves: [] })
    await open.ask('campaign.update', { campaign: id, touchpoint: 'delivery' })
    expect(await found()).toMatchObject({ name: 'Support', touchpoint: 'delivery' })
    // A relational campaign has no moment of truth.
    await open.ask('campaign.update', { campaign: id, kind: 'relational' })
    expect(await found()).toMatchObject({ kind: 'relational', touchpoint: null })
    await open.ask('campaign.remove', { campaign: id })
    expect(await found()).toBeUndefined()
  })

  it('have names of their own, whatever the case', async () => {
    const { id } = await open.ask('campaign.create', support)
    const taken = { code: 'name-taken', facts: { name: 'RELATIONAL' } }
    expect(await open.failure('campaign.create', { ...support, name: 'RELATIONAL' })).toEqual(taken)
    expect(await open.failure('campaign.update', { campaign: id, name: 'RELATIONAL' })).toEqual(taken)
    // Its own name is not taken by itself.
    await open.ask('campaign.update', { campaign: id, name: 'SUPPORT' })
    expect((await open.ask('campaign.list', {})).map(({ name }) => name)).toEqual(['Relational', 'SUPPORT'])
  })

  it('that hold responses are kept', async () => {
    const full = await anOpenProgram([{ ...CLOSED, answers: [{ promoters: 2, passives: 1, detractors: 0 }] }])
    const campaign = first(await full.ask('campaign.list', {})).id
    const facts = { what: 'campaign', responses: 3 }
    expect(await full.failure('campaign.remove', { campaign })).toEqual({ code: 'not-empty', facts })
    expect(await full.ask('campaign.list', {})).toHaveLength(1)
  })

  it('that do not exist are named so', async () => {
    const campaign = 99 as CampaignId
    const gone = { code: 'not-found', facts: { what: 'campaign' } }
    expect(await open.failure('campaign.update', { campaign, name: 'x' })).toEqual(gone)
    expect(await open.failure('campaign.remove', { campaign })).toEqual(gone)
    expect(await open.failure('wave.create', { campaign, ...fields() })).toEqual(gone)
  })
})

const fields = (change: Partial<Omit<CallInput<'wave.create'>, 'campaign'>> = {}) => ({
  name: 'Q1',
  opensOn: '2026-01-10',
  closesOn: '2026-01-31',
  invited: null,
  ...change,
})

describe('waves', () => {
  it('are created, changed and removed', async () => {
    const open = await anOpenProgram()
    const campaign = first(await open.ask('campaign.list', {})).id
    const { id: wave } = await open.ask('wave.create', { campaign, ...fields({ invited: 500 }) })
    expect(await open.ask('wave.get', { wave })).toMatchObject({ name: 'Q1', status: 'closed', invited: 500 })
    await open.ask('wave.update', { wave, closesOn: TODAY, invited: null })
    expect(await open.ask('wave.get', { wave })).toMatchObject({ name: 'Q1', status: 'open', invited: null })
    await open.ask('wave.remove', { wave })
    expect(await open.failure('wave.get', { wave })).toEqual({ code: 'not-found', facts: { what: 'wave' } })
  })

  it('do not end before they begin, and share no name within a campaign', async () => {
    const open = await anOpenProgram([CLOSED])
    const campaign = first(await open.ask('campaign.list', {})).id
    const wave = first(open.waves)
    const reversed = { code: 'dates-reversed', facts: {} }
    expect(await open.failure('wave.create', { campaign, ...fields({ closesOn: '2026-01-09' }) })).toEqual(reversed)
    expect(await open.failure('wave.update', { wave, opensOn: '2026-08-01' })).toEqual(reversed)
    expect(await open.failure('wave.create', { campaign, ...fields({ name: 'closed' }) })).toEqual({
      code: 'name-taken',
      facts: { name: 'closed' },
    })
    // One day is enough, and another campaign may use the name.
    await open.ask('wave.create', { campaign, ...fields({ closesOn: '2026-01-10' }) })
    const other = await open.ask('campaign.create', { name: 'Other', kind: 'relational', touchpoint: null })
    await open.ask('wave.create', { campaign: other.id, ...fields({ name: 'Closed' }) })
    const waves = (await open.ask('campaign.list', {})).flatMap((one) => one.waves.map(({ name }) => name))
    expect(waves).toEqual(['Q1', 'Closed', 'Closed'])
  })

  it('that hold responses are kept', async () => {
    const open = await anOpenProgram([{ ...CLOSED, answers: [{ promoters: 1, passives: 0, detractors: 1 }] }])
    const facts = { what: 'wave', responses: 2 }
    expect(await open.failure('wave.remove', { wave: first(open.waves) })).toEqual({ code: 'not-empty', facts })
  })

  it.each([
    ['2026-11-23', '2026-12-01', 'planned'],
    ['2026-11-22', '2026-12-01', 'open'],
    ['2026-11-01', '2026-11-22', 'open'],
    ['2026-11-01', '2026-11-21', 'closed'],
  ])('from %s to %s: %s today', async (opensOn, closesOn, status) => {
    const open = await anOpenProgram([{ name: 'Wave', opensOn, closesOn }])
    expect((await open.ask('wave.get', { wave: first(open.waves) })).status).toBe(status)
  })
})

describe('results', () => {
  const even = { promoters: 30, passives: 40, detractors: 30 }
  const better = { promoters: 60, passives: 30, detractors: 10 }
  const resultsWith = async (later: WaveScript) => {
    const open = await anOpenProgram([
      { ...CLOSED, answers: [even] },
      { ...later, answers: [better] },
    ])
    const [before, wave] = open.waves
    if (before === undefined || wave === undefined) throw new Error('the program has two waves')
    return { before, wave, results: await open.ask('wave.results', { wave }), open }
  }

  it('a closed wave has one look, and its change is judged', async () => {
    const { results, before } = await resultsWith(LATER)
    expect(results.score).toMatchObject({ n: 100, promoters: 60, passives: 30, detractors: 10, nps: 50 })
    // AW(3,T): p′ = 60.75/103, d′ = 10.75/103, m′ = 50/103; V′ = 71.5/103 − m′²; ±1.96 √(V′/103).
    expect(results.score.interval?.method).toBe('adjusted-wald')
    expect(results.score.interval?.lower).toBeCloseTo(35.467, 3)
    expect(results.score.interval?.upper).toBeCloseTo(61.621, 3)
    expect(results.change).toMatchObject({
      kind: 'real',
      change: 50,
      against: { wave: before, name: 'Closed', n: 100 },
    })
    // m′ differ by 50/103; V₁′ = 61.5/103.
    expect(results.change.lower).toBeCloseTo(28.702, 3)
    expect(results.change.upper).toBeCloseTo(68.386, 3)
    expect(results.distribution).toEqual([0, 0, 0, 10, 0, 0, 0, 0, 30, 0, 60])
    expect(results.trend.map(({ name, score }) => [name, score.nps])).toEqual([
      ['Closed', 0],
      ['Later', 50],
    ])
    expect(results.details.intervals.map(({ method }) => method)).toEqual(['adjusted-wald', 'score', 'wald'])
    expect(results.details.variance).toBeCloseTo(0.45, 10)
  })

  it('an open wave is read with the confidence sequence, and no change is claimed', async () => {
    const { results, before, open, wave } = await resultsWith(OPEN)
    expect(results.wave.status).toBe('open')
    expect(results.score.interval?.method).toBe('confidence-sequence')
    // √V′ √(2 (nρ² + 1) / (n²ρ²) · ln(√(nρ² + 1) / α)) with ρ² = (−2 ln α + ln(1 − 2 ln α)) / 300: 21.5, not 13.1.
    expect(results.score.interval?.margin).toBeCloseTo(21.455, 3)
    const silent = { kind: 'none', change: null, lower: null, upper: null, pValue: null, detectable: null }
    expect(results.change).toEqual({ ...silent, against: { wave: before, name: 'Closed', n: 100 } })
    expect(results.details.intervals.map(({ method }) => method)).toContain('confidence-sequence')
    expect(first(await open.ask('campaign.list', {})).change.kind).toBe('none')
    // The same answers, once the wave has ended.
    await open.ask('wave.update', { wave, closesOn: '2026-11-21' })
    expect((await open.ask('wave.results', { wave })).change.kind).toBe('real')
  })

  it('segments are read one by one; answers without a value are a line of their own', async () => {
    const open = await anOpenProgram([
      { ...CLOSED, answers: [{ ...even, segment: 'A' }] },
      {
        ...LATER,
        answers: [
          { ...even, segment: 'A' },
          { ...better, segment: 'B' },
          { promoters: 0, passives: 0, detractors: 4 },
        ],
      },
    ])
    const [, wave] = open.waves
    if (wave === undefined) throw new Error('the program has two waves')
    const { segments, by, wave: header } = await open.ask('wave.results', { wave })
    expect(by).toBe(first(header.dimensions).id)
    expect(segments.map(({ name, score, change }) => [name, score.n, score.nps, change.kind])).toEqual([
      ['A', 100, 0, 'cannot-tell'],
      ['B', 100, 50, 'none'],
      [null, 4, -100, 'none'],
    ])
    expect(await open.failure('wave.results', { wave, by: 99 })).toEqual({
      code: 'not-found',
      facts: { what: 'dimension' },
    })
  })

  it('a wave without answers says nothing', async () => {
    const open = await anOpenProgram([PLANNED])
    const results = await open.ask('wave.results', { wave: first(open.waves) })
    expect(results).toMatchObject({ score: { n: 0, nps: null, interval: null }, segments: [], trend: [], by: null })
    expect(results.change).toMatchObject({ kind: 'none', against: null })
    expect(results.details).toEqual({ variance: null, standardError: null, intervals: [] })
  })
})

describe('responses', () => {
  it('are filtered by category and segment, sorted, and paged', async () => {
    const answers = [
      { promoters: 5, passives: 3, detractors: 2, segment: 'A' },
      { promoters: 1, passives: 1, detractors: 4, segment: 'B' },
    ]
    const open = await anOpenProgram([{ ...CLOSED, answers }])
    const wave = first(open.waves)
    const [a, b] = (await open.ask('wave.get', { wave })).dimensions[0]?.segments ?? []
    if (!a || !b) throw new Error('two segments were stored')
    const total = async (filter: Omit<CallInput<'wave.responses'>, 'wave'>) =>
      (await open.ask('wave.responses', { wave, ...filter })).total
    expect(await total({})).toBe(16)
    expect(await total({ category: 'detractor' })).toBe(6)
    expect(await total({ category: 'detractor', segment: b.id })).toBe(4)
    expect(await total({ segment: a.id })).toBe(10)
    expect(await total({ withVerbatim: true })).toBe(0)
    const page = await open.ask('wave.responses', {
      wave,
      sort: { by: 'score', descending: true },
      offset: 5,
      limit: 3,
    })
    expect(page).toMatchObject({ total: 16, offset: 5 })
    expect(page.rows.map(({ score }) => score)).toEqual([10, 8, 8])
    // A descending order turns round the rows of one score, too: the last of the six tens is the first that was stored.
    expect(first(page.rows).segments).toEqual([{ dimension: expect.any(Number), segment: a.id, name: 'A' }])
    const beyond = await open.ask('wave.responses', { wave, offset: 100 })
    expect(beyond).toMatchObject({ total: 16, rows: [] })
  })
})

describe('the trail', () => {
  it('has one line for each write that succeeded, and none for what failed or only read', async () => {
    const open = await anOpenProgram([CLOSED])
    const campaign = first(await open.ask('campaign.list', {})).id
    await open.ask('wave.create', { campaign, ...fields() })
    await open.failure('wave.create', { campaign, ...fields() })
    await open.ask('program.update', { minimumN: 50 })
    const { entries } = await open.ask('history.list', { limit: 2 })
    expect(entries.map(({ call, who, about }) => [call, who, about?.what])).toEqual([
      ['program.update', 'Tester', 'program'],
      ['wave.create', 'Tester', 'wave'],
    ])
  })
})
