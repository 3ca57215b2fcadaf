// 020 – the trail becomes the one history: who changed what from what to what, kept so that it can be taken back. The
// events of actions and the lines of the old trail become its first entries; these only tell, they cannot be taken back.
import type { WriteDb } from '../database'
import { all, insert, one, script, sql } from '../sql'
import type { Step } from './step'

/** An event of an action as step 010 stored it. */
interface Event {
  action: number
  response: number
  title: string
  at: string
  what: string
  before: string | null
  after: string | null
}

/** A line of the old trail; `action` is read out of what the call was given, which is not carried over. */
interface OldLine {
  at: string
  call: string
  action: number | null
}

interface Entry {
  at: string
  call: string
  /** What one call did to one action, in the order in which it was noted. */
  events: Event[]
}

const FIELDS: Record<string, string> = { status: 'status', owner: 'owner', due: 'due_on', title: 'title', note: 'note' }

/** A call noted its events a moment before its line of the trail. */
const SAME_CALL_MS = 2000

export const step: Step = {
  version: 20,
  up: (db) => {
    widenProgram(db)
    const events = eventsOf(db)
    const lines = oldLines(db)
    replaceTables(db)
    for (const entry of merged(events, lines)) store(db, entry)
  },
}

function widenProgram(db: WriteDb): void {
  script(
    db,
    `
    CREATE TABLE program_wider (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      -- Tells programs apart wherever their files lie: its backups are found by it.
      uid TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))),
      name TEXT NOT NULL,
      confidence REAL NOT NULL DEFAULT 0.95 CHECK (confidence > 0.5 AND confidence < 1),
      minimum_n INTEGER NOT NULL DEFAULT 100,
      retention_months INTEGER CHECK (retention_months BETWEEN 1 AND 240),
      -- 1: somebody was erased, and what deleted rows left in the unused parts of the file is still to be overwritten.
      uncleared INTEGER NOT NULL DEFAULT 0 CHECK (uncleared IN (0, 1)),
      created_at TEXT NOT NULL
    ) STRICT;
    INSERT INTO program_wider (id, name, confidence, minimum_n, created_at)
      SELECT id, name, confidence, minimum_n, created_at FROM program;
    DROP TABLE program;
    ALTER TABLE program_wider RENAME TO program;
    `,
  )
}

function replaceTables(db: WriteDb): void {
  script(
    db,
    `
    DROP TABLE action_event;
    DROP TABLE trail;

    CREATE TABLE trail (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      who TEXT,
      call TEXT NOT NULL,
      -- Of an undo or a redo: the entry that it took back or did again.
      of_id INTEGER REFERENCES trail,
      -- done: can be taken back; undone: taken back, can be done again; abandoned: taken back for good; sealed: stays.
      state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'abandoned', 'sealed')),
      -- What was changed, as JSON; gzip where it is long.
      changes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX trail_state ON trail (state);
    CREATE INDEX trail_of ON trail (of_id) WHERE of_id IS NOT NULL;

    -- Rows that came or went very many at once, as they were: kept while they are not in their own tables.
    CREATE TABLE trail_chunk (
      id INTEGER PRIMARY KEY,
      trail_id INTEGER NOT NULL REFERENCES trail ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      span INTEGER NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX chunk_of_trail ON trail_chunk (trail_id, span);

    -- Whose history an entry belongs to.
    CREATE TABLE trail_subject (
      what TEXT NOT NULL,
      id INTEGER NOT NULL,
      trail_id INTEGER NOT NULL REFERENCES trail ON DELETE CASCADE,
      -- It was added by this entry: what is before it in the trail was another one's, which had the same id.
      begins INTEGER NOT NULL DEFAULT 0 CHECK (begins IN (0, 1)),
      PRIMARY KEY (what, id, trail_id)
    ) STRICT, WITHOUT ROWID;
    `,
  )
}

function eventsOf(db: WriteDb): Event[] {
  const events = all<Event & { created: string }>(
    db,
    sql`SELECT a.id AS action, a.response_id AS response, a.title, a.created_at AS created, e.at, e.what,
               e.from_value AS before, e.to_value AS after
        FROM action_event e JOIN action a ON a.id = e.action_id ORDER BY e.id`,
  )
  return events.map(({ created, ...event }) => ({ ...event, at: moment(event.at, created) }))
}

function oldLines(db: WriteDb): OldLine[] {
  const created = one<{ at: string }>(db, sql`SELECT created_at AS at FROM program`)?.at ?? ''
  const lines = all<OldLine>(
    db,
    sql`SELECT at, call, iif(json_valid(input), json_extract(input, '$.action'), NULL) AS action FROM trail ORDER BY id`,
  )
  return lines.map((line) => ({ ...line, at: moment(line.at, created) }))
}

/** What is no moment would stand in the way of the whole history. */
function moment(...candidates: readonly string[]): string {
  return candidates.find((at) => /^\d{4}-\d{2}-\d{2}T/.test(at)) ?? '1970-01-01T00:00:00.000Z'
}

/** One entry for what one call did: its events where it had any. In the order of their moments. */
function merged(events: readonly Event[], lines: readonly OldLine[]): Entry[] {
  const groups = groupedBy(events, ({ action, at }) => `${action} ${at}`)
  const waiting = groupedBy(lines, ({ call, action }) => (call === 'action.update' ? `${call} ${action}` : call))
  const told = new Set<OldLine>()
  const entries: Entry[] = [...groups.values()].map((own) => {
    const [{ at, action }] = own as [Event, ...Event[]]
    const call = own.some(({ what }) => what === 'created') ? 'action.create' : 'action.update'
    const near = (line: OldLine) => !told.has(line) && Math.abs(Date.parse(line.at) - Date.parse(at)) <= SAME_CALL_MS
    const line = waiting.get(call === 'action.update' ? `${call} ${action}` : call)?.find(near)
    if (line) told.add(line)
    return { at, call, events: own }
  })
  for (const line of lines) if (!told.has(line)) entries.push({ at: line.at, call: line.call, events: [] })
  // The sort is stable: entries of one moment stay in the order in which they were noted.
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function store(db: WriteDb, { at, call, events }: Entry): void {
  const changes = { steps: events.map(stepOf), names: {} }
  const id = insert(
    db,
    sql`INSERT INTO trail (at, call, state, changes) VALUES (${at}, ${call}, 'sealed', ${Buffer.from(JSON.stringify(changes))})`,
  )
  const [event] = events
  if (!event) return
  const begins = call === 'action.create' ? 1 : 0
  insert(
    db,
    sql`INSERT INTO trail_subject (what, id, trail_id, begins)
        VALUES ('action', ${event.action}, ${id}, ${begins}), ('response', ${event.response}, ${id}, 0)`,
  )
}

/** An event as a change of a row, in the form that entries have since this step. */
function stepOf({ action, response, title, what, before, after }: Event): object {
  if (what === 'created') {
    return { table: 'action', is: { id: action, response_id: response, title: after ?? title, status: 'open' } }
  }
  const of = { id: action, response_id: response, ...(what !== 'title' && { title }) }
  const column = FIELDS[what]
  if (!column) return { table: 'action', of, was: {}, is: {} }
  return { table: 'action', of, was: { [column]: before }, is: { [column]: after } }
}
