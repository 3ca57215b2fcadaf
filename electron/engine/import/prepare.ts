// A checked table → what the program will store of it: the head, then chunk by chunk, as bytes.
import type { ColumnRole, Mapping } from '../../../shared/contract/import'
import { searchTextOf } from '../store/searchText'
import type { Checked } from './check/check'
import { rulesOf } from './check/rules'
import type { ProgramFacts } from './facts'
import type { Mapped } from './mapping'
import { type Chunk, type LeftOut, type PreparedHead, TEXT_COLUMNS, type TextColumn } from './prepared'
import { type ContactKeys, contactsByKey } from './preview/links'
import { signatureOf } from './recognise/recognise'
import { BLANK_ROW, type Row, type Source, type Table } from './table'

export interface Preparing {
  source: Source
  table: Table
  mapped: Mapped
  checks: Checked
  mapping: Mapping
  facts: ProgramFacts
}

/** Rows of the file in one chunk: some hundred kilobytes of it. */
const ROWS_PER_CHUNK = 4000

/** The role, and with it the field of a row, that fills each text column; `search_text` is made of several. */
const ROLE_OF = {
  verbatim: 'comment',
  answered_at: 'date',
  respondent: 'respondent',
  name: 'name',
  email: 'email',
  company: 'company',
  answer: 'answer',
  role: 'role',
  owner: 'owner',
  ticket: 'ticket',
} as const satisfies Record<Exclude<TextColumn, 'search_text'>, ColumnRole>

/** Texts of one chunk, written one behind the other as UTF-8. */
class Texts {
  #bytes: Buffer
  #at = 0
  readonly lengths: Int32Array
  #place = 0

  constructor(texts: number, size: number) {
    this.#bytes = Buffer.allocUnsafe(size)
    this.lengths = new Int32Array(texts)
  }

  add(text: string | null): void {
    if (text === null) {
      this.lengths[this.#place++] = -1
      return
    }
    // A character of a text is three bytes of UTF-8 at most.
    if (this.#at + text.length * 3 > this.#bytes.length) this.#grow(text.length * 3)
    const written = this.#bytes.write(text, this.#at, 'utf8')
    this.#at += written
    this.lengths[this.#place++] = written
  }

  /** A copy of just what was written: it crosses to another process. */
  get bytes(): Uint8Array {
    return Uint8Array.prototype.slice.call(this.#bytes, 0, this.#at)
  }

  get size(): number {
    return this.#bytes.length
  }

  #grow(by: number): void {
    const larger = Buffer.allocUnsafe(this.#bytes.length * 2 + by)
    this.#bytes.copy(larger, 0, 0, this.#at)
    this.#bytes = larger
  }
}

/** Names in the order in which they came; the writer holds the same list. */
class Dictionary {
  readonly #codes = new Map<string, number>()
  #added: string[] = []

  codeOf(name: string | null): number {
    if (name === null) return -1
    const known = this.#codes.get(name)
    if (known !== undefined) return known
    const code = this.#codes.size
    this.#codes.set(name, code)
    this.#added.push(name)
    return code
  }

  /** What was added since this was last asked. */
  takeAdded(): string[] {
    const added = this.#added
    this.#added = []
    return added
  }
}

/** The head, then the chunks. Rows keep the order of the file. */
export function* prepare(preparing: Preparing): Generator<PreparedHead | Chunk, void> {
  const head = headOf(preparing)
  yield head
  const chunks = new Chunks(preparing, head)
  const { read } = head.counts
  for (let from = 0; from < read; from += ROWS_PER_CHUNK)
    yield chunks.chunk(from, Math.min(read, from + ROWS_PER_CHUNK))
}

function headOf({ source, table, mapped, checks, mapping }: Preparing): PreparedHead {
  const has = (role: ColumnRole) => mapping.columns.some((column) => column.role === role)
  return {
    file: source.file,
    hash: source.hash,
    layout: table.layout,
    signature: signatureOf(table),
    sheet: table.sheet.name,
    scoreColumn: mapped.score.name,
    headers: table.columns.map(({ name }) => name),
    counts: checks.judgement.counts,
    texts: TEXT_COLUMNS.filter((column) => column === 'search_text' || has(ROLE_OF[column])),
    dimensions: mapped.dimensions,
    hasValue: has('value'),
  }
}

/** Makes one chunk after the other. */
class Chunks {
  readonly #preparing: Preparing
  readonly #head: PreparedHead
  readonly #accounts = new Dictionary()
  readonly #segments: readonly Dictionary[]
  /** null: there is nobody to link to. */
  readonly #contacts: ContactKeys | null
  #size = 1 << 20

  constructor(preparing: Preparing, head: PreparedHead) {
    this.#preparing = preparing
    this.#head = head
    this.#segments = head.dimensions.map(() => new Dictionary())
    const { facts, mapping } = preparing
    this.#contacts = facts.contacts.length === 0 ? null : contactsByKey(facts, rulesOf(mapping))
  }

  chunk(from: number, to: number): Chunk {
    const { mapped, checks } = this.#preparing
    const { texts, hasValue, dimensions } = this.#head
    const { judgement, replaces } = checks
    const counted: number[] = []
    const leftOut: LeftOut[] = []
    for (let i = from; i < to; i += 1) {
      const verdict = judgement.of(i)
      if ('score' in verdict) counted.push(i)
      else leftOut.push(this.#leftOut(i, verdict.kind, verdict.reason))
    }
    const count = counted.length
    const places = new Int32Array(count * 2)
    const written = new Texts(count * texts.length, this.#size)
    const values = hasValue ? new Float64Array(count).fill(Number.NaN) : null
    const codes = new Int32Array(count * (1 + dimensions.length))
    const contacts = this.#contacts === null ? null : new Int32Array(count)
    const replaced = replaces.size === 0 ? null : new Int32Array(count)
    for (let place = 0; place < count; place += 1) {
      const i = counted[place] ?? 0
      const verdict = judgement.of(i)
      const fields = mapped.fields(this.#row(i))
      places[place * 2] = mapped.rowNumber(i)
      places[place * 2 + 1] = 'score' in verdict ? verdict.score : 0
      for (const column of texts) {
        written.add(column === 'search_text' ? searchTextOf(fields, fields.comment) : fields[ROLE_OF[column]])
      }
      if (values && fields.value !== null) values[place] = fields.value
      codes[place * (1 + dimensions.length)] = this.#accounts.codeOf(fields.company)
      for (let d = 0; d < dimensions.length; d += 1) {
        codes[place * (1 + dimensions.length) + 1 + d] = this.#segments[d]?.codeOf(fields.segments[d] ?? null) ?? -1
      }
      if (contacts && this.#contacts) contacts[place] = this.#contacts.idOf(fields)
      if (replaced) replaced[place] = replaces.get(i) ?? 0
    }
    this.#size = written.size
    return {
      count,
      places,
      bytes: written.bytes,
      lengths: written.lengths,
      values,
      codes,
      added: [this.#accounts.takeAdded(), ...this.#segments.map((one) => one.takeAdded())],
      contacts,
      replaces: replaced,
      leftOut,
    }
  }

  #leftOut(dataRow: number, kind: LeftOut['kind'], reason: LeftOut['reason']): LeftOut {
    const { mapped, checks } = this.#preparing
    const row = mapped.rowNumber(dataRow)
    return { kind, reason, row, ...checks.placeOf(dataRow), cells: JSON.stringify(this.#row(dataRow)) }
  }

  #row(dataRow: number): Row {
    const { table } = this.#preparing
    return table.sheet.rows[table.firstData + dataRow] ?? BLANK_ROW
  }
}
