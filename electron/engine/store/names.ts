// Dimensions, segments and accounts by name: found whatever their case, made where they are missing.
import type { WriteDb } from './database'
import { all, insert, type Prepared, sql } from './sql'

/** Names that differ only in case, or in blanks at the ends, are one. */
export function sameName(name: string): string {
  return name.trim().normalize('NFC').toLocaleLowerCase('fr')
}

/** Ids by name, for the length of one write; each missing name is made once. */
export class Names {
  readonly #ids: Map<string, number>
  /** The same by spelling: of a million rows few spell a name in a new way. */
  readonly #spelt = new Map<string, number>()
  readonly #make: (name: string) => number
  readonly #created: number[] = []

  constructor(known: readonly { id: number; name: string }[], make: (name: string) => number) {
    this.#ids = new Map(known.map(({ id, name }) => [sameName(name), id]))
    this.#make = make
  }

  /** Ids that had to be made. */
  get created(): readonly number[] {
    return this.#created
  }

  idOf(name: string): number {
    const seen = this.#spelt.get(name)
    if (seen !== undefined) return seen
    const key = sameName(name)
    const id = this.#ids.get(key) ?? this.#add(key, name)
    this.#spelt.set(name, id)
    return id
  }

  #add(key: string, name: string): number {
    const id = this.#make(name.trim())
    this.#ids.set(key, id)
    this.#created.push(id)
    return id
  }
}

export function dimensionsByName(db: WriteDb): Names {
  const known = all<{ id: number; name: string }>(db, sql`SELECT id, name FROM dimension`)
  return new Names(known, (name) => insert(db, sql`INSERT INTO dimension (name) VALUES (${name})`))
}

export function segmentsByName(db: WriteDb, dimension: number): Names {
  const known = all<{ id: number; name: string }>(
    db,
    sql`SELECT id, name FROM segment WHERE dimension_id = ${dimension}`,
  )
  return new Names(known, (name) =>
    insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (${dimension}, ${name})`),
  )
}

export const INSERT_ACCOUNT = 'INSERT INTO account (id, name) VALUES (?, ?)'

/** Accounts may be many: they are made with one statement, `INSERT_ACCOUNT`, which the caller prepares and frees. */
export function accountsByName(db: WriteDb, insertAccount: Prepared): Names {
  const known = all<{ id: number; name: string }>(db, sql`SELECT id, name FROM account`)
  let last = known.reduce((highest, { id }) => Math.max(highest, id), 0)
  return new Names(known, (name) => {
    last += 1
    insertAccount.run([last, name])
    return last
  })
}
