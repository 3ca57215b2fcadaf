// The calendar as a table: the same waves, dates, states and warnings as the timeline, one wave a row.
import { Table } from '@mantine/core'
import { Link } from 'wouter'
import type { CalendarWave } from '../../../../shared/contract/calendar'
import { PlainTable } from '../../parts/PlainTable'
import { useText } from '../../text'
import { aboutWave, answersText, type Watched } from './watchText'

export function CalendarTable({ waves, watched }: { waves: readonly CalendarWave[]; watched: readonly Watched[] }) {
  const { t, format } = useText()
  return (
    <PlainTable
      label={t('calendar.table.label')}
      className="calendar-table"
      columns={[
        { title: t('calendar.table.campaign') },
        { title: t('calendar.table.wave') },
        { title: t('calendar.table.dates') },
        { title: t('calendar.table.status') },
        { title: t('calendar.table.answers') },
        { title: t('calendar.table.plan') },
        { title: t('calendar.table.watch') },
      ]}
    >
      {waves.map((wave) => {
        const own = aboutWave(watched, wave.id)
        const status = t(`campaigns.status.${wave.status}`)
        return (
          <Table.Tr key={wave.id}>
            <Table.Td>
              <Link href={`/campaigns/${wave.campaign.id}`}>{wave.campaign.name}</Link>
            </Table.Td>
            <Table.Th scope="row">
              <Link href={`/waves/${wave.id}/results`}>{wave.name}</Link>
            </Table.Th>
            <Table.Td>
              {t('campaigns.dates', { from: format.date(wave.opensOn), to: format.date(wave.closesOn) })}
            </Table.Td>
            <Table.Td>{wave.frozen ? `${status}, ${t('calendar.frozen')}` : status}</Table.Td>
            <Table.Td>{answersText(wave, t, format)}</Table.Td>
            <Table.Td>
              <Link href={`/waves/${wave.id}/plan`}>{t(wave.planned ? 'calendar.withPlan' : 'calendar.noPlan')}</Link>
            </Table.Td>
            <Table.Td>
              {own.length === 0 ? (
                <span className="nps-quiet">{t('calendar.table.nothing')}</span>
              ) : (
                own.map(({ number, sentence }) => <p key={number}>{sentence}</p>)
              )}
            </Table.Td>
          </Table.Tr>
        )
      })}
    </PlainTable>
  )
}
