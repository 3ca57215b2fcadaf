// Contacts and accounts: what is known of them, an import of them written in one go, its batches and left-out lines.
import type { PeopleBatch, PeopleIssue, PeopleKind, PeopleMapping } from '../../../shared/contract/people'
import { refuse } from '../../../shared/failure'
import type { Compared, Planned } from '../people/compare'
import { COLUMNS_OF, type Column, type KnownPeople, type KnownRecord, type Value } from '../people/known'
import type { ReadDb, WriteDb } from './database'
import { dimensionsByName, type Names, sameName, segmentsByName } from './names'
import { all, insert, one, type Prepared, prepared, Sql, type SqlValue, sql } from './sql'
import { nextEntry } from './trail/entries'
import { addingInBulk } from './trail/inBulk'
import { tellLine } from './trail/seal'

/** Hears how many rows are written; may throw, and then nothing of it remains. */
export type Written = (done: number, total: number) => Promise<void>

export interface ReadyPeople {
  file: string
  hash: string
  layout: string
  /** The names of the table's columns. */
  headers: readonly string[]
  mapping: PeopleMapping
  /** Names of the mapping's dimensions, in the order of each plan's segments. */
  dimensions: readonly string[]
  compared: Compared
  /** Moment, ISO 8601. */
  at: string
}

const TABLES = { contacts: 'contact', accounts: 'account' } as const satisfies Record<PeopleKind, string>
const SEGMENTS = {
  contacts: { table: 'contact_segment', by: 'contact_id' },
  accounts: { table: 'account_segment', by: 'account_id' },
} as const

/** How long may be written before a cancellation is listened for. */
const TURN_MS = 60
const ROWS_PER_LOOK = 500

/** Changes whenever anything in the program does: every write leaves an entry. */
export const stampOf = (db: ReadDb): number => nextEntry(db)

export function knownPeople(db: ReadDb): KnownPeople {
  return {
    stamp: stampOf(db),
    dimensions: all<{ name: string }>(db, sql`SELECT name FROM dimension`).map(({ name }) => name),
    accounts: recordsOf(db, 'accounts'),
    contacts: recordsOf(db, 'contacts'),
  }
}

function recordsOf(db: ReadDb, kind: PeopleKind): KnownRecord[] {
  const columns = COLUMNS_OF[kind]
  const { table, by } = SEGMENTS[kind]
  const segments = new Map<number, Record<string, string>>()
  const told = all<{ owner: number; dimension: string; name: string }>(
    db,
    sql`SELECT s.${new Sql(by, [])} AS owner, d.name AS dimension, g.name
        FROM ${new Sql(table, [])} s JOIN segment g ON g.id = s.segment_id JOIN dimension d ON d.id = s.dimension_id`,
  )
  for (const { owner, dimension, name } of told) {
    const known = segments.get(owner)
    if (known) known[sameName(dimension)] = name
    else segments.set(owner, { [sameName(dimension)]: name })
  }
  const account = kind === 'contacts' ? sql`account_id` : sql`NULL`
  const rows = all<Record<string, Value> & { id: number }>(
    db,
    sql`SELECT id, ${new Sql(columns.join(', '), [])}, ${account} AS account FROM ${new Sql(TABLES[kind], [])} ORDER BY id`,
  )
  return rows.map(({ id, account: own, ...values }) => ({
    id,
    values,
    account: typeof own === 'number' ? own : null,
    segments: segments.get(id) ?? {},
  }))
}

/** Writes a compared file inside the caller's transaction. */
export async function storePeople(db: WriteDb, ready: ReadyPeople, written: Written): Promise<PeopleBatch> {
  const { compared } = ready
  const batch = addPeopleBatch(db, ready)
  const writer = new PeopleWriter(db, ready, batch)
  try {
    await writer.write(written)
  } finally {
    writer.free()
  }
  // Segments have no line of their own in the history.
  const regrouped = compared.planned.filter(
    ({ id, values, account }) => id !== null && account === undefined && Object.keys(values).length === 0,
  ).length
  if (regrouped > 0) {
    tellLine(db, { what: TABLES[compared.kind], id: null, name: null, how: 'changed', count: regrouped })
  }
  return peopleBatchById(db, batch)
}

function addPeopleBatch(db: WriteDb, { file, hash, layout, headers, mapping, compared, at }: ReadyPeople): number {
  const { read, added, updated, unchanged, skipped, rejected } = compared.counts
  return insert(
    db,
    sql`INSERT INTO people_batch (kind, file, hash, layout, mapping, headers, at,
                                  rows_read, added, updated, unchanged, skipped, rejected)
        VALUES (${compared.kind}, ${file}, ${hash}, ${layout}, ${JSON.stringify({ mapping })},
                ${JSON.stringify(headers)}, ${at}, ${read}, ${added}, ${updated}, ${unchanged}, ${skipped}, ${rejected})`,
  )
}

/** Statements are prepared once per set of columns; a CRM's update touches the same few in every row. */
class PeopleWriter {
  readonly #db: WriteDb
  readonly #ready: ReadyPeople
  readonly #batch: number
  readonly #table: (typeof TABLES)[PeopleKind]
  readonly #statements = new Map<string, Prepared>()
  readonly #segments: readonly { dimension: number; names: Names }[]
  /** Ids of the accounts that were made, in the order of `newAccounts`. */
  #made: number[] = []

  constructor(db: WriteDb, ready: ReadyPeople, batch: number) {
    this.#db = db
    this.#ready = ready
    this.#batch = batch
    this.#table = TABLES[ready.compared.kind]
    const dimensions = dimensionsByName(db)
    this.#segments = ready.dimensions.map((name) => {
      const dimension = dimensions.idOf(name)
      return { dimension, names: segmentsByName(db, dimension) }
    })
  }

  free(): void {
    for (const statement of this.#statements.values()) statement.free()
  }

  async write(written: Written): Promise<void> {
    const { planned, leftOut, newAccounts, kind } = this.#ready.compared
    const total = planned.length + leftOut.length
    let done = 0
    let turn = performance.now()
    const each = async <T>(items: readonly T[], work: (item: T) => void) => {
      for (let from = 0; from < items.length; from += ROWS_PER_LOOK) {
        for (const item of items.slice(from, from + ROWS_PER_LOOK)) work(item)
        done += Math.min(ROWS_PER_LOOK, items.length - from)
        if (performance.now() - turn < TURN_MS) continue
        await written(Math.min(done, total), total)
        turn = performance.now()
      }
    }
    if (newAccounts.length > 0) {
      const note = addingInBulk(this.#db, ['account'])
      let id = this.#lastId('account')
      this.#made = newAccounts.map(({ name, number }) => {
        id += 1
        this.#run('INSERT INTO account (id, name, number) VALUES (?, ?, ?)', [id, name, number])
        return id
      })
      note()
    }
    // Those who are known first: what is added is noted as a whole, and nothing may change meanwhile.
    await each(
      planned.filter(({ id }) => id !== null),
      (plan) => this.#update(plan),
    )
    const note = addingInBulk(this.#db, [TABLES[kind], 'people_issue'])
    let id = this.#lastId(this.#table)
    await each(
      planned.filter((plan) => plan.id === null),
      (plan) => {
        id += 1
        this.#add(id, plan)
      },
    )
    await each(leftOut, ({ kind: how, reason, sheet, row, column, value, cells }) =>
      this.#run(
        `INSERT INTO people_issue (batch_id, kind, reason, sheet, row, column_name, value, cells)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [this.#batch, how, reason, sheet, row, column, value, JSON.stringify(cells)],
      ),
    )
    note()
    await written(total, total)
  }

  #run(text: string, values: readonly SqlValue[]): void {
    let statement = this.#statements.get(text)
    if (!statement) {
      statement = prepared(this.#db, text)
      this.#statements.set(text, statement)
    }
    statement.run(values)
  }

  #lastId(table: string): number {
    return one<{ last: number | null }>(this.#db, sql`SELECT max(id) AS last FROM ${new Sql(table, [])}`)?.last ?? 0
  }

  /** Columns with the values that a plan gives them. */
  #columnsOf({ values, account }: Planned): [string, SqlValue][] {
    const own = COLUMNS_OF[this.#ready.compared.kind].filter((column: Column) => column in values)
    const columns = own.map((column): [string, SqlValue] => [column, values[column] ?? null])
    if (account === undefined) return columns
    const id = account === null ? null : 'known' in account ? account.known : (this.#made[account.made] ?? null)
    return [...columns, ['account_id', id]]
  }

  #add(id: number, plan: Planned): void {
    const columns = this.#columnsOf(plan)
    const names = ['id', ...columns.map(([name]) => name)]
    this.#run(`INSERT INTO ${this.#table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, [
      id,
      ...columns.map(([, value]) => value),
    ])
    this.#group(id, plan)
  }

  #update(plan: Planned): void {
    if (plan.id === null) return
    const columns = this.#columnsOf(plan)
    if (columns.length > 0) {
      const set = columns.map(([name]) => `${name} = ?`).join(', ')
      this.#run(`UPDATE ${this.#table} SET ${set} WHERE id = ?`, [...columns.map(([, value]) => value), plan.id])
    }
    this.#group(plan.id, plan)
  }

  #group(id: number, { segments }: Planned): void {
    const { table, by } = SEGMENTS[this.#ready.compared.kind]
    segments.forEach((value, i) => {
      const place = this.#segments[i]
      if (value === undefined || !place) return
      if (value === null) this.#run(`DELETE FROM ${table} WHERE ${by} = ? AND dimension_id = ?`, [id, place.dimension])
      else {
        this.#run(
          `INSERT INTO ${table} (${by}, dimension_id, segment_id) VALUES (?, ?, ?)
           ON CONFLICT (${by}, dimension_id) DO UPDATE SET segment_id = excluded.segment_id`,
          [id, place.dimension, place.names.idOf(value)],
        )
      }
    })
  }
}

interface BatchRow {
  id: number
  kind: PeopleKind
  file: string
  at: string
  rows_read: number
  added: number
  updated: number
  unchanged: number
  skipped: number
  rejected: number
}

function batchOf({ id, kind, file, at, rows_read, ...counts }: BatchRow): PeopleBatch {
  const { added, updated, unchanged, skipped, rejected } = counts
  return { id, kind, file, at, rows: { read: rows_read, added, updated, unchanged, skipped, rejected } } as PeopleBatch
}

/** The latest first. */
export function peopleBatches(db: ReadDb): PeopleBatch[] {
  return all<BatchRow>(db, sql`SELECT * FROM people_batch ORDER BY at DESC, id DESC`).map(batchOf)
}

/** Refuses with `not-found`. */
function peopleBatchById(db: ReadDb, id: number): PeopleBatch {
  const row = one<BatchRow>(db, sql`SELECT * FROM people_batch WHERE id = ${id}`)
  if (!row) throw refuse('not-found', { what: 'batch' })
  return batchOf(row)
}

/** One page of the lines that a batch left out, rejected ones first. Refuses with `not-found`. */
export function peopleIssues(db: ReadDb, batch: number, offset: number, limit: number) {
  peopleBatchById(db, batch)
  const total = one<{ n: number }>(db, sql`SELECT count(*) AS n FROM people_issue WHERE batch_id = ${batch}`)?.n ?? 0
  const rows = all<PeopleIssue>(
    db,
    sql`SELECT kind, reason, sheet, row, column_name AS "column", value FROM people_issue WHERE batch_id = ${batch}
        ORDER BY kind, row, id LIMIT ${limit} OFFSET ${offset}`,
  )
  return { total, rows }
}

/** The left-out lines whole, in the order of the file, under the names of its columns. Refuses with `not-found`. */
export function peopleLeftOut(db: ReadDb, batch: number) {
  const { file } = peopleBatchById(db, batch)
  const stored = one<{ headers: string }>(db, sql`SELECT headers FROM people_batch WHERE id = ${batch}`)
  const rows = all<PeopleIssue & { cells: string }>(
    db,
    sql`SELECT kind, reason, sheet, row, column_name AS "column", value, cells FROM people_issue
        WHERE batch_id = ${batch} ORDER BY row, id`,
  )
  return { file, headers: JSON.parse(stored?.headers ?? '[]') as string[], rows }
}
