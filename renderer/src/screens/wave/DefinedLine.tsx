// The headline where the wave's definition weighs answers or reads them by account, beside the plain one.
import type { DefinedScore } from '../../../../shared/contract/wave'
import type { ScoreLine } from '../../../../shared/model/figures'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { FEWEST_FOR_SCORE } from '../../../../shared/text/verdict'
import { useText } from '../../text'

export interface DefinedLineProps {
  defined: DefinedScore
  plain: ScoreLine
  confidence: number
  /** The large figure, or the sentences about it. */
  part: 'score' | 'words'
}

export function DefinedLine({ defined, plain, confidence, part }: DefinedLineProps) {
  const { t, format } = useText()
  const { reading, weighted, nps, lower, upper, effective } = defined
  const claimed = plain.n >= FEWEST_FOR_SCORE && plain.nps !== null
  const kind = weighted ? (reading === 'answers' ? 'weighted' : 'both') : reading === 'accounts' ? 'accounts' : 'first'
  if (part === 'score')
    return (
      <p className="wave-verdict-score">
        {claimed ? format.points(nps) : CANNOT_SAY}
        <small className="wave-verdict-kind">{t(`results.defined.${kind}`)}</small>
      </p>
    )
  if (!claimed) return null
  return (
    <p>
      {t(`results.definedSentence.${kind}`, { score: format.points(nps), plain: format.points(plain.nps) })}{' '}
      {t('results.definedRange', {
        lower: format.points(lower),
        upper: format.points(upper),
        confidence: format.percent(confidence),
      })}{' '}
      {t('results.definedWorth', {
        count: plain.n,
        number: format.integer(plain.n),
        effective: format.integer(effective),
      })}
    </p>
  )
}
