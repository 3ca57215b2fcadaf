// Five hundred cells: a plan of them is read, followed and shared out, and every sum over them holds. How long that takes is
// measured by the bench `plan`.
import { expect, it } from 'vitest'
import { addDays } from '../../electron/engine/day'
import { Program } from '../../electron/engine/store/program/program'
import { all, insert, prepared, sql } from '../../electron/engine/store/sql'
import type { DimensionId, SegmentId, WaveId } from '../../shared/model/ids'
import { anEngine, aProgramFile, around, TODAY } from './builders'
import { aCell, aDraft } from './planned'

const [FIRST, SECOND] = [25, 20]
const ANSWERS = 1000
/** Three that have closed, and one in the field. */
const WAVES = 4

/** Waves with answers in each of 500 crossings; the last is open and to be planned. */
async function aManyCelledProgram() {
  const engine = anEngine({ settings: { checkReplies: false } })
  const path = await aProgramFile(engine.folder, [
    ...['2025-01-01', '2025-04-01', '2025-07-01'].map((opensOn, i) => ({
      ...{ name: `Wave ${i + 1}`, opensOn, closesOn: addDays(opensOn, 29), invited: 60_000 },
    })),
    { name: 'Wave 4', opensOn: addDays(TODAY, -15), closesOn: addDays(TODAY, 14), invited: 60_000 },
  ])
  const program = await Program.open(path, around(engine.folder))
  await program.write('import.run', (db) => {
    const segments = [FIRST, SECOND].map((count, d) => {
      const dimension = insert(db, sql`INSERT INTO dimension (name) VALUES (${`D${d}`})`)
      return Array.from({ length: count }, (_, i) =>
        insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (${dimension}, ${`S${i}`})`),
      )
    })
    const response = prepared(db, 'INSERT INTO response (id, wave_id, score, answered_at) VALUES (?, ?, ?, ?)')
    const value = prepared(
      db,
      'INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score) VALUES (?, ?, ?, ?, ?)',
    )
    const opened = all<{ opens_on: string }>(db, sql`SELECT opens_on FROM wave ORDER BY id`)
    for (let id = 1; id <= WAVES * ANSWERS; id++) {
      const wave = 1 + ((id - 1) % WAVES)
      const own = Math.floor((id - 1) / WAVES)
      const score = (own * 7 + wave) % 11
      response.run([id, wave, score, addDays(opened[wave - 1]?.opens_on ?? TODAY, own % (wave === WAVES ? 15 : 29))])
      const places = [own % FIRST, Math.floor(own / FIRST) % SECOND]
      for (const [d, ids] of segments.entries()) value.run([id, d + 1, ids[places[d] ?? 0] ?? 0, wave, score])
    }
    response.free()
    value.free()
  })
  await program.close()
  await engine.ask('program.open', { file: engine.token(path) })
  return { ...engine, wave: WAVES as WaveId }
}

it('five hundred cells are planned, followed and shared out, and their sums hold', async () => {
  const { ask, wave } = await aManyCelledProgram()
  const cells = Array.from({ length: FIRST * SECOND }, (_, i) =>
    aCell({
      segment: (1 + (i % FIRST)) as SegmentId,
      second: (1 + FIRST + Math.floor(i / FIRST)) as SegmentId,
      population: 37 + ((i * 7919) % 5000),
      cost: 1 + (i % 7),
    }),
  )
  const { dimension, second } = { dimension: 1 as DimensionId, second: 2 as DimensionId }
  const draft = aDraft({ dimension, second, cells })
  const plan = await ask('plan.set', { wave, draft })
  expect(plan.cells).toHaveLength(500)
  expect(plan.cells.every(({ rateFrom }) => rateFrom === 'past-wave')).toBe(true)
  expect(await ask('plan.get', { wave })).toEqual(plan)
  expect(await ask('plan.estimate', { wave, draft })).toMatchObject({ totals: plan.totals })
  expect((await ask('plan.cells', { wave, dimension, second })).cells).toHaveLength(500)

  const tracking = await ask('plan.track', { wave })
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  expect(tracking?.cells).toHaveLength(500)
  expect(sum((tracking?.cells ?? []).map(({ answers }) => answers))).toBe(ANSWERS)
  expect(sum(Object.values(tracking?.statuses ?? {}))).toBe(500)

  const invitations = 40_000
  const shared = await ask('plan.allocations', { wave, budget: { kind: 'invitations', amount: invitations }, floor: 5 })
  expect(shared.allocations.map(({ cells: own }) => sum(own.map((cell) => cell.invitations)))).toEqual(
    Array.from({ length: 4 }, () => invitations),
  )
  const bought = await ask('plan.allocations', { wave, budget: { kind: 'money', amount: 40_000 }, floor: 5 })
  for (const { cost } of bought.allocations) expect(cost).toBeLessThanOrEqual(40_000 + 1e-6)
})
