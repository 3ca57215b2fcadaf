// Which rows of a file count: judged by their score, by what the file says of them (a test, begun and not sent, another
// survey), and by whether they repeat another answer or person. read = imported + skipped + rejected, whatever the rules.
import type { ImportPreview, ImportRules, RowReason } from '../../../shared/contract/import'
import type { ProgramFacts } from './facts'
import { dataRows, isNoAnswer, Judgement, scoreJudge } from './judge'
import type { Mapped } from './mapping'
import { Repeats } from './repeats'
import { isSubmission, type RowState, type StateReader, stateReader } from './status'
import { otherSurvey } from './survey'
import { BLANK_ROW, type Cell, inTurns, type Pause, type Row, type Table } from './table'

export interface Checked {
  judgement: Judgement
  /** Data rows that take the place of a response that the wave holds: row → the response's id. */
  replaces: ReadonlyMap<number, number>
  repeats: ImportPreview['repeats']
}

/** Judges every row of data. `facts.stored` are the responses of the wave that the file could repeat. */
export async function check(
  table: Table,
  mapped: Mapped,
  rules: ImportRules,
  facts: Pick<ProgramFacts, 'stored'>,
  pause: Pause,
): Promise<Checked> {
  const rowAt = (i: number) => table.sheet.rows[table.firstData + i] ?? BLANK_ROW
  const verdictOn = rowJudge(table, mapped, rules)
  const total = dataRows(table)
  const judgement = new Judgement(total)
  const repeats = new Repeats(mapped, rules, facts.stored, { total, judgement, rowAt })
  // With a key the rows are passed through twice; the progress tells of both.
  const passes = repeats.hasKeys ? 2 : 1
  const told: Pause = (progress) =>
    pause({ ...progress, done: Math.round(progress.done / passes), total: progress.total })
  await inTurns(total, 'checking', told, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const verdict = verdictOn(rowAt(i), table.firstData + i)
      judgement.record(i, verdict)
      if (typeof verdict === 'number') repeats.addAnswer(i)
    }
  })
  repeats.endAnswers()
  if (repeats.hasKeys) {
    const second: Pause = (progress) => pause({ ...progress, done: Math.round((total + progress.done) / 2) })
    await inTurns(total, 'checking', second, (from, to) => {
      for (let i = from; i < to; i += 1) if ('score' in judgement.of(i)) repeats.addPerson(i)
    })
    repeats.endPersons()
  }
  return { judgement, replaces: repeats.replaces, repeats: repeats.counts }
}

type RowJudge = (row: Row, index: number) => number | RowReason

/** The verdict on a row by itself. What says best why it does not count, wins. */
function rowJudge(table: Table, mapped: Mapped, rules: ImportRules): RowJudge {
  const byScore = scoreJudge(table, mapped.score.index)
  const stateOf = statesOf(table, mapped)
  const isOther = otherSurveys(table, mapped)
  return (row, index) => {
    const verdict = byScore(row, index)
    if (isNoAnswer(verdict)) return verdict
    if (isOther?.(row)) return 'other-survey'
    const state = stateOf?.(row) ?? null
    if (state === null) return verdict
    const counts = (state === 'partial' ? rules.partial : rules.tests) === 'count'
    // Without an answer there is nothing to count, and the state says best why.
    return counts && verdict !== 'non-answer' ? verdict : state
  }
}

/** The gravest state of a row by all its status columns; null: the mapping has none. */
function statesOf(table: Table, mapped: Mapped): ((row: Row) => RowState) | null {
  const submitted = mapped.columnsOf('date').filter((column) => isSubmission(column, table.layout))
  const readers = [...mapped.columnsOf('status'), ...submitted].map((column): [number, StateReader] => [
    column.index,
    stateReader(column, table.layout),
  ])
  if (readers.length === 0) return null
  return (row) => {
    let found: RowState = null
    for (const [index, read] of readers) {
      const state = read(row[index])
      if (state === 'spam' || state === 'test') return state
      found ??= state
    }
    return found
  }
}

function otherSurveys(table: Table, mapped: Mapped): ((row: Row) => boolean) | null {
  const readers = mapped
    .columnsOf('survey')
    .map((column): [number, (cell: Cell | undefined) => boolean] => [column.index, otherSurvey(table, column)])
  return readers.length === 0 ? null : (row) => readers.some(([index, isOther]) => isOther(row[index]))
}
