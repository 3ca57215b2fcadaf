// What an earlier wave counted, per cell of a plan: answers by score, and people asked. Kept until something in the
// program changes, so that a plan can be weighed while its sliders move.
import { askedByCell } from './asked'
import { type CellDimensions, countsByCell } from './cellCounts'
import type { ReadDb } from './database'
import { countsOf, type ScoreCounts } from './scores'
import { untilChanged } from './untilChanged'

export interface EarlierCounts {
  whole: ScoreCounts
  /** By `cellKeyOf`. */
  cells: ReadonlyMap<string, ScoreCounts>
  /** Of a crossing: per segment of either dimension, whatever its value on the other. By `setKeyOf`. */
  segments: ReadonlyMap<string, ScoreCounts>
  /** By `setKeyOf`. */
  asked: ReadonlyMap<string, number>
}

/** Not for the wave that a write is changing. */
export function earlierCounts(db: ReadDb, wave: number, dimensions: CellDimensions): EarlierCounts {
  return untilChanged(db, `counts ${wave} ${dimensions.dimension} ${dimensions.second}`, () => ({
    whole: countsOf(db, wave),
    cells: countsByCell(db, wave, dimensions),
    segments: countsBySide(db, wave, dimensions),
    asked: askedByCell(db, wave),
  }))
}

/** A segment belongs to one dimension only: its cell's key says which alone, and is that of `setKeyOf`. */
function countsBySide(db: ReadDb, wave: number, { dimension, second }: CellDimensions): Map<string, ScoreCounts> {
  const sides = second === null ? [] : [dimension, second]
  const counts = sides.flatMap((side) => [...countsByCell(db, wave, { dimension: side, second: null })])
  return new Map(counts.map(([key, own]) => [key.replace('/', ''), own]))
}
