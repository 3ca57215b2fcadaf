// Triggers that note every changed row, in the connection alone: nothing of them is in the file.
import type { WriteDb } from '../database'
import { all, run, Sql, type SqlValue, script, sql } from '../sql'
import type { Image, RowStep, SpanStep, Step } from './changes'
import { quoted, type Recorded } from './shape'

const OPERATIONS = ['INSERT', 'UPDATE', 'DELETE'] as const
type Operation = (typeof OPERATIONS)[number]

interface Note {
  kind: number
  op: Operation | 'span'
  old: string
  fresh: string
  span: string
}

/** The notes of a connection: one temporary table for all, with places for a row before and after. */
export class Notes {
  readonly #db: WriteDb
  readonly #tables: readonly Recorded[]
  readonly #width: number
  readonly #lifted = new Set<Recorded>()

  constructor(db: WriteDb, tables: readonly Recorded[]) {
    this.#db = db
    this.#tables = tables
    this.#width = Math.max(...tables.map(({ columns }) => columns.length))
    const places = [...this.#places('o', this.#width), ...this.#places('n', this.#width)]
    script(db, `CREATE TEMP TABLE trail_note (seq INTEGER PRIMARY KEY, kind, op, ${places.join(', ')})`)
    for (const table of tables) this.#setTriggers(table)
  }

  clear(): void {
    run(this.#db, sql`DELETE FROM temp.trail_note`)
  }

  /** Notes nothing of these tables (or of any) until `restore`. */
  lift(names?: readonly string[]): void {
    for (const table of this.#tables) {
      if ((names && !names.includes(table.name)) || this.#lifted.has(table)) continue
      this.#lifted.add(table)
      script(this.#db, OPERATIONS.map((op) => `DROP TRIGGER temp.${triggerName(table, op)};`).join('\n'))
    }
  }

  restore(): void {
    for (const table of this.#lifted) this.#setTriggers(table)
    this.#lifted.clear()
  }

  /** A rollback has brought the triggers back by itself. */
  rolledBack(): void {
    this.#lifted.clear()
  }

  addSpan(span: SpanStep): void {
    run(this.#db, sql`INSERT INTO temp.trail_note (op, n0) VALUES ('span', ${JSON.stringify(span)})`)
  }

  /** In the order in which they happened: the way back goes from the end through the same states. */
  steps(): Step[] {
    const row = (letter: 'o' | 'n') => this.#places(letter, this.#width).join(', ')
    // As JSON, because a text is read from SQLite only up to its first NUL.
    const noted = new Sql(
      `SELECT kind, op, json_array(${row('o')}) AS old, json_array(${row('n')}) AS fresh, n0 AS span
       FROM temp.trail_note ORDER BY seq`,
      [],
    )
    return all<Note>(this.#db, noted).flatMap((note) => this.#stepOf(note) ?? [])
  }

  #stepOf({ kind, op, old, fresh, span }: Note): Step | null {
    if (op === 'span') return JSON.parse(span) as SpanStep
    const table = this.#tables[kind]
    if (!table) throw new Error('every note is of a recorded table')
    if (op === 'INSERT') return { table: table.name, is: imageOf(table, fresh) }
    if (op === 'DELETE') return { table: table.name, was: imageOf(table, old) }
    return changed(table, imageOf(table, old), imageOf(table, fresh))
  }

  #setTriggers(table: Recorded): void {
    const kind = this.#tables.indexOf(table)
    const before = this.#places('o', table.columns.length)
    const after = this.#places('n', table.columns.length)
    const row = (which: 'OLD' | 'NEW') => table.columns.map(({ name }) => `${which}.${quoted(name)}`)
    const trigger = (op: Operation, places: readonly string[], values: readonly string[]) =>
      `CREATE TEMP TRIGGER ${triggerName(table, op)} AFTER ${op} ON main.${quoted(table.name)} BEGIN
         INSERT INTO trail_note (kind, op, ${places.join(', ')}) VALUES (${kind}, '${op}', ${values.join(', ')});
       END;`
    script(
      this.#db,
      [
        trigger('INSERT', after, row('NEW')),
        trigger('DELETE', before, row('OLD')),
        trigger('UPDATE', [...before, ...after], [...row('OLD'), ...row('NEW')]),
      ].join('\n'),
    )
  }

  #places(letter: 'o' | 'n', count: number): string[] {
    return Array.from({ length: count }, (_, i) => `${letter}${i}`)
  }
}

const triggerName = (table: Recorded, op: Operation): string => quoted(`trail_note_${table.name}_${op}`)

function imageOf(table: Recorded, json: string): Image {
  const values = JSON.parse(json) as SqlValue[]
  return Object.fromEntries(table.columns.map(({ name }, i) => [name, values[i] ?? null]))
}

/** Only the columns that differ, beside those that say which row it is; null where none does. */
function changed(table: Recorded, old: Image, fresh: Image): RowStep | null {
  const of: Image = {}
  const was: Image = {}
  const is: Image = {}
  for (const { name } of table.columns) {
    const [before = null, after = null] = [old[name], fresh[name]]
    if (before !== after) {
      was[name] = before
      is[name] = after
    } else if (table.context.has(name)) of[name] = after
  }
  return Object.keys(is).length > 0 ? { table: table.name, of, was, is } : null
}
