// Contact fatigue: how many contacts were invited how often in the last year, and the rule that is to prevent too much.
import { Table } from '@mantine/core'
import { Link } from 'wouter'
import { Card } from '../../parts/Card'
import { PlainTable } from '../../parts/PlainTable'
import { useText } from '../../text'
import { daysText } from './watchText'

interface Props {
  fatigue: readonly { times: number; contacts: number }[]
  contactDays: number
}

export function Fatigue({ fatigue, contactDays }: Props) {
  const { t, format } = useText()
  const all = fatigue.reduce((sum, { contacts }) => sum + contacts, 0)
  return (
    <Card title={t('calendar.fatigue.title')} hint={t('calendar.fatigue.hint')}>
      {all === 0 ? (
        <p className="calendar-none">{t('calendar.fatigue.none')}</p>
      ) : (
        <PlainTable
          label={t('calendar.fatigue.title')}
          className="calendar-fatigue"
          columns={[
            { title: t('calendar.fatigue.times') },
            { title: t('calendar.fatigue.contacts'), className: 'nps-number' },
            { title: t('calendar.fatigue.share') },
          ]}
        >
          {fatigue.map(({ times, contacts }) => (
            <Table.Tr key={times}>
              <Table.Th scope="row">
                {times === 0
                  ? t('calendar.fatigue.never')
                  : t('calendar.fatigue.count', { count: times, number: format.integer(times) })}
              </Table.Th>
              <Table.Td className="nps-number">{format.integer(contacts)}</Table.Td>
              <Table.Td>
                <span className="calendar-share">
                  <span className="calendar-share-bar" aria-hidden="true">
                    <span style={{ width: `${(contacts / all) * 100}%` }} />
                  </span>
                  {format.percent(contacts / all)}
                </span>
              </Table.Td>
            </Table.Tr>
          ))}
        </PlainTable>
      )}
      {all > 0 && <p className="calendar-rule">{t('calendar.fatigue.known')}</p>}
      <p className="calendar-rule">
        {contactDays === 0
          ? t('calendar.fatigue.noRule')
          : t('calendar.fatigue.rule', { days: daysText(contactDays, t, format) })}{' '}
        <Link href="/settings">{t('calendar.fatigue.change')}</Link>
      </p>
    </Card>
  )
}
