// How a sample stands: when and by whom it was drawn, how many are to send, sent, answered, reminded, by which rules.
import type { ReactNode } from 'react'
import type { Sample } from '../../../../shared/contract/sample'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { LateAnswers } from '../definition/LateAnswers'
import type { Listed } from './useListed'
import { barredText, rulesText } from './words'

interface Props {
  wave: WaveHeader
  sample: Sample
  /** Who is drawn, not invited, has not answered all the same, and is not left out. */
  toSend: number
  /** null: not known yet. */
  listed: Listed | null
  /** What can be done. */
  children: ReactNode
}

export function SampleSummary({ wave, sample, toSend, listed, children }: Props) {
  const { t, format } = useText()
  const { drawn, sent, gone, answered, reminded, reserve } = sample
  const barred = listed && barredText(listed.barred, listed.on, sample.rules.contactDays, t, format)
  const when = format.dateTime(sample.drawnAt)
  const counted = (count: number) => ({ count, number: format.integer(count) })
  const parts = [
    t('sample.drawn.toSend', counted(toSend)),
    t('sample.drawn.sent', counted(sent)),
    ...(sent === 0
      ? []
      : [
          answered === null
            ? t('sample.drawn.answersUnknown')
            : t(gone > 0 ? 'sample.drawn.answeredOfKnown' : 'sample.drawn.answered', {
                ...counted(answered),
                rate: format.percent(answered / (sent - gone)),
                known: format.integer(sent - gone),
              }),
          t('sample.drawn.reminded', counted(reminded)),
        ]),
    t('sample.drawn.reserve', counted(reserve)),
  ]
  return (
    <Card aria-label={t('sample.title')} className="wave-verdict">
      <p className="wave-verdict-score">{format.integer(drawn)}</p>
      <div className="wave-verdict-words">
        <p>
          <strong>{t('sample.drawn.headline', { parts: parts.join(', ') })}</strong>
        </p>
        {barred !== null && <p className="sample-warn">{barred}</p>}
        <p className="nps-quiet">
          {sample.drawnBy === null
            ? t('sample.drawn.whenBy', { when })
            : t('sample.drawn.when', { when, who: sample.drawnBy })}{' '}
          {t('sample.drawn.rules', { rules: rulesText(sample.rules, t, format) })}
        </p>
        <LateAnswers wave={wave} />
      </div>
      <div className="sample-do-all">{children}</div>
    </Card>
  )
}
