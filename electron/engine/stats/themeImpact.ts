// How much a theme that people mention pulls the score up or down.
import type { Bands } from '../../../shared/model/category'
import { answerCount, nps } from './point'

/** Scores, impact and standard error in points; `share` of answers that mention the theme, 0 … 1. */
export type ThemeImpact = {
  npsAll: number
  npsWith: number
  npsWithout: number
  share: number
  impact: number
  standardError: number
  /** impact / standardError; null when the standard error is 0. */
  statistic: number | null
}

/**
 * What would the score be without the answers that mention the theme? impact = NPS(all) − NPS(without): negative when
 * the theme drags the score down. The standard error by linearisation (n / (n − 1) Σ u²), as survey software does.
 *
 * An association, not an effect, and impacts do not add up over themes, since one answer may mention several.
 * Hide the interval below 10 mentions (at 3 it covers 86 % instead of 95). No mention, or nothing but mentions → null.
 */
export function themeImpact(withTheme: Bands, withoutTheme: Bands): ThemeImpact | null {
  const [npsWith, npsWithout] = [nps(withTheme), nps(withoutTheme)]
  if (npsWith === null || npsWithout === null) return null
  const [mentions, others] = [answerCount(withTheme), answerCount(withoutTheme)]
  const n = mentions + others
  const npsAll = (mentions * npsWith + others * npsWithout) / n
  const impact = npsAll - npsWithout
  const influence = (code: number, mentioned: boolean) =>
    (100 * code - npsAll - (mentioned ? 0 : (100 * code - npsWithout) / (others / n))) / n
  const squares = (bands: Bands, mentioned: boolean) =>
    bands.promoters * influence(1, mentioned) ** 2 +
    bands.passives * influence(0, mentioned) ** 2 +
    bands.detractors * influence(-1, mentioned) ** 2
  const standardError = Math.sqrt((n / (n - 1)) * (squares(withTheme, true) + squares(withoutTheme, false)))
  const statistic = standardError === 0 ? null : impact / standardError
  return { npsAll, npsWith, npsWithout, share: mentions / n, impact, standardError, statistic }
}
