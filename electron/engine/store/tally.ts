// Responses per score, and how rows of (key, score, n) become them. The first shape of every figure.
import { sql } from './sql'

/** Responses per score, 0 … 10. */
export type ScoreCounts = readonly number[]

export const NO_SCORES: ScoreCounts = Array.from({ length: 11 }, () => 0)

/** Each score as a row: a range of an index is counted twice as quickly as its rows are grouped. */
export const EVERY_SCORE = sql`(SELECT value AS score FROM json_each('[0,1,2,3,4,5,6,7,8,9,10]'))`

/** Gathers rows of (key, score, n) into score counts per key; keys without a response are left out. */
export function gather(rows: readonly { key: number; score: number; n: number }[]): Map<number, ScoreCounts> {
  const byKey = new Map<number, number[]>()
  for (const { key, score, n } of rows) {
    if (n === 0) continue
    const counts = byKey.get(key) ?? [...NO_SCORES]
    counts[score] = n
    byKey.set(key, counts)
  }
  return byKey
}
