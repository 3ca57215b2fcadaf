// The wave in the field: its plan by sector and account size, the sample that was drawn for it, who was reminded.
import type { DrawRules } from '../../../shared/contract/sample'
import { newCodes } from '../draw/code'
import { drawSample } from '../draw/draw'
import type { WriteDb } from '../store/database'
import { groundOf, insertDraw, toldOf } from '../store/draws'
import { type NewCell, replacePlan } from '../store/plans'
import { among, one, prepared, run, sql } from '../store/sql'
import { FIELD_CHOICES, FIELD_MERGES, FIELD_PLAN, SECTORS, type Sector, SIZES, type Size } from './design'
import type { Contact } from './people'
import type { Random } from './random'
import type { Segments } from './rows'

/** Everybody who may be written to. */
const RULES: DrawRules = { contactDays: 60, perAccount: null, roles: { how: 'any' }, reserve: 0.1, seed: 2_026 }

/** A plan with one cell for each sector and size that has people, as many as can be asked. */
export function storeFieldPlan(db: WriteDb, wave: number, contacts: readonly Contact[], segments: Segments): void {
  const placeOf = (name: string) => {
    const found = segments.get(name)
    if (!found) throw new Error(`segment ${name} was stored`)
    return found
  }
  const idsOf = (sector: Sector, size: Size) => ({ segment: placeOf(sector).segment, second: placeOf(size).segment })
  const cells = SECTORS.flatMap((sector) =>
    SIZES.flatMap((size): NewCell[] => {
      const people = contacts.filter(
        ({ account, optedOut }) => account.sector === sector && account.size === size && !optedOut,
      )
      if (people.length === 0) return []
      const merge = FIELD_MERGES.find((one) => one.sector === sector && one.sizes.includes(size))
      const choice = FIELD_CHOICES.find((one) => one.sector === sector && one.size === size)?.choice ?? null
      return [
        {
          ...idsOf(sector, size),
          population: people.length,
          counted: true,
          rate: FIELD_PLAN.rates[sector] ?? null,
          choice: merge ? 'merge' : choice,
          mergedInto: merge ? idsOf(sector, merge.into) : null,
        },
      ]
    }),
  )
  const { target, confidence, overallTarget, minimum } = FIELD_PLAN
  const dimensions = { dimension: placeOf(SECTORS[0]).dimension, second: placeOf(SIZES[0]).dimension }
  replacePlan(db, { wave, ...dimensions, target, confidence, overallTarget, minimum, cells })
}

/**
 * Draws everybody who had not opted out, as the workbench would have then: nobody had been invited to anything else, and
 * that some accounts have left was noted afterwards.
 */
export function storeSample(db: WriteDb, wave: number, draw: { at: string; by: string | null }, random: Random): void {
  const ground = groundOf(db, wave, () => null)
  const people = ground.people.map((person) => ({ ...person, churned: false, lastInvited: null }))
  const drawn = drawSample({ ...ground, people, rules: RULES })
  insertDraw(db, wave, { rules: RULES, told: toldOf(ground.cells, drawn), drawnAt: draw.at, drawnBy: draw.by })
  const rows = ground.cells.flatMap((cell, i) =>
    [...(drawn.cells[i]?.sample ?? [])].map(({ id }, at) => ({ cell, contact: id, place: at + 1 })),
  )
  const codes = newCodes(rows.length, new Set(), (below) => random.whole(0, below - 1))
  const last = one<{ id: number | null }>(db, sql`SELECT max(id) AS id FROM invitation`)?.id ?? 0
  const invitation = prepared(
    db,
    `INSERT INTO invitation (id, wave_id, contact_id, segment_id, second_segment_id, code, kind, place)
     VALUES (?, ?, ?, ?, ?, ?, 'sample', ?)`,
  )
  rows.forEach(({ cell: { segment, second }, contact, place }, i) => {
    invitation.run([last + 1 + i, wave, contact, segment, second, codes[i] ?? null, place])
  })
  invitation.free()
}

export function markAllSent(db: WriteDb, wave: number, on: string): void {
  run(db, sql`UPDATE invitation SET invited_on = ${on} WHERE wave_id = ${wave} AND kind = 'sample'`)
}

/** Those who had not answered when the reminder went out; `answered` are the others. */
export function markReminded(db: WriteDb, wave: number, on: string, answered: ReadonlySet<number>): void {
  run(
    db,
    sql`UPDATE invitation SET reminded_on = ${on}
        WHERE wave_id = ${wave} AND invited_on IS NOT NULL AND contact_id NOT IN ${among(answered)}`,
  )
}
