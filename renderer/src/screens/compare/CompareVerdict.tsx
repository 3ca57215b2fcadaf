// The change in one sentence, between the two scores that it is made of.
import { Button, Select } from '@mantine/core'
import type { ComparedWave, WaveComparison } from '../../../../shared/contract/compare'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { WaveId } from '../../../../shared/model/ids'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { FEWEST_FOR_RANGE, FEWEST_FOR_SCORE, mayClaimScore } from '../../../../shared/text/verdict'
import { definedKind, definedSentences, mayClaimDefined } from '../../../../shared/text/verdicts/defined'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { ChangeLines } from '../wave/ChangeLine'
import { useSiblings } from './useSiblings'

/** One of the two scores as it may be claimed, with its range and its number of answers. */
interface SideProps {
  wave: ComparedWave
  now?: boolean
  /** Its headline by weights or accounts, in words; null: there is none. */
  headline: string | null
}

function Side({ wave, now = false, headline }: SideProps) {
  const { t, format } = useText()
  const { score } = wave
  const interval = score.n < FEWEST_FOR_RANGE ? null : score.interval
  return (
    <div className="compare-side" data-now={now}>
      <span className="nps-quiet">{wave.name}</span>
      {mayClaimScore(score) ? (
        <strong>{format.points(score.nps)}</strong>
      ) : (
        <strong title={t('results.tooFewHere', { number: format.integer(FEWEST_FOR_SCORE) })}>{CANNOT_SAY}</strong>
      )}
      <small>
        {interval !== null && `${format.range(interval.lower, interval.upper)} · `}
        {t('charts.count', { number: format.integer(score.n) })}
      </small>
      {headline !== null && mayClaimScore(score) && <small>{headline}</small>}
    </div>
  )
}

export interface CompareVerdictProps {
  wave: WaveHeader
  compared: WaveComparison
  onAgainst: (against: WaveId) => void
  onDetails: () => void
}

export function CompareVerdict({ wave, compared, onAgainst, onDetails }: CompareVerdictProps) {
  const { t, format } = useText()
  const { earlier } = useSiblings(wave)
  const { against, change, defined } = compared
  const { score } = compared.wave
  const beside = defined && definedSentences(t, format, { defined, plain: score, confidence: wave.confidence })
  const headline = (points: number | null | undefined) =>
    defined && typeof points === 'number' && mayClaimDefined(defined, score)
      ? t('compare.headline', { kind: t(`results.defined.${definedKind(defined)}`), score: format.points(points) })
      : null
  const choose = (value: string | null) => {
    const chosen = earlier.find(({ id }) => String(id) === value)
    if (chosen !== undefined) onAgainst(chosen.id)
  }
  return (
    <Card aria-label={t('compare.verdict')} className="wave-verdict compare-verdict">
      <div className="compare-sides">
        <Side wave={against} headline={headline(defined?.before)} />
        <span aria-hidden="true">→</span>
        <Side wave={compared.wave} headline={headline(defined?.nps)} now />
      </div>
      <div className="wave-verdict-words">
        <ChangeLines
          change={change}
          defined={defined}
          responses={score.n}
          status={wave.status}
          confidence={wave.confidence}
        />
        {beside !== null && <p className="nps-quiet">{beside}</p>}
        {wave.status !== 'closed' && <p className="nps-quiet">{t('compare.stillOpen')}</p>}
        {compared.exact && change.kind !== 'none' && <p className="nps-quiet">{t('compare.exact')}</p>}
      </div>
      <div className="compare-choice">
        <Select
          size="xs"
          label={t('compare.against')}
          data={earlier.map(({ id, name, score }) => ({
            value: String(id),
            label: t('compare.againstWave', {
              wave: name,
              responses: t('common.responses', { count: score.n, number: format.integer(score.n) }),
            }),
          }))}
          value={String(against.id)}
          onChange={choose}
          allowDeselect={false}
        />
        <Button variant="subtle" size="xs" onClick={onDetails}>
          {t('compare.details')}
        </Button>
      </div>
    </Card>
  )
}
