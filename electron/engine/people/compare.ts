// A population file against what the program knows: every row is added, updated, unchanged, skipped or rejected. Plain
// data in, plain data out: nothing of the program is touched.
import type {
  PeopleChange,
  PeopleCounts,
  PeopleIssue,
  PeopleKind,
  PeopleMapping,
  PeoplePreview,
  PeopleReason,
} from '../../../shared/contract/people'
import { BLANK_ROW, cellText, inTurns, isBlankRow, type Pause, type Row, type Table } from '../import/table'
import { sameName } from '../store/names'
import { footersOf } from './footer'
import { COLUMNS_OF, type Column, type KnownPeople, type KnownRecord, type Value } from './known'
import { PeopleMatcher } from './matcher'
import type { PeopleReader, Reading } from './reader'

/** A contact's account: one that is known, or one that has to be made, by its place in `newAccounts`. */
export type AccountRef = { known: number } | { made: number } | null

export interface Planned {
  /** As a spreadsheet shows it, from 1. */
  row: number
  /** Whom it changes; null: somebody new. */
  id: number | null
  values: Partial<Record<Column, Value>>
  /** undefined: the account stays. */
  account: AccountRef | undefined
  /** Per dimension; undefined: stays, null: none any more. */
  segments: readonly (string | null | undefined)[]
}

export type LeftOutRow = PeopleIssue & { cells: Row }

export interface Compared {
  kind: PeopleKind
  counts: PeopleCounts
  planned: readonly Planned[]
  newAccounts: readonly { name: string; number: string | null }[]
  leftOut: readonly LeftOutRow[]
  dimensions: PeoplePreview['dimensions']
}

/** skipped: nothing to take over; rejected: something is wrong. */
const KINDS: Record<PeopleReason, PeopleIssue['kind']> = {
  'empty-row': 'skipped',
  footer: 'skipped',
  'duplicate-header': 'skipped',
  'repeated-key': 'skipped',
  'no-key': 'rejected',
  'bad-email': 'rejected',
  'bad-value': 'rejected',
  'bad-date': 'rejected',
}

/** Compares row after row; a row that is left out changes nothing at all. */
export async function comparePeople(
  table: Table,
  reader: PeopleReader,
  { mapping, known }: { mapping: PeopleMapping; known: KnownPeople },
  pause: Pause,
): Promise<Compared> {
  const { rows } = table.sheet
  const total = Math.max(0, rows.length - table.firstData)
  const matcher = new PeopleMatcher(mapping, known, reader)
  const noRecord = noRecordIn(table)
  const readings: (Reading | PeopleReason)[] = []
  await inTurns(total, 'checking', pause, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const index = table.firstData + i
      const row = rows[index] ?? BLANK_ROW
      const reason = noRecord(row, index)
      const reading = reason ?? reader.read(row)
      readings.push(reading)
      if (typeof reading !== 'string') matcher.noteKey(reading, i)
    }
  })
  const planned: Planned[] = []
  const leftOut: LeftOutRow[] = []
  const counts = { read: total, added: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 }
  const values = reader.dimensions.map(() => new Set<string>())
  await inTurns(total, 'checking', pause, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const index = table.firstData + i
      const reading = readings[i] ?? 'empty-row'
      const judged =
        typeof reading === 'string' ? { reason: reading, column: null, value: '' } : matcher.match(reading, i)
      if ('reason' in judged) {
        const kind = KINDS[judged.reason]
        counts[kind] += 1
        const row = rows[index] ?? BLANK_ROW
        leftOut.push({ kind, ...judged, sheet: table.sheet.name, row: index + 1, cells: row })
        continue
      }
      if (typeof reading !== 'string') {
        reading.segments.forEach((value, at) => {
          if (value) values[at]?.add(sameName(value))
        })
      }
      counts[judged.how] += 1
      if (judged.how !== 'unchanged') planned.push({ row: index + 1, ...judged.plan })
    }
  })
  const names = new Set(known.dimensions.map(sameName))
  return {
    kind: mapping.kind,
    counts,
    planned,
    newAccounts: matcher.newAccounts,
    leftOut,
    dimensions: reader.dimensions.map((name, i) => ({
      name,
      values: values[i]?.size ?? 0,
      isNew: !names.has(sameName(name)),
    })),
  }
}

/** Tells of a row that is no record why it is none. */
function noRecordIn(table: Table): (row: Row, index: number) => PeopleReason | null {
  const { rows } = table.sheet
  const isFooter = footersOf(table)
  const headers = rows.slice(Math.max(0, table.header), Math.max(0, table.header) + table.headerRows)
  const first = headers[0]?.map(cellText) ?? []
  const isHeader = (row: Row) =>
    first.length > 0 && cellText(row[0]) === first[0] && first.every((text, i) => text === cellText(row[i]))
  return (row, index) => {
    if (isBlankRow(row)) return 'empty-row'
    if (isFooter(index)) return 'footer'
    return isHeader(row) ? 'duplicate-header' : null
  }
}

const CHANGES_SHOWN = 200
const UPDATES_SHOWN = 150
const ISSUES_SHOWN = 200

/** The contract's names of what an import sets. */
const FIELD_OF: Record<Column, string> = {
  number: 'number',
  name: 'name',
  email: 'email',
  role: 'role',
  job_title: 'job-title',
  owner: 'owner',
  opted_out: 'opted-out',
  last_invited_on: 'last-invited',
  value_per_year: 'value',
  renews_on: 'renewal',
  churned: 'churned',
}

/** What the window shows before anything is written: the first changes field by field, the first rows left out. */
export function peoplePreview(compared: Compared, known: KnownPeople, dimensions: readonly string[]): PeoplePreview {
  const records = compared.kind === 'contacts' ? known.contacts : known.accounts
  const byId = new Map(records.map((record) => [record.id, record]))
  const accounts = new Map(known.accounts.map(({ id, values }) => [id, String(values.name ?? '')]))
  const updated = compared.planned.filter(({ id }) => id !== null).slice(0, UPDATES_SHOWN)
  const added = compared.planned.filter(({ id }) => id === null).slice(0, CHANGES_SHOWN - updated.length)
  const rejected = compared.leftOut.filter(({ kind }) => kind === 'rejected').slice(0, ISSUES_SHOWN)
  const skipped = compared.leftOut.filter(({ kind }) => kind === 'skipped').slice(0, ISSUES_SHOWN - rejected.length)
  const nameOf = (ref: AccountRef | undefined) =>
    !ref ? null : 'known' in ref ? (accounts.get(ref.known) ?? null) : (compared.newAccounts[ref.made]?.name ?? null)
  return {
    rows: compared.counts,
    newAccounts: compared.newAccounts.length,
    changes: [...updated, ...added].map((plan) =>
      changeOf(plan, {
        columns: COLUMNS_OF[compared.kind],
        record: plan.id === null ? undefined : byId.get(plan.id),
        dimensions,
        before: (id) => accounts.get(id) ?? null,
        after: nameOf,
      }),
    ),
    issues: [...rejected, ...skipped].map(({ cells: _, ...issue }) => issue),
    dimensions: compared.dimensions,
  }
}

interface Telling {
  columns: readonly Column[]
  record: KnownRecord | undefined
  dimensions: readonly string[]
  before: (account: number) => string | null
  after: (ref: AccountRef | undefined) => string | null
}

const told = (value: Value | undefined): string | null => (value === null || value === undefined ? null : String(value))

function changeOf(plan: Planned, { columns, record, dimensions, before, after }: Telling): PeopleChange {
  const fields: PeopleChange['fields'] = []
  const add = (field: string, isDimension: boolean, was: string | null, is: string | null) => {
    if (was !== is) fields.push({ field, isDimension, before: was, after: is })
  }
  for (const column of columns) {
    if (!(column in plan.values)) continue
    // That somebody new has not opted out goes without saying.
    if (!record && plan.values[column] === 0) continue
    add(FIELD_OF[column], false, told(record?.values[column]), told(plan.values[column]))
  }
  if (plan.account !== undefined) {
    const was = record?.account ?? null
    add('account', false, was === null ? null : before(was), after(plan.account))
  }
  plan.segments.forEach((value, i) => {
    const dimension = dimensions[i]
    if (value === undefined || dimension === undefined) return
    add(dimension, true, record?.segments[sameName(dimension)] ?? null, value)
  })
  const values = { ...record?.values, ...plan.values }
  const name = told(values.name) ?? told(values.email) ?? told(values.number) ?? ''
  return { row: plan.row, how: record ? 'updated' : 'added', name, fields }
}
