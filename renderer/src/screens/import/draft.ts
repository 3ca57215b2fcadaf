// What the user has decided about a file's columns so far: the recognised uses, then their own changes.
import type { ColumnRole, DateOrder, Mapping, RecognisedColumn, Recognition } from '../../../../shared/contract/import'
import { twoReadings } from './twoReadings'

export interface DraftColumn {
  index: number
  role: ColumnRole
  /** Name of the dimension that a segment column becomes. */
  dimension: string
  /** null: not decided; the engine reads it from the rows, or the user is asked. */
  dateOrder: DateOrder | null
  /** Should this be the date column: its rows do not decide the order, only the user can. */
  orderAsked: boolean
  /** The user has chosen this column's use. */
  chosen: boolean
}

export type Draft = readonly DraftColumn[]

/** Only one column can be each of these; taking one leaves the previous one unread. */
const ONE_EACH: ReadonlySet<ColumnRole> = new Set([
  'score',
  'date',
  'email',
  'answer',
  'respondent',
  'company',
  'role',
  'owner',
  'value',
  'ticket',
  'group',
  'survey',
])

/** As recognised. Of one score per wave, none is taken before the user has said which belongs to the wave. */
export function draftOf(recognition: Recognition): Draft {
  const ofWaves = new Set(hasWaveColumns(recognition) ? recognition.waveColumns : [])
  return recognition.columns.map((column) => ({
    index: column.index,
    role: ofWaves.has(column.index) ? 'ignore' : column.role,
    dimension: column.name,
    dateOrder: column.dateOrder,
    orderAsked: column.dateOrder === null && (column.role === 'date' || twoReadings(column.samples) !== null),
    chosen: false,
  }))
}

export function withRole(draft: Draft, index: number, role: ColumnRole): Draft {
  return draft.map((column) => {
    if (column.index === index) return { ...column, role, chosen: true }
    return ONE_EACH.has(role) && column.role === role ? { ...column, role: 'ignore', chosen: true } : column
  })
}

export function withDimension(draft: Draft, index: number, dimension: string): Draft {
  return draft.map((column) => (column.index === index ? { ...column, dimension } : column))
}

export function withDateOrder(draft: Draft, index: number, dateOrder: DateOrder | null): Draft {
  return draft.map((column) => (column.index === index ? { ...column, dateOrder } : column))
}

/** The engine could not tell the order of this column's dates: from now on the user is asked. */
export function askingOrder(draft: Draft, index: number): Draft {
  return draft.map((column) => (column.index === index ? { ...column, orderAsked: true } : column))
}

export const scoreOf = (draft: Draft): DraftColumn | undefined => draft.find((column) => column.role === 'score')

const undecided = (column: DraftColumn) => column.role === 'date' && column.orderAsked && column.dateOrder === null

/** Columns whose date order the user is asked for, whether answered or not. */
export const datesAsked = (draft: Draft): DraftColumn[] =>
  draft.filter((column) => column.role === 'date' && column.orderAsked)

/** true: the user has not yet said how to read a date column. */
export const datesUndecided = (draft: Draft): boolean => draft.some(undecided)

/**
 * The mapping as the engine takes it; null while no column is the score. Date columns that are still undecided are left
 * out, so that the preview can already show the score; an import waits for the answer.
 */
export function mappingOf(draft: Draft, sheet: string | null): Mapping | null {
  if (!scoreOf(draft)) return null
  return {
    sheet,
    columns: draft.map((column) => ({
      index: column.index,
      role: undecided(column) ? 'ignore' : column.role,
      ...(column.role === 'segment' && column.dimension.trim() !== '' ? { dimension: column.dimension.trim() } : {}),
      ...(column.role === 'date' && column.dateOrder !== null ? { dateOrder: column.dateOrder } : {}),
    })),
  }
}

/** true: the file holds the score of several waves, a column each. */
export const hasWaveColumns = (recognition: Recognition): boolean => recognition.waveColumns.length > 1

/** Columns that may be the score when the file itself does not say which; empty when it does. */
export function scoreChoices(recognition: Recognition): RecognisedColumn[] {
  if (hasWaveColumns(recognition)) return columnsAt(recognition, recognition.waveColumns)
  if (recognition.columns.some((column) => column.role === 'score')) return []
  return columnsAt(recognition, recognition.scoreCandidates)
}

/** Where the wording told the score from other columns of 0 to 10: all of them, best first, for the user to confirm. */
export function scoreRivals(recognition: Recognition): RecognisedColumn[] {
  if (recognition.scoreCandidates.length < 2 || scoreChoices(recognition).length > 0) return []
  return columnsAt(recognition, recognition.scoreCandidates)
}

function columnsAt(recognition: Recognition, places: readonly number[]): RecognisedColumn[] {
  return places.flatMap((index) => recognition.columns.filter((column) => column.index === index))
}

/** true: no column holds scores that can be recognised; the user says which one does. */
export function scoreUnknown(recognition: Recognition): boolean {
  return recognition.scoreCandidates.length === 0 && !recognition.columns.some((column) => column.role === 'score')
}
