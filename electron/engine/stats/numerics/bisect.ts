// Halving a stretch of the line: slow, but it needs no derivative and cannot wander off.
// Used for every inverse that has no closed form (quantiles, score limits, detectable change).

/**
 * Where does a condition that holds at `inside` stop holding on the way to `outside`?
 * Returns the last point found on the inside, exact to the spacing of doubles. `outside` may be smaller or larger.
 * Assumes one change only between the two ends; with none, the end itself is returned.
 */
export function lastHolding(inside: number, outside: number, holds: (x: number) => boolean): number {
  if (holds(outside)) return outside
  let good = inside
  let bad = outside
  for (;;) {
    const middle = good + (bad - good) / 2
    if (middle === good || middle === bad) return good
    if (holds(middle)) good = middle
    else bad = middle
  }
}

/** The first power-of-two multiple of `start` at which a condition no longer holds: an outer end for `lastHolding`. */
export function firstFailing(start: number, holds: (x: number) => boolean): number {
  let x = start
  while (holds(x)) {
    x *= 2
    if (x === Number.POSITIVE_INFINITY) throw new Error('a quantile was asked for that no finite number reaches')
  }
  return x
}
