// A wave's weights in a sentence: to whose shares, and with which trim.
import type { Weighting } from '../../../../shared/contract/definition'
import type { Dimension } from '../../../../shared/contract/wave'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'

/** "To the people behind the segments of Sector and Size. No weight above 5 times the mean." */
export function weightingWords(
  t: Translate,
  format: Format,
  weighting: Weighting | null,
  dimensions: readonly Dimension[],
): string {
  if (weighting === null) return t('definition.sheet.weightingNone')
  const names = weighting.margins.map(
    ({ dimension }) => dimensions.find(({ id }) => id === dimension)?.name ?? t('definition.sheet.goneDimension'),
  )
  const told = t('definition.sheet.weightingOf', { dimensions: format.list(names) })
  if (weighting.trim === null) return told
  const trim = format.decimal(weighting.trim, Number.isInteger(weighting.trim) ? 0 : 1)
  return `${told} ${t('definition.sheet.weightingTrim', { trim })}`
}
