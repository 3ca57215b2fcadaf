// Weights that fit several margins at once, when only the people of each margin are known and not those of the crossing.

/** Answers of one crossing: its level on each margin, in the margins' order. */
export interface RakedCell {
  readonly levels: readonly number[]
  /** The weight that its answers have together before raking: their number, where all count alike. */
  readonly base: number
}

/** How close successive rounds must come, beside the weight itself. */
const CONVERGED = 1e-12
/** How close the fitted margins must come to those wanted. */
const FITTED = 1e-9
/** Rounds are as many as this much work allows, within bounds. */
const WORK = 40_000_000
const MOST_ROUNDS = 20_000

/**
 * By which factor must the answers of each crossing be multiplied so that every margin has its people? Iterative
 * proportional fitting from factor 1, to all margins in turn until no factor moves by more than 1e-12 of itself;
 * Deming & Stephan (1940), R survey::rake. `margins[k][level]` are people, in any unit; they need not sum alike, the
 * factors then sum to the last margin's.
 *
 * Assumes no more than post-stratification does, but on margins only: the mix within a crossing is taken as answered.
 * null where it does not converge: a level has people but no answers, or the empty crossings allow no fit.
 */
export function raked(cells: readonly RakedCell[], margins: readonly (readonly number[])[]): number[] | null {
  if (cells.length === 0 || margins.length === 0) return null
  const factors = new Float64Array(cells.length).fill(1)
  const rounds = Math.max(200, Math.min(MOST_ROUNDS, Math.floor(WORK / (cells.length * margins.length))))
  for (let round = 0; round < rounds; round += 1) {
    const before = factors.slice()
    for (const [place, wanted] of margins.entries()) {
      const sums = sumsOf(cells, factors, place, wanted.length)
      if (wanted.some((people, level) => people > 0 && !((sums[level] ?? 0) > 0))) return null
      cells.forEach(({ levels }, i) => {
        const level = levels[place] ?? 0
        const sum = sums[level] ?? 0
        factors[i] = sum > 0 ? ((factors[i] ?? 0) * (wanted[level] ?? 0)) / sum : 0
      })
    }
    if (factors.every((factor, i) => Math.abs(factor - (before[i] ?? 0)) <= CONVERGED * factor)) {
      return isFitted(cells, factors, margins) ? [...factors] : null
    }
  }
  return null
}

function sumsOf(cells: readonly RakedCell[], factors: Float64Array, place: number, levels: number): Float64Array {
  const sums = new Float64Array(levels)
  cells.forEach(({ levels: own, base }, i) => {
    const level = own[place] ?? 0
    sums[level] = (sums[level] ?? 0) + base * (factors[i] ?? 0)
  })
  return sums
}

/** Whether every margin has its shares: rounds can also come to rest between margins that contradict each other. */
function isFitted(
  cells: readonly RakedCell[],
  factors: Float64Array,
  margins: readonly (readonly number[])[],
): boolean {
  return margins.every((wanted, place) => {
    const sums = sumsOf(cells, factors, place, wanted.length)
    const people = wanted.reduce((sum, each) => sum + each, 0)
    const total = sums.reduce((sum, each) => sum + each, 0)
    return wanted.every((each, level) => Math.abs((sums[level] ?? 0) / total - each / people) <= FITTED)
  })
}
