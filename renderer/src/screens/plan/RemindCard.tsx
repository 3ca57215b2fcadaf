// Whom to remind next: what narrows a segment's margin most comes first. The list itself is made where the sample is.
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { cellName } from '../../../../shared/charts'
import type { Reminder, Tracking } from '../../../../shared/contract/plan'
import { cellKeyOf } from '../../../../shared/model/cell'
import type { WaveId } from '../../../../shared/model/ids'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { Unsaid } from './Unsaid'

const MOST_SHOWN = 5

/** "18 people, 6 decide" */
function People({ reminder }: { reminder: Reminder }) {
  const { t, format } = useText()
  const told = (key: 'people' | 'deciders' | 'keyUsers', count: number) =>
    t(`plan.track.remind.${key}`, { count, number: format.integer(count) })
  const roles = [
    ...(reminder.decisionMakers > 0 ? [told('deciders', reminder.decisionMakers)] : []),
    ...(reminder.keyUsers > 0 ? [told('keyUsers', reminder.keyUsers)] : []),
  ]
  const { reminded, lastRemindedOn } = reminder
  const before = lastRemindedOn !== null && {
    count: reminded,
    number: format.integer(reminded),
    day: format.date(lastRemindedOn),
  }
  return (
    <span className="stacked">
      {told('people', reminder.people)}
      {roles.length > 0 && <small>{roles.join(', ')}</small>}
      {before && (
        <small>
          {t(reminded === reminder.people ? 'plan.track.remind.allReminded' : 'plan.track.remind.reminded', before)}
        </small>
      )}
    </span>
  )
}

export function RemindCard({ tracking, wave }: { tracking: Tracking; wave: WaveId }) {
  const { t, format } = useText()
  const { reminders, status, overall } = tracking
  const shown = reminders.slice(0, MOST_SHOWN)
  const more = reminders.length - shown.length
  return (
    <Card
      title={t('plan.track.remind.title')}
      hint={t('plan.track.remind.hint')}
      actions={
        <Button component={Link} href={`/waves/${wave}/sample`} size="xs" variant="default">
          {t(status === 'planned' && overall.invited === null ? 'plan.sample' : 'plan.track.remind.go')}
        </Button>
      }
    >
      {shown.length === 0 ? (
        <p className="plan-quiet">
          {status === 'planned'
            ? t('plan.track.remind.planned')
            : `${t('plan.track.remind.none')} ${t('plan.track.remind.noneText')}`}
        </p>
      ) : (
        <table className="plan-small">
          <tbody>
            {shown.map((reminder) => {
              const facts = { now: format.margin(reminder.margin), next: format.margin(reminder.expected) }
              return (
                <tr key={cellKeyOf(reminder)}>
                  <th scope="row">
                    <Link href={`/waves/${wave}/sample?cell=${cellKeyOf(reminder)}`}>{cellName(t, reminder)}</Link>
                  </th>
                  <td>
                    <People reminder={reminder} />
                  </td>
                  {reminder.expected === null ? (
                    <td className="plan-number">
                      <Unsaid why={t('plan.track.remind.noRate')} />
                    </td>
                  ) : (
                    <td className="plan-number plan-good">
                      <span aria-hidden="true">{t('plan.track.remind.change', facts)}</span>
                      <span className="nps-visually-hidden">{t('plan.track.remind.changeLabel', facts)}</span>
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {more > 0 && (
        <p className="plan-quiet">{t('plan.track.remind.more', { count: more, number: format.integer(more) })}</p>
      )}
    </Card>
  )
}
