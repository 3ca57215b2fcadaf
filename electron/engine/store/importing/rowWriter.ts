// Writes the rows of a chunk. A million of them pass here: texts are copied into the database's memory chunk by chunk,
// and bound where they lie.
import type { Chunk, PreparedHead } from '../../import/prepared'
import { connection, type WriteDb } from '../database'
import { sqliteModule } from '../disk/module'
import type { Raw, RawBuffer, RawStatement } from '../disk/raw'
import type { Created } from '../imports'
import { accountsByName, dimensionsByName, INSERT_ACCOUNT, type Names, segmentsByName } from '../names'
import { all, one, type Prepared, prepared, type SqlValue, sql } from '../sql'
import type { Replaced } from './replaced'

const INSERT_SEGMENT = `INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score)
  VALUES (?, ?, ?, ?, ?)`
const INSERT_ISSUE = `INSERT INTO import_issue (batch_id, kind, reason, sheet, row, column_name, value, cells)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`

/** Parameters of a response, in the order of its statement; the text columns come after them. */
const PLACE = {
  id: 1,
  wave: 2,
  batch: 3,
  row: 4,
  score: 5,
  account: 6,
  contact: 7,
  value: 8,
  sheet: 9,
  texts: 10,
} as const

/** A dimension with the ids of its segments, by their place in the dictionary. */
interface Dimension {
  id: number
  names: Names
  ids: number[]
}

/** The writer of one import; `free` it. */
export async function rowWriter(db: WriteDb, head: PreparedHead & { wave: number }, batch: number): Promise<RowWriter> {
  const { raw } = await sqliteModule()
  return new RowWriter(db, raw, head, batch)
}

export class RowWriter {
  readonly #db: WriteDb
  readonly #head: PreparedHead & { wave: number }
  readonly #batch: number
  readonly #sheet: Buffer | null
  readonly #response: RawStatement
  readonly #segment: RawStatement
  readonly #issue: Prepared
  readonly #insertAccount: Prepared
  readonly #texts: RawBuffer
  readonly #sheetText: RawBuffer
  readonly #dimensions: Names
  readonly #segments: readonly Dimension[]
  readonly #accounts: Names
  readonly #accountIds: number[] = []
  readonly #replaced: Replaced[] = []
  // Ids are given out here, so that a response's segments need no look-up of its id.
  #nextId: number
  /** The id of the first response. */
  readonly first: number
  #responses = 0
  #linked = 0
  #leftOut = 0
  /** Accounts of contacts; null: no response was linked to one so far. */
  #accountsOf: ReadonlyMap<number, number> | null = null

  constructor(db: WriteDb, raw: Raw, head: PreparedHead & { wave: number }, batch: number) {
    this.#db = db
    this.#head = head
    this.#batch = batch
    this.#sheet = head.sheet === null ? null : Buffer.from(head.sheet)
    this.#dimensions = dimensionsByName(db)
    this.#segments = head.dimensions.map((name) => {
      const id = this.#dimensions.idOf(name)
      return { id, names: segmentsByName(db, id), ids: [] }
    })
    this.#insertAccount = prepared(db, INSERT_ACCOUNT)
    this.#accounts = accountsByName(db, this.#insertAccount)
    this.#issue = prepared(db, INSERT_ISSUE)
    this.#nextId = (one<{ id: number }>(db, sql`SELECT coalesce(max(id), 0) AS id FROM response`)?.id ?? 0) + 1
    this.first = this.#nextId
    this.#response = raw.prepare(
      db[connection],
      `INSERT INTO response (id, wave_id, batch_id, row, score, account_id, contact_id, value, sheet${head.texts.map((column) => `, ${column}`).join('')})
       VALUES (${Array.from({ length: PLACE.texts - 1 + head.texts.length }, () => '?').join(', ')})`,
    )
    this.#segment = raw.prepare(db[connection], INSERT_SEGMENT)
    this.#texts = raw.buffer()
    this.#sheetText = raw.buffer()
    this.#bindSame()
  }

  /** Responses written so far. */
  get responses(): number {
    return this.#responses
  }

  /** Responses of known contacts written so far. */
  get linked(): number {
    return this.#linked
  }

  /** The dimensions that the file has columns for. */
  get dimensions(): readonly number[] {
    return this.#segments.map(({ id }) => id)
  }

  /** Left-out rows written so far. */
  get leftOut(): number {
    return this.#leftOut
  }

  /** What had to be made for them so far. */
  get created(): Created {
    return {
      dimensions: this.#dimensions.created,
      segments: this.#segments.flatMap(({ names }) => names.created),
      accounts: this.#accounts.created,
    }
  }

  /** Stored responses whose place was taken so far. */
  get replaced(): readonly Replaced[] {
    return this.#replaced
  }

  free(): void {
    this.#response.free()
    this.#segment.free()
    this.#issue.free()
    this.#insertAccount.free()
    this.#texts.free()
    this.#sheetText.free()
  }

  write(chunk: Chunk): void {
    this.#learn(chunk.added)
    const first = this.#nextId
    this.#writeResponses(chunk)
    this.#writeSegments(chunk, first)
    for (const { kind, reason, row, column, value, cells } of chunk.leftOut) {
      const place: SqlValue[] = [this.#head.sheet, row, column, value, cells]
      this.#issue.run([this.#batch, kind, reason, ...place])
    }
    this.#leftOut += chunk.leftOut.length
  }

  /** What is the same for every response. */
  #bindSame(): void {
    this.#response.number(PLACE.wave, this.#head.wave)
    this.#response.number(PLACE.batch, this.#batch)
    if (this.#sheet) {
      this.#sheetText.fill(this.#sheet)
      this.#response.text(PLACE.sheet, this.#sheetText.at, this.#sheet.length)
    }
  }

  /** Names that the dictionaries gain: each is looked up, or made, once. */
  #learn([accounts = [], ...segments]: Chunk['added']): void {
    for (const name of accounts) this.#accountIds.push(this.#accounts.idOf(name))
    this.#segments.forEach(({ names, ids }, i) => {
      for (const name of segments[i] ?? []) ids.push(names.idOf(name))
    })
  }

  #writeResponses({ count, places, bytes, lengths, values, codes, contacts, replaces }: Chunk): void {
    const statement = this.#response
    const columns = this.#head.texts.length
    const perRow = 1 + this.#segments.length
    this.#texts.fill(bytes)
    let at = this.#texts.at
    for (let i = 0; i < count; i += 1) {
      const id = this.#nextId++
      statement.number(PLACE.id, id)
      statement.number(PLACE.row, places[2 * i] ?? 0)
      statement.number(PLACE.score, places[2 * i + 1] ?? -1)
      const company = codes[perRow * i] ?? -1
      const contact = contacts?.[i] ?? 0
      // Without a company of its own, an answer is of its contact's.
      const account = company < 0 ? this.#accountOf(contact) : known(this.#accountIds[company])
      if (account === null) statement.null(PLACE.account)
      else statement.number(PLACE.account, account)
      if (contact > 0) {
        statement.number(PLACE.contact, contact)
        this.#linked += 1
      } else if (contacts) statement.null(PLACE.contact)
      if (values) {
        const value = values[i] ?? Number.NaN
        if (Number.isNaN(value)) statement.null(PLACE.value)
        else statement.real(PLACE.value, value)
      }
      for (let column = 0; column < columns; column += 1) {
        const length = lengths[columns * i + column] ?? -1
        statement.text(PLACE.texts + column, at, length)
        if (length > 0) at += length
      }
      statement.run()
      if (replaces?.[i]) this.#replaced.push({ response: replaces[i] ?? 0, by: id })
    }
    this.#responses += count
    if (at - this.#texts.at !== bytes.length) throw new Error('the lengths of a chunk do not add up to its bytes')
    if (contacts) statement.null(PLACE.contact)
    if (values) statement.null(PLACE.value)
  }

  #accountOf(contact: number): number | null {
    if (contact === 0) return null
    this.#accountsOf ??= accountsOfContacts(this.#db)
    return this.#accountsOf.get(contact) ?? null
  }

  /** In an order of their own: to go to and fro between two tables takes longer. */
  #writeSegments({ count, places, codes }: Chunk, first: number): void {
    const statement = this.#segment
    const perRow = 1 + this.#segments.length
    statement.number(4, this.#head.wave)
    for (let i = 0; i < count; i += 1) {
      statement.number(1, first + i)
      statement.number(5, places[2 * i + 1] ?? -1)
      for (let j = 0; j < this.#segments.length; j += 1) {
        const code = codes[perRow * i + 1 + j] ?? -1
        const dimension = this.#segments[j]
        if (code < 0 || !dimension) continue
        statement.number(2, dimension.id)
        statement.number(3, known(dimension.ids[code]))
        statement.run()
      }
    }
  }
}

function accountsOfContacts(db: WriteDb): ReadonlyMap<number, number> {
  const rows = all<{ id: number; account: number }>(
    db,
    sql`SELECT id, account_id AS account FROM contact WHERE account_id IS NOT NULL`,
  )
  return new Map(rows.map(({ id, account }) => [id, account]))
}

function known(id: number | undefined): number {
  if (id === undefined) throw new Error('a chunk refers to a name that was not told')
  return id
}
