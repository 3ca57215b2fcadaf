// One small durable write, ours and the peer's: the same rows, the same columns, each committed by itself.
import type { Database } from 'sql.js'
import { createRandom, type Random } from '../../electron/engine/sample/random'
import type { PeerDatabase } from './betterSqlite'
import type { BenchEngine } from './engine'

/** Write number so-and-so; returns once it is on the disk. */
export type Write = (number: number) => Promise<unknown> | unknown

/** Score and date stand in three indexes of a response. */
const RESPONSE = 'UPDATE response SET score = ?, answered_at = ? WHERE id = ?'
const ACTION = 'UPDATE action SET status = ?, due_on = ? WHERE id = 1'
const DAYS = 28

const dayOf = (number: number) => `2026-10-${String(1 + (number % DAYS)).padStart(2, '0')}`
const statusOf = (number: number) => (number % 2 === 0 ? 'in-progress' : 'open')
/** A response anywhere in the file. */
const valuesOf = (random: Random, number: number, responses: number) => [
  random.whole(0, 10),
  dayOf(number),
  random.whole(1, responses),
]

export function ourResponse(database: Database, responses: number): Write {
  const random = createRandom(1)
  const statement = database.prepare(RESPONSE)
  return (number) => statement.run(valuesOf(random, number, responses))
}

export function peerResponse(database: PeerDatabase, responses: number): Write {
  const random = createRandom(1)
  const statement = database.prepare(RESPONSE)
  return (number) => statement.run(...valuesOf(random, number, responses))
}

/** The whole call: checked, recorded for undo and history, answered. */
export async function ourAction({ call }: BenchEngine): Promise<Write> {
  const [action] = await call('action.list', {})
  if (!action) throw new Error('the program has no action')
  return (number) => call('action.update', { action: action.id, status: statusOf(number), dueOn: dayOf(number) })
}

/** The same change of the same row, and a line as long as our trail's, in one transaction. */
export function peerAction(database: PeerDatabase): Write {
  database.exec('CREATE TABLE peer_trail (id INTEGER PRIMARY KEY, at TEXT, call TEXT, changes BLOB) STRICT')
  const change = database.prepare(ACTION)
  const note = database.prepare('INSERT INTO peer_trail (at, call, changes) VALUES (?, ?, ?)')
  const changes = Buffer.alloc(300, 'x')
  return (number) => {
    database.exec('BEGIN IMMEDIATE')
    change.run(statusOf(number), dayOf(number))
    note.run(new Date().toISOString(), 'action.update', changes)
    database.exec('COMMIT')
  }
}
