// Simultaneous intervals for people who compare the three shares with each other at the same time.
import type { Bands } from '../../../../shared/model/category'
import { chiSquareCriticalValue } from '../numerics/chiSquare'
import { nps, standardError } from '../point'
import { type Limits, limitsAround } from './limits'

/**
 * How wide must the range of promoters minus detractors be if the other two differences between categories are to hold
 * at once? m ± √(χ² V / n), Goodman (1965). `bonferroni`: χ²(1) at α/3, three comparisons; `scheffe`: χ²(2) at α, any
 * number of them. For the NPS alone both are too wide (97–98 % at n = 300) and, like Wald, too narrow when few answer.
 * No answers → null.
 */
export function goodman(bands: Bands, confidence: number, correction: 'bonferroni' | 'scheffe'): Limits | null {
  const score = nps(bands)
  const error = standardError(bands)
  if (score === null || error === null) return null
  const alpha = 1 - confidence
  const square = correction === 'bonferroni' ? chiSquareCriticalValue(alpha / 3, 1) : chiSquareCriticalValue(alpha, 2)
  return limitsAround(score, Math.sqrt(square) * error)
}
