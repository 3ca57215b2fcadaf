// A score in a table's cell, as it may be claimed, over the number of answers that it is made of.
import type { ScoreLine } from '../../../../shared/model/figures'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { FEWEST_FOR_SCORE, mayClaimScore } from '../../../../shared/text/verdict'
import { useText } from '../../text'

export function ScoreCell({ score, quiet = false }: { score: ScoreLine; quiet?: boolean }) {
  const { t, format } = useText()
  const Figure = quiet ? 'span' : 'strong'
  return (
    <span className="compare-score">
      {mayClaimScore(score) ? (
        <Figure>{format.points(score.nps)}</Figure>
      ) : (
        <Figure title={t('results.tooFewHere', { number: format.integer(FEWEST_FOR_SCORE) })}>{CANNOT_SAY}</Figure>
      )}
      <small>{t('charts.count', { number: format.integer(score.n) })}</small>
    </span>
  )
}
