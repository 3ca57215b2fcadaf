// What several tests of the statistics share: random counts, and every way n answers can fall.
import fc from 'fast-check'
import type { Bands } from '../../shared/model/category'

export const counts = (promoters: number, passives: number, detractors: number): Bands => ({
  promoters,
  passives,
  detractors,
})

/** Counts with at least one answer; small, one-sided and large ones alike. */
export const someBands = fc
  .tuple(...[0, 1, 2].map(() => fc.oneof(fc.constant(0), fc.nat(12), fc.nat(3000))))
  .map(([promoters = 0, passives = 0, detractors = 0]) => counts(promoters, passives, detractors))
  .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0)

export const swapped = ({ promoters, passives, detractors }: Bands) => counts(detractors, passives, promoters)

/** Six true mixes (promoter, passive, detractor) from balanced to very high. */
export const MIXES = {
  A: [0.3, 0.4, 0.3],
  B: [0.45, 0.3, 0.25],
  C: [0.6, 0.25, 0.15],
  D: [0.75, 0.18, 0.07],
  E: [0.9, 0.08, 0.02],
  F: [0.2, 0.3, 0.5],
} as const
/** Shares of promoters, passives and detractors. */
export type Mix = readonly [promoter: number, passive: number, detractor: number]

/** Every outcome of n answers and its chance under a mix, by the multinomial formula. No code of the product. */
export function outcomes(n: number, [p, s, d]: Mix): { bands: Bands; chance: number }[] {
  const factorial = [1]
  for (let k = 1; k <= n; k += 1) factorial.push((factorial[k - 1] ?? Number.NaN) * k)
  const ways = (...parts: number[]) => parts.reduce((left, k) => left / (factorial[k] ?? Number.NaN), factorial[n] ?? 0)
  const all: { bands: Bands; chance: number }[] = []
  for (let x = 0; x <= n; x += 1) {
    for (let z = 0; z <= n - x; z += 1) {
      const y = n - x - z
      all.push({ bands: counts(x, y, z), chance: ways(x, y, z) * p ** x * s ** y * d ** z })
    }
  }
  return all
}
