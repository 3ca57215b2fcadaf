// The trail as the history that is read: of the whole program, or of one thing.
import type { Subject, SubjectKind, TrailChange, TrailEntry } from '../../../../shared/contract/history'
import type { ReadDb } from '../database'
import { all, one, type Sql, sql } from '../sql'
import { decoded } from './changes'
import type { EntryState } from './entries'
import { linesOf, turnedRound } from './words'

interface Row {
  id: number
  at: string
  who: string | null
  call: string
  state: EntryState
  of_id: number | null
  of_call: string | null
  changes: Uint8Array
}

export interface Page {
  about?: Subject | undefined
  /** Entries older than this one. */
  before?: number | undefined
  limit: number
}

/** Newest first. A thing's history is that of what belongs to it as well; a response's begins with its import. */
export function historyPage(db: ReadDb, { about, before, limit }: Page): { entries: TrailEntry[]; more: boolean } {
  const older = before === undefined ? sql`1` : sql`t.id < ${before}`
  const own = about === undefined ? sql`1` : sql`t.id IN (${entriesAbout(db, about.what, about.id)})`
  const found = entriesWhere(db, sql`${older} AND ${own} ORDER BY t.id DESC LIMIT ${limit + 1}`)
  return { entries: found.slice(0, limit), more: found.length > limit }
}

/** One entry; null where there is none. */
export function entryById(db: ReadDb, id: number | null): TrailEntry | null {
  return (id !== null && entriesWhere(db, sql`t.id = ${id}`)[0]) || null
}

/** The latest undo or redo of an entry. */
export function latestOf(db: ReadDb, entry: number): TrailEntry {
  const [found] = entriesWhere(db, sql`t.of_id = ${entry} ORDER BY t.id DESC LIMIT 1`)
  if (!found) throw new Error(`entry ${entry} was just taken back or done again`)
  return found
}

/**
 * Entries about a thing, and the undos and redos of those. An id is given out anew once its owner is gone: what is
 * before the beginning of the present owner is about another one. A response begins with its import; a plan, a
 * sample and a definition begin with their wave.
 */
function entriesAbout(db: ReadDb, what: SubjectKind, id: number): Sql {
  const own = sql`(s.what = ${what} AND s.id = ${id})`
  const batch = what === 'response' ? batchOf(db, id) : null
  const mine = batch === null ? own : sql`(${own} OR (s.what = 'import' AND s.id = ${batch}))`
  const ofWave = what === 'plan' || what === 'sample' || what === 'definition'
  const beginning = ofWave ? sql`s.what = 'wave' AND s.id = ${id}` : mine
  const began = one<{ entry: number | null }>(
    db,
    sql`SELECT max(s.trail_id) AS entry FROM trail_subject s JOIN trail b ON b.id = s.trail_id
        WHERE ${beginning} AND s.begins AND b.state IN ('done', 'sealed')`,
  )
  const since = sql`${mine} AND s.trail_id >= ${began?.entry ?? 0}`
  return sql`SELECT s.trail_id FROM trail_subject s WHERE ${since}
             UNION SELECT u.id FROM trail_subject s JOIN trail u ON u.of_id = s.trail_id WHERE ${since}`
}

function batchOf(db: ReadDb, response: number): number | null {
  return one<{ id: number | null }>(db, sql`SELECT batch_id AS id FROM response WHERE id = ${response}`)?.id ?? null
}

function entriesWhere(db: ReadDb, where: Sql): TrailEntry[] {
  const rows = all<Row>(
    db,
    // An undo or a redo tells what the entry that it is of has changed.
    sql`SELECT t.id, t.at, t.who, t.call, t.state, t.of_id, o.call AS of_call, coalesce(o.changes, t.changes) AS changes
        FROM trail t LEFT JOIN trail o ON o.id = t.of_id WHERE ${where}`,
  )
  return rows.map((row) => entryOf(db, row))
}

function entryOf(db: ReadDb, { id, at, who, call, state, of_id, of_call, changes }: Row): TrailEntry {
  const lines = linesOf(decoded(changes)).map((line) => named(db, line))
  return {
    id,
    at,
    who,
    call,
    of: of_id === null || of_call === null ? null : { id: of_id, call: of_call },
    undone: state === 'undone' || state === 'abandoned',
    about: aboutOf(of_call ?? call, lines),
    changes: call === 'history.undo' ? turnedRound(lines) : lines,
  }
}

/** A respondent's name stands in the history only as long as it stands in the program. */
function named(db: ReadDb, line: TrailChange): TrailChange {
  if (line.what !== 'response' || line.id === null) return line
  const found = one<{ name: string | null }>(
    db,
    sql`SELECT coalesce(name, respondent, company) AS name FROM response WHERE id = ${line.id}`,
  )
  return { ...line, name: found?.name ?? null }
}

/** What the call is named after; else the only thing that it changed. */
function aboutOf(call: string, lines: readonly TrailChange[]): TrailEntry['about'] {
  const noun = call.split('.')[0]
  const single = lines.filter(({ id }) => id !== null)
  const meant = single.filter(({ what }) => what === noun)
  const [only, ...others] = meant.length > 0 ? meant : single
  if (!only || only.id === null || others.length > 0) return null
  // A sample is called by its wave.
  return { what: only.what === 'sample' ? 'wave' : only.what, id: only.id, name: only.name }
}
