// What an erasure did, for the one who has to answer for it.
import { useEffect, useRef } from 'react'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import type { Erasure } from './EraseDialog'
import { erasedLines } from './words'

export function ErasedReport({ erasure }: { erasure: Erasure }) {
  const { t, format } = useText()
  const { name, score, erased, at } = erasure
  const report = useRef<HTMLDivElement>(null)
  // The dialog that held the keyboard has gone with the person that it was about.
  useEffect(() => report.current?.focus(), [])
  return (
    <div ref={report} tabIndex={-1}>
      <Card title={t('privacy.erased.title', { name })}>
        <ul className="privacy-report">
          {erasedLines(erased, score, t, format).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="nps-quiet">{t('privacy.erased.text', { moment: format.dateTime(at) })}</p>
        <p className="nps-quiet">{t('privacy.erase.beyond')}</p>
      </Card>
    </div>
  )
}
