// A mapping as it is kept: columns by the words of their headers instead of their places, so that the next file of the
// same tool is mapped by it wherever its columns stand.
import type { Mapping, RecognisedColumn, Recognition, SavedMapping } from '../contract/import'

type SavedColumns = SavedMapping['columns']

/** A header as it is compared where it is not found exactly: case, accents and blanks do not matter. */
function plainHeader(header: string): string {
  return header
    .normalize('NFD')
    .replace(/[\p{Mn}\s\u200b\ufeff]/gu, '')
    .toLowerCase()
}

/**
 * A mapping's columns, as they are kept. Columns that are not read are left out: that they are missing from another file
 * is nothing to report. A dimension is kept by its name, which a header that is spelt otherwise later must not change.
 */
export function savedColumns(
  columns: readonly Pick<RecognisedColumn, 'index' | 'name'>[],
  mapping: Pick<Mapping, 'columns'>,
): SavedColumns {
  const names = new Map(columns.map(({ index, name }) => [index, name]))
  return mapping.columns.flatMap(({ index, role, dimension, dateOrder }): SavedColumns => {
    const header = names.get(index)
    if (header === undefined || role === 'ignore') return []
    return [
      {
        header,
        role,
        ...(role === 'segment' && { dimension: (dimension ?? header).slice(0, 100) }),
        ...(role === 'date' && dateOrder !== undefined && { dateOrder }),
      },
    ]
  })
}

/**
 * A kept mapping for another file: its columns found by their exact headers, else by the same words. `missing` are the
 * headers that this file does not have. An order of dates that was chosen holds only where this file's rows do not decide.
 */
export function mappingFrom(
  saved: Pick<SavedMapping, 'columns' | 'rules'>,
  recognition: Pick<Recognition, 'sheet' | 'columns'>,
): { mapping: Mapping; missing: string[] } {
  const places = placesOf(saved.columns, recognition.columns)
  const columns = saved.columns.flatMap(({ role, dimension, dateOrder }, i): Mapping['columns'] => {
    const column = places[i]
    if (!column) return []
    const asked = role === 'date' && column.dateOrder === null ? dateOrder : undefined
    return [
      {
        index: column.index,
        role,
        ...(dimension !== undefined && { dimension }),
        ...(asked !== undefined && { dateOrder: asked }),
      },
    ]
  })
  return {
    mapping: { sheet: recognition.sheet, rules: saved.rules, columns },
    missing: saved.columns.filter((_, i) => places[i] === undefined).map(({ header }) => header),
  }
}

/** The column of each kept one, in their order. Exact headers first, so that none is taken by one that only resembles it. */
function placesOf(
  saved: SavedColumns,
  columns: readonly RecognisedColumn[],
): readonly (RecognisedColumn | undefined)[] {
  const free = new Set(columns)
  const take = (fits: (column: RecognisedColumn) => boolean) => {
    const found = [...free].find(fits)
    if (found) free.delete(found)
    return found
  }
  const exact = saved.map(({ header }) => take(({ name }) => name === header))
  return saved.map(({ header }, i) => {
    const plain = plainHeader(header)
    return exact[i] ?? take(({ name }) => plain !== '' && plainHeader(name) === plain)
  })
}

/** Of the mappings that were kept for files of this signature, the one used last; undefined: there is none. */
export function latestFor(
  mappings: readonly SavedMapping[],
  { signature }: Pick<Recognition, 'signature'>,
): SavedMapping | undefined {
  return mappings
    .filter((mapping) => mapping.signature === signature)
    .reduce<SavedMapping | undefined>(
      (latest, mapping) => (latest && latest.usedAt >= mapping.usedAt ? latest : mapping),
      undefined,
    )
}

/** Whether two mappings use the same columns for the same; the order of dates is the file's, not the mapping's. */
export function sameUses(one: SavedColumns, other: SavedColumns): boolean {
  const uses = (columns: SavedColumns) =>
    columns.map(({ header, role, dimension = '' }) => JSON.stringify([plainHeader(header), role, dimension])).sort()
  const [first, second] = [uses(one), uses(other)]
  return first.length === second.length && first.every((use, i) => use === second[i])
}
