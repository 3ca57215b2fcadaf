// SQLite's record format, as its documentation gives it (“Database File Format”, 2.1): what a row is made of on a page.

/** A stored value. Whole numbers beyond 2^53 do not occur in a program. */
export type Stored = string | number | null | Uint8Array

/** A number of one to nine bytes, seven bits each. Null past the end. */
export function varint(bytes: Uint8Array, at: number): { value: number; next: number } | null {
  let value = 0
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i]
    if (byte === undefined) return null
    if (i === 8) return { value: value * 256 + byte, next: at + 9 }
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: at + i + 1 }
  }
  return null
}

const text = new TextDecoder()
const SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

/** The bytes that a value of a serial type takes; null for the two types that no file holds. */
function sizeOf(type: number): number | null {
  if (type >= 12) return Math.floor((type - 12) / 2)
  return SIZES[type] ?? null
}

function valueFrom(type: number, bytes: Uint8Array): Stored {
  if (type === 0) return null
  if (type === 8 || type === 9) return type - 8
  if (type >= 12) return type % 2 === 0 ? bytes.slice() : text.decode(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (type === 7) return view.getFloat64(0)
  if (type === 6) return Number(view.getBigInt64(0))
  let value = view.getInt8(0)
  for (let i = 1; i < bytes.length; i++) value = value * 256 + (bytes[i] ?? 0)
  return value
}

/** The values of a record. Null when it does not add up to exactly the bytes given: then it is none, or damaged. */
export function decode(payload: Uint8Array): Stored[] | null {
  const head = varint(payload, 0)
  if (!head || head.value > payload.length) return null
  const values: Stored[] = []
  let [at, from] = [head.next, head.value]
  while (at < head.value) {
    const type = varint(payload, at)
    const size = type && sizeOf(type.value)
    if (!type || size === null || size === undefined || from + size > payload.length) return null
    values.push(valueFrom(type.value, payload.subarray(from, from + size)))
    at = type.next
    from += size
  }
  return at === head.value && from === payload.length ? values : null
}
