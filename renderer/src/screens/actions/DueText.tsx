// When an action is due, in words: overdue is said, not only coloured.
import type { Action } from '../../../../shared/contract/action'
import { dayOf, daysBetween } from '../../parts/days'
import { useText } from '../../text'

export function DueText({ action }: { action: Pick<Action, 'dueOn' | 'overdue' | 'status'> }) {
  const { t, format } = useText()
  const { dueOn, overdue, status } = action
  if (dueOn === null) return <>{t('actions.due.none')}</>
  const date = format.date(dueOn)
  if (status === 'done' || status === 'dropped') return <>{t('actions.due.was', { date })}</>
  const days = daysBetween(dayOf(new Date()), dueOn)
  if (overdue) {
    const late = Math.max(1, -days)
    return <b className="action-late">{t('actions.due.late', { count: late, number: format.integer(late), date })}</b>
  }
  if (days <= 0) return <b>{t('actions.due.today')}</b>
  return <>{t('actions.due.inDays', { count: days, number: format.integer(days), date })}</>
}
