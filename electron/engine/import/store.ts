// A judged table as a prepared import, chunk by chunk: what the process that reads files hands to the one that writes.
import type { Mapping } from '../../../shared/contract/import'
import { searchTextOf } from '../store/searchText'
import type { Judgement } from './judge'
import type { Mapped } from './mapping'
import type { Chunk, LeftOut, PreparedHead, TextColumn } from './prepared'
import { BLANK_ROW, cellText, type Row, type Source, type Table } from './table'

export interface ReadyImport {
  source: Source
  table: Table
  mapped: Mapped
  mapping: Mapping
  judgement: Judgement
}

/** Text columns, each with the role that fills it. */
const TEXTS = [
  ['verbatim', 'comment'],
  ['answered_at', 'date'],
  ['respondent', 'respondent'],
  ['name', 'name'],
  ['email', 'email'],
  ['company', 'company'],
] as const

const ROWS_PER_CHUNK = 4000

const textsOf = ({ mapping }: ReadyImport) =>
  TEXTS.filter(([, role]) => mapping.columns.some((column) => column.role === role))

/** What is known before the first chunk. */
export function headOf(ready: ReadyImport): PreparedHead {
  const { source, table, mapped, judgement } = ready
  return {
    file: source.file,
    hash: source.hash,
    layout: table.layout,
    sheet: table.sheet.name,
    scoreColumn: mapped.score.name,
    headers: table.columns.map(({ name }) => name),
    counts: judgement.counts,
    texts: ['search_text', ...textsOf(ready).map(([column]): TextColumn => column)],
    dimensions: mapped.dimensions,
    hasValue: false,
  }
}

/** Places of names in the order in which they came up. */
class Dictionary {
  readonly #places = new Map<string, number>()
  #added: string[] = []

  placeOf(name: string | null): number {
    if (name === null) return -1
    const known = this.#places.get(name)
    if (known !== undefined) return known
    this.#places.set(name, this.#places.size)
    this.#added.push(name)
    return this.#places.size - 1
  }

  /** What it gained since the last time. */
  take(): readonly string[] {
    const added = this.#added
    this.#added = []
    return added
  }
}

export async function* chunksOf(ready: ReadyImport): AsyncGenerator<Chunk> {
  const { read } = ready.judgement.counts
  const dictionaries = Array.from({ length: 1 + ready.mapped.dimensions.length }, () => new Dictionary())
  for (let from = 0; from < read; from += ROWS_PER_CHUNK) {
    yield chunkOf(ready, dictionaries, { from, to: Math.min(read, from + ROWS_PER_CHUNK) })
  }
}

function chunkOf(
  ready: ReadyImport,
  dictionaries: readonly Dictionary[],
  { from, to }: { from: number; to: number },
): Chunk {
  const { table, mapped, judgement } = ready
  const texts = textsOf(ready)
  const places: number[] = []
  const parts: Buffer[] = []
  const lengths: number[] = []
  const codes: number[] = []
  const leftOut: LeftOut[] = []
  const addText = (text: string | null) => {
    const bytes = text === null ? null : Buffer.from(text)
    if (bytes) parts.push(bytes)
    lengths.push(bytes ? bytes.length : -1)
  }
  for (let i = from; i < to; i += 1) {
    const row: Row = table.sheet.rows[table.firstData + i] ?? BLANK_ROW
    const verdict = judgement.of(i)
    if (!('score' in verdict)) {
      const value = cellText(row[mapped.score.index])
      leftOut.push({ ...verdict, row: mapped.rowNumber(i), value, cells: JSON.stringify(row) })
      continue
    }
    const fields = mapped.fields(row)
    places.push(mapped.rowNumber(i), verdict.score)
    addText(searchTextOf(fields, fields.comment))
    for (const [, role] of texts) addText(fields[role])
    for (const [j, name] of [fields.company, ...fields.segments].entries()) {
      codes.push(dictionaries[j]?.placeOf(name) ?? -1)
    }
  }
  return {
    count: places.length / 2,
    places: Int32Array.from(places),
    bytes: Buffer.concat(parts),
    lengths: Int32Array.from(lengths),
    values: null,
    codes: Int32Array.from(codes),
    added: dictionaries.map((dictionary) => dictionary.take()),
    contacts: null,
    replaces: null,
    leftOut,
  }
}
