// Which mapping the command line imports a file with: the one named, else the one kept for this layout, else what was
// recognised; then what was said on the command line. Where only a person can decide, it is refused.
import { ImportRules, type Mapping, type Recognition, type SavedMapping } from '../../shared/contract/import'
import { refuse } from '../../shared/failure'
import { latestFor, mappingFrom } from '../../shared/model/savedMapping'
import type { ImportWish } from './importWords'

export interface ChosenMapping {
  mapping: Mapping
  /** The saved mapping that it comes from; null: from what was recognised. */
  saved: string | null
  scoreColumn: string
}

type Said = Pick<ImportWish, 'scoreColumn' | 'dateOrder' | 'keepAnswers' | 'keepPersons'>
type MappedColumns = Mapping['columns']

/** A part of a header that is shorter fits by chance. */
const SHORTEST_PART = 4

/**
 * The mapping of one file. `named`: the saved mapping that was asked for; null: none was. Refuses with
 * `mapping-does-not-fit`, `no-such-column`, `unsuitable`, `unclear-score-column` and `no-score-column`.
 */
export function chosenMapping(
  recognition: Recognition,
  kept: readonly SavedMapping[],
  named: SavedMapping | null,
  said: Said,
): ChosenMapping {
  const { mapping, saved } = startingFrom(recognition, kept, named)
  const names = new Map(recognition.columns.map(({ index, name }) => [index, name]))
  const columns = withScore(withDateOrder(mapping.columns, recognition, said), recognition, said)
  const score = columns.find(({ role }) => role === 'score')
  if (!score) throw withoutScore(recognition, names)
  const rules = ImportRules.parse({
    ...mapping.rules,
    ...(said.keepAnswers && { sameAnswer: said.keepAnswers }),
    ...(said.keepPersons && { samePerson: said.keepPersons }),
  })
  return {
    mapping: { sheet: recognition.sheet, rules, columns },
    saved,
    scoreColumn: names.get(score.index) ?? '',
  }
}

function startingFrom(recognition: Recognition, kept: readonly SavedMapping[], named: SavedMapping | null) {
  if (named) {
    const { mapping, missing } = mappingFrom(named, recognition)
    if (missing.length > 0) {
      throw refuse('mapping-does-not-fit', { file: recognition.file, mapping: named.name, columns: missing })
    }
    return { mapping, saved: named.name }
  }
  const latest = latestFor(kept, recognition)
  const again = latest && mappingFrom(latest, recognition)
  if (again?.missing.length === 0) return { mapping: again.mapping, saved: latest?.name ?? null }
  const columns: MappedColumns = recognition.columns
    .filter(({ role }) => role !== 'ignore')
    .map(({ index, role }) => ({ index, role }))
  return { mapping: { sheet: recognition.sheet, columns }, saved: null }
}

/** The order that was said holds where the rows do not decide. */
function withDateOrder(columns: MappedColumns, recognition: Recognition, { dateOrder }: Said): MappedColumns {
  if (dateOrder === null) return columns
  const open = new Set(recognition.columns.filter((column) => column.dateOrder === null).map(({ index }) => index))
  return columns.map((column) => (column.role === 'date' && open.has(column.index) ? { ...column, dateOrder } : column))
}

/** The column that was named holds the score, and no other does. */
function withScore(columns: MappedColumns, recognition: Recognition, { scoreColumn }: Said): MappedColumns {
  const unsuitable = recognition.columns.find(({ name }) => name === recognition.unsuitable?.column)?.index
  if (scoreColumn === null) return columns.filter(({ index, role }) => role !== 'score' || index !== unsuitable)
  const score = columnNamed(recognition.columns, scoreColumn)
  if (!score) {
    throw refuse('no-such-column', { column: scoreColumn, columns: recognition.columns.map(({ name }) => name) })
  }
  // Naming it does not make scores of means, or of another scale.
  if (score.index === unsuitable) throw withoutScore(recognition, new Map())
  const others = columns.filter(({ index, role }) => index !== score.index && role !== 'score')
  return [{ index: score.index, role: 'score' }, ...others]
}

function withoutScore({ file, unsuitable, scoreCandidates, columns }: Recognition, names: Map<number, string>) {
  if (unsuitable) return refuse('unsuitable', { file, ...unsuitable })
  const candidates = scoreCandidates.flatMap((index) => names.get(index) ?? [])
  if (candidates.length > 0) return refuse('unclear-score-column', { file, columns: candidates })
  return refuse('no-score-column', { file, columns: columns.map(({ name }) => name) })
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

/** The exact name, else the same words, else the one column whose name contains them, else its number, from 1. */
function columnNamed<C extends { index: number; name: string }>(columns: readonly C[], asked: string): C | undefined {
  const words = plain(asked)
  const only = (fits: (name: string) => boolean) => {
    const found = columns.filter(({ name }) => fits(plain(name)))
    return found.length === 1 ? found[0] : undefined
  }
  return (
    columns.find(({ name }) => name === asked.trim()) ??
    only((name) => name === words) ??
    (words.length >= SHORTEST_PART ? only((name) => name.includes(words)) : undefined) ??
    (/^\d+$/.test(words) ? columns.find(({ index }) => index === Number(words) - 1) : undefined)
  )
}
