// What a write calls that adds or removes so many rows that to note each of them would cost too much.
import type { WriteDb } from '../database'
import { one, Sql, sql } from '../sql'
import type { SpanTable } from './changes'
import { recorderOf } from './recorder'
import { quoted } from './shape'

/** What an import of responses adds. */
const RESPONSES: readonly SpanTable[] = ['response', 'import_issue']

/** Tables that are not noted row by row meanwhile: segments come and go with what they are of. */
const WITH_SEGMENTS: Partial<Record<SpanTable, string>> = {
  response: 'response_segment',
  account: 'account_segment',
  contact: 'contact_segment',
}

const withSegments = (tables: readonly SpanTable[]): string[] =>
  tables.flatMap((table) => [table, ...(WITH_SEGMENTS[table] ? [WITH_SEGMENTS[table]] : [])])

/**
 * From here on very many rows of these tables are added, each with the id after the highest that is there, and none is
 * changed. The caller ends it with what is returned: they are then noted as spans, from the first to the last.
 */
export function addingInBulk(db: WriteDb, tables: readonly SpanTable[] = RESPONSES): () => void {
  const recorder = recorderOf(db)
  if (!recorder) return () => undefined
  const before = tables.map((table) => ({ table, last: lastId(db, table) }))
  recorder.pause(withSegments(tables))
  return () => {
    recorder.resume()
    for (const { table, last: previous } of before) {
      const last = lastId(db, table)
      if (last === previous) continue
      const added = { table, how: 'added', first: previous + 1, last, count: last - previous, batch: null } as const
      recorder.noteSpan(recorder.numbered(added))
    }
  }
}

/**
 * Work that removes the responses of an import, `count` of them with ids from `first` to `last`, with their segments.
 * They are kept as they are. What goes with them from other tables is noted row by row.
 */
export function removingInBulk<T>(
  db: WriteDb,
  responses: { first: number; last: number; count: number; batch: number },
  work: () => T,
): T {
  const recorder = recorderOf(db)
  if (!recorder) return work()
  const span = recorder.numbered({ table: 'response', how: 'removed', ...responses })
  recorder.keep(span)
  recorder.pause(withSegments(RESPONSES))
  const result = work()
  recorder.resume()
  // After the actions on them, which went first: on the way back they come last.
  recorder.noteSpan(span)
  return result
}

function lastId(db: WriteDb, table: SpanTable): number {
  return one<{ last: number | null }>(db, sql`SELECT max(id) AS last FROM ${new Sql(quoted(table), [])}`)?.last ?? 0
}
