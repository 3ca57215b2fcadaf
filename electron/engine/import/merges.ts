// Values of a dimension as they will be stored: without the spellings that the user merged into others.
import type { ImportRules } from '../../../shared/contract/import'
import { sameName } from '../store/names'

/** What a value of a dimension becomes. Merges are found whatever the case; one that leads to another is followed. */
export type Respell = (value: string) => string

const asItIs: Respell = (value) => value
const SPELLINGS_KEPT = 10_000

export function respellOf(dimension: string, merges: ImportRules['merges']): Respell {
  const own = merges.filter((merge) => sameName(merge.dimension) === sameName(dimension))
  if (own.length === 0) return asItIs
  const next = new Map(own.map(({ from, to }) => [sameName(from), to]))
  const known = new Map<string, string>()
  return (value) => {
    const seen = known.get(value)
    if (seen !== undefined) return seen
    const spelt = followed(value, next)
    if (known.size < SPELLINGS_KEPT) known.set(value, spelt)
    return spelt
  }
}

function followed(value: string, next: ReadonlyMap<string, string>): string {
  let current = value
  // Two values that are merged into each other would be followed for ever.
  const passed = new Set<string>()
  for (;;) {
    const key = sameName(current)
    const to = next.get(key)
    if (to === undefined || passed.has(key)) return current.trim()
    passed.add(key)
    current = to
  }
}
