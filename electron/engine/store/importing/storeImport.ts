// A prepared import → one batch in the program: responses with their segments and accounts, and every row left out,
// whole. Chunks are written as they come, so memory stays flat however many rows there are.
import type { ImportBatch, Mapping } from '../../../../shared/contract/import'
import type { Chunk, PreparedHead } from '../../import/prepared'
import type { Pause } from '../../import/table'
import { connection, type WriteDb } from '../database'
import { breakable } from '../disk/open'
import { addBatch, batchById, noteCreated } from '../imports'
import { isWorthLifting, liftIndexes } from '../indexes'
import { one, script, sql } from '../sql'
import { addingInBulk } from '../trail/inBulk'
import { takeSegmentsOfContacts } from './linkedSegments'
import { replaceResponses } from './replaced'
import { type RowWriter, rowWriter } from './rowWriter'

export interface ImportToStore extends PreparedHead {
  wave: number
  /** Moment, ISO 8601. */
  at: string
  mapping: Mapping
}

export interface Turns {
  pause: Pause
  /** Whether the work is to stop, asked in the middle of a statement, where no message is heard. Default: it goes on. */
  stopped?: () => boolean
}

/** How long may be written before a cancellation is listened for. */
const TURN_MS = 60

/**
 * Writes an import inside the caller's transaction and returns its batch. Responses that its rows take the place of
 * leave the wave, and are kept with the batch. `pause` and `chunks` may throw, and a statement is broken off; the caller's rollback then leaves nothing
 * of it. Throws where the chunks do not hold the rows that the head counts.
 */
export async function storeImport(
  db: WriteDb,
  head: ImportToStore,
  chunks: AsyncIterable<Chunk>,
  { pause, stopped = () => false }: Turns,
): Promise<ImportBatch> {
  const { wave, file, hash, layout, at, mapping, headers, counts: rows } = head
  const batch = addBatch(db, { wave, file, hash, layout, at, mapping, headers, rows })
  const noteAdded = addingInBulk(db)
  const writer = await rowWriter(db, head, batch)
  try {
    await writeRows(db, head, { chunks, writer, batch }, { pause, stopped })
  } finally {
    writer.free()
  }
  noteAdded()
  replaceResponses(db, { batch, scoreColumn: head.scoreColumn, replaced: writer.replaced })
  noteCreated(db, batch, mapping, writer.created)
  return batchById(db, batch)
}

interface Work {
  chunks: AsyncIterable<Chunk>
  writer: RowWriter
  batch: number
}

/** Writes every row, with the indexes off where that is quicker. */
async function writeRows(
  db: WriteDb,
  head: ImportToStore,
  { chunks, writer, batch }: Work,
  { pause, stopped = () => false }: Turns,
): Promise<void> {
  const { read, imported, skipped, rejected } = head.counts
  const written = (done: number) => pause({ stage: 'writing', done, total: read, unit: 'rows' })
  const before = one<{ n: number }>(db, sql`SELECT count(*) AS n FROM response`)?.n ?? 0
  const lift = isWorthLifting(imported, before)
  let indexes: readonly string[] | undefined
  let turn = performance.now()
  for await (const chunk of chunks) {
    indexes ??= lift ? liftIndexes(db, filledBy(head, chunk)) : []
    writer.write(chunk)
    if (performance.now() - turn < TURN_MS) continue
    await written(writer.responses + writer.leftOut)
    turn = performance.now()
  }
  if (writer.responses !== imported || writer.leftOut !== skipped + rejected) {
    throw new Error(`${writer.responses} responses and ${writer.leftOut} left-out rows came of ${imported} and others`)
  }
  await written(read)
  if (writer.linked > 0) {
    const { first, dimensions } = writer
    breakable(db[connection], stopped, () => takeSegmentsOfContacts(db, { batch, first, dimensions }))
  }
  for (const statement of indexes ?? []) {
    breakable(db[connection], stopped, () => script(db, statement))
    await written(read)
  }
}

/**
 * The columns that the import is going to fill, as far as an index depends on it. Whether contacts are linked is known
 * from the first chunk; should a later one be the first to have them, their index is filled row by row.
 */
function filledBy({ texts }: ImportToStore, first: Chunk): ReadonlySet<string> {
  // Accounts are made of companies; a dictionary that is empty so far may still gain some.
  return new Set([...texts, 'account_id', ...(first.contacts ? ['contact_id'] : [])])
}
