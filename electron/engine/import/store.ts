// A judged table → one batch in the program: responses with their segments and accounts, and every row left out, whole.
import type { ImportBatch, Mapping } from '../../../shared/contract/import'
import type { WriteDb } from '../store/database'
import { addBatch, batchById, noteCreated } from '../store/imports'
import { isWorthLifting, liftIndexes } from '../store/indexes'
import { accountsByName, dimensionsByName, INSERT_ACCOUNT, type Names, segmentsByName } from '../store/names'
import { searchTextOf } from '../store/searchText'
import { one, type Prepared, prepared, type SqlValue, script, sql } from '../store/sql'
import { addingInBulk } from '../store/trail/inBulk'
import type { Judgement } from './judge'
import type { Mapped } from './mapping'
import { BLANK_ROW, cellText, type Pause, type Row, type Source, type Table } from './table'

export interface ReadyImport {
  source: Source
  table: Table
  mapped: Mapped
  mapping: Mapping
  judgement: Judgement
  wave: number
  /** Moment, ISO 8601. */
  at: string
}

const INSERT_SEGMENT = `INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score)
  VALUES (?, ?, ?, ?, ?)`
const INSERT_ISSUE = `INSERT INTO import_issue (batch_id, kind, reason, sheet, row, column_name, value, cells)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`

/** Rows written before the clock is looked at, and how long may be written before a cancellation is listened for. */
const ROWS_PER_LOOK = 500
const TURN_MS = 60

/** 64 MB of pages at hand instead of 2: pages that come and go are what an import waits for. Lasts while it is open. */
const LARGE_CACHE = 'PRAGMA cache_size = -65536'

/** Writes the import inside the caller's transaction. `pause` may throw; then nothing of it remains. */
export async function storeImport(db: WriteDb, ready: ReadyImport, pause: Pause): Promise<ImportBatch> {
  const { source, table, judgement, mapping, wave, at } = ready
  const rows = judgement.counts
  const batch = addBatch(db, { wave, file: source.file, hash: source.hash, layout: table.layout, at, mapping, rows })
  const before = one<{ n: number }>(db, sql`SELECT count(*) AS n FROM response`)?.n ?? 0
  script(db, LARGE_CACHE)
  const lift = isWorthLifting(rows.imported, before)
  const noteAdded = addingInBulk(db)
  const created = await writeRows(db, ready, { batch, lift }, pause)
  noteAdded()
  noteCreated(db, batch, mapping, created)
  return batchById(db, batch)
}

/** Writes every row, with the indexes off where that is quicker; returns what had to be made for them. */
async function writeRows(db: WriteDb, ready: ReadyImport, how: { batch: number; lift: boolean }, pause: Pause) {
  const { table, judgement } = ready
  const { read } = judgement.counts
  const indexes = how.lift ? liftIndexes(db) : []
  const written = (done: number) => pause({ stage: 'writing', done, total: read, unit: 'rows' })
  const writer = new RowWriter(db, ready, how.batch)
  try {
    let turn = performance.now()
    for (let from = 0; from < read; from += ROWS_PER_LOOK) {
      const to = Math.min(read, from + ROWS_PER_LOOK)
      for (let i = from; i < to; i += 1) writer.write(table.sheet.rows[table.firstData + i] ?? BLANK_ROW, i)
      if (to < read && performance.now() - turn < TURN_MS) continue
      await written(to)
      turn = performance.now()
    }
  } finally {
    writer.free()
  }
  for (const statement of indexes) {
    script(db, statement)
    await written(read)
  }
  return writer.created
}

/** A text as its bytes: these reach the database twice as quickly, and a lone surrogate is mended on the way. */
const bytesOf = (text: string | null): Uint8Array | null => (text === null ? null : Buffer.from(text, 'utf8'))

/** Columns that hold text, each with the role that fills it. */
const TEXT_COLUMNS = [
  ['verbatim', 'comment'],
  ['answered_at', 'date'],
  ['respondent', 'respondent'],
  ['name', 'name'],
  ['email', 'email'],
  ['company', 'company'],
] as const

/** Writes one row after the other with prepared statements. */
class RowWriter {
  readonly #ready: ReadyImport
  readonly #batch: number
  /** The sheet's name; null, and not written, where there is none. */
  readonly #sheet: Uint8Array | null
  /** What this import fills. Columns that it has nothing for are left out: they would cost time, too. */
  readonly #texts: readonly (typeof TEXT_COLUMNS)[number][]
  readonly #response: Prepared
  readonly #segment: Prepared
  readonly #issue: Prepared
  readonly #account: Prepared
  readonly #dimensions: Names
  readonly #segments: readonly { dimension: number; names: Names }[]
  readonly #accounts: Names
  #nextId: number

  constructor(db: WriteDb, ready: ReadyImport, batch: number) {
    this.#ready = ready
    this.#batch = batch
    this.#dimensions = dimensionsByName(db)
    this.#segments = ready.mapped.dimensions.map((name) => {
      const dimension = this.#dimensions.idOf(name)
      return { dimension, names: segmentsByName(db, dimension) }
    })
    this.#account = prepared(db, INSERT_ACCOUNT)
    this.#accounts = accountsByName(db, this.#account)
    // Ids are given out here, so that a response's segments need no look-up of its id.
    this.#nextId = (one<{ id: number }>(db, sql`SELECT coalesce(max(id), 0) AS id FROM response`)?.id ?? 0) + 1
    this.#sheet = bytesOf(ready.table.sheet.name)
    this.#texts = TEXT_COLUMNS.filter(([, role]) => ready.mapping.columns.some((column) => column.role === role))
    const texts = ['search_text', ...this.#texts.map(([column]) => column), ...(this.#sheet ? ['sheet'] : [])]
    this.#response = prepared(
      db,
      `INSERT INTO response (id, wave_id, batch_id, row, score, account_id, ${texts.join(', ')})
       VALUES (?, ?, ?, ?, ?, ?, ${texts.map(() => 'CAST(? AS TEXT)').join(', ')})`,
    )
    this.#segment = prepared(db, INSERT_SEGMENT)
    this.#issue = prepared(db, INSERT_ISSUE)
  }

  get created() {
    return {
      dimensions: this.#dimensions.created,
      segments: this.#segments.flatMap(({ names }) => names.created),
      accounts: this.#accounts.created,
    }
  }

  free(): void {
    this.#response.free()
    this.#segment.free()
    this.#issue.free()
    this.#account.free()
  }

  write(row: Row, dataRow: number): void {
    const verdict = this.#ready.judgement.of(dataRow)
    if ('score' in verdict) this.#writeResponse(row, dataRow, verdict.score)
    else this.#writeIssue(row, dataRow, verdict.kind, verdict.reason)
  }

  #writeResponse(row: Row, dataRow: number, score: number): void {
    const { mapped, wave } = this.#ready
    const fields = mapped.fields(row)
    const { company, segments } = fields
    const id = this.#nextId++
    const account = company === null ? null : this.#accounts.idOf(company)
    const searched = searchTextOf(fields, fields.comment)
    const values: SqlValue[] = [id, wave, this.#batch, mapped.rowNumber(dataRow), score, account, bytesOf(searched)]
    for (const [, role] of this.#texts) values.push(bytesOf(fields[role]))
    if (this.#sheet) values.push(this.#sheet)
    this.#response.run(values)
    for (let i = 0; i < segments.length; i += 1) {
      const value = segments[i]
      const place = this.#segments[i]
      if (value && place) this.#segment.run([id, place.dimension, place.names.idOf(value), wave, score])
    }
  }

  #writeIssue(row: Row, dataRow: number, kind: string, reason: string): void {
    const { mapped, table } = this.#ready
    const { index, name } = mapped.score
    const place: SqlValue[] = [table.sheet.name, mapped.rowNumber(dataRow), name, cellText(row[index])]
    this.#issue.run([this.#batch, kind, reason, ...place, JSON.stringify(row)])
  }
}
