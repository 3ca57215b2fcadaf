// A judged table → one batch in the program: responses with their segments and accounts, and every row left out, whole.
import type { ImportBatch, Mapping } from '../../../shared/contract/import'
import type { WriteDb } from '../store/database'
import { addBatch, batchById, noteCreated } from '../store/imports'
import { accountsByName, dimensionsByName, type Names, segmentsByName } from '../store/names'
import { one, type Prepared, prepared, type SqlValue, sql } from '../store/sql'
import type { Judgement } from './judge'
import type { Mapped } from './mapping'
import { BLANK_ROW, cellText, type Pause, ROWS_PER_TURN, type Row, type Source, type Table } from './table'

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

const INSERT_RESPONSE = `INSERT INTO response
  (id, wave_id, batch_id, sheet, row, score, verbatim, answered_at, respondent, name, email, company, account_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const INSERT_SEGMENT = 'INSERT INTO response_segment (response_id, dimension_id, segment_id) VALUES (?, ?, ?)'
const INSERT_ISSUE = `INSERT INTO import_issue (batch_id, kind, reason, sheet, row, column_name, value, cells)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`

/** Writes the import inside the caller's transaction. `pause` may throw; then nothing of it remains. */
export async function storeImport(db: WriteDb, ready: ReadyImport, pause: Pause): Promise<ImportBatch> {
  const { source, table, judgement, mapping, wave, at } = ready
  const rows = judgement.counts
  const batch = addBatch(db, { wave, file: source.file, hash: source.hash, layout: table.layout, at, mapping, rows })
  const writer = new RowWriter(db, ready, batch)
  try {
    for (let from = 0; from < rows.read; from += ROWS_PER_TURN) {
      const to = Math.min(rows.read, from + ROWS_PER_TURN)
      for (let i = from; i < to; i += 1) writer.write(table.sheet.rows[table.firstData + i] ?? BLANK_ROW, i)
      await pause({ stage: 'writing', done: to, total: rows.read, unit: 'rows' })
    }
  } finally {
    writer.free()
  }
  noteCreated(db, batch, mapping, writer.created)
  return batchById(db, batch)
}

/** Writes one row after the other with prepared statements. */
class RowWriter {
  readonly #ready: ReadyImport
  readonly #batch: number
  readonly #response: Prepared
  readonly #segment: Prepared
  readonly #issue: Prepared
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
    this.#accounts = accountsByName(db)
    // Ids are given out here, so that a response's segments need no look-up of its id.
    this.#nextId = (one<{ id: number }>(db, sql`SELECT coalesce(max(id), 0) AS id FROM response`)?.id ?? 0) + 1
    this.#response = prepared(db, INSERT_RESPONSE)
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
  }

  write(row: Row, dataRow: number): void {
    const verdict = this.#ready.judgement.of(dataRow)
    if ('score' in verdict) this.#writeResponse(row, dataRow, verdict.score)
    else this.#writeIssue(row, dataRow, verdict.kind, verdict.reason)
  }

  #writeResponse(row: Row, dataRow: number, score: number): void {
    const { mapped, table, wave } = this.#ready
    const { comment, date, email, respondent, name, company, segments } = mapped.fields(row)
    const id = this.#nextId++
    const account = company === null ? null : this.#accounts.idOf(company)
    const from: SqlValue[] = [id, wave, this.#batch, table.sheet.name, mapped.rowNumber(dataRow)]
    this.#response.run([...from, score, comment, date, respondent, name, email, company, account])
    for (let i = 0; i < segments.length; i += 1) {
      const value = segments[i]
      const place = this.#segments[i]
      if (value && place) this.#segment.run([id, place.dimension, place.names.idOf(value)])
    }
  }

  #writeIssue(row: Row, dataRow: number, kind: string, reason: string): void {
    const { mapped, table } = this.#ready
    const { index, name } = mapped.score
    const place: SqlValue[] = [table.sheet.name, mapped.rowNumber(dataRow), name, cellText(row[index])]
    this.#issue.run([this.#batch, kind, reason, ...place, JSON.stringify(row)])
  }
}
