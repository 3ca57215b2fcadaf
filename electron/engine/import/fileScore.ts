// The score of a file by itself, as the command line asks for it: no program, no mapping but the score column.
import type { FileScore } from '../../../shared/contract/import'
import { refuse } from '../../../shared/failure'
import { bandsOf } from '../../../shared/model/category'
import { scoreLine } from '../stats/scoreLine'
import { judge } from './judge'
import { chooseTable, described, recogniseTable, tableIn } from './recognise'
import type { Column, Pause, Source, Table } from './table'
import { normalise } from './words'

export interface Asked {
  sheet?: string | undefined
  /**
   * As in the file; case, accents and punctuation do not matter, a part of it that fits one column only will do, and so
   * does the column's number, from 1.
   */
  scoreColumn?: string | undefined
  /** As a probability: 0.95. */
  confidence: number
}

/** Shorter than this, a part of a header fits by chance. */
const SHORTEST_PART = 4

/**
 * Counts and score of one file. Refuses with `no-such-sheet`, `no-such-column`, `unclear-score-column` (none is clearly
 * the score, though some could be), `unsuitable` (what looks like it is none, and why), `no-score-column` (none can be)
 * and `no-scores` (the column holds no whole number from 0 to 10).
 */
export async function scoreOf(source: Source, asked: Asked, pause: Pause): Promise<FileScore> {
  const { table, column, layoutEvidence } = await scoreColumnIn(source, asked, pause)
  const judgement = await judge(table, column.index, pause)
  const { read, imported, reasons } = judgement.counts
  if (imported === 0) throw refuse('no-scores', { column: column.name })
  return {
    file: source.file,
    layout: table.layout,
    layoutEvidence,
    sheet: table.sheet.name,
    scoreColumn: column.name,
    encoding: source.encoding,
    repairs: source.repairs,
    rows: { read, counted: imported, excluded: reasons.map(({ reason, count }) => ({ reason, count })) },
    ...scoreLine(bandsOf(judgement.scoreCounts), { confidence: asked.confidence }),
  }
}

interface Found {
  table: Table
  column: Column
  layoutEvidence: string[]
}

async function scoreColumnIn(source: Source, asked: Asked, pause: Pause): Promise<Found> {
  if (asked.scoreColumn !== undefined) {
    const found = await named(source, asked.scoreColumn, asked.sheet, pause)
    // A column that was named is taken for the score, whatever is thought of the table.
    const { layoutEvidence } = described(source, await recogniseTable(found.table, pause))
    return { ...found, layoutEvidence }
  }
  const table = await chooseTable(source, asked.sheet, pause)
  const recognised = await recogniseTable(table, pause)
  const { choice, unsuitable } = recognised
  const { layoutEvidence } = described(source, recognised)
  const { file } = source
  if (unsuitable) throw refuse('unsuitable', { file, ...unsuitable })
  const column = choice.chosen === null ? undefined : table.columns[choice.chosen]
  if (column) return { table, column, layoutEvidence }
  const candidates = choice.candidates.flatMap(({ index }) => table.columns[index]?.name ?? [])
  if (candidates.length > 0) throw refuse('unclear-score-column', { file, columns: candidates })
  throw refuse('no-score-column', { file, columns: table.columns.map(({ name }) => name) })
}

/** The column of that name, on the sheet named or else on the first one that has it. */
async function named(source: Source, name: string, sheet: string | undefined, pause: Pause) {
  const chosen = await chooseTable(source, sheet, pause)
  const others = sheet === undefined ? source.sheets.filter((one) => one.name !== chosen.sheet.name && !one.hidden) : []
  for (const table of [chosen, ...others.flatMap((one) => tableIn(one) ?? [])]) {
    const column = columnNamed(table.columns, name)
    if (!column) continue
    const { unsuitable } = await recogniseTable(table, pause)
    if (unsuitable?.column === column.name) throw refuse('unsuitable', { file: source.file, ...unsuitable })
    return { table, column }
  }
  throw refuse('no-such-column', { column: name, columns: chosen.columns.map((column) => column.name) })
}

/** The exact name, else the same words, else the one column whose header contains these words, else its number. */
export function columnNamed(columns: readonly Column[], name: string): Column | undefined {
  const wanted = name.trim()
  const exact = columns.find((column) => column.name === wanted || column.aliases.includes(wanted))
  if (exact) return exact
  const plain = normalise(wanted)
  const fitting = (fits: (header: string) => boolean) => {
    const found = columns.filter((column) => [column.name, ...column.aliases].some((header) => fits(normalise(header))))
    return found.length === 1 ? found[0] : undefined
  }
  return (
    fitting((header) => header === plain) ??
    (plain.length >= SHORTEST_PART ? fitting((header) => header.includes(plain)) : undefined) ??
    (/^\d+$/.test(wanted) ? columns.find(({ index }) => index === Number(wanted) - 1) : undefined)
  )
}
