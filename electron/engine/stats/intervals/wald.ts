// The plain intervals other tools print: kept for comparison, never the default.
import type { Bands } from '../../../../shared/model/category'
import { criticalValue } from '../numerics/normal'
import { studentCriticalValue } from '../numerics/student'
import { answerCount, nps, standardError, standardErrorUnbiased } from '../point'
import { populationFactor } from '../population'
import { type Limits, limitsAround } from './limits'

export type WaldLimits = Limits & { standardError: number }

/**
 * What does the textbook normal interval give? m ± z √(φ V / n), V with denominator n (as R package NPS).
 * Trust it from about n = 100: at n = 10 and NPS +88 it covers 65 % instead of 95 %, and it has no width at all when
 * every answer falls in one category. With a population, Cochran's φ. No answers, or more than people → null.
 */
export function wald(bands: Bands, confidence: number, population?: number): WaldLimits | null {
  const score = nps(bands)
  const plain = standardError(bands)
  const factor = populationFactor(answerCount(bands), population)
  if (score === null || plain === null || factor === null) return null
  const error = plain * Math.sqrt(factor)
  return { ...limitsAround(score, criticalValue(confidence) * error), standardError: error }
}

/**
 * What would a one-sample t interval of the −1 / 0 / +1 codes give? m ± t(n − 1) s / √n, s with n − 1.
 * A little wider than Wald, with the same blindness to answers all in one category. Fewer than two answers → null.
 */
export function waldT(bands: Bands, confidence: number): WaldLimits | null {
  const score = nps(bands)
  const error = standardErrorUnbiased(bands)
  if (score === null || error === null) return null
  const margin = studentCriticalValue(confidence, answerCount(bands) - 1) * error
  return { ...limitsAround(score, margin), standardError: error }
}

/**
 * What does survey software give for a simple sample from a list of N? m ± z √((1 − n/N) s² / n), s² with n − 1.
 * Cochran (1977). Fewer than two answers, or more than people → null.
 */
export function surveyWald(bands: Bands, confidence: number, population: number): WaldLimits | null {
  const score = nps(bands)
  const plain = standardErrorUnbiased(bands)
  const n = answerCount(bands)
  if (score === null || plain === null || population < n) return null
  const error = plain * Math.sqrt(1 - n / population)
  return { ...limitsAround(score, criticalValue(confidence) * error), standardError: error }
}
