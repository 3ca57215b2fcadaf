// Keeps single answers from deciding a weighted score: no weight above a multiple of the mean.

/** How many answers share a weight. */
export interface CountedWeight {
  readonly weight: number
  readonly answers: number
}

/** The weights in their order, summing to what they summed to before, and how many answers were cut. */
export type Trimmed = { weights: number[]; trimmed: number }

/**
 * What are the weights when none may exceed `most` times the mean of those above 0? What is cut off goes to the others
 * in proportion to their weights, and what that lifts above the limit is cut in turn, so that the sum stays as it was
 * (as R survey::trimWeights with strict = TRUE, which shares it out evenly instead). `most` above 1.
 *
 * Trimming trades a little bias for answers that are worth more; say how many were cut. Nothing above the limit → as
 * given. All weights 0 → as given.
 */
export function trimmedWeights(given: readonly CountedWeight[], most: number): Trimmed {
  if (!(most > 1)) throw new RangeError(`weights are cut at a multiple of their mean above 1, got ${most}`)
  const total = given.reduce((sum, { weight, answers }) => sum + weight * answers, 0)
  const answers = given.reduce((sum, one) => sum + (one.weight > 0 ? one.answers : 0), 0)
  const limit = (most * total) / answers
  const cut = given.map(() => false)
  let scale = 1
  // Each round cuts at least one more; as the limit is above the mean, there is always somebody to take what was cut.
  for (;;) {
    let held = 0
    let free = 0
    let more = false
    given.forEach((one, i) => {
      if (cut[i] !== true && one.answers > 0 && one.weight * scale > limit * (1 + 1e-12)) {
        cut[i] = true
        more = true
      }
      if (cut[i] === true) held += limit * one.answers
      else free += one.weight * one.answers
    })
    if (!more) break
    scale = free > 0 ? (total - held) / free : 1
  }
  return {
    weights: given.map(({ weight }, i) => (cut[i] === true ? limit : weight * scale)),
    trimmed: given.reduce((sum, one, i) => sum + (cut[i] === true ? one.answers : 0), 0),
  }
}
