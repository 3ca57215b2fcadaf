// SQLite's own functions where those of sql.js cost too much: a statement that runs for a million rows, with its texts
// bound where they lie in the module's memory. Their names are the same in every build of sql.js.
import type { Database, SqlJsStatic } from 'sql.js'
import type { Memory } from './webAssembly'

const FUNCTIONS = [
  '_malloc',
  '_free',
  '_sqlite3_bind_text',
  '_sqlite3_bind_int',
  '_sqlite3_bind_double',
  '_sqlite3_clear_bindings',
  '_sqlite3_step',
  '_sqlite3_reset',
] as const
type Functions = Record<(typeof FUNCTIONS)[number], (...args: number[]) => number>

const DONE = 101
/** The bytes stay where they are until the statement is run again: nothing is copied. */
const STATIC = 0

/** sql.js has both, but its published types do not say so. */
type Inner = Database & { handleError(code: number): void }

/** The module's memory and functions. */
export class Raw {
  readonly functions: Functions
  readonly #memory: Memory

  constructor(sql: SqlJsStatic, memory: Memory) {
    const functions = sql as unknown as Functions
    for (const name of FUNCTIONS)
      if (typeof functions[name] !== 'function') throw new Error(`the module has no ${name}`)
    this.functions = functions
    this.#memory = memory
  }

  /** A place for bytes; it grows, and is another one then. */
  buffer(): RawBuffer {
    return new RawBuffer(this.functions, this.#memory)
  }

  /** A statement to be run many times; `free` it. */
  prepare(database: Database, text: string): RawStatement {
    return new RawStatement(this.functions, database as Inner, text)
  }
}

/** Bytes in the module's memory. */
export class RawBuffer {
  readonly #functions: Functions
  readonly #memory: Memory
  #size = 0
  /** Where they begin; 0: nowhere yet. */
  at = 0

  constructor(functions: Functions, memory: Memory) {
    this.#functions = functions
    this.#memory = memory
  }

  /** Puts the bytes there, in the place of those that were; what was bound to them must not be run again. */
  fill(bytes: Uint8Array): void {
    if (this.at === 0 || bytes.length > this.#size) {
      this.free()
      // Even an empty text must be somewhere.
      this.#size = Math.max(1, bytes.length)
      this.at = this.#functions._malloc(this.#size)
      if (this.at === 0) throw new Error('the module has no memory left')
    }
    // The memory's buffer is another one after it has grown.
    new Uint8Array(this.#memory.buffer).set(bytes, this.at)
  }

  free(): void {
    if (this.at !== 0) this.#functions._free(this.at)
    this.at = 0
    this.#size = 0
  }
}

/** Parameters are numbered from 1; what is not bound, or cleared, is null. */
export class RawStatement {
  readonly #functions: Functions
  readonly #database: Inner
  readonly #pointer: number
  readonly #free: () => void

  constructor(functions: Functions, database: Inner, text: string) {
    const statement = database.prepare(text)
    this.#functions = functions
    this.#database = database
    this.#free = () => statement.free()
    this.#pointer = pointerOf(database, statement)
  }

  /** `length` bytes of UTF-8 at `at`; a negative length: null. */
  text(place: number, at: number, length: number): void {
    this.#functions._sqlite3_bind_text(this.#pointer, place, length < 0 ? 0 : at, Math.max(length, 0), STATIC)
  }

  /** A whole number of any size is stored as one in a column of whole numbers. */
  number(place: number, value: number): void {
    if (value === (value | 0)) this.#functions._sqlite3_bind_int(this.#pointer, place, value)
    else this.#functions._sqlite3_bind_double(this.#pointer, place, value)
  }

  real(place: number, value: number): void {
    this.#functions._sqlite3_bind_double(this.#pointer, place, value)
  }

  null(place: number): void {
    this.#functions._sqlite3_bind_text(this.#pointer, place, 0, 0, STATIC)
  }

  /** Runs it with what is bound; the values stay bound. Throws as sql.js does. */
  run(): void {
    const code = this.#functions._sqlite3_step(this.#pointer)
    this.#functions._sqlite3_reset(this.#pointer)
    if (code !== DONE) this.#database.handleError(code)
  }

  free(): void {
    this.#functions._sqlite3_clear_bindings(this.#pointer)
    this.#free()
  }
}

/** sql.js keeps the statements of a database by the addresses that SQLite gave them. */
function pointerOf(database: Database, statement: object): number {
  for (const kept of Object.values(database)) {
    if (typeof kept !== 'object' || kept === null) continue
    for (const [address, one] of Object.entries(kept)) if (one === statement) return Number(address)
  }
  throw new Error('sql.js does not keep its statements where it did')
}
