// A connection to one program, in two types: what may read cannot write by accident. sql.js is reached only from store/.
import type { Database } from 'sql.js'

/** Kept from whatever is not of store/: what is asked and changed there goes through the functions of store/. */
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

/** Only for who has begun a transaction, makes do with one statement, or changes a draft that is thrown away on failure. */
export function writableFor(database: Database): WriteDb {
  return readable(database) as WriteDb
}
