// Several themes looked at together: which of them really go with a higher or lower score.
import type { Bands } from '../../../shared/model/category'
import { benjaminiHochberg } from './adjustP'
import { criticalValue, normalTwoSided } from './numerics/normal'
import { answerCount } from './point'
import { type ThemeImpact, themeImpact } from './themeImpact'

/** With fewer mentions the usual interval covers too little (86 % with 3, 89 % with 5) and is not shown. */
export const FEWEST_MENTIONS = 10

export type ThemeVerdict = {
  mentions: number
  /** null: all answers mention the theme, or none. */
  impact: ThemeImpact | null
  /** Half-width of the impact in points; null below ten mentions (or ten answers without the theme). */
  margin: number | null
  pValue: number | null
  /** Corrected over all themes that are judged. */
  adjustedP: number | null
  /** Holds after correction. */
  real: boolean
}

/**
 * Which themes' impacts hold when all are looked at together? Impact ± z se by linearisation; Benjamini–Hochberg over
 * the themes that can be judged, since themes are explored: among those called real, about 1 − confidence are not.
 * Give it every theme of the screen, also those that a filter hides. Order and length of the result are the input's.
 */
export function themeVerdicts(
  themes: readonly { withTheme: Bands; withoutTheme: Bands }[],
  confidence: number,
): ThemeVerdict[] {
  const single = themes.map(({ withTheme, withoutTheme }) => {
    const mentions = answerCount(withTheme)
    const impact = themeImpact(withTheme, withoutTheme)
    const enough = Math.min(mentions, answerCount(withoutTheme)) >= FEWEST_MENTIONS
    const judged = enough && impact !== null && impact.statistic !== null
    return {
      mentions,
      impact,
      margin: judged ? criticalValue(confidence) * impact.standardError : null,
      pValue: judged && impact.statistic !== null ? normalTwoSided(impact.statistic) : null,
    }
  })
  const adjusted = benjaminiHochberg(single.flatMap(({ pValue }) => (pValue === null ? [] : [pValue])))
  let next = 0
  return single.map((one) => {
    const adjustedP = one.pValue === null ? null : (adjusted[next++] ?? 1)
    return { ...one, adjustedP, real: adjustedP !== null && adjustedP < 1 - confidence }
  })
}
