// Points inside a sentence: a size without its sign, and a score where the sentence needs no plus.
import type { Format } from '../format'

/** A size in points without its sign; one decimal where the whole number would be 0. `count` chooses the plural. */
export function sized(format: Format, points: number): { size: string; count: number } {
  const size = Math.abs(points)
  return size < 0.5
    ? { size: format.decimal(size, 1), count: 0 }
    : { size: format.integer(size), count: Math.round(size) }
}

/** A score or limit without a plus: “46”, “−4”. For sentences that set several beside each other. */
export function unsigned(format: Format, points: number): string {
  return format.points(points).replace(/^\+/, '')
}
