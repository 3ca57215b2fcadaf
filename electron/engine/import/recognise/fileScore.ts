// The score of a file by itself, as the command line asks for it: no program, no mapping but the score column.
import type { FileScore, Mapping } from '../../../../shared/contract/import'
import { refuse } from '../../../../shared/failure'
import { bandsOf } from '../../../../shared/model/category'
import { scoreLine } from '../../stats/scoreLine'
import { check } from '../check/check'
import { requireAnswers } from '../check/judge'
import { Mapped } from '../mapping'
import type { Column, Pause, Source } from '../table'
import { chooseTable, type Recognised, recogniseTable, tableIn } from './recognise'
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
 * and what `requireAnswers` refuses (nothing in it counts).
 */
export async function scoreOf(source: Source, asked: Asked, pause: Pause): Promise<FileScore> {
  const { recognised, column } = await scoreColumnIn(source, asked, pause)
  const { table } = recognised
  const mapped = new Mapped(table, mappingOf(recognised, column), source.file)
  // The same rules as an import has by itself: the figures are those of the file in a wave of its own.
  const { judgement } = await check(table, mapped, mapped.rules, { stored: [] }, pause)
  const { read, imported, reasons } = judgement.counts
  requireAnswers(judgement.counts, { file: source.file, column: column.name })
  return {
    file: source.file,
    layout: table.layout,
    layoutEvidence: [...table.layoutEvidence],
    sheet: table.sheet.name,
    scoreColumn: column.name,
    encoding: source.encoding,
    repairs: source.repairs,
    unmangled: source.unmangled,
    rows: { read, counted: imported, excluded: reasons.map(({ reason, count }) => ({ reason, count })) },
    ...scoreLine(bandsOf(judgement.scoreCounts), { confidence: asked.confidence }),
  }
}

interface Found {
  recognised: Recognised
  column: Column
}

/** Every column for what it was recognised as, and the score for the score. */
function mappingOf({ table, proposals }: Recognised, score: Column): Mapping {
  return {
    sheet: table.sheet.name,
    columns: table.columns.map(({ index }) => {
      const role = proposals[index]?.role ?? 'ignore'
      return { index, role: index === score.index ? 'score' : role === 'score' ? 'ignore' : role }
    }),
  }
}

async function scoreColumnIn(source: Source, asked: Asked, pause: Pause): Promise<Found> {
  if (asked.scoreColumn !== undefined) return named(source, asked.scoreColumn, asked.sheet, pause)
  const recognised = await recogniseTable(await chooseTable(source, asked.sheet, pause), pause)
  const { table, choice, unsuitable } = recognised
  const { file } = source
  if (unsuitable) throw refuse('unsuitable', { file, ...unsuitable })
  const column = choice.chosen === null ? undefined : table.columns[choice.chosen]
  if (column) return { recognised, column }
  const candidates = choice.candidates.flatMap(({ index }) => table.columns[index]?.name ?? [])
  if (candidates.length > 0) throw refuse('unclear-score-column', { file, columns: candidates })
  throw refuse('no-score-column', { file, columns: table.columns.map(({ name }) => name) })
}

/**
 * The column of that name, on the sheet named or else on the first one that has it. It is taken for the score, unless
 * it is what makes the table unsuitable.
 */
async function named(source: Source, name: string, sheet: string | undefined, pause: Pause): Promise<Found> {
  const chosen = await chooseTable(source, sheet, pause)
  const others = sheet === undefined ? source.sheets.filter((one) => one.name !== chosen.sheet.name && !one.hidden) : []
  for (const table of [chosen, ...others.flatMap((one) => tableIn(one) ?? [])]) {
    const column = columnNamed(table.columns, name)
    if (!column) continue
    const recognised = await recogniseTable(table, pause)
    const { unsuitable } = recognised
    if (unsuitable?.column === column.name) throw refuse('unsuitable', { file: source.file, ...unsuitable })
    return { recognised, column }
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
