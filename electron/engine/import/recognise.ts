// A file's sheets → what the workbench makes of them: which sheet, layout, header, what each column is for, and why.
import type { DateOrder, Recognition } from '../../../shared/contract/import'
import { refuse } from '../../../shared/failure'
import { findTable } from './header'
import { type ColumnProfile, profileColumns } from './profile'
import { type Proposal, proposeRoles } from './roles'
import { type ScoreChoice, scoreChoice } from './scoreColumns'
import type { Pause, Sheet, Source, Table } from './table'

/** Rows of each sheet that are looked at to choose between several sheets. */
const ROWS_TO_CHOOSE = 2000
/** Of a column's answers, how many must be dates for its date order to be told. */
const IS_DATE_COLUMN = 0.5

export interface Recognised {
  table: Table
  profiles: readonly ColumnProfile[]
  choice: ScoreChoice
  proposals: readonly Proposal[]
}

/**
 * The table of the sheet named, or of the one that looks most like answers: a clear score column first, then possible
 * ones, then size; hidden sheets only when there are no others. Refuses with `no-such-sheet` and `empty-file`.
 */
export async function chooseTable(source: Source, sheet: string | null | undefined, pause: Pause): Promise<Table> {
  if (sheet !== undefined && sheet !== null) return tableOf(sheetNamed(source, sheet), source)
  const filled = source.sheets.filter(({ rows }) => rows.length > 0)
  const visible = filled.filter(({ hidden }) => !hidden)
  const [only, ...others] = visible.length > 0 ? visible : filled
  if (!only) throw refuse('empty-file', { file: source.file })
  if (others.length === 0) return tableOf(only, source)
  let best = { table: tableOf(only, source), points: -1 }
  for (const candidate of [only, ...others]) {
    const table = tableOf(candidate, source)
    const choice = scoreChoice(table.columns, await profileColumns(table, pause, ROWS_TO_CHOOSE))
    const plausible = choice.chosen !== null ? 2 : Math.min(1, choice.candidates.length)
    const points = plausible * 1e9 + candidate.rows.length
    if (points > best.points) best = { table, points }
  }
  return best.table
}

function sheetNamed(source: Source, name: string): Sheet {
  const found = source.sheets.find((sheet) => sheet.name === name)
  const sheets = source.sheets.map((sheet) => sheet.name ?? source.file)
  if (!found) throw refuse('no-such-sheet', { sheet: name, sheets })
  return found
}

function tableOf(sheet: Sheet, source: Source): Table {
  const table = findTable(sheet)
  if (!table) throw refuse('empty-file', { file: source.file })
  return table
}

/** Judges every column over all rows. */
export async function recogniseTable(table: Table, pause: Pause): Promise<Recognised> {
  const profiles = await profileColumns(table, pause)
  const choice = scoreChoice(table.columns, profiles)
  return { table, profiles, choice, proposals: proposeRoles(table.columns, profiles, choice) }
}

/** The reply of `import.recognise`. */
export function described(source: Source, { table, profiles, choice, proposals }: Recognised): Recognition {
  const { sheets, ...file } = source
  return {
    ...file,
    sheets: sheets.flatMap(({ name, rows, hidden }) => (name === null ? [] : [{ name, rows: rows.length, hidden }])),
    sheet: table.sheet.name,
    layout: table.layout,
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
  }
}

/** Bare numbers are dates only where the header says so: a column of customer numbers is not one of days. */
function orderShown({ dateShare, dates }: ColumnProfile, role: Proposal['role'] | undefined): DateOrder | null {
  if (dateShare < IS_DATE_COLUMN) return null
  const bare = dates.order === 'serial' || dates.order === 'unix'
  return bare && role !== 'date' ? null : dates.order
}
