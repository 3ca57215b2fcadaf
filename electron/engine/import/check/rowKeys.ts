// Which row has a key? A hash table of row numbers alone: the keys stay in the rows, so that a million of them cost a few
// megabytes and no work for the garbage collector.

const EMPTY = -1
/** Slots per row, at least: half full at most, a key is found at the second look on average. */
const ROOM = 2

export class RowKeys {
  readonly #slots: Int32Array
  /** The hash of the key in each slot: only where it is the same, the key is read from its row. */
  readonly #hashes: Int32Array
  readonly #mask: number
  readonly #keyOf: (row: number) => string | null

  /** `rows`: how many rows may be added; `keyOf`: the key of a row that was. */
  constructor(rows: number, keyOf: (row: number) => string | null) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, rows * ROOM)))
    this.#slots = new Int32Array(size).fill(EMPTY)
    this.#hashes = new Int32Array(size)
    this.#mask = size - 1
    this.#keyOf = keyOf
  }

  /** The row with this key; undefined: none was added. */
  get(key: string): number | undefined {
    const row = this.#slots[this.#slotOf(key, hashOf(key))] ?? EMPTY
    return row === EMPTY ? undefined : row
  }

  /** From now on `row` stands for its key. */
  set(key: string, row: number): void {
    const hash = hashOf(key)
    const slot = this.#slotOf(key, hash)
    this.#slots[slot] = row
    this.#hashes[slot] = hash
  }

  /** Where the key is, or the empty slot where it belongs. */
  #slotOf(key: string, hash: number): number {
    let slot = hash & this.#mask
    for (;;) {
      const row = this.#slots[slot] ?? EMPTY
      if (row === EMPTY || (this.#hashes[slot] === hash && this.#keyOf(row) === key)) return slot
      slot = (slot + 1) & this.#mask
    }
  }
}

/** FNV-1a over the text's code units, its bits mixed once more so that the low ones depend on all. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}
