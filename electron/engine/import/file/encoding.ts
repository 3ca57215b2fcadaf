// Bytes → text. Decoding never fails: what is neither UTF-8 nor UTF-16 is read as Windows-1252, byte by byte.
import { isUtf8 } from 'node:buffer'
import type { Recognition } from '../../../../shared/contract/import'
import { fromMixed, fromWindows1252, holdsCp850 } from './codePages'
import { unmangle } from './unmangle'

export interface Decoded {
  text: string
  encoding: NonNullable<Recognition['encoding']>
  /** Characters whose bytes were read as CP850 within a Windows-1252 file. */
  repairs: number
  /** Places where a UTF-8 text had been read as Windows-1252 and saved again (“Ã©”), mended. */
  unmangled: number
}

const BOM = '\ufeff'

/** The file's text without its byte order mark, and how it was read. */
export function decode(bytes: Buffer): Decoded {
  const read = decodeOnce(bytes)
  const { text, unmangled } = unmangle(read.text)
  return { ...read, text: withoutBom(text), unmangled }
}

function decodeOnce(bytes: Buffer): Omit<Decoded, 'unmangled'> {
  const wide = looksUtf16(bytes)
  if (wide !== null) return { text: withoutBom(fromUtf16(bytes, wide)), encoding: wide, repairs: 0 }
  if (isUtf8(bytes)) return { text: withoutBom(bytes.toString('utf8')), encoding: 'utf-8', repairs: 0 }
  const latin1 = bytes.toString('latin1')
  if (isMostlyUtf8(latin1)) return { text: withoutBom(fromDamagedUtf8(latin1)), encoding: 'utf-8', repairs: 0 }
  if (holdsCp850(latin1)) {
    const mixed = fromMixed(latin1)
    return { ...mixed, encoding: mixed.repairs > 0 ? 'mixed-1252-850' : 'windows-1252' }
  }
  return { text: fromWindows1252(latin1), encoding: 'windows-1252', repairs: 0 }
}

/** UTF-16 by its mark or, without one, by the zero bytes that Latin text has at every second place. */
export function looksUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  head.forEach((byte, i) => {
    if (byte !== 0) return
    if (i % 2 === 0) even += 1
    else odd += 1
  })
  const many = head.length / 4
  const few = head.length / 50
  if (odd > many && even <= few) return 'utf-16le'
  if (even > many && odd <= few) return 'utf-16be'
  return null
}

function fromUtf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): string {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2))
  return encoding === 'utf-16le' ? whole.toString('utf16le') : Buffer.from(whole).swap16().toString('utf16le')
}

const UTF8_SEQUENCE =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g

/**
 * A UTF-8 file with a few bytes gone wrong (cut in the middle of a character, a line pasted in from elsewhere) must not
 * turn into “Ã©” everywhere: it is UTF-8 when its mark says so or when most of its high bytes form good sequences, as
 * they never do in a Windows text.
 */
function isMostlyUtf8(latin1: string): boolean {
  if (latin1.startsWith('\u00ef\u00bb\u00bf')) return true
  // Counted, not collected: a file of nothing but such bytes would make a list of a hundred million.
  let high = 0
  for (let i = 0; i < latin1.length; i += 1) if (latin1.charCodeAt(i) >= 0x80) high += 1
  let inSequences = 0
  for (const [sequence] of latin1.matchAll(UTF8_SEQUENCE)) inSequences += sequence.length
  return inSequences >= high / 2
}

/** Good sequences as UTF-8, the bytes between them as Windows-1252. */
function fromDamagedUtf8(latin1: string): string {
  let text = ''
  let from = 0
  for (const match of latin1.matchAll(UTF8_SEQUENCE)) {
    const [sequence] = match
    text += fromWindows1252(latin1.slice(from, match.index)) + Buffer.from(sequence, 'latin1').toString('utf8')
    from = match.index + sequence.length
  }
  return text + fromWindows1252(latin1.slice(from))
}

function withoutBom(text: string): string {
  return text.startsWith(BOM) ? text.slice(1) : text
}
