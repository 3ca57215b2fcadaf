// The three categories of the Net Promoter Score (Reichheld 2003): 9–10 promoter, 7–8 passive, 0–6 detractor.
import { z } from 'zod'

export const CATEGORIES = ['promoter', 'passive', 'detractor'] as const
export const Category = z.enum(CATEGORIES)
export type Category = z.infer<typeof Category>

/** How many responses fall in each category. Whole numbers ≥ 0. */
export const Bands = z.strictObject({
  promoters: z.number().int().nonnegative(),
  passives: z.number().int().nonnegative(),
  detractors: z.number().int().nonnegative(),
})
export type Bands = z.infer<typeof Bands>

/** The category of a whole score from 0 to 10. */
export function categoryOf(score: number): Category {
  if (score >= 9) return 'promoter'
  return score >= 7 ? 'passive' : 'detractor'
}

/** Counts per score 0…10 (11 whole numbers) folded into the three categories. */
export function bandsOf(scoreCounts: readonly number[]): Bands {
  const sum = (from: number, to: number) => scoreCounts.slice(from, to + 1).reduce((a, b) => a + b, 0)
  return { promoters: sum(9, 10), passives: sum(7, 8), detractors: sum(0, 6) }
}
