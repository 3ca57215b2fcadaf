// Campaigns and their waves, as rows. Dates are YYYY-MM-DD; a wave's status follows from them and today.
import type { Cadence, CampaignKind, Touchpoint } from '../../../shared/contract/campaign'
import { refuse } from '../../../shared/failure'
import type { WaveStatus } from '../../../shared/model/figures'
import type { ReadDb, WriteDb } from './database'
import { all, insert, nothing, one, run, sql } from './sql'

export interface CampaignRow {
  id: number
  name: string
  kind: CampaignKind
  touchpoint: Touchpoint | null
  /** The NPS that is aimed at, in points. */
  target: number | null
  cadence: Cadence | null
  /** With after-moment: days from the moment to the invitation. */
  momentDays: number | null
}

export interface WaveRow {
  id: number
  campaign_id: number
  name: string
  opens_on: string
  closes_on: string
  invited: number | null
}

/** Planned before its first day, open up to and including its last, closed after it. */
export function statusOf(wave: Pick<WaveRow, 'opens_on' | 'closes_on'>, today: string): WaveStatus {
  if (today < wave.opens_on) return 'planned'
  return today <= wave.closes_on ? 'open' : 'closed'
}

const CAMPAIGN = sql`id, name, kind, touchpoint, target, cadence, moment_days AS momentDays`

export function allCampaigns(db: ReadDb): CampaignRow[] {
  return all<CampaignRow>(db, sql`SELECT ${CAMPAIGN} FROM campaign ORDER BY created_at, id`)
}

export function campaignById(db: ReadDb, id: number): CampaignRow {
  const row = one<CampaignRow>(db, sql`SELECT ${CAMPAIGN} FROM campaign WHERE id = ${id}`)
  if (!row) throw refuse('not-found', { what: 'campaign' })
  return row
}

/** Oldest first: by the day they close, then by the day they open. */
export function wavesOf(db: ReadDb, campaign?: number): WaveRow[] {
  const only = campaign === undefined ? nothing : sql`WHERE campaign_id = ${campaign}`
  return all<WaveRow>(
    db,
    sql`SELECT id, campaign_id, name, opens_on, closes_on, invited FROM wave ${only} ORDER BY closes_on, opens_on, id`,
  )
}

export function waveById(db: ReadDb, id: number): WaveRow {
  const row = one<WaveRow>(
    db,
    sql`SELECT id, campaign_id, name, opens_on, closes_on, invited FROM wave WHERE id = ${id}`,
  )
  if (!row) throw refuse('not-found', { what: 'wave' })
  return row
}

type CampaignFields = Pick<CampaignRow, 'name' | 'kind' | 'touchpoint'> & {
  [Aim in 'target' | 'cadence' | 'momentDays']?: CampaignRow[Aim] | undefined
}

export function addCampaign(db: WriteDb, fields: CampaignFields, at: string): number {
  refuseTaken(db, fields.name, sql`SELECT id FROM campaign WHERE name = ${fields.name} COLLATE NOCASE`)
  return insert(
    db,
    sql`INSERT INTO campaign (name, kind, touchpoint, target, cadence, moment_days, created_at)
        VALUES (${fields.name}, ${fields.kind}, ${touchpointOf(fields)}, ${fields.target ?? null},
                ${fields.cadence ?? null}, ${momentDaysOf(fields)}, ${at})`,
  )
}

export function changeCampaign(db: WriteDb, id: number, change: Partial<Omit<CampaignRow, 'id'>>): void {
  const next = { ...campaignById(db, id), ...change }
  refuseTaken(db, next.name, sql`SELECT id FROM campaign WHERE name = ${next.name} COLLATE NOCASE AND id <> ${id}`)
  run(
    db,
    sql`UPDATE campaign SET name = ${next.name}, kind = ${next.kind}, touchpoint = ${touchpointOf(next)},
               target = ${next.target}, cadence = ${next.cadence}, moment_days = ${momentDaysOf(next)} WHERE id = ${id}`,
  )
}

export function removeCampaign(db: WriteDb, id: number): void {
  campaignById(db, id)
  refuseFull(
    db,
    'campaign',
    sql`SELECT count(*) AS n FROM response JOIN wave w ON w.id = wave_id WHERE w.campaign_id = ${id}`,
  )
  run(db, sql`DELETE FROM campaign WHERE id = ${id}`)
}

type WaveFields = Pick<WaveRow, 'name' | 'opens_on' | 'closes_on' | 'invited'>

export function addWave(db: WriteDb, campaign: number, fields: WaveFields, at: string): number {
  campaignById(db, campaign)
  refuseReversed(fields)
  refuseTaken(
    db,
    fields.name,
    sql`SELECT id FROM wave WHERE campaign_id = ${campaign} AND name = ${fields.name} COLLATE NOCASE`,
  )
  return insert(
    db,
    sql`INSERT INTO wave (campaign_id, name, opens_on, closes_on, invited, created_at)
        VALUES (${campaign}, ${fields.name}, ${fields.opens_on}, ${fields.closes_on}, ${fields.invited}, ${at})`,
  )
}

export function changeWave(db: WriteDb, id: number, change: Partial<WaveFields>): void {
  const next = { ...waveById(db, id), ...change }
  refuseReversed(next)
  refuseTaken(
    db,
    next.name,
    sql`SELECT id FROM wave WHERE campaign_id = ${next.campaign_id} AND name = ${next.name} COLLATE NOCASE AND id <> ${id}`,
  )
  run(
    db,
    sql`UPDATE wave SET name = ${next.name}, opens_on = ${next.opens_on}, closes_on = ${next.closes_on},
               invited = ${next.invited} WHERE id = ${id}`,
  )
}

export function removeWave(db: WriteDb, id: number): void {
  waveById(db, id)
  refuseFull(db, 'wave', sql`SELECT count(*) AS n FROM response WHERE wave_id = ${id}`)
  run(db, sql`DELETE FROM wave WHERE id = ${id}`)
}

/** Only a transactional campaign has a touchpoint. */
function touchpointOf({ kind, touchpoint }: CampaignFields): Touchpoint | null {
  return kind === 'transactional' ? touchpoint : null
}

/** Only a campaign that follows moments of truth has days after them. */
function momentDaysOf({ cadence, momentDays }: Pick<CampaignFields, 'cadence' | 'momentDays'>): number | null {
  return cadence === 'after-moment' ? (momentDays ?? null) : null
}

function refuseTaken(db: ReadDb, name: string, others: ReturnType<typeof sql>): void {
  if (one(db, others)) throw refuse('name-taken', { name })
}

function refuseFull(db: ReadDb, what: 'campaign' | 'wave', count: ReturnType<typeof sql>): void {
  const responses = one<{ n: number }>(db, count)?.n ?? 0
  if (responses > 0) throw refuse('not-empty', { what, responses })
}

function refuseReversed({ opens_on, closes_on }: Pick<WaveRow, 'opens_on' | 'closes_on'>): void {
  if (closes_on < opens_on) throw refuse('dates-reversed', {})
}
