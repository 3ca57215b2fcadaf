// A backup beside a damaged file: how much is in each, and what to do where the backup holds less.
import { Table } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Holdings } from '../../../../shared/contract/program'
import { useText } from '../../text'
import { fewerText, KINDS } from './words'
import './restore.css'

export function AgainstDamaged({ holds, readable }: { holds: Holdings; readable: Holdings }) {
  const { t, format } = useText()
  const fewer = fewerText(holds, readable, t, format)
  const responses = { count: holds.responses, number: format.integer(holds.responses) }
  return (
    <>
      <p>
        {t('restore.against.responses', {
          holds: t('restore.things.responses', responses),
          readable: format.integer(readable.responses),
        })}
      </p>
      {fewer === null ? (
        <p className="nps-quiet">{t('restore.against.enough')}</p>
      ) : (
        <div className="restore-fewer">
          <IconAlertTriangle size={16} stroke={2} aria-hidden />
          <div>
            <p>
              <b>{t('restore.against.fewer', { fewer })}</b>
            </p>
            <p>{t('restore.against.both')}</p>
          </div>
        </div>
      )}
      <Table
        className="restore-counts"
        verticalSpacing={5}
        horizontalSpacing={4}
        aria-label={t('restore.against.counts')}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('restore.preview.kind')}</Table.Th>
            <Table.Th ta="right">{t('restore.against.reads')}</Table.Th>
            <Table.Th ta="right">{t('restore.against.backup')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {KINDS.map((kind) => (
            <Table.Tr key={kind} data-same={holds[kind] === readable[kind]}>
              <Table.Th scope="row">{t(`restore.column.${kind}`)}</Table.Th>
              <Table.Td ta="right">{format.integer(readable[kind])}</Table.Td>
              <Table.Td ta="right">{format.integer(holds[kind])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
