// Walks the tags of an XML part as bytes: a sheet of a hundred megabytes never becomes one string. Entities of its own
// are not known to it, nor are documents that declare any let in (archive.ts).
import { refuse } from '../../../../shared/failure'

const LESS = 0x3c
const GREATER = 0x3e
const SLASH = 0x2f
const EQUALS = 0x3d
const COLON = 0x3a
const BANG = 0x21
const QUESTION = 0x3f
const DOUBLE = 0x22
const SINGLE = 0x27
const AMPERSAND = 0x26
const UNDERSCORE = 0x5f
const RETURN = 0x0d

/** What is no tag, and how it ends. */
const PASSED_OVER = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

function isSpaceOr(other: number, byte: number): boolean {
  return byte <= 0x20 || byte === other
}

/** Stands on one tag at a time; comments, CDATA and processing instructions are passed over. */
export class XmlWalk {
  readonly bytes: Buffer
  readonly #file: string
  /** Where the tag's “<” stands, where its name begins (after a prefix) and ends, and where the next thing begins. */
  tag = 0
  nameFrom = 0
  nameTo = 0
  after = 0
  closing = false
  /** The tag closes itself. */
  empty = false
  /** Where the present attribute's name (after a prefix) and its value begin and end. */
  attributeFrom = 0
  attributeTo = 0
  valueFrom = 0
  valueTo = 0

  constructor(bytes: Buffer, file: string) {
    this.bytes = bytes
    this.#file = file
  }

  /** Moves to the next tag; false at the end. Refuses with `file-damaged` when a tag never ends. */
  next(): boolean {
    const { bytes } = this
    const end = bytes.length
    let at = this.after
    for (;;) {
      while (at < end && bytes[at] !== LESS) at += 1
      if (at >= end) return false
      const first = bytes[at + 1]
      if (first !== BANG && first !== QUESTION) break
      at = this.#passedOver(at)
    }
    this.tag = at
    at += 1
    this.closing = bytes[at] === SLASH
    if (this.closing) at += 1
    this.nameFrom = at
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte <= 0x20 || byte === GREATER || byte === SLASH) break
      if (byte === COLON) this.nameFrom = at + 1
    }
    this.nameTo = at
    while (at < end && bytes[at] !== GREATER) {
      const byte = bytes[at]
      if (byte === DOUBLE || byte === SINGLE) {
        at += 1
        while (at < end && bytes[at] !== byte) at += 1
      }
      at += 1
    }
    if (at >= end) throw this.damaged()
    this.empty = bytes[at - 1] === SLASH
    this.after = at + 1
    return true
  }

  damaged() {
    return refuse('file-damaged', { file: this.#file })
  }

  /** The name is this one, in ASCII. */
  is(name: string): boolean {
    if (this.nameTo - this.nameFrom !== name.length) return false
    for (let i = 0; i < name.length; i += 1) if (this.bytes[this.nameFrom + i] !== name.charCodeAt(i)) return false
    return true
  }

  /** Begins the tag's attributes anew for `nextAttribute`. */
  rewind(): void {
    this.valueTo = this.nameTo - 1
  }

  /** Moves to the tag's next attribute; false: there is none. Without regular expressions: a tag may be of megabytes. */
  nextAttribute(): boolean {
    const { bytes, after } = this
    let at = this.valueTo + 1
    while (at < after && isSpaceOr(SLASH, bytes[at] ?? 0)) at += 1
    if (at >= after || bytes[at] === GREATER) return false
    this.attributeFrom = at
    for (; at < after && !isSpaceOr(EQUALS, bytes[at] ?? 0); at += 1)
      if (bytes[at] === COLON) this.attributeFrom = at + 1
    this.attributeTo = at
    while (at < after && isSpaceOr(EQUALS, bytes[at] ?? 0)) at += 1
    const quote = bytes[at] ?? 0
    if (quote !== DOUBLE && quote !== SINGLE) throw this.damaged()
    at += 1
    this.valueFrom = at
    while (at < after && bytes[at] !== quote) at += 1
    if (at >= after) throw this.damaged()
    this.valueTo = at
    return true
  }

  /** An attribute's text, whatever its prefix; null: the tag has none of that name. */
  attribute(name: string): string | null {
    this.rewind()
    while (this.nextAttribute()) {
      if (this.bytes.toString('latin1', this.attributeFrom, this.attributeTo) === name) {
        return textOf(this.bytes, this.valueFrom, this.valueTo)
      }
    }
    return null
  }

  /** Standing on an opening tag that holds text only: that text's place, moving to its closing tag. */
  toClosing(): { from: number; to: number } {
    const from = this.after
    if (this.empty) return { from, to: from }
    if (!this.next() || !this.closing) throw this.damaged()
    return { from, to: this.tag }
  }

  #passedOver(at: number): number {
    const { bytes } = this
    const opening = bytes.toString('latin1', at, at + 9)
    const known = PASSED_OVER.find(([begins]) => opening.startsWith(begins))
    if (!known) throw this.damaged()
    const [begins, ends] = known
    const end = bytes.indexOf(ends, at + begins.length, 'latin1')
    if (end < 0) throw this.damaged()
    return end + ends.length
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const ESCAPED = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));|_x([\da-f]{4})_/gi

/** Text between tags, decoded: entities, CDATA, and Excel's own _x000D_ for characters that XML does not hold. */
export function textOf(bytes: Buffer, from: number, to: number): string {
  let plain = true
  let ascii = true
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x80) ascii = false
    else if (byte === AMPERSAND || byte === UNDERSCORE || byte === LESS || byte === RETURN) plain = false
  }
  const text = bytes.toString(ascii ? 'latin1' : 'utf8', from, to)
  return plain ? text : fromMarkup(text)
}

function fromMarkup(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!lines.includes('<')) return unescaped(lines)
  // All of them end: the walk has passed over them.
  return lines
    .split(/(<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>)/)
    .map((piece) => {
      if (piece.startsWith('<!--') || piece.startsWith('<?')) return ''
      return piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : unescaped(piece)
    })
    .join('')
}

function unescaped(text: string): string {
  return text.replace(ESCAPED, (whole, name?: string, decimal?: string, hex?: string, excel?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    if (excel !== undefined) return String.fromCharCode(Number.parseInt(excel, 16))
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
