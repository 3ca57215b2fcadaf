// Puts rows into a table one by one: what the table refuses is left out, and the others are not lost with it.
import type { Database, Statement } from 'sql.js'
import type { Stored } from './record'
import type { TableShape } from './shapes'

export class RowInserter {
  readonly #database: Database
  readonly #shape: TableShape
  readonly #into: string
  readonly #statements = new Map<number, Statement>()

  /** `into`: another table with the same columns. */
  constructor(database: Database, shape: TableShape, into = shape.table) {
    this.#database = database
    this.#shape = shape
    this.#into = into
  }

  /** Whether the table took the row. It refuses a number that it has already, and what its own rules forbid. */
  insert(row: readonly Stored[]): boolean {
    try {
      this.#statementFor(row.length).run([...row])
      return true
    } catch (error) {
      if (error instanceof Error && /constraint failed|cannot store|datatype mismatch/i.test(error.message))
        return false
      throw error
    }
  }

  free(): void {
    for (const statement of this.#statements.values()) statement.free()
    this.#statements.clear()
  }

  /** A row may be shorter than its table: columns that came later have their defaults. */
  #statementFor(length: number): Statement {
    const known = this.#statements.get(length)
    if (known) return known
    const names = this.#shape.columns.slice(0, length).map(({ name }) => quoted(name))
    const statement = this.#database.prepare(
      `INSERT INTO ${quoted(this.#into)} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    )
    this.#statements.set(length, statement)
    return statement
  }
}

/** A name as it may stand in a statement. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
