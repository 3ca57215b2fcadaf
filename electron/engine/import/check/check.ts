// Which rows of a file count: judged by their score, by what the file says of them (a test, begun and not sent, another
// survey), and by whether they repeat another answer or person. read = imported + skipped + rejected, whatever the rules.
import type { ImportPreview, ImportRules, RowReason } from '../../../../shared/contract/import'
import type { ProgramFacts } from '../facts'
import type { Mapped } from '../mapping'
import { BLANK_ROW, type Column, cellText, inTurns, type Pause, type Row, type Table } from '../table'
import { dataRows, isNoAnswer, Judgement, scoreJudge } from './judge'
import { Repeats } from './repeats'
import { RowSignals } from './signals'

export interface Checked {
  judgement: Judgement
  /** Data rows that take the place of a response that the wave holds: row → the response's id. */
  replaces: ReadonlyMap<number, number>
  repeats: ImportPreview['repeats']
  /** What speaks against data row `row`, which is left out: the name of the column, and what stands there. */
  placeOf: (row: number) => { column: string; value: string }
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
  const signals = new RowSignals(table, mapped)
  const verdictOn = rowJudge(table, mapped, rules, signals)
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
  const placeOf = (i: number) => {
    const verdict = judgement.of(i)
    const row = rowAt(i)
    const column = 'reason' in verdict ? columnAgainst(verdict.reason, row, mapped, signals) : mapped.score
    return { column: column.name, value: cellText(row[column.index]) }
  }
  return { judgement, replaces: repeats.replaces, repeats: repeats.counts, placeOf }
}

/** The verdict on a row by itself. What says best why it does not count, wins. */
function rowJudge(table: Table, mapped: Mapped, rules: ImportRules, signals: RowSignals) {
  const byScore = scoreJudge(table, mapped.score.index)
  return (row: Row, index: number): number | RowReason => {
    const verdict = byScore(row, index)
    if (isNoAnswer(verdict)) return verdict
    if (signals.isOtherSurvey(row)) return 'other-survey'
    const state = signals.stateOf(row)
    if (state === null) return verdict
    const counts = (state === 'partial' ? rules.partial : rules.tests) === 'count'
    // Without an answer there is nothing to count, and the state says best why.
    return counts && verdict !== 'non-answer' ? verdict : state
  }
}

/** The column that speaks against a row. */
function columnAgainst(reason: RowReason, row: Row, mapped: Mapped, signals: RowSignals): Column {
  const first = (columns: readonly Column[]) => columns.find(({ index }) => cellText(row[index]) !== '')
  switch (reason) {
    case 'partial':
    case 'test':
    case 'spam':
      return signals.columnOfState(row, reason) ?? mapped.score
    case 'other-survey':
      return signals.columnOfSurvey(row) ?? mapped.score
    case 'same-answer':
    case 'in-wave':
      return first(mapped.columnsOf('answer')) ?? mapped.score
    case 'same-person':
    case 'person-in-wave': {
      const role = mapped.emailOf(row) === null ? 'respondent' : 'email'
      return first(mapped.columnsOf(role)) ?? mapped.score
    }
    default:
      return mapped.score
  }
}
