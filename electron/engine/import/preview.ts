// What a mapping would make of a file: the counts, the score, the first rows as they would be stored, the rows left out.
import type { ImportPreview } from '../../../shared/contract/import'
import { bandsOf } from '../../../shared/model/category'
import { scoreLine } from '../stats/scoreLine'
import { sameName } from '../store/names'
import type { Judgement } from './judge'
import type { Mapped } from './mapping'
import { BLANK_ROW, cellText, inTurns, type Pause, type Table } from './table'

const ROWS_SHOWN = 20
const ISSUES_SHOWN = 200

/** What the preview needs of the open program. */
export interface ProgramFacts {
  /** As a probability: 0.95. */
  confidence: number
  dimensions: readonly string[]
  sameFile: ImportPreview['sameFile']
  /** The days of the wave, YYYY-MM-DD, both included. */
  wave: { opensOn: string; closesOn: string }
}

export async function previewOf(
  table: Table,
  mapped: Mapped,
  judgement: Judgement,
  program: ProgramFacts,
  pause: Pause,
): Promise<ImportPreview> {
  const rowAt = (i: number) => table.sheet.rows[table.firstData + i] ?? BLANK_ROW
  const counts = judgement.counts
  const values = mapped.dimensions.map(() => new Set<string>())
  const issues: ImportPreview['issues'] = []
  let unreadDates = 0
  let outsideWave = 0
  await inTurns(counts.read, 'checking', pause, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const verdict = judgement.of(i)
      const row = rowAt(i)
      if ('score' in verdict) {
        if (mapped.isUnreadDate(row)) unreadDates += 1
        const day = mapped.dayOf(row)
        if (day !== null && (day < program.wave.opensOn || day > program.wave.closesOn)) outsideWave += 1
        mapped.segmentsOf(row).forEach((value, dimension) => {
          if (value !== null) values[dimension]?.add(sameName(value))
        })
      } else if (issues.length < ISSUES_SHOWN) {
        const { score } = mapped
        const place = { sheet: table.sheet.name, row: mapped.rowNumber(i), column: score.name }
        issues.push({ kind: verdict.kind, reason: verdict.reason, ...place, value: cellText(row[score.index]) })
      }
    }
  })
  const known = new Set(program.dimensions.map(sameName))
  return {
    rows: counts,
    ...scoreLine(bandsOf(judgement.scoreCounts), { confidence: program.confidence }),
    sample: Array.from({ length: Math.min(counts.read, ROWS_SHOWN) }, (_, i) => {
      const verdict = judgement.of(i)
      const judged = 'score' in verdict ? { score: verdict.score, issue: null } : { score: null, issue: verdict.reason }
      return { row: mapped.rowNumber(i), ...judged, ...mapped.shown(rowAt(i)) }
    }),
    issues,
    unreadDates,
    outsideWave,
    dimensions: mapped.dimensions.map((name, i) => ({
      name,
      values: values[i]?.size ?? 0,
      isNew: !known.has(sameName(name)),
    })),
    sameFile: program.sameFile,
  }
}
