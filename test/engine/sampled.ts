// Programs to draw samples from: invented contacts in accounts with a sector and a size, and waves with a plan.
import { join } from 'node:path'
import { createRandom } from '../../electron/engine/sample/random'
import { addCampaign, addWave } from '../../electron/engine/store/campaigns'
import type { WriteDb } from '../../electron/engine/store/database'
import { Program } from '../../electron/engine/store/program/program'
import { insert, run, sql } from '../../electron/engine/store/sql'
import type { DrawRules } from '../../shared/contract/sample'
import type { CampaignId, WaveId } from '../../shared/model/ids'
import { anEngine, around, NOW } from './builders'

export const SECTORS = ['Industry', 'Retail', 'Services'] as const
export const SIZES = ['Small', 'Large'] as const

export const RULES: DrawRules = {
  contactDays: 90,
  perAccount: null,
  roles: { how: 'any' },
  reserve: 0.5,
  seed: 42,
}

export interface Given {
  accounts?: number
  contacts?: number
  /** Invitations that the plan gives each cell; null: everybody. */
  invitations?: number | null
  /** The plan crosses sectors with sizes; else it is by sector. */
  crossed?: boolean
}

/** Wave 1 is planned, with a plan; wave 2 of the same campaign comes later, without one. */
export async function aSampledProgram(given: Given = {}) {
  const open = anEngine()
  const path = join(open.folder, 'sampled.npsw')
  const program = await Program.create(path, { name: 'Test', createdAt: NOW }, around(open.folder))
  const ids = await program.write('campaign.create', (db) => fill(db, given))
  await program.close()
  await open.ask('program.open', { file: open.token(path) })
  const [wave, next] = ids.waves as [WaveId, WaveId]
  /** Changes rows behind the engine's back. */
  const change = async (work: (db: WriteDb) => void) => {
    await open.engine.close()
    const own = await Program.open(path, around(open.folder))
    await own.write('wave.update', work)
    await own.close()
    await open.ask('program.open', { file: open.token(path) })
  }
  return { ...open, ...ids, path, wave, next, campaign: ids.campaign as CampaignId, change }
}

export type Sampled = Awaited<ReturnType<typeof aSampledProgram>>

function fill(db: WriteDb, { accounts = 12, contacts = 90, invitations = 5, crossed = false }: Given) {
  const random = createRandom(7)
  const campaign = addCampaign(db, { name: 'Relational', kind: 'relational', touchpoint: null }, NOW)
  const days = [
    ['One', '2026-12-01', '2026-12-31'],
    ['Two', '2027-02-01', '2027-02-28'],
  ] as const
  const waves = days.map(([name, opens_on, closes_on]) =>
    addWave(db, campaign, { name, opens_on, closes_on, invited: null }, NOW),
  )
  const dimension = (name: string, segments: readonly string[]) => {
    const id = insert(db, sql`INSERT INTO dimension (name) VALUES (${name})`)
    return {
      id,
      segments: segments.map((own) => insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (${id}, ${own})`)),
    }
  }
  const sector = dimension('Sector', SECTORS)
  const size = dimension('Size', SIZES)
  const accountIds = Array.from({ length: accounts }, (_, i) => {
    const id = insert(db, sql`INSERT INTO account (name, owner) VALUES (${`Company ${i}`}, 'Clara')`)
    for (const [own, at] of [
      [sector, i % SECTORS.length],
      [size, i % SIZES.length],
    ] as const) {
      run(
        db,
        sql`INSERT INTO account_segment (account_id, dimension_id, segment_id)
            VALUES (${id}, ${own.id}, ${own.segments[at] ?? 0})`,
      )
    }
    return id
  })
  for (let i = 0; i < contacts; i += 1) {
    const role = random.pick(['decision-maker', 'key-user', null, null] as const)
    insert(
      db,
      sql`INSERT INTO contact (account_id, name, email, number, role)
          VALUES (${random.pick(accountIds)}, ${`Person${i} Maker`}, ${`p${i}@example.com`}, ${`N${i}`}, ${role})`,
    )
  }
  const plan = insert(
    db,
    sql`INSERT INTO sampling_plan (wave_id, dimension_id, second_dimension_id, confidence, target)
        VALUES (${waves[0] ?? 0}, ${sector.id}, ${crossed ? size.id : null}, 0.95, 10)`,
  )
  for (const segment of sector.segments) {
    for (const second of crossed ? size.segments : [null]) {
      run(
        db,
        sql`INSERT INTO plan_cell (plan_id, segment_id, second_segment_id, invitations)
            VALUES (${plan}, ${segment}, ${second}, ${invitations})`,
      )
    }
  }
  return { campaign, waves, sector, size }
}
