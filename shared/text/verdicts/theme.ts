// How much a theme that people mention goes with a higher or lower score. An association, never an effect.
import type { Format } from '../format'
import type { Translate } from '../index'
import { unsigned } from './points'

/** Figures of one theme, in points; `share` of the answers that mention it, as a fraction. */
export interface ThemeGiven {
  theme: string
  mentions: number
  share: number
  npsAll: number | null
  npsWith: number | null
  npsWithout: number | null
  impact: number | null
  /** Half-width of the impact; null below ten mentions. */
  margin: number | null
}

/** "“Delivery” is mentioned by 20%: NPS −48 among them; without these answers the score would be 25 instead of 11. …" */
export function themeSentence(t: Translate, format: Format, given: ThemeGiven): string {
  const { theme, mentions, share, npsAll, npsWith, npsWithout, impact, margin } = given
  if (npsAll === null || npsWith === null || npsWithout === null || impact === null)
    return t('verdicts.theme.unknown', { theme })
  if (margin === null)
    return t('verdicts.theme.few', {
      theme,
      count: mentions,
      number: format.integer(mentions),
      impact: format.points(impact),
    })
  return t('verdicts.theme.impact', {
    theme,
    share: format.percent(share),
    with: unsigned(format, npsWith),
    without: unsigned(format, npsWithout),
    all: unsigned(format, npsAll),
    impact: format.points(impact),
    margin: format.margin(margin),
  })
}

/** "3 of 8 themes go with a different score, after correction for 8 comparisons (Benjamini–Hochberg)." */
export function themesSentence(t: Translate, format: Format, { judged, real }: { judged: number; real: number }) {
  if (judged === 0) return t('verdicts.theme.noneJudged')
  const number = format.integer(judged)
  if (real === 0) return t('verdicts.theme.realNone', { number })
  return t('verdicts.theme.real', { count: real, real: format.integer(real), number })
}
