// A connection to one program, in two types: what may read cannot write by accident. sql.js is reached only from store/.
import type { Database } from 'sql.js'

/** Kept from the other rooms: only sql.ts and program.ts look behind it. */
export const connection: unique symbol = Symbol('connection')
declare const writable: unique symbol

/** May be asked, not changed. */
export interface ReadDb {
  readonly [connection]: Database
}

/** May be changed; handed out only inside a transaction. */
export interface WriteDb extends ReadDb {
  readonly [writable]: true
}

export function readable(database: Database): ReadDb {
  return { [connection]: database }
}

/** Only `inTransaction` and the migrations call this: whoever holds a WriteDb is inside a transaction. */
export function writableFor(database: Database): WriteDb {
  return readable(database) as WriteDb
}
