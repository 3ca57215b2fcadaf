// One quiet line: how many waves have outlived the retention period. Nothing when there are none.
import { Link, useLocation } from 'wouter'
import { useCall } from '../../client'
import { dayOf } from '../../parts/days'
import { useText } from '../../text'
import { pastRetention } from './words'
import './privacy.css'

export function RetentionLine() {
  const { t, format } = useText()
  const [location] = useLocation()
  const due = useCall('privacy.due', {})
  const count = pastRetention(due.data ?? [], dayOf(new Date())).length
  if (count === 0) return null
  return (
    <p className="privacy-note privacy-past">
      {t('privacy.due.past', { count, number: format.integer(count) })}
      {location !== '/privacy' && <Link href="/privacy">{t('privacy.due.show')}</Link>}
    </p>
  )
}
