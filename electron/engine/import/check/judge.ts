// Every row of the data gets one verdict: a score, or the reason why it is not in n. read = imported + skipped + rejected.
import type { RowCounts, RowIssue, RowReason } from '../../../../shared/contract/import'
import { refuse } from '../../../../shared/failure'
import { BLANK_ROW, cellText, inTurns, isBlankRow, type Pause, type Row, type Table } from '../table'
import { readScore } from '../values/scoreValue'
import { Footers } from './footer'

/** skipped: nothing to count; rejected: something is wrong. */
const KINDS: Record<RowReason, RowIssue['kind']> = {
  'non-answer': 'skipped',
  'empty-row': 'skipped',
  footer: 'skipped',
  'duplicate-header': 'skipped',
  partial: 'skipped',
  test: 'skipped',
  spam: 'skipped',
  'other-survey': 'skipped',
  'other-question': 'skipped',
  'same-answer': 'skipped',
  'same-person': 'skipped',
  'in-wave': 'skipped',
  'person-in-wave': 'skipped',
  replaced: 'skipped',
  'not-a-number': 'rejected',
  decimal: 'rejected',
  'out-of-range': 'rejected',
  'unreadable-formula': 'rejected',
}
const REASONS = Object.keys(KINDS) as RowReason[]
/** Verdicts are kept as bytes: 0 … 10 a score, from here on an index in REASONS. */
const FIRST_REASON = 11

export type Verdict = { score: number } | { reason: RowReason; kind: RowIssue['kind'] }

/** The verdicts of a table's rows, and their counts. */
export class Judgement {
  readonly #verdicts: Uint8Array
  readonly #counts = new Uint32Array(FIRST_REASON + REASONS.length)

  constructor(rows: number) {
    this.#verdicts = new Uint8Array(rows)
  }

  record(row: number, verdict: number | RowReason): void {
    const code = typeof verdict === 'number' ? verdict : FIRST_REASON + REASONS.indexOf(verdict)
    this.#verdicts[row] = code
    this.#counts[code] = (this.#counts[code] ?? 0) + 1
  }

  /** Leaves out a row that was counted until something else in the file spoke against it. */
  leaveOut(row: number, reason: RowReason): void {
    const code = this.#verdicts[row] ?? 0
    this.#counts[code] = (this.#counts[code] ?? 0) - 1
    this.record(row, reason)
  }

  /** The verdict on data row `row`, from 0. */
  of(row: number): Verdict {
    const code = this.#verdicts[row] ?? 0
    const reason = REASONS[code - FIRST_REASON]
    return reason === undefined ? { score: code } : { reason, kind: KINDS[reason] }
  }

  /** Rows per score, 0 … 10. */
  get scoreCounts(): readonly number[] {
    return [...this.#counts.subarray(0, FIRST_REASON)]
  }

  get counts(): RowCounts {
    const reasons = REASONS.map((reason, i) => ({
      kind: KINDS[reason],
      reason,
      count: this.#counts[FIRST_REASON + i] ?? 0,
    })).filter(({ count }) => count > 0)
    const sum = (kind: RowIssue['kind']) =>
      reasons.filter((one) => one.kind === kind).reduce((total, { count }) => total + count, 0)
    const skipped = sum('skipped')
    const rejected = sum('rejected')
    const read = this.#verdicts.length
    return { read, imported: read - skipped - rejected, skipped, rejected, reasons }
  }
}

/** Reasons by which a row is left out although it is an answer. */
const ANSWERS: ReadonlySet<RowReason> = new Set([
  ...(['partial', 'test', 'spam', 'other-survey'] as const),
  ...(['same-answer', 'same-person', 'in-wave', 'person-in-wave'] as const),
])

/**
 * Refuses an import of nothing, with `nothing-to-import` where there are answers that are left out, with `no-scores`
 * where the column holds none.
 */
export function requireAnswers({ imported, reasons }: RowCounts, { file, column }: { file: string; column: string }) {
  if (imported > 0) return
  throw reasons.some(({ reason }) => ANSWERS.has(reason))
    ? refuse('nothing-to-import', { file })
    : refuse('no-scores', { column })
}

/** How many rows of data a table has. */
export function dataRows(table: Table): number {
  return Math.max(0, table.sheet.rows.length - table.firstData)
}

/** The verdict on one row by its score column alone; `index` is its place in the sheet. */
export function scoreJudge(table: Table, scoreColumn: number): (row: Row, index: number) => number | RowReason {
  const { rows } = table.sheet
  const footers = new Footers(table, scoreColumn)
  const headers = rows.slice(Math.max(0, table.header), Math.max(0, table.header) + table.headerRows)
  const isOtherQuestion = table.isOtherQuestion ?? (() => false)
  return (row, index) => {
    const reading = readScore(row[scoreColumn])
    if (typeof reading === 'number') {
      if (index >= footers.end && footers.is(index)) return 'footer'
      return isOtherQuestion(row) ? 'other-question' : reading
    }
    if (isBlankRow(row)) return 'empty-row'
    if (footers.is(index)) return 'footer'
    const repeated = reading === 'not-a-number' && headers.some((header) => isSame(header, row))
    if (repeated) return 'duplicate-header'
    return isOtherQuestion(row) ? 'other-question' : reading
  }
}

/** Rows that are no answers to the question at all: nothing else that the file says of them matters. */
const NO_ANSWERS: ReadonlySet<number | RowReason> = new Set([
  'empty-row',
  'footer',
  'duplicate-header',
  'other-question',
] as const)

export function isNoAnswer(verdict: number | RowReason): boolean {
  return NO_ANSWERS.has(verdict)
}

/** Judges every row of data by its score column. */
export async function judge(table: Table, scoreColumn: number, pause: Pause): Promise<Judgement> {
  const total = dataRows(table)
  const judgement = new Judgement(total)
  const verdictOn = scoreJudge(table, scoreColumn)
  await inTurns(total, 'checking', pause, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const index = table.firstData + i
      judgement.record(i, verdictOn(table.sheet.rows[index] ?? BLANK_ROW, index))
    }
  })
  return judgement
}

/** The header once more in the middle of the data, as in files that were put one under the other. */
function isSame(header: Row, row: Row): boolean {
  const length = Math.max(header.length, row.length)
  for (let i = 0; i < length; i += 1) if (cellText(header[i]) !== cellText(row[i])) return false
  return true
}
