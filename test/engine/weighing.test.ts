// Weights on real programs: by hand, their usual margins, what stands in their way, and the range of silence.
import { describe, expect, it } from 'vitest'
import type { WriteDb } from '../../electron/engine/store/database'
import { insert, run, sql } from '../../electron/engine/store/sql'
import type { Definition, Weighting } from '../../shared/contract/definition'
import type { Dimension } from '../../shared/contract/wave'
import type { DimensionId, SegmentId } from '../../shared/model/ids'
import { anOpenProgram, DIMENSION, first, OPEN } from './builders'
import { aClosedWave } from './defined'

const ANSWERS = [
  { promoters: 30, passives: 20, detractors: 10, segment: 'North' },
  { promoters: 5, passives: 3, detractors: 8, segment: 'South' },
]

/** Segments by name. */
const idOf = (dimension: Dimension, name: string): SegmentId =>
  first(dimension.segments.filter((segment) => segment.name === name)).id

const sharesOf = (dimension: Dimension, people: Record<string, number>, trim: number | null = null): Weighting => ({
  margins: [
    {
      dimension: dimension.id,
      shares: Object.entries(people).map(([name, count]) => ({ segment: idOf(dimension, name), people: count })),
    },
  ],
  trim,
})

/** A second dimension: the first so many responses of each segment of the first one are “Large”, the others “Small”. */
function addSizes(db: WriteDb, wave: number, large: Record<string, number>): void {
  const dimension = insert(db, sql`INSERT INTO dimension (name) VALUES ('Size')`)
  const ids = ['Large', 'Small'].map((name) =>
    insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (${dimension}, ${name})`),
  )
  for (const [segment, count] of Object.entries(large)) {
    run(
      db,
      sql`INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score)
          SELECT response_id, ${dimension}, iif(row_number() OVER (ORDER BY response_id) <= ${count}, ${first(ids)}, ${ids[1] ?? 0}),
                 wave_id, score
          FROM response_segment WHERE wave_id = ${wave} AND segment_id = (SELECT id FROM segment WHERE name = ${segment})`,
    )
  }
}

describe('one margin', () => {
  it('by hand: 30 people in the North, 70 in the South', async () => {
    const open = await aClosedWave({ answers: ANSWERS, invited: 300 })
    const { dimensions } = await open.ask('wave.get', { wave: open.wave })
    const weighting = sharesOf(first(dimensions), { North: 30, South: 70 })
    const { weighted, weighting: used } = await open.ask('definition.weigh', { wave: open.wave, weighting })
    expect(used).toEqual(weighting)
    expect(weighted.unweighted.nps).toBeCloseTo(1700 / 76, 10)
    expect(weighted.weighted?.nps).toBeCloseTo(0.3 * (100 / 3) + 0.7 * -18.75, 10)
    // 76 answers: one of the North weighs .3 / 60 · 76, one of the South .7 / 16 · 76.
    expect(weighted.groups).toMatchObject([
      { names: ['North'], answers: 60, shareOfPeople: 0.3 },
      { names: ['South'], answers: 16, shareOfPeople: 0.7, nps: -18.75 },
    ])
    expect(weighted.smallest).toBeCloseTo(0.38, 10)
    expect(weighted.largest).toBeCloseTo(3.325, 10)
    const kish = 76 ** 2 / (60 * 0.38 ** 2 + 16 * 3.325 ** 2)
    const within = 0.38 ** 2 * (40 - 60 / 9) + 3.325 ** 2 * (13 - 9 / 16)
    const error = Math.sqrt((76 / 75) * within) / 76
    const [m, p] = [-0.03125, 0.3 * (40 / 60) + 0.7 * (13 / 16)]
    expect(weighted.standardError).toBeCloseTo(100 * error, 9)
    expect(weighted.effective).toBeCloseTo(Math.min(kish, (p - m * m) / error ** 2), 9)
    expect(weighted.designEffect).toBeCloseTo(76 / (weighted.effective ?? 0), 10)
    expect(weighted.problems).toEqual([])
  })

  it('is trimmed, and says how many answers it cut', async () => {
    const open = await aClosedWave({ answers: ANSWERS })
    const { dimensions } = await open.ask('wave.get', { wave: open.wave })
    const weighting = sharesOf(first(dimensions), { North: 30, South: 70 }, 2)
    const { weighted } = await open.ask('definition.weigh', { wave: open.wave, weighting })
    expect(weighted).toMatchObject({ trimmed: 16, largest: 2 })
    // 16 answers of the South weigh 2 each; the 60 of the North share the other 44.
    expect(weighted.smallest).toBeCloseTo(44 / 60, 10)
    expect(weighted.weighted?.nps).toBeCloseTo((44 * (100 / 3) + 32 * -18.75) / 76, 10)
  })

  it('names what stands in its way, and what it leaves out', async () => {
    const answers = [
      ...ANSWERS,
      { promoters: 1, passives: 0, detractors: 0, segment: 'West' },
      { promoters: 2, passives: 1, detractors: 1, segment: 'East' },
      { promoters: 3, passives: 0, detractors: 0 },
    ]
    const open = await aClosedWave({
      answers,
      more: (db) => insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (1, 'Empty')`),
    })
    const { dimensions } = await open.ask('wave.get', { wave: open.wave })
    const dimension = first(dimensions)
    const weighting = sharesOf(dimension, { North: 30, South: 70, West: 5 })
    const { weighted } = await open.ask('definition.weigh', { wave: open.wave, weighting })
    expect(weighted.weighted?.n).toBe(77)
    expect(weighted.problems).toEqual([
      { problem: 'without-value', dimension: DIMENSION, segment: null, count: 3 },
      { problem: 'no-population', dimension: DIMENSION, segment: 'East', count: 4 },
      { problem: 'one-answer', dimension: DIMENSION, segment: 'West', count: 1 },
    ])
    // “Empty” has people and no answers: it cannot be represented.
    const empty = { segment: (Math.max(...dimension.segments.map(({ id }) => id)) + 1) as SegmentId, people: 9 }
    const margin = first(weighting.margins)
    const wrong = { margins: [{ ...margin, shares: [...margin.shares, empty] }], trim: null }
    const { weighted: none } = await open.ask('definition.weigh', { wave: open.wave, weighting: wrong })
    expect(none).toMatchObject({ weighted: null, effective: null, designEffect: null, largest: null })
    expect(none.problems.at(-1)).toEqual({ problem: 'empty-segment', dimension: DIMENSION, segment: 'Empty', count: 0 })
    const definition = { reading: 'answers', population: null, weighting: wrong, note: null }
    const set = { wave: open.wave, definition }
    expect(await open.failure('definition.set', set)).toEqual({ code: 'cannot-weigh', facts: { segment: 'Empty' } })
    for (const [margins, what] of [
      [[{ ...margin, dimension: 9 }], 'dimension'],
      [[{ ...margin, shares: [{ segment: 99, people: 1 }] }], 'segment'],
    ] as const) {
      const facts = { what }
      const unknown = { ...set, definition: { ...definition, weighting: { margins, trim: null } } }
      expect(await open.failure('definition.set', unknown)).toEqual({ code: 'not-found', facts })
      const weighed = { wave: open.wave, weighting: unknown.definition.weighting }
      expect(await open.failure('definition.weigh', weighed)).toEqual({ code: 'not-found', facts })
    }
    const nobody = sharesOf(dimension, { North: 0, South: 0 })
    const { weighted: zero } = await open.ask('definition.weigh', { wave: open.wave, weighting: nobody })
    expect(zero.problems.map(({ problem }) => problem)).toContain('no-population')
    expect(zero.weighted).toBeNull()
  })
})

describe('several margins', () => {
  it('are raked: both have their people', async () => {
    const large = { North: 40, South: 4 }
    const open = await aClosedWave({ answers: ANSWERS, more: (db, wave) => addSizes(db, wave, large) })
    const { dimensions } = await open.ask('wave.get', { wave: open.wave })
    const [sector, size] = dimensions as [Dimension, Dimension]
    const margins = [
      ...sharesOf(sector, { North: 30, South: 70 }).margins,
      ...sharesOf(size, { Large: 20, Small: 80 }).margins,
    ]
    const { weighted } = await open.ask('definition.weigh', { wave: open.wave, weighting: { margins, trim: null } })
    const crossings = weighted.groups.filter(({ names }) => names.length === 2)
    expect(crossings).toHaveLength(4)
    const sum = (place: number, name: string) =>
      crossings
        .filter(({ names }) => names[place] === name)
        .reduce((total, { answers, weight }) => total + answers * (weight ?? Number.NaN), 0) / 76
    expect(sum(0, 'North')).toBeCloseTo(0.3, 9)
    expect(sum(0, 'South')).toBeCloseTo(0.7, 9)
    expect(sum(1, 'Large')).toBeCloseTo(0.2, 9)
    expect(weighted.weighted?.nps).toBeLessThan(weighted.unweighted.nps ?? Number.NaN)
    expect(weighted.effective).toBeLessThan(76)
    const byHand = crossings.reduce((total, one) => total + one.answers * (one.weight ?? 0) * (one.nps ?? 0), 0) / 76
    expect(weighted.weighted?.nps).toBeCloseTo(byHand, 9)
  })

  it('tell the people of each segment, not of crossings, which nobody counted', async () => {
    const open = await aClosedWave({
      answers: ANSWERS,
      more: (db, wave) => addSizes(db, wave, { North: 40, South: 4 }),
    })
    const { dimensions } = await open.ask('wave.get', { wave: open.wave })
    const [sector, size] = dimensions as [Dimension, Dimension]
    const margins = [
      ...sharesOf(sector, { North: 30, South: 70 }).margins,
      ...sharesOf(size, { Large: 20, Small: 80 }).margins,
    ]
    const { weighted } = await open.ask('definition.weigh', { wave: open.wave, weighting: { margins, trim: null } })
    const bySegment = weighted.groups.filter(({ names }) => names.length === 1)
    expect(bySegment.map(({ names: [name], shareOfPeople }) => [name, shareOfPeople])).toEqual([
      ['North', 0.3],
      ['South', 0.7],
      ['Large', 0.2],
      ['Small', 0.8],
    ])
    // What the answers of a segment weigh together is its share of the people.
    for (const { shareOfAnswers, shareOfPeople, weight } of bySegment) {
      expect(shareOfAnswers * (weight ?? Number.NaN)).toBeCloseTo(shareOfPeople ?? Number.NaN, 6)
    }
    expect(weighted.groups.filter(({ names }) => names.length === 2).map((one) => one.shareOfPeople)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

describe('the usual margins', () => {
  const shares = (weighting: Weighting | null) =>
    weighting?.margins.map(({ dimension, shares: own }) => [dimension, own.map(({ people }) => people)])

  it('are the plan’s populations, also of a crossing', async () => {
    const open = await aClosedWave({
      answers: ANSWERS,
      more: (db, wave) => {
        addSizes(db, wave, { North: 40, South: 4 })
        const plan = insert(
          db,
          sql`INSERT INTO sampling_plan (wave_id, dimension_id, second_dimension_id, confidence, target)
              VALUES (${wave}, 1, 2, 0.95, 10)`,
        )
        for (const [one, other, people] of [
          [1, 3, 10],
          [1, 4, 20],
          [2, 3, 30],
          [2, 4, 40],
        ] as const) {
          insert(
            db,
            sql`INSERT INTO plan_cell (plan_id, segment_id, second_segment_id, population) VALUES (${plan}, ${one}, ${other}, ${people})`,
          )
        }
      },
    })
    const { weighting, weighted } = await open.ask('definition.weigh', { wave: open.wave })
    expect(weighting?.trim).toBe(5)
    expect(shares(weighting)).toEqual([
      [1, [30, 70]],
      [2, [40, 60]],
    ])
    expect(weighted.weighted).not.toBeNull()
  })

  it('else contacts who could be asked, by their own segment or their account’s; else nobody knows', async () => {
    const open = await aClosedWave({
      answers: ANSWERS,
      more: (db) => {
        const account = insert(db, sql`INSERT INTO account (name) VALUES ('Acme')`)
        const gone = insert(db, sql`INSERT INTO account (name, churned) VALUES ('Gone', 1)`)
        for (const one of [account, gone]) {
          run(db, sql`INSERT INTO account_segment (account_id, dimension_id, segment_id) VALUES (${one}, 1, 2)`)
        }
        const contact = (of: number | null, out: number) =>
          insert(db, sql`INSERT INTO contact (account_id, opted_out) VALUES (${of}, ${out})`)
        for (let i = 0; i < 4; i += 1) contact(account, 0)
        contact(account, 1)
        contact(gone, 0)
        contact(null, 0)
        // Their own segment wins over their account's.
        const own = contact(account, 0)
        run(db, sql`INSERT INTO contact_segment (contact_id, dimension_id, segment_id) VALUES (${own}, 1, 1)`)
      },
    })
    const { weighting } = await open.ask('definition.weigh', { wave: open.wave })
    expect(shares(weighting)).toEqual([[1, [1, 4]]])

    const bare = await aClosedWave({ answers: ANSWERS })
    const none = await bare.ask('definition.weigh', { wave: bare.wave })
    expect(none.weighting).toBeNull()
    expect(none.weighted).toMatchObject({ weighted: null, groups: [], unweighted: { n: 76 } })
    expect(none.weighted.problems).toEqual([{ problem: 'no-population', dimension: null, segment: null, count: 0 }])
  })

  it('are those of the definition once it has some; a wave without answers names that', async () => {
    const open = await aClosedWave({ answers: ANSWERS })
    const { dimensions } = await open.ask('wave.get', { wave: open.wave })
    const weighting = sharesOf(first(dimensions), { North: 1, South: 1 }, 4)
    const definition = { reading: 'answers', population: 400, weighting, note: 'Even' } as const
    await open.ask('definition.set', { wave: open.wave, definition })
    expect((await open.ask('definition.weigh', { wave: open.wave })).weighting).toEqual(weighting)
    const { defined } = await open.ask('wave.results', { wave: open.wave })
    expect(defined).toMatchObject({ reading: 'answers', weighted: true })
    expect(defined?.nps).toBeCloseTo((100 / 3 - 18.75) / 2, 10)
    const wave = open.waves[1] as never
    const { weighted } = await open.ask('definition.weigh', { wave, weighting })
    expect(weighted.problems[0]).toEqual({ problem: 'no-answers', dimension: null, segment: null, count: 0 })
  })

  it('of an open wave weigh without limits, and may be set while a segment still waits for answers', async () => {
    const open = await anOpenProgram([
      {
        ...OPEN,
        answers: ANSWERS,
        more: (db) => insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (1, 'Late')`),
      },
    ])
    const wave = first(open.waves)
    const { dimensions } = await open.ask('wave.get', { wave })
    const weighting = sharesOf(first(dimensions), { North: 30, South: 70 })
    const { weighted } = await open.ask('definition.weigh', { wave, weighting })
    expect(weighted.weighted).toMatchObject({ interval: null })
    expect(weighted.unweighted.interval?.method).toBe('confidence-sequence')
    const late = {
      dimension: 1 as DimensionId,
      shares: [...first(weighting.margins).shares, { segment: 3 as SegmentId, people: 5 }],
    }
    const waiting = { margins: [late], trim: null }
    const definition: Definition = { reading: 'answers', population: null, weighting: waiting, note: null }
    const { sheet } = await open.ask('definition.set', { wave, definition })
    expect(sheet.score).toMatchObject({ nps: null, interval: null })
    expect(sheet.plain.nps).not.toBeNull()
  })
})

describe('silence', () => {
  it('by hand, with the last third to answer and the segments', async () => {
    const open = await aClosedWave({
      answers: ANSWERS,
      invited: 300,
      more: (db, wave) =>
        // The last 24 to answer are 16 of the South and the eight detractors before them.
        run(
          db,
          sql`UPDATE response SET answered_at = date('2026-07-01', '+' || (id / 4) || ' days') WHERE wave_id = ${wave} AND id <= 72`,
        ),
    })
    const { nonResponse } = await open.ask('definition.weigh', { wave: open.wave })
    expect(nonResponse).toMatchObject({ invited: 300, answers: 76 })
    const whole = (silent: number) => (1700 + 224 * silent) / 300
    const told = nonResponse?.scenarios.map(({ like, name, silentNps, nps }) => [
      like,
      name,
      Math.round(100 * silentNps),
      Math.round(100 * nps),
    ])
    const line = (like: string, name: string | null, silent: number) => [
      like,
      name,
      Math.round(100 * silent),
      Math.round(100 * whole(silent)),
    ]
    // Responses 49 to 72: two passives and ten detractors of the North, then five promoters, three passives, four detractors.
    const late = (100 * (5 - 14)) / 24
    expect(told).toEqual([
      line('all-detractors', null, -100),
      line('like-lowest-segment', 'South', -18.75),
      line('like-late', null, late),
      line('like-answers', null, 1700 / 76),
      line('like-highest-segment', 'North', 100 / 3),
      line('all-promoters', null, 100),
    ])
  })

  it('is told of invitations that went out where the wave does not say; else of nothing', async () => {
    const open = await aClosedWave({
      answers: ANSWERS,
      more: (db, wave) => {
        for (let i = 0; i < 100; i += 1) {
          const sent = i < 90 ? '2026-07-01' : null
          run(
            db,
            sql`INSERT INTO invitation (wave_id, code, kind, place, invited_on) VALUES (${wave}, ${`c${i}`}, 'sample', ${i + 1}, ${sent})`,
          )
        }
      },
    })
    expect((await open.ask('definition.weigh', { wave: open.wave })).nonResponse?.invited).toBe(90)
    await open.ask('wave.update', { wave: open.wave, invited: 50 })
    expect((await open.ask('definition.weigh', { wave: open.wave })).nonResponse).toBeNull()
    const bare = await aClosedWave({ answers: ANSWERS })
    expect((await bare.ask('definition.weigh', { wave: bare.wave })).nonResponse).toBeNull()
  })
})
