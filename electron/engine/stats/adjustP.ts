// Many comparisons on one screen: p-values corrected for their number. Give it every test of the screen, also those
// that a filter hides; results come back in the order given.

/**
 * Which of these findings hold if not even one false one may slip in (chance 1 − confidence)? Holm (1979), step-down:
 * the i-th smallest p times (m − i + 1), never falling, at most 1. No assumption about how the tests hang together.
 */
export function holm(pValues: readonly number[]): number[] {
  const m = pValues.length
  let highest = 0
  return inOrderOf(ascending(pValues), (p, rank) => {
    highest = Math.max(highest, Math.min(1, p * (m - rank)))
    return highest
  })
}

/**
 * Which are worth a look if some false ones are tolerable? Benjamini & Hochberg (1995), step-up: the i-th smallest p
 * times m / i, never rising from the largest down, at most 1. Bounds the share of false findings: for exploring.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const m = pValues.length
  let lowest = 1
  return inOrderOf(ascending(pValues).toReversed(), (p, fromTop) => {
    lowest = Math.min(lowest, (p * m) / (m - fromTop))
    return lowest
  })
}

type Placed = { p: number; place: number }

const ascending = (pValues: readonly number[]): Placed[] =>
  pValues.map((p, place) => ({ p, place })).sort((a, b) => a.p - b.p)

/** Visits in the order of `placed` and puts each result at its original place. */
function inOrderOf(placed: readonly Placed[], correct: (p: number, rank: number) => number): number[] {
  const adjusted = new Array<number>(placed.length).fill(0)
  placed.forEach(({ p, place }, rank) => {
    adjusted[place] = correct(p, rank)
  })
  return adjusted
}
