// Plans that cross two dimensions, and people counted from the contacts: who counts, and where.
import { describe, expect, it } from 'vitest'
import { Program } from '../../electron/engine/store/program/program'
import { insert, prepared, run, sql } from '../../electron/engine/store/sql'
import type { DimensionId, SegmentId, WaveId } from '../../shared/model/ids'
import { anEngine, aProgramFile, around, CLOSED, first, PLANNED } from './builders'
import { aCell, aDraft } from './planned'

const [SECTOR, SIZE] = [1, 2] as [DimensionId, DimensionId]
const [INDUSTRY, RETAIL, SMALL, LARGE] = [1, 2, 3, 4] as SegmentId[] as [SegmentId, SegmentId, SegmentId, SegmentId]

/** Sectors are the contacts' own or their accounts'; sizes are the accounts' alone. */
async function aMarket() {
  const engine = anEngine()
  const path = await aProgramFile(engine.folder, [CLOSED, PLANNED])
  const program = await Program.open(path, around(engine.folder))
  await program.write('people.run', (db) => {
    for (const [dimension, segments] of [
      ['Sector', ['Industry', 'Retail']],
      ['Size', ['Small', 'Large']],
    ] as const) {
      const id = insert(db, sql`INSERT INTO dimension (name) VALUES (${dimension})`)
      for (const name of segments) insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (${id}, ${name})`)
    }
    const account = (name: string, sector: number | null, size: number | null, churned = 0) => {
      const id = insert(db, sql`INSERT INTO account (name, churned) VALUES (${name}, ${churned})`)
      for (const [dimension, segment] of [
        [SECTOR, sector],
        [SIZE, size],
      ]) {
        if (segment !== null)
          run(db, sql`INSERT INTO account_segment VALUES (${id}, ${dimension ?? 0}, ${segment ?? 0})`)
      }
      return id
    }
    const contacts = (of: number | null, count: number, sector: number | null = null, optedOut = 0) => {
      for (let i = 0; i < count; i++) {
        const id = insert(db, sql`INSERT INTO contact (account_id, opted_out) VALUES (${of}, ${optedOut})`)
        if (sector !== null) run(db, sql`INSERT INTO contact_segment VALUES (${id}, ${SECTOR}, ${sector})`)
      }
    }
    const works = account('Works', INDUSTRY, LARGE)
    contacts(works, 5)
    // Their own sector stands before that of their account.
    contacts(works, 2, RETAIL)
    contacts(works, 3, null, 1)
    contacts(account('Shop', RETAIL, SMALL), 4)
    contacts(account('Left', RETAIL, SMALL, 1), 9)
    contacts(account('Unsorted', null, SMALL), 6)
    // Nobody’s: a sector of their own, and no size.
    contacts(null, 8, INDUSTRY)
  })
  await program.close()
  await engine.ask('program.open', { file: engine.token(path) })
  return { ...engine, wave: 2 as WaveId }
}

const counted = (cells: readonly { names: string[]; contacts: number | null }[]) =>
  cells.map(({ names, contacts }) => [names.join(' × '), contacts])

describe('people who could be asked', () => {
  it('are counted by their own segment, else by their account’s; who opted out or left is not', async () => {
    const { ask, wave } = await aMarket()
    const bySector = await ask('plan.cells', { wave, dimension: SECTOR, second: null })
    expect(counted(bySector.cells)).toEqual([
      ['Industry', 13],
      ['Retail', 6],
    ])
    const bySize = await ask('plan.cells', { wave, dimension: SIZE, second: null })
    expect(counted(bySize.cells)).toEqual([
      ['Large', 7],
      ['Small', 10],
    ])
  })

  it('are counted for a crossing where both are known, whichever side each comes from', async () => {
    const { ask, wave } = await aMarket()
    const { cells } = await ask('plan.cells', { wave, dimension: SECTOR, second: SIZE })
    expect(counted(cells)).toEqual([
      ['Industry × Large', 5],
      ['Retail × Large', 2],
      ['Retail × Small', 4],
    ])
    const turned = await ask('plan.cells', { wave, dimension: SIZE, second: SECTOR })
    expect(counted(turned.cells)).toEqual([
      ['Large × Industry', 5],
      ['Large × Retail', 2],
      ['Small × Retail', 4],
    ])
  })

  it('of the whole wave are all of them, also those without a segment', async () => {
    const { ask, wave } = await aMarket()
    expect(counted((await ask('plan.cells', { wave, dimension: null, second: null })).cells)).toEqual([['', 25]])
  })

  it('a second dimension without a first, or the first again, is refused', async () => {
    const { failure, wave } = await aMarket()
    for (const dimension of [null, SIZE]) {
      expect(await failure('plan.cells', { wave, dimension, second: SIZE })).toMatchObject({ code: 'bad-input' })
    }
    expect(await failure('plan.cells', { wave, dimension: 99, second: null })).toMatchObject({
      code: 'not-found',
      facts: { what: 'dimension' },
    })
  })
})

it('a crossing of more cells than a plan may have is refused in words, and either dimension alone is not', async () => {
  const [sectors, sizes] = [48, 42]
  const engine = anEngine()
  const path = await aProgramFile(engine.folder, [PLANNED])
  const program = await Program.open(path, around(engine.folder))
  await program.write('people.run', (db) => {
    const segments = [sectors, sizes].map((count, d) => {
      const dimension = insert(db, sql`INSERT INTO dimension (name) VALUES (${`D${d}`})`)
      return Array.from({ length: count }, (_, i) =>
        insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (${dimension}, ${`S${i}`})`),
      )
    })
    const contact = prepared(db, 'INSERT INTO contact (id) VALUES (?)')
    const value = prepared(db, 'INSERT INTO contact_segment VALUES (?, ?, ?)')
    for (let id = 1; id <= sectors * sizes; id++) {
      contact.run([id])
      const places = [id % sectors, Math.floor(id / sectors) % sizes]
      for (const [d, own] of segments.entries()) value.run([id, d + 1, own[places[d] ?? 0] ?? 0])
    }
    contact.free()
    value.free()
  })
  await program.close()
  await engine.ask('program.open', { file: engine.token(path) })
  const wave = 1 as WaveId
  expect(await engine.failure('plan.cells', { wave, dimension: SECTOR, second: SIZE })).toEqual({
    code: 'too-many-cells',
    facts: { cells: 2016, most: 2000 },
  })
  expect((await engine.ask('plan.cells', { wave, dimension: SECTOR, second: null })).cells).toHaveLength(sectors)
})

describe('a plan that crosses two dimensions', () => {
  it('keeps its cells, their figures and their merges', async () => {
    const { ask, wave } = await aMarket()
    const large = { segment: INDUSTRY, second: LARGE }
    const draft = aDraft({
      dimension: SECTOR,
      second: SIZE,
      rate: 0.5,
      cells: [
        aCell({ ...large, population: 5, counted: true, choice: 'census' }),
        aCell({ segment: RETAIL, second: LARGE, population: 2, choice: 'merge', mergedInto: large }),
        aCell({ segment: RETAIL, second: SMALL, population: 400, target: 8, minimum: 4, variance: 0.4, cost: 3 }),
      ],
    })
    const plan = await ask('plan.set', { wave, draft })
    expect(plan).toMatchObject({ dimensionName: 'Sector', secondName: 'Size', rate: 0.5 })
    expect(plan.cells).toMatchObject([
      { names: ['Industry', 'Large'], population: 5, people: 7, counted: true, choice: 'census', invitations: 7 },
      { names: ['Retail', 'Large'], population: 2, people: 0, choice: 'merge', mergedInto: large },
      { names: ['Retail', 'Small'], target: 8, minimum: 4, variance: 0.4, varianceFrom: 'typed', cost: 3 },
    ])
    expect(await ask('plan.get', { wave })).toEqual(plan)
    // What is told of it names the cells.
    const { entries } = await ask('history.list', { about: { what: 'plan', id: wave } })
    const fields = first(first(entries).changes).fields.map(({ field, after }) => [field, after])
    expect(fields).toContainEqual(['mergedInto: Retail × Large', 'Industry × Large'])
    expect(fields).toContainEqual(['cellTarget: Retail × Small', 8])
    expect(fields).toContainEqual(['secondDimension', 'Size'])
  })

  it('before the first contact and the first answer a dimension has its segments all the same', async () => {
    const { ask, wave } = await aMarket()
    const { cells } = await ask('plan.cells', { wave, dimension: SECTOR, second: null })
    expect(cells.map(({ answers, rate, varianceFrom }) => [answers, rate, varianceFrom])).toEqual([
      [0, null, 'default'],
      [0, null, 'default'],
    ])
  })
})

describe('what earlier waves say of a crossing that they never asked as one', () => {
  /** The wave before: 18 of Industry answered, all of them Large, and 36 of Retail, of whom 15 are Large. */
  async function answered() {
    const engine = anEngine()
    const path = await aProgramFile(engine.folder, [CLOSED, PLANNED])
    const program = await Program.open(path, around(engine.folder))
    await program.write('people.run', (db) => {
      for (const [dimension, segments] of [
        ['Sector', ['Industry', 'Retail']],
        ['Size', ['Small', 'Large']],
      ] as const) {
        const id = insert(db, sql`INSERT INTO dimension (name) VALUES (${dimension})`)
        for (const name of segments) insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (${id}, ${name})`)
      }
      for (let i = 0; i < 54; i += 1) {
        const score = i < 18 ? 10 : [10, 8, 3][i % 3]
        const response = insert(db, sql`INSERT INTO response (wave_id, score) VALUES (1, ${score ?? 0})`)
        for (const [dimension, segment] of [
          [SECTOR, i < 18 ? INDUSTRY : RETAIL],
          [SIZE, i < 33 ? LARGE : SMALL],
        ] as const) {
          run(
            db,
            sql`INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score)
                VALUES (${response}, ${dimension}, ${segment}, 1, ${score ?? 0})`,
          )
        }
      }
    })
    await program.close()
    const [earlier, wave] = [1, 2] as [WaveId, WaveId]
    await engine.ask('program.open', { file: engine.token(path) })
    await engine.ask('wave.update', { wave: earlier, invited: 100 })
    const crossed = [
      { segment: INDUSTRY, second: LARGE },
      { segment: RETAIL, second: SMALL },
    ]
    const told = async () => {
      const cells = crossed.map((cell) => aCell({ ...cell, population: 50 }))
      return (await engine.ask('plan.estimate', { wave, draft: aDraft({ dimension: SECTOR, second: SIZE, cells }) }))
        .cells
    }
    const planned = (dimension: DimensionId, people: readonly (readonly [SegmentId, number])[]) => {
      const cells = people.map(([segment, population]) => aCell({ segment, population }))
      return engine.ask('plan.set', { wave: earlier, draft: aDraft({ dimension, cells }) })
    }
    return { told, planned }
  }

  it('the rate of its first segment, else of its second, before that of the whole wave', async () => {
    const { told, planned } = await answered()
    const rates = async () => (await told()).map(({ rate, rateFrom }) => [rate, rateFrom])
    expect(await rates()).toEqual([
      [0.54, 'past-wave'],
      [0.54, 'past-wave'],
    ])
    await planned(SECTOR, [
      [INDUSTRY, 20],
      [RETAIL, 80],
    ])
    expect(await rates()).toEqual([
      [18 / 20, 'past-segment'],
      [36 / 80, 'past-segment'],
    ])
    await planned(SIZE, [
      [LARGE, 40],
      [SMALL, 60],
    ])
    expect(await rates()).toEqual([
      [33 / 40, 'past-segment'],
      [21 / 60, 'past-segment'],
    ])
  })

  it('so with the variance, from thirty answers on', async () => {
    const { told } = await answered()
    const [industry, retail] = await told()
    // Of Industry there are 18 answers, so Large tells: 23 promoters, 5 passives, 5 detractors of 33.
    expect(industry?.varianceFrom).toBe('past-segment')
    expect(industry?.variance).toBeCloseTo(29.5 / 36 - (18 / 36) ** 2, 9)
    // Retail: 12 of each of 36.
    expect(retail?.varianceFrom).toBe('past-segment')
    expect(retail?.variance).toBeCloseTo(25.5 / 39, 9)
  })
})
