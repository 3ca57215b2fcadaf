// Values of one dimension that seem to be one value spelt differently: “SaaS” and “Saas”, “Télécoms” and “Telecom”.
// They are proposed, never merged: “Lot 1” and “Lot 2”, “Loire” and “Loir” look alike, too.
import type { ImportPreview } from '../../../../shared/contract/import'
import { sameName } from '../../store/names'

type Spelling = Omit<ImportPreview['spellings'][number], 'dimension'>

/** From so many different values on it is a list of names, in which likeness says little. */
const VALUES_COMPARED = 3000
/** Letters of a word in which one letter more, less or other may be a slip. */
const SLIP_FROM = 6

/**
 * Proposals for one dimension. `values`: how many rows have each value, as the file spells it; `known`: the segments of
 * the program, which others are brought to but which are never brought to each other.
 */
export function spellingsOf(values: ReadonlyMap<string, number>, known: readonly string[]): Spelling[] {
  if (values.size > VALUES_COMPARED) return []
  const segments = new Map(known.map((name) => [sameName(name), name]))
  const own = [...values.keys()].filter((value) => !segments.has(sameName(value)))
  const clusters = new Clusters([...known, ...values.keys()])
  const proposals: Spelling[] = []
  for (const cluster of clusters.of(own)) {
    const inProgram = known.find((name) => cluster.has(name))
    const present = [...cluster].filter((value) => values.has(value))
    const variants = present
      .filter((value) => value !== inProgram && !segments.has(sameName(value)))
      .map((value) => ({ value, rows: values.get(value) ?? 0 }))
      .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1))
    const to = inProgram ?? variants[0]?.value
    if (to === undefined) continue
    // What differs in case alone is one value anyhow.
    const shown = variants.filter(({ value }) => value === to || sameName(value) !== sameName(to))
    if (shown.every(({ value }) => value === to)) continue
    proposals.push({ to, variants: shown })
  }
  const rowsOf = ({ variants }: Spelling) => variants.reduce((sum, { rows }) => sum + rows, 0)
  return proposals.sort((a, b) => rowsOf(b) - rowsOf(a) || (a.to < b.to ? -1 : 1))
}

/** Values in groups of those that are alike. */
class Clusters {
  readonly #parent = new Map<string, string>()

  constructor(values: readonly string[]) {
    const byKey = new Map<string, string>()
    for (const value of values) {
      const words = plainWords(value)
      const key = words.join('')
      if (key === '') continue
      this.#meet(byKey, key, value)
    }
    const bySlip = new Map<string, string[]>()
    for (const [key, value] of byKey) {
      for (const slip of slips(key)) {
        const others = bySlip.get(slip) ?? []
        for (const other of others) if (isSlip(plainWords(value), plainWords(other))) this.#join(value, other)
        bySlip.set(slip, [...others, value])
      }
    }
  }

  /** Each group that holds one of these values, once. */
  of(values: readonly string[]): Set<string>[] {
    const groups = new Map<string, Set<string>>()
    for (const value of this.#parent.keys()) {
      const root = this.#root(value)
      const group = groups.get(root)
      if (group) group.add(value)
      else groups.set(root, new Set([value]))
    }
    return [...new Set(values.map((value) => groups.get(this.#root(value))).filter((group) => group !== undefined))]
  }

  #meet(byKey: Map<string, string>, key: string, value: string): void {
    this.#parent.set(value, this.#parent.get(value) ?? value)
    const first = byKey.get(key)
    if (first === undefined) byKey.set(key, value)
    else this.#join(first, value)
  }

  #root(value: string): string {
    let root = value
    for (let parent = this.#parent.get(root); parent !== undefined && parent !== root; parent = this.#parent.get(root))
      root = parent
    return root
  }

  #join(a: string, b: string): void {
    this.#parent.set(this.#root(b), this.#root(a))
  }
}

/** The words of a value without case, accents, punctuation and plural; figures keep what separates them. */
function plainWords(value: string): string[] {
  const plain = value
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    // “1-10” is not “110”, “1 000” is “1000”.
    .replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)\s*[-–—/.,:]\s*(?=\d)/g, '~')
    // Signs that say more or less, and those that are part of a name (C++, C#), stay.
    .replace(/[^\p{L}\p{N}~+<>≤≥#&%€$]+/gu, ' ')
  return plain
    .trim()
    .split(' ')
    .map((word) => (/^\p{L}{4,}$/u.test(word) ? word.replace(/s$/, '') : word))
}

/** A key itself, and with each of its letters left out: two keys a letter apart share one of these. */
function slips(key: string): Set<string> {
  if (key.length < SLIP_FROM || key.length > 60) return new Set()
  const found = new Set([key])
  for (let i = 0; i < key.length; i += 1) found.add(key.slice(0, i) + key.slice(i + 1))
  return found
}

/** One letter more, less or other in one word that is long enough; figures are never a slip. */
function isSlip(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  const different = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i] ?? ''] as const]))
  const [pair, second] = different
  if (!pair || second) return false
  const [left, right] = pair
  return /^\p{L}+$/u.test(left + right) && Math.min(left.length, right.length) >= SLIP_FROM && isOneEdit(left, right)
}

function isOneEdit(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  const shorter = Math.min(a.length, b.length) - start
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return Math.max(a.length, b.length) - start - end <= 1
}
