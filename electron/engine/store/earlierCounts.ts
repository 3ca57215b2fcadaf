// What an earlier wave counted, per cell of a plan: answers by score, and people asked. Kept until something in the
// program changes, so that a plan can be weighed while its sliders move.
import { askedByCell } from './asked'
import { type CellDimensions, countsByCell } from './cellCounts'
import { connection, type ReadDb } from './database'
import { stampOf } from './people'
import { countsOf, type ScoreCounts } from './scores'

export interface EarlierCounts {
  whole: ScoreCounts
  /** By `cellKeyOf`. */
  cells: ReadonlyMap<string, ScoreCounts>
  /** By `setKeyOf`. */
  asked: ReadonlyMap<string, number>
}

interface Kept {
  stamp: number
  counts: Map<string, EarlierCounts>
}

const kept = new WeakMap<object, Kept>()

/** Not for the wave that a write is changing: what is kept is what the last finished write left. */
export function earlierCounts(db: ReadDb, wave: number, dimensions: CellDimensions): EarlierCounts {
  const stamp = stampOf(db)
  let known = kept.get(db[connection])
  if (known?.stamp !== stamp) {
    known = { stamp, counts: new Map() }
    kept.set(db[connection], known)
  }
  const key = `${wave} ${dimensions.dimension} ${dimensions.second}`
  let counts = known.counts.get(key)
  if (!counts) {
    counts = {
      whole: countsOf(db, wave),
      cells: countsByCell(db, wave, dimensions),
      asked: askedByCell(db, wave),
    }
    known.counts.set(key, counts)
  }
  return counts
}
