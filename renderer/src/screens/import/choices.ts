// All that is decided about one file: the use of its columns and the rules; and how they pass from one file to the next.
import type {
  ImportRules,
  Mapping,
  RecognisedColumn,
  Recognition,
  SavedMapping,
} from '../../../../shared/contract/import'
import type { MappingId } from '../../../../shared/model/ids'
import { latestFor, mappingFrom, savedColumns } from '../../../../shared/model/savedMapping'
import { type Draft, type DraftColumn, draftOf, hasWaveColumns, mappingOf } from './draft'
import { DEFAULT_RULES } from './rules'

export interface Choices {
  columns: Draft
  rules: ImportRules
  /** The saved mapping that they were taken from; null: from the file itself, or from another file of this sitting. */
  saved: { id: MappingId; name: string } | null
  /** Headers that the saved mapping names and this file lacks. */
  missing: readonly string[]
}

/** What is kept of a mapping: everything but the name and the time. */
export type Kept = Omit<SavedMapping, 'id' | 'name' | 'usedAt'>

/** As the file itself suggests. */
export function choicesOf(recognition: Recognition): Choices {
  return { columns: draftOf(recognition), rules: DEFAULT_RULES, saved: null, missing: [] }
}

/**
 * As a saved mapping says: columns that it does not name are not read. Which of several waves' scores it took last time
 * says nothing of this wave: that is asked again.
 */
export function choicesFrom(saved: SavedMapping, recognition: Recognition): Choices {
  const { columns: all, missing } = applied(saved, recognition)
  const ofWaves = new Set(hasWaveColumns(recognition) ? recognition.waveColumns : [])
  const columns = all.map((column): DraftColumn => (ofWaves.has(column.index) ? { ...column, role: 'ignore' } : column))
  return { columns, rules: saved.rules, saved: { id: saved.id, name: saved.name }, missing }
}

/** The choices for a file that was just recognised: those of its saved mapping, or else its own. */
export function firstChoices(recognition: Recognition, saved: readonly SavedMapping[]): Choices {
  const found = latestFor(saved, recognition)
  return found ? choicesFrom(found, recognition) : choicesOf(recognition)
}

/** The choices made for one file, for another with the same columns. The order of dates stays where its rows decide it. */
export function carriedOver(choices: Choices, from: Recognition, to: Recognition): Choices {
  const { columns } = applied(keptOf(choices, from), to)
  const here = new Set(to.columns.map(({ name }) => name))
  return { ...choices, columns, missing: choices.missing.filter((header) => !here.has(header)) }
}

/** What would be kept of these choices under a name. */
export function keptOf({ columns, rules }: Choices, recognition: Recognition): Kept {
  const decided = columns.map(({ index, role, dimension, dateOrder }) => ({
    index,
    role,
    ...(dimension.trim() !== '' && { dimension: dimension.trim() }),
    ...(dateOrder !== null && { dateOrder }),
  }))
  const { signature, layout } = recognition
  return { signature, layout, columns: savedColumns(recognition.columns, { columns: decided }), rules }
}

/** The mapping as the engine takes it; null while no column is the score. */
export function mappingOfChoices({ columns, rules }: Choices, sheet: string | null): Mapping | null {
  const mapping = mappingOf(columns, sheet)
  return mapping && { ...mapping, rules }
}

function applied(kept: Pick<Kept, 'columns' | 'rules'>, recognition: Recognition) {
  const { mapping, missing } = mappingFrom(kept, recognition)
  const byIndex = new Map(mapping.columns.map((column) => [column.index, column]))
  const recognised = new Map(recognition.columns.map((column) => [column.index, column]))
  const columns: Draft = draftOf(recognition).map((column) => {
    const use = byIndex.get(column.index)
    const role = use?.role ?? 'ignore'
    return {
      ...column,
      role,
      dimension: use?.dimension ?? column.dimension,
      dateOrder: column.dateOrder ?? use?.dateOrder ?? null,
      orderAsked: column.orderAsked || asksForOrder(role, recognised.get(column.index)),
      chosen: role !== recognised.get(column.index)?.role,
    }
  })
  return { columns, missing }
}

const asksForOrder = (role: string, column: RecognisedColumn | undefined) =>
  role === 'date' && column?.dateOrder === null
