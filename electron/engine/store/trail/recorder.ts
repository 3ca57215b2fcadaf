// Turns what a write changed into one entry of the trail, in the same transaction as the change itself.
import type { Database } from 'sql.js'
import { connection, type ReadDb, type WriteDb, writableFor } from '../database'
import { script } from '../sql'
import { keepImages } from './bulk'
import type { Changes, Line, SpanStep } from './changes'
import { insertEntry, nextEntry } from './entries'
import { namesOf } from './names'
import { Notes } from './notes'
import { recordedTables } from './shape'

const recorders = new WeakMap<Database, Recorder>()

/** The recorder of a connection; undefined where nothing is recorded. */
export function recorderOf(db: ReadDb): Recorder | undefined {
  return recorders.get(db[connection])
}

export interface EntryFacts {
  call: string
  /** Moment, ISO 8601. */
  at: string
  who: string | null
}

/** One per connection. A write is `begin`, the work, `end`, all in one transaction; `abandon` after its rollback. */
export class Recorder {
  readonly #db: WriteDb
  readonly #notes: Notes
  #lines: Line[] = []
  #spans = 0
  #sealed = false
  #of: number | null = null

  /** The database must have the newest shape, and `temp_store` be memory, so that notes never reach a disk. */
  constructor(database: Database) {
    this.#db = writableFor(database)
    // REPLACE removes rows behind the triggers' back otherwise.
    script(this.#db, 'PRAGMA recursive_triggers = ON')
    this.#notes = new Notes(this.#db, recordedTables(this.#db))
    recorders.set(database, this)
  }

  begin(): void {
    this.#forget()
    this.#notes.clear()
  }

  /** Returns the entry's id; null: nothing was changed, and there is no entry. */
  end(facts: EntryFacts): number | null {
    const of = this.#of
    const changes = this.take()
    const state = this.#sealed || of !== null ? 'sealed' : 'done'
    this.#notes.restore()
    const nothing = changes.steps.length === 0 && (changes.lines ?? []).length === 0
    const sealed = this.#sealed
    this.#forget()
    if (nothing && of === null && !sealed) return null
    return insertEntry(this.#db, { ...facts, of, state }, changes)
  }

  abandon(): void {
    this.#notes.rolledBack()
    this.#forget()
  }

  /** What was noted since the beginning or the last `take`. */
  take(): Changes {
    const steps = this.#of === null ? this.#notes.steps() : []
    this.#notes.clear()
    const lines = this.#lines
    this.#lines = []
    return { steps, names: namesOf(this.#db, steps), ...(lines.length > 0 && { lines }) }
  }

  /** This write, and what was before it, is never taken back. */
  seal(): void {
    this.#sealed = true
  }

  /** Tells a change whose rows are not noted. */
  tell(line: Line): void {
    this.#lines.push(line)
  }

  /** This write is an entry's way back or forth: it is noted as that, not once more row by row. */
  standFor(entry: number): void {
    this.#of = entry
  }

  /** Notes no rows of these tables (or of any) until `resume`, or the end of the write. */
  pause(tables?: readonly string[]): void {
    this.#notes.lift(tables)
  }

  resume(): void {
    this.#notes.restore()
  }

  /** A span of this write, with the number by which its rows are found. */
  numbered(span: Omit<SpanStep, 'span'>): SpanStep {
    this.#spans += 1
    return { ...span, span: this.#spans }
  }

  noteSpan(span: SpanStep): void {
    this.#notes.addSpan(span)
  }

  /** Keeps the rows of a span, which are about to be removed, as they are. */
  keep(span: SpanStep): void {
    for (const _rows of keepImages(this.#db, nextEntry(this.#db), span));
  }

  #forget(): void {
    this.#lines = []
    this.#spans = 0
    this.#sealed = false
    this.#of = null
  }
}
