// What a sample is drawn from – the cells of the wave's plan and the contacts – and how a wave's sample was drawn.
import { z } from 'zod'
import { DrawRules } from '../../../shared/contract/sample'
import { refuse } from '../../../shared/failure'
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import type { Draw, WantedCell } from '../draw/draw'
import type { Person } from '../draw/person'
import { waveById } from './campaigns'
import type { ReadDb, WriteDb } from './database'
import { planCells, planRow } from './plans'
import { all, among, one, run, sql } from './sql'

/** A cell that people are drawn for, with the cells that are counted with it. */
export interface CellToDraw extends CellIds, WantedCell {
  /** Of its segments. */
  names: readonly string[]
  /** `cellKeyOf` of each of them. */
  members: readonly string[]
}

export interface Ground {
  opensOn: string
  cells: readonly CellToDraw[]
  people: readonly Person[]
}

/** Everything that a draw for this wave needs. Refuses with `not-found`, `no-plan`. */
export function groundOf(db: ReadDb, wave: number, wantedOf: (cell: CellIds) => number | null): Ground {
  const { name, opens_on: opensOn } = waveById(db, wave)
  const plan = planRow(db, wave)
  if (!plan) throw refuse('no-plan', { wave: name })
  const cells = cellsToDraw(db, plan.id, wantedOf)
  const dimensions = { dimension: plan.dimension_id, second: plan.second_dimension_id }
  return { opensOn, cells, people: peopleFor(db, wave, dimensions, cells) }
}

/** Cells that are counted together are drawn for together; each comes in the plan's order. */
function cellsToDraw(db: ReadDb, plan: number, wantedOf: (cell: CellIds) => number | null): CellToDraw[] {
  const rows = planCells(db, plan)
  return rows
    .filter(({ id, head }) => head === id)
    .map((cell) => {
      const members = rows.filter(({ head }) => head === cell.id)
      const allocated = members.flatMap(({ invitations }) => invitations ?? [])
      const needed = cell.choice === 'census' ? null : wantedOf(cell)
      const wanted = allocated.length > 0 ? allocated.reduce((sum, own) => sum + own, 0) : needed
      const { segment, second, names } = cell
      return { segment, second, names, key: cellKeyOf(cell), wanted, members: members.map(cellKeyOf) }
    })
}

interface ContactRow {
  id: number
  email: string | null
  number: string | null
  account: number | null
  role: Person['role']
  opted_out: number
  churned: number
  last_invited_on: string | null
  /** The latest day on which they were invited to another wave, and that of this one. */
  other: string | null
  own: string | null
  segment: number | null
  second: number | null
}

function peopleFor(
  db: ReadDb,
  wave: number,
  { dimension, second }: { dimension: number | null; second: number | null },
  cells: readonly CellToDraw[],
): Person[] {
  const drawnFor = new Map(cells.flatMap(({ key, members }) => members.map((member) => [member, key] as const)))
  const valueOn = (id: number | null) =>
    sql`coalesce((SELECT segment_id FROM contact_segment WHERE contact_id = c.id AND dimension_id = ${id}),
                 (SELECT segment_id FROM account_segment WHERE account_id = c.account_id AND dimension_id = ${id}))`
  const rows = all<ContactRow>(
    db,
    sql`SELECT c.id, c.email, c.number, c.account_id AS account, c.role, c.opted_out, coalesce(a.churned, 0) AS churned,
               c.last_invited_on,
               (SELECT max(i.invited_on) FROM invitation i WHERE i.contact_id = c.id AND i.wave_id <> ${wave}) AS other,
               (SELECT i.invited_on FROM invitation i WHERE i.contact_id = c.id AND i.wave_id = ${wave}) AS own,
               ${valueOn(dimension)} AS segment, ${valueOn(second)} AS second
        FROM contact c LEFT JOIN account a ON a.id = c.account_id`,
  )
  const byAddress = new Map<string, { optedOut: boolean; lastInvited: string | null }>()
  for (const row of rows) {
    const before = byAddress.get(addressOf(row))
    // The wave's own invitation is no obstacle to itself.
    const known = later(row.last_invited_on === row.own ? null : row.last_invited_on, row.other)
    byAddress.set(addressOf(row), {
      optedOut: row.opted_out === 1 || before?.optedOut === true,
      lastInvited: later(known, before?.lastInvited ?? null),
    })
  }
  return rows.map((row) => {
    const email = addressOf(row)
    const own = byAddress.get(email)
    return {
      id: row.id,
      key: `${email}\n${row.number?.trim() ?? ''}`,
      address: email,
      account: row.account,
      role: row.role,
      optedOut: email === '' ? row.opted_out === 1 : own?.optedOut === true,
      hasEmail: email !== '',
      churned: row.churned === 1,
      lastInvited: own?.lastInvited ?? null,
      cell: drawnFor.get(cellKeyOf(row)) ?? null,
    }
  })
}

const addressOf = ({ email }: Pick<ContactRow, 'email'>): string => email?.trim().toLowerCase() ?? ''

const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a)

const Count = z.number().int().nonnegative()
const LeftOut = z.record(z.string(), Count)

/** Who was left out, and why: how many, and in which cell. */
const Told = z.object({
  contacts: Count,
  eligible: Count,
  leftOut: LeftOut,
  cells: z.array(
    z.object({
      segment: z.number().int().nullable(),
      second: z.number().int().nullable(),
      contacts: Count,
      eligible: Count,
      leftOut: LeftOut,
      wanted: Count,
    }),
  ),
})
export type Told = z.infer<typeof Told>

export function toldOf(cells: readonly CellToDraw[], draw: Draw): Told {
  const { contacts, eligible, leftOut } = draw
  const ids = new Map(cells.map((cell) => [cell.key, cell]))
  return {
    contacts,
    eligible,
    leftOut,
    cells: draw.cells.map(({ key, contacts, eligible, leftOut, wanted }) => {
      const { segment = null, second = null } = ids.get(key) ?? {}
      return { segment, second, contacts, eligible, leftOut, wanted }
    }),
  }
}

export interface StoredDraw {
  id: number
  rules: DrawRules
  told: Told
  drawnAt: string
  drawnBy: string | null
}

export function drawOf(db: ReadDb, wave: number): StoredDraw | null {
  const row = one<{ id: number; rules: string; left_out: string; drawn_at: string; drawn_by: string | null }>(
    db,
    sql`SELECT id, rules, left_out, drawn_at, drawn_by FROM draw WHERE wave_id = ${wave}`,
  )
  return (
    (row && {
      id: row.id,
      rules: DrawRules.parse(JSON.parse(row.rules)),
      told: Told.parse(JSON.parse(row.left_out)),
      drawnAt: row.drawn_at,
      drawnBy: row.drawn_by,
    }) ??
    null
  )
}

export function insertDraw(db: WriteDb, wave: number, { rules, told, drawnAt, drawnBy }: Omit<StoredDraw, 'id'>): void {
  run(
    db,
    sql`INSERT INTO draw (wave_id, seed, rules, left_out, drawn_at, drawn_by)
        VALUES (${wave}, ${rules.seed}, ${JSON.stringify(rules)}, ${JSON.stringify(told)}, ${drawnAt}, ${drawnBy})`,
  )
}

/** Names of segments by their ids. */
export function segmentNames(db: ReadDb, ids: readonly number[]): Map<number, string> {
  const rows = all<{ id: number; name: string }>(db, sql`SELECT id, name FROM segment WHERE id IN ${among(ids)}`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
