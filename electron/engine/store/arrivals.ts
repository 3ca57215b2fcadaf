// On which days answers came, per wave; and up to which day a wave's answers are known.
import type { ReadDb } from './database'
import { countedByFreeze, newestFreezes } from './frozen'
import { all, among, one, sql } from './sql'

/** Answers per day for each of these waves, first day first; those without a day, or not counted when frozen, are left out. */
export function answersPerDay(db: ReadDb, waves: readonly number[]): Map<number, { day: string; answers: number }[]> {
  const frozen = newestFreezes(db, waves)
  const parts = [
    sql`wave_id IN ${among(waves.filter((wave) => !frozen.has(wave)))}`,
    ...[...frozen.keys()].map((wave) => sql`wave_id = ${wave} AND ${countedByFreeze(db, wave, sql`id`) ?? sql`1`}`),
  ]
  const rows = parts.flatMap((part) =>
    all<{ wave: number; day: string; answers: number }>(
      db,
      sql`SELECT wave_id AS wave, substr(answered_at, 1, 10) AS day, count(*) AS answers
          FROM response WHERE ${part} AND answered_at IS NOT NULL GROUP BY wave_id, day ORDER BY wave_id, day`,
    ),
  )
  const byWave = new Map<number, { day: string; answers: number }[]>()
  for (const { wave, day, answers } of rows) {
    const own = byWave.get(wave)
    if (own) own.push({ day, answers })
    else byWave.set(wave, [{ day, answers }])
  }
  return byWave
}

/** The day of the wave's latest import that was not taken back; undefined without one. */
export function lastImportOf(db: ReadDb, wave: number): string | undefined {
  const last = one<{ day: string | null }>(
    db,
    sql`SELECT max(substr(at, 1, 10)) AS day FROM import_batch WHERE wave_id = ${wave} AND undone_at IS NULL`,
  )
  return last?.day ?? undefined
}
