// SQL is SQL, with holes: sql`… ${value} …` keeps text and parameters apart; fragments nest and carry their own.
import { connection, type ReadDb, type WriteDb } from './database'

export type SqlValue = string | number | null | Uint8Array

export class Sql {
  readonly text: string
  readonly params: readonly SqlValue[]
  constructor(text: string, params: readonly SqlValue[]) {
    this.text = text
    this.params = params
  }
}

/** A query or a fragment. Values become parameters; nested fragments are spliced with theirs. */
export function sql(strings: TemplateStringsArray, ...holes: readonly (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? ''
  const params: SqlValue[] = []
  holes.forEach((hole, i) => {
    if (hole instanceof Sql) {
      text += hole.text
      params.push(...hole.params)
    } else {
      text += '?'
      // A lone surrogate would be stored as three replacement characters.
      params.push(typeof hole === 'string' ? wellFormed(hole) : hole)
    }
    text += strings[i + 1] ?? ''
  })
  return new Sql(text, params)
}

/** Many ids or texts as the list after IN, in one parameter: a statement takes only so many of them. */
export const among = (values: readonly (number | string)[] | ReadonlySet<number | string>): Sql =>
  sql`(SELECT value FROM json_each(${JSON.stringify([...values])}))`

/** No fragment at all, for optional conditions. */
export const nothing = new Sql('', [])

/** Fragments joined by ` AND `; `1` when there are none, so that it can stand after WHERE. */
export function and(fragments: readonly Sql[]): Sql {
  if (fragments.length === 0) return new Sql('1', [])
  return new Sql(
    fragments.map((fragment) => `(${fragment.text})`).join(' AND '),
    fragments.flatMap((fragment) => fragment.params),
  )
}

function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
}

/** Every row of a query. `Row` is the caller's word for the columns that the query names. */
export function all<Row>(db: ReadDb, query: Sql): Row[] {
  const statement = db[connection].prepare(query.text)
  try {
    statement.bind([...query.params])
    const rows: Row[] = []
    while (statement.step()) rows.push(statement.getAsObject() as Row)
    return rows
  } finally {
    statement.free()
  }
}

/** The first row of a query, or undefined. */
export function one<Row>(db: ReadDb, query: Sql): Row | undefined {
  const statement = db[connection].prepare(query.text)
  try {
    statement.bind([...query.params])
    return statement.step() ? (statement.getAsObject() as Row) : undefined
  } finally {
    statement.free()
  }
}

/** Run a change; returns how many rows it changed. */
export function run(db: WriteDb, query: Sql): number {
  db[connection].run(query.text, [...query.params])
  return db[connection].getRowsModified()
}

/** Run an INSERT; returns the new row's id. */
export function insert(db: WriteDb, query: Sql): number {
  run(db, query)
  const id = one<{ id: number }>(db, sql`SELECT last_insert_rowid() AS id`)?.id
  if (id === undefined) throw new Error('last_insert_rowid() gave no row')
  return id
}

/** Run fixed statements without parameters, as migrations do. */
export function script(db: WriteDb, text: string): void {
  db[connection].exec(text)
}

export interface Prepared {
  run(params: readonly SqlValue[]): void
  free(): void
}

/** One statement for many rows; free it when done. */
export function prepared(db: WriteDb, text: string): Prepared {
  const statement = db[connection].prepare(text)
  return {
    run: (params) => statement.run(params.map((value) => (typeof value === 'string' ? wellFormed(value) : value))),
    free: () => {
      statement.free()
    },
  }
}
