// Seeded draws for the coverages that are simulated: the same seed gives the same campaigns on every machine.
import type { Bands } from '../../shared/model/category'
import { counts, type Mix } from './mixes'

export type Draw = () => number

/** The category of one answer as its place in detractor, passive, promoter. */
export function categoryFrom(draw: Draw, [promoter, passive]: Mix): 0 | 1 | 2 {
  const u = draw()
  if (u < promoter) return 2
  return u < promoter + passive ? 1 : 0
}

export function answersFrom(draw: Draw, n: number, mix: Mix): Bands {
  const found = [0, 0, 0]
  for (let i = 0; i < n; i += 1) {
    const place = categoryFrom(draw, mix)
    found[place] = (found[place] ?? 0) + 1
  }
  const [detractors = 0, passives = 0, promoters = 0] = found
  return counts(promoters, passives, detractors)
}

export const scoreOf = ([promoter, , detractor]: Mix) => 100 * (promoter - detractor)

/** Three standard errors of a share in percent that was counted in so many tries. */
export const monteCarlo = (percent: number, tries: number) => 3 * Math.sqrt((percent * (100 - percent)) / tries)

/** Whether limits hold a value; the last digits of a sum are no difference. */
export const holds = (limits: { lower: number; upper: number } | null, value: number): boolean =>
  limits !== null && limits.lower <= value + 1e-9 && value - 1e-9 <= limits.upper
