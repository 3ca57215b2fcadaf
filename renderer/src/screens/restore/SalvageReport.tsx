// What came back of a damaged program and what did not, kind by kind, and the way into the new one.
import { Button, Table } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { Salvage } from '../../../../shared/contract/program'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { CountTable } from './CountTable'
import { holdsText } from './words'
import './restore.css'

export function SalvageReport({ salvage }: { salvage: Salvage }) {
  const { t, format } = useText()
  const [, navigate] = useLocation()
  const open = useWrite('program.open', { onSuccess: () => navigate('/campaigns') })
  const card = useRef<HTMLHeadingElement>(null)
  // The button that was pressed has gone: reading goes on here.
  useEffect(() => card.current?.focus(), [])

  // A kind of which there was nothing and nothing is missing says nothing.
  const rows = salvage.tables.filter(({ recovered, lost }) => recovered > 0 || lost !== 0)
  const unknown = rows.some(({ lost }) => lost === null)
  const whole = rows.every(({ lost }) => lost === 0)
  return (
    <Card
      title={
        <span ref={card} tabIndex={-1}>
          {t('restore.report.title')}
        </span>
      }
      className="restore-report"
    >
      <p className="restore-verdict">
        {t('restore.report.made', { file: salvage.made.name, holds: holdsText(salvage.holds, t, format) })}
      </p>
      {whole && <p>{t('restore.report.all')}</p>}
      <CountTable
        label={t('restore.report.title')}
        kind={t('restore.report.kind')}
        counts={[t('restore.report.recovered'), t('restore.report.lost')]}
      >
        {rows.map(({ table, recovered, lost }) => (
          <Table.Tr key={table}>
            <Table.Th scope="row">{t(`restore.report.tables.${table}`)}</Table.Th>
            <Table.Td ta="right">{format.integer(recovered)}</Table.Td>
            <Table.Td ta="right" data-lost={lost !== null && lost > 0}>
              {lost === null ? CANNOT_SAY : format.integer(lost)}
            </Table.Td>
          </Table.Tr>
        ))}
      </CountTable>
      {unknown && <p className="nps-quiet">{t('restore.report.unknown')}</p>}
      <p className="nps-quiet">{t('restore.report.untouched')}</p>
      <Button loading={open.isPending} onClick={() => open.mutate({ file: salvage.made })}>
        {t('restore.report.open')}
      </Button>
    </Card>
  )
}
