// A file's sheets → what the workbench makes of them: which sheet, layout, header, what each column is for, and why.
import { createHash } from 'node:crypto'
import type { DateOrder, Recognition, Unsuitable } from '../../../../shared/contract/import'
import { refuse } from '../../../../shared/failure'
import { isOwnColumn } from '../leftOut/ownColumns'
import type { Pause, Sheet, Source, Table } from '../table'
import { withFollowUps } from './followUps'
import { findTable } from './header'
import { spreadQuestions } from './longFile'
import { type ColumnProfile, profileColumns } from './profile'
import { type Proposal, proposeRoles } from './roles'
import { type ScoreChoice, scoreChoice } from './scoreColumns'
import { unsuitable } from './unsuitable'
import { normalise } from './words'

/** Rows of each sheet that are looked at to choose between several sheets. */
const ROWS_TO_CHOOSE = 2000
/** Of a column's answers, how many must be dates for its date order to be told. */
const IS_DATE_COLUMN = 0.5

export interface Recognised {
  table: Table
  profiles: readonly ColumnProfile[]
  choice: ScoreChoice
  proposals: readonly Proposal[]
  /** Why no score can be read from the table; null: one can, as far as can be seen. */
  unsuitable: Unsuitable | null
}

/**
 * The table of the sheet named, or of the one that looks most like answers: a clear score column first, then possible
 * ones, then size; hidden sheets only when there are no others. `headerRow` is the user's word on where the header is
 * (see `findTable`). Refuses with `no-such-sheet`, `empty-file`, and `bad-input` for a header beyond the sheet.
 */
export async function chooseTable(
  source: Source,
  sheet: string | null | undefined,
  pause: Pause,
  headerRow?: number,
): Promise<Table> {
  if (sheet !== undefined && sheet !== null) return tableOf(sheetNamed(source, sheet), source, headerRow)
  const filled = source.sheets.filter(({ rows }) => rows.length > 0)
  const visible = filled.filter(({ hidden }) => !hidden)
  const [only, ...others] = visible.length > 0 ? visible : filled
  if (!only) throw refuse('empty-file', { file: source.file })
  if (others.length === 0) return tableOf(only, source, headerRow)
  let best = { table: tableOf(only, source), points: -1 }
  for (const candidate of [only, ...others]) {
    const table = tableOf(candidate, source)
    const choice = scoreChoice(table.columns, await profileColumns(table, pause, ROWS_TO_CHOOSE), table.layout)
    const clear = choice.chosen !== null || choice.waves.length > 0
    const plausible = clear ? 2 : Math.min(1, choice.candidates.length)
    const points = plausible * 1e9 + candidate.rows.length
    if (points > best.points) best = { table, points }
  }
  return headerRow === undefined ? best.table : tableOf(sheetOf(best.table, source), source, headerRow)
}

/** The sheet as it stands in the file, though the table's rows may have been completed. */
function sheetOf({ sheet }: Table, source: Source): Sheet {
  return source.sheets.find(({ name }) => name === sheet.name) ?? sheet
}

function sheetNamed(source: Source, name: string): Sheet {
  const found = source.sheets.find((sheet) => sheet.name === name)
  const sheets = source.sheets.map((sheet) => sheet.name ?? source.file)
  if (!found) throw refuse('no-such-sheet', { sheet: name, sheets })
  return found
}

function tableOf(sheet: Sheet, source: Source, headerRow?: number): Table {
  const table = tableIn(sheet, headerRow)
  if (!table) throw refuse('empty-file', { file: source.file })
  return table
}

/** The table of a sheet with a row per answer; null: the sheet is blank. */
export function tableIn(sheet: Sheet, headerRow?: number): Table | null {
  const table = findTable(sheet, headerRow)
  return table && spreadQuestions(table)
}

/** Judges every column over all rows. */
export async function recogniseTable(table: Table, pause: Pause): Promise<Recognised> {
  const profiles = await profileColumns(table, pause)
  const found = scoreChoice(table.columns, profiles, table.layout)
  // What was left out is what was wrong with a file: it says nothing of the rest.
  const isLeftOut = table.columns.some(({ name }) => isOwnColumn(name))
  const refused = isLeftOut ? null : unsuitable(table.columns, profiles, found)
  const choice = refused ? { ...found, chosen: null, waves: [] } : found
  const proposals = proposeRoles(table.columns, profiles, choice, table.layout)
  return { table, profiles, choice, proposals: withFollowUps(table, profiles, proposals), unsuitable: refused }
}

/** The reply of `import.recognise`. */
export function described(source: Source, recognised: Recognised): Recognition {
  const { table, profiles, choice, proposals } = recognised
  const { sheets, ...file } = source
  return {
    ...file,
    sheets: sheets.flatMap(({ name, rows, hidden }) => (name === null ? [] : [{ name, rows: rows.length, hidden }])),
    sheet: table.sheet.name,
    layout: table.layout,
    layoutEvidence: [...table.layoutEvidence],
    signature: signatureOf(table),
    headerRow: table.headerRows === 0 ? 0 : table.header + 1,
    headerRows: table.headerRows,
    firstDataRow: table.firstData + 1,
    rows: Math.max(0, table.sheet.rows.length - table.firstData),
    columns: table.columns.map(({ index, name }) => {
      const profile = profiles[index]
      const proposal = proposals[index]
      return {
        index,
        name,
        role: proposal?.role ?? 'ignore',
        evidence: proposal?.evidence ?? [],
        samples: [...(profile?.samples ?? [])],
        filled: profile?.filled ?? 0,
        dateOrder: profile ? orderShown(profile, proposal?.role) : null,
      }
    }),
    scoreCandidates: choice.candidates.map(({ index }) => index),
    waveColumns: [...choice.waves],
    unsuitable: recognised.unsuitable,
  }
}

/**
 * The same for two files of one layout whose columns are called the same in the same order, whatever their case,
 * accents and question numbers. Unnamed columns at the end, where somebody wrote a note, do not matter.
 */
export function signatureOf({ layout, columns }: Table): string {
  const headers = columns.flatMap(({ name, aliases }) =>
    // What we wrote beside the left-out rows of a file is not part of its layout.
    isOwnColumn(name) ? [] : [aliases.length === 0 ? '' : normalise(name)],
  )
  const end = headers.findLastIndex((header) => header !== '') + 1
  return createHash('sha256')
    .update(JSON.stringify([layout, ...headers.slice(0, end)]))
    .digest('hex')
}

/** Bare numbers are dates only where the header says so: a column of customer numbers is not one of days. */
function orderShown({ dateShare, dates }: ColumnProfile, role: Proposal['role'] | undefined): DateOrder | null {
  if (dateShare < IS_DATE_COLUMN) return null
  const bare = dates.order === 'serial' || dates.order === 'unix'
  return bare && role !== 'date' ? null : dates.order
}
