// The backups day by day, newest first: when, why, what is in each and how large it is. One of them can be chosen.
import { Radio, Table } from '@mantine/core'
import { useId } from 'react'
import type { Backup } from '../../../../shared/contract/backup'
import { byDay, dayOf } from '../../parts/days'
import { useText } from '../../text'
import { dayName } from './dayName'
import { KINDS } from './words'
import './restore.css'

interface Props {
  backups: readonly Backup[]
  /** The id of the one on show; null: none has been chosen yet. */
  chosen: string | null
  onChoose(id: string): void
}

export function BackupTable({ backups, chosen, onChoose }: Props) {
  const { t, format } = useText()
  const group = useId()
  const today = dayOf(new Date())
  return (
    <Table.ScrollContainer minWidth={600}>
      <Table className="restore-table" aria-label={t('restore.list')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('restore.column.time')}</Table.Th>
            <Table.Th>{t('restore.column.why')}</Table.Th>
            {KINDS.map((kind) => (
              <Table.Th key={kind} ta="right">
                {t(`restore.column.${kind}`)}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t('restore.column.size')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        {byDay(backups).map(({ day, items: ofDay }) => (
          <Table.Tbody key={day}>
            <Table.Tr className="restore-day">
              <Table.Th scope="rowgroup" colSpan={3 + KINDS.length}>
                {dayName(day, today, t, format)}
              </Table.Th>
            </Table.Tr>
            {ofDay.map((backup) => (
              <Table.Tr
                key={backup.id}
                className="restore-row"
                data-chosen={backup.id === chosen}
                onClick={() => onChoose(backup.id)}
              >
                <Table.Td>
                  <Radio
                    size="xs"
                    name={group}
                    value={backup.id}
                    checked={backup.id === chosen}
                    onChange={() => onChoose(backup.id)}
                    label={format.time(backup.at)}
                    aria-label={t('restore.choose', {
                      at: format.dateTime(backup.at),
                      why: t(`restore.reason.${backup.reason}`),
                    })}
                  />
                </Table.Td>
                <Table.Td>{t(`restore.reason.${backup.reason}`)}</Table.Td>
                {KINDS.map((kind) => (
                  <Table.Td key={kind} ta="right">
                    {format.integer(backup.holds[kind])}
                  </Table.Td>
                ))}
                <Table.Td ta="right" className="restore-size">
                  {format.bytes(backup.bytes)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        ))}
      </Table>
    </Table.ScrollContainer>
  )
}
