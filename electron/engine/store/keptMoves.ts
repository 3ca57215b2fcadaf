// Who answered two frozen waves, as it was known when the later of the two freezings was made. Afterwards an erasure, an
// anonymised wave or a contact put right could tell it otherwise, and a frozen change would move.
import type { ReadDb, WriteDb } from './database'
import { newestFreezes } from './frozen'
import { all, one, run, sql } from './sql'

/** People, and how those who answered both moved: rows then, columns now, detractors first. */
export interface Met {
  moves: number[][]
  onlyBefore: number
  onlyNow: number
}

/** `met` null: a wave was too large for people to be looked for. Movements of those who stayed in a segment. */
interface KeptPair {
  earlier: number
  later: number
  /** The freezing of the other wave that it goes with. */
  freeze: number
  met: Met | null
  segments: { dimension: number; segment: number | null; moves: number[][] }[]
}

/** undefined: nothing was kept of these two, or one of them was frozen anew since; then it is looked for now. */
export function keptPair(db: ReadDb, earlier: number, later: number): KeptPair | undefined {
  const freezes = newestFreezes(db, [earlier, later])
  const [before, now] = [freezes.get(earlier), freezes.get(later)]
  if (!before || !now) return undefined
  const [older, newer] = before.id < now.id ? [before.id, now.id] : [now.id, before.id]
  const found = one<{ pair: string }>(
    db,
    sql`SELECT p.value AS pair FROM wave_freeze f, json_each(f.sheet, '$.pairs') p
        WHERE f.id = ${newer} AND p.value ->> 'freeze' = ${older}
          AND p.value ->> 'earlier' = ${earlier} AND p.value ->> 'later' = ${later}`,
  )
  return found && (JSON.parse(found.pair) as KeptPair)
}

/** How to find out who answered two waves. */
export interface Meeting {
  met: (earlier: number, later: number) => Met | null
  inSegments: (earlier: number, later: number, dimension: number) => ReadonlyMap<number | null, number[][]>
}

/** Keeps with a wave's newest freezing who answered it and each other frozen wave of its campaign, `siblings` in order. */
export function keepPairs(db: WriteDb, wave: number, siblings: readonly number[], { met, inSegments }: Meeting): void {
  const freezes = newestFreezes(db, siblings)
  const own = freezes.get(wave)
  if (!own) return
  const dimensions = all<{ id: number }>(
    db,
    sql`SELECT DISTINCT dimension_id AS id FROM frozen_count WHERE freeze_id = ${own.id} AND dimension_id <> 0`,
  )
  const pairs = siblings.flatMap((other, place): KeptPair[] => {
    const freeze = freezes.get(other)
    if (!freeze || other === wave) return []
    const [earlier, later] = place < siblings.indexOf(wave) ? [other, wave] : [wave, other]
    const found = met(earlier, later)
    const segments = dimensions.flatMap(({ id: dimension }) =>
      [...inSegments(earlier, later, dimension)].map(([segment, moves]) => ({ dimension, segment, moves })),
    )
    return [{ earlier, later, freeze: freeze.id, met: found, segments }]
  })
  if (pairs.length === 0) return
  run(
    db,
    sql`UPDATE wave_freeze SET sheet = json_set(sheet, '$.pairs', json(${JSON.stringify(pairs)})) WHERE id = ${own.id}`,
  )
}
