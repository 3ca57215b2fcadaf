// The same change looked at in several ways, for the details panel; one of them decides.
import type { TestLine, TestMethod } from '../../../shared/contract/compare'
import type { Bands } from '../../../shared/model/category'
import { adjustedDifference, pooledTest, waldDifference, welchDifference } from '../stats/difference'
import { type Answered, clusteredFor, overlapOf, pairingOf } from '../stats/matched'
import { bowker, pairedAdjusted, pairedScore, pairedT, stuartMaxwell } from '../stats/paired'
import { permutationP } from '../stats/permutation'
import { answerCount } from '../stats/point'

/** With fewer answers in a wave the exact test stands beside the others. */
export const EXACT_BELOW = 30

type Result = Partial<Pick<TestLine, 'statistic' | 'df' | 'pValue' | 'lower' | 'upper'>> | null

/** A method that cannot say anything of these answers is left out. */
function line(method: TestMethod, result: Result, decides = false): TestLine[] {
  if (result === null) return []
  const { statistic = null, df = null, pValue = null, lower = null, upper = null } = result
  return [{ method, decides, statistic, df, pValue, lower, upper }]
}

export const isExact = (before: Bands, now: Bands): boolean =>
  Math.min(answerCount(before), answerCount(now)) < EXACT_BELOW

/** Two groups of different people. */
export function testsOfTwo(before: Bands, now: Bands, confidence: number): TestLine[] {
  const exact = isExact(before, now) ? { pValue: permutationP(before, now) } : null
  return [
    ...line('adjusted-wald', adjustedDifference(before, now, confidence), true),
    ...line('wald', waldDifference(before, now, confidence)),
    ...line('pooled', pooledTest(before, now)),
    ...line('welch-t', welchDifference(before, now, confidence)),
    ...line('permutation', exact),
  ]
}

/** Two waves, by who answered them: the first line decides. */
export function testsOf(answered: Answered, confidence: number): TestLine[] {
  const { before, now, moves } = answered
  const overlap = overlapOf(answered)
  const pairing = pairingOf(answered)
  if (pairing === 'different' || overlap === null) return testsOfTwo(before, now, confidence)
  if (pairing === 'partly')
    return [
      ...line('respondent-clustered', clusteredFor(overlap, answered, confidence), true),
      ...line('adjusted-wald', adjustedDifference(before, now, confidence)),
      ...line('wald', waldDifference(before, now, confidence)),
    ]
  return [
    ...line('paired-adjusted-wald', pairedAdjusted(moves, confidence), true),
    ...line('paired-t', pairedT(moves, confidence)),
    ...line('paired-score', pairedScore(moves)),
    ...line('stuart-maxwell', stuartMaxwell(moves)),
    ...line('bowker', bowker(moves)),
  ]
}
