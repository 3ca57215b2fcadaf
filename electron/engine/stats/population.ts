// What a known, finite list of people changes: the more of it has answered, the less is left to guess.

/**
 * What part of the sampling variance remains when n people of a list of N answered? φ = (N − n) / (N − 1),
 * from 1 (one person, or no known list) down to 0 (everybody answered). Cochran (1977) ch. 2.
 * Goes with variances that divide by n. Treats those who answered as a random draw from the list: it does not
 * repair non-response. More answers than people → null, since list and answers contradict each other.
 */
export function populationFactor(n: number, population: number | undefined): number | null {
  if (population === undefined) return 1
  if (!(population >= n) || population < 1) return null
  if (population === n) return 0
  return Math.min(1, (population - n) / (population - 1))
}

/** The list as far as it can be used: one shorter than the answers contradicts them, and stands aside. */
export const listFor = (n: number, population: number | null | undefined): number | undefined =>
  typeof population === 'number' && population >= n ? population : undefined

/**
 * How far could those of a list who have not answered still move its score? Half the range in points, 100 (N − n) / N:
 * from all of them detractors to all of them promoters. Certain at any look and at any level, whatever the answers. No
 * list, or one shorter than its answers: the whole scale, 100.
 */
export function certainMargin(n: number, population: number | null | undefined): number {
  const list = listFor(n, population)
  return list === undefined || list <= 0 ? 100 : (100 * (list - n)) / list
}
