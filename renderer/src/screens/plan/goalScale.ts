// The way of a slider: 1,000 steps over a range in which equal factors are equally long, so that 20 and 20,000 answers
// can both be aimed at. Pure.

export interface Scale {
  least: number
  most: number
  /** Values are multiples of it. */
  step: number
}

export const STEPS = 1000

const rounded = (value: number, { step }: Scale) => Math.round(value / step) * step
const within = (value: number, { least, most }: Scale) => Math.min(most, Math.max(least, value))

/** Where a value stands, from 0 to 1,000; beyond the range it stands at its end. */
export function placeOf(value: number, scale: Scale): number {
  const { least, most } = scale
  if (most <= least) return 0
  return (STEPS * Math.log(within(value, scale) / least)) / Math.log(most / least)
}

/** The value at a place. */
export function valueAt(place: number, scale: Scale): number {
  const { least, most } = scale
  return within(rounded(least * (most / least) ** (place / STEPS), scale), scale)
}

/** The value after a move to `place`: at least one step away from `from`, in the direction of the move. */
export function movedTo(place: number, from: number, scale: Scale): number {
  const value = valueAt(place, scale)
  const before = placeOf(from, scale)
  if (place === before || (place > before && value > from) || (place < before && value < from)) return value
  return within(rounded(from, scale) + (place > before ? scale.step : -scale.step), scale)
}
