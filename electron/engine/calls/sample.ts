// A wave's sample: drawn from the contacts for the cells of its plan, sent, reminded, exported as lists.
import type { DrawPreview, DrawRules, Sample } from '../../../shared/contract/sample'
import { refuse } from '../../../shared/failure'
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import { drawSample } from '../draw/draw'
import { invitationList } from '../draw/list'
import { type Asking, barredFrom } from '../store/barred'
import { waveById } from '../store/campaigns'
import type { ReadDb, WriteDb } from '../store/database'
import { drawOf, groundOf, insertDraw, segmentNames, toldOf } from '../store/draws'
import {
  insertInvitations,
  invitationCounts,
  invitationRow,
  invitationsPage,
  listed,
  markReminded,
  markSent,
  type NewInvitation,
  namesIn,
  releaseReserve,
  removeSample,
  segmentsOfPeople,
  sentOf,
} from '../store/invitations'
import type { Handler } from './handlers'
import { planOf } from './plan'
import { pauseOf } from './reading'

/** A draw for the plan of a wave; nothing is stored. Refuses with `not-found`, `no-plan`. */
function drawFor(db: ReadDb, wave: number, rules: DrawRules, today: string) {
  const ground = groundOf(db, wave, wantedBy(db, wave, today))
  return { ground, draw: drawSample({ ...ground, rules }) }
}

/** Invitations that a cell's target takes, as its plan says; null: no rate is known, and everybody is asked. */
function wantedBy(db: ReadDb, wave: number, today: string): (cell: CellIds) => number | null {
  const cells = planOf(db, wave, today)?.cells ?? []
  const needs = new Map(cells.map((cell) => [cellKeyOf(cell), cell.invitations]))
  return (cell) => needs.get(cellKeyOf(cell)) ?? null
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

export const preview: Handler<'sample.preview'> = ({ wave, rules }, context) =>
  context.read((db): DrawPreview => {
    const { ground, draw } = drawFor(db, wave, rules, context.today())
    const cells = ground.cells.map(({ segment, second, names }, i) => {
      const drawn = draw.cells[i]
      if (!drawn) throw new Error('every cell is drawn')
      const { contacts, eligible, leftOut, wanted, sample, reserve } = drawn
      const having = (role: string) => sample.filter((person) => person.role === role).length
      return {
        segment,
        second,
        names,
        contacts,
        eligible,
        leftOut,
        wanted,
        drawn: sample.length,
        reserve: reserve.length,
        decisionMakers: having('decision-maker'),
        keyUsers: having('key-user'),
      }
    })
    const { contacts, eligible, leftOut } = draw
    return {
      cells,
      contacts,
      eligible,
      leftOut,
      wanted: sum(cells.map(({ wanted }) => wanted)),
      drawn: sum(cells.map(({ drawn }) => drawn)),
      reserve: sum(cells.map(({ reserve }) => reserve)),
    } as DrawPreview
  })

/** A wave's sample as it stands; null: none was drawn. */
function sampleOf(db: ReadDb, wave: number): Sample | null {
  const stored = drawOf(db, wave)
  if (!stored) return null
  const { rules, told, drawnAt, drawnBy } = stored
  const counts = invitationCounts(db, wave)
  const byCell = new Map(counts.map((count) => [cellKeyOf(count), count]))
  const ids = told.cells.flatMap(({ segment, second }) => [segment, second].filter((id) => id !== null))
  const names = segmentNames(db, ids)
  const cells = told.cells.map((cell) => {
    const { drawn = 0, reserve = 0, decisionMakers = 0, keyUsers = 0 } = byCell.get(cellKeyOf(cell)) ?? {}
    return { ...cell, names: namesIn(cell, names), drawn, reserve, decisionMakers, keyUsers }
  })
  const sent = sum(counts.map((count) => count.sent))
  const gone = sum(counts.map((count) => count.gone))
  return {
    wave,
    rules,
    drawnAt,
    drawnBy,
    cells,
    contacts: told.contacts,
    eligible: told.eligible,
    leftOut: told.leftOut,
    wanted: sum(cells.map(({ wanted }) => wanted)),
    drawn: sum(counts.map(({ drawn }) => drawn)),
    reserve: sum(counts.map(({ reserve }) => reserve)),
    sent,
    gone,
    answered: sent > 0 && gone === sent ? null : sum(counts.map(({ answered }) => answered)),
    reminded: sum(counts.map(({ reminded }) => reminded)),
  } as Sample
}

export const get: Handler<'sample.get'> = ({ wave }, context) =>
  context.read((db) => {
    waveById(db, wave)
    return sampleOf(db, wave)
  })

export const draw: Handler<'sample.draw'> = ({ wave, rules }, context) =>
  context.write((db) => {
    refuseSent(db, wave)
    const { ground, draw } = drawFor(db, wave, rules, context.today())
    const invitations = ground.cells.flatMap(({ segment, second }, i): NewInvitation[] => {
      const { sample = [], reserve = [] } = draw.cells[i] ?? {}
      return [...sample, ...reserve].map(({ id }, at) => ({
        segment,
        second,
        contact: id,
        kind: at < sample.length ? 'sample' : 'reserve',
        place: at + 1,
      }))
    })
    if (invitations.length === 0) throw refuse('nobody-to-draw', { contacts: draw.contacts })
    removeSample(db, wave)
    const drawnAt = context.clock().toISOString()
    insertDraw(db, wave, { rules, told: toldOf(ground.cells, draw), drawnAt, drawnBy: context.who() })
    insertInvitations(db, wave, invitations)
    const sample = sampleOf(db, wave)
    if (!sample) throw new Error('a sample that was just stored is there')
    return sample
  })

export const remove: Handler<'sample.remove'> = async ({ wave }, context) => {
  await context.write((db) => {
    refuseSent(db, wave)
    refuseWithout(db, wave)
    removeSample(db, wave)
  })
  return null
}

/** Codes that are in the field must stay: answers come back by them. */
function refuseSent(db: WriteDb, wave: number): void {
  const { name } = waveById(db, wave)
  const sent = sentOf(db, wave)
  if (sent > 0) throw refuse('already-sent', { wave: name, sent })
}

function refuseWithout(db: ReadDb, wave: number): void {
  waveById(db, wave)
  if (!drawOf(db, wave)) throw refuse('not-found', { what: 'sample' })
}

/** By the rule of the draw, on the wave's first day, or today once that is past, unless another day is told. */
function askingOf(db: ReadDb, wave: number, today: string, on?: string): Asking {
  const { opens_on: opensOn } = waveById(db, wave)
  const day = on ?? today
  const isEarly = day < opensOn
  const ruleDay = isEarly ? opensOn : day
  const contactDays = drawOf(db, wave)?.rules.contactDays ?? 0
  return { wave, on: on ?? ruleDay, ruleDay, contactDays }
}

export const people: Handler<'sample.people'> = ({ wave, cell, offset, limit, ...filters }, context) =>
  context.read((db) => {
    const asking = askingOf(db, wave, context.today())
    const { total, rows } = invitationsPage(db, { ...asking, ...filters, cells: cell && [cell] }, offset, limit)
    const names = segmentNames(
      db,
      rows.flatMap(({ segment, second }) => [segment, second].filter((id) => id !== null)),
    )
    return { total, offset, rows: rows.map((row) => invitationRow(row, names)) }
  })

export const barred: Handler<'sample.barred'> = ({ wave, list, on, cells }, context) =>
  context.read((db) => {
    const asking = askingOf(db, wave, context.today(), on)
    return { on: list === 'reminder' ? asking.on : asking.ruleDay, ...barredFrom(db, { ...asking, list, cells }) }
  })

const exported: Handler<'sample.export'> = async (input, context) => {
  const { wave, list, cells, tool, format, language, to, despiteRule } = input
  const { people, dimensions, leftOut } = await context.read((db) => {
    refuseWithout(db, wave)
    const wish = { ...askingOf(db, wave, context.today()), list, cells, despiteRule }
    const rows = listed(db, wish)
    const ids = rows.flatMap(({ contact }) => contact ?? [])
    const { dimensions, segmentsOf } = segmentsOfPeople(db, wave, ids)
    const people = rows.map((row) => ({ ...row, segments: segmentsOf(row.contact) }))
    return { dimensions, people, leftOut: barredFrom(db, wish).barred }
  })
  const pause = pauseOf(context)
  const total = people.length
  const written = (done: number) => pause({ stage: 'writing', done: Math.min(done, total), total, unit: 'rows' })
  await written(0)
  const bytes = await invitationList({ people, dimensions, tool, format, language }, written)
  await context.files.writeBytes(to, bytes)
  return { rows: total, bytes: bytes.length, leftOut }
}

export { exported as export }

export const send: Handler<'sample.send'> = ({ wave, on, cells, despiteRule }, context) =>
  context.write((db) => {
    refuseWithout(db, wave)
    const wish = { ...askingOf(db, wave, context.today(), on), cells, despiteRule }
    const { barred: leftOut } = barredFrom(db, { ...wish, list: 'sample' })
    return { sent: markSent(db, wish), leftOut }
  })

export const remind: Handler<'sample.remind'> = ({ wave, on, cells }, context) =>
  context.write((db) => {
    refuseWithout(db, wave)
    const wish = { ...askingOf(db, wave, context.today(), on), cells }
    const { barred: leftOut } = barredFrom(db, { ...wish, list: 'reminder' })
    return { reminded: markReminded(db, wish), leftOut }
  })

export const release: Handler<'sample.release'> = ({ wave, cell, people: wanted }, context) =>
  context.write((db) => {
    refuseWithout(db, wave)
    return { released: releaseReserve(db, askingOf(db, wave, context.today()), cell, wanted) }
  })
