// What happened to an action and when, latest first.
import { ACTION_STATUSES, type ActionEvent } from '../../../../shared/contract/action'
import type { ActionId } from '../../../../shared/model/ids'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { useCall } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'

export function ActionHistory({ action }: { action: ActionId }) {
  const { t, format } = useText()
  const history = useCall('action.history', { action })
  if (history.error) return <FailureNotice failure={history.error.failure} onRetry={() => void history.refetch()} />
  const events = history.data ?? []
  if (history.isSuccess && events.length === 0) return <p className="actions-none">{t('actions.panel.historyNone')}</p>
  return (
    <ol className="action-history">
      {events.toReversed().map((event) => (
        <li key={`${event.at} ${event.what}`}>
          <time dateTime={event.at}>{format.dateTime(event.at)}</time>
          <span>{sentence(event, t, format)}</span>
        </li>
      ))}
    </ol>
  )
}

function sentence({ what, from, to }: ActionEvent, t: Translate, format: Format): string {
  switch (what) {
    case 'created':
      return t('actions.events.created')
    case 'note':
      return t('actions.events.note')
    case 'title':
      return t('actions.events.title', { from: from ?? '', to: to ?? '' })
    case 'status':
      return t('actions.events.status', { from: statusName(from, t), to: statusName(to, t) })
    case 'owner': {
      const nobody = t('actions.events.nobody')
      return t('actions.events.owner', { from: from ?? nobody, to: to ?? nobody })
    }
    case 'due': {
      const none = t('actions.events.noDate')
      return t('actions.events.due', {
        from: from === null ? none : format.date(from),
        to: to === null ? none : format.date(to),
      })
    }
  }
}

/** The event keeps the status as the engine writes it; a status this version does not know is shown as it is. */
function statusName(stored: string | null, t: Translate): string {
  const known = ACTION_STATUSES.find((status) => status === stored)
  return known ? t(`actions.status.${known}`) : (stored ?? '')
}
