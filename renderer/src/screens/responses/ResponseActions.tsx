// The actions of one response, in a line each.
import { Link } from 'wouter'
import type { ActionId, WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { DueText } from '../actions/DueText'

export function ResponseActions({ wave, actions }: { wave: WaveId; actions: readonly ActionId[] }) {
  const { t } = useText()
  const list = useCall('action.list', { wave }, { enabled: actions.length > 0 })
  if (actions.length === 0) return <p className="nps-quiet">{t('responses.panel.noActions')}</p>
  if (list.error) return <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />
  const own = (list.data ?? []).filter((action) => actions.includes(action.id))
  return (
    <ul className="response-actions">
      {own.map((action) => (
        <li key={action.id}>
          <Link href={`/waves/${wave}/actions?action=${action.id}`}>{action.title}</Link>
          <span>
            {t(`actions.status.${action.status}`)} · {action.owner ?? t('actions.unowned')} ·{' '}
            <DueText action={action} />
          </span>
        </li>
      ))}
    </ul>
  )
}
