// Figures that are kept until something in the program changes: what is asked for again while sliders move.
import { connection, type ReadDb } from './database'
import { stampOf } from './people'

interface Kept {
  stamp: number
  figures: Map<string, unknown>
}

const kept = new WeakMap<object, Kept>()

/**
 * What `find` found when it was last asked for under this key, unless a write came between. Not for what a write is
 * changing: what is kept is what the last finished write left.
 */
export function untilChanged<Figures>(db: ReadDb, key: string, find: () => Figures): Figures {
  const stamp = stampOf(db)
  let known = kept.get(db[connection])
  if (known?.stamp !== stamp) {
    known = { stamp, figures: new Map() }
    kept.set(db[connection], known)
  }
  if (!known.figures.has(key)) known.figures.set(key, find())
  return known.figures.get(key) as Figures
}
