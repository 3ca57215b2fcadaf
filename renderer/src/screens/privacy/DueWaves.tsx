// Closed waves that still hold personal data, those past their retention period first said to be so.
import { Button, Table } from '@mantine/core'
import { IconClock, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { DueWave } from '../../../../shared/contract/privacy'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { dayOf } from '../../parts/days'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { PlainTable } from '../../parts/PlainTable'
import { useText } from '../../text'
import { AnonymiseDialog } from './AnonymiseDialog'
import { RetentionLine } from './RetentionLine'
import { pastRetention } from './words'

export function DueWaves() {
  const { t } = useText()
  const due = useCall('privacy.due', {})
  return (
    <Card title={t('privacy.due.title')} hint={t('privacy.due.hint')}>
      <Period />
      {due.error && <FailureNotice failure={due.error.failure} onRetry={() => void due.refetch()} />}
      {due.isPending && <Loading />}
      {due.data?.length === 0 && (
        <EmptyState icon={<IconShieldCheck size={36} stroke={1.4} />} title={t('privacy.due.emptyTitle')}>
          {t('privacy.due.emptyText')}
        </EmptyState>
      )}
      {due.data && due.data.length > 0 && (
        <>
          <RetentionLine />
          <Waves waves={due.data} />
        </>
      )}
    </Card>
  )
}

/** How long data are kept in this program, and where that is set. */
function Period() {
  const { t, format } = useText()
  const program = useCall('program.info', {})
  if (!program.data) return null
  const months = program.data.retentionMonths
  return (
    <p className="nps-quiet privacy-note">
      {months === null
        ? t('privacy.due.noPeriod')
        : t('privacy.due.period', { count: months, number: format.integer(months) })}{' '}
      <Link href="/settings">{t(months === null ? 'privacy.due.setPeriod' : 'privacy.due.changePeriod')}</Link>
    </p>
  )
}

function Waves({ waves }: { waves: readonly DueWave[] }) {
  const { t, format } = useText()
  const [chosen, setChosen] = useState<DueWave | null>(null)
  const past = pastRetention(waves, dayOf(new Date()))
  return (
    <>
      <PlainTable
        label={t('privacy.due.list')}
        className="privacy-table"
        columns={[
          { title: t('privacy.due.wave') },
          { title: t('privacy.due.closed') },
          { title: t('privacy.due.dueOn') },
          { title: t('privacy.due.personal'), className: 'privacy-number' },
          { title: t('privacy.due.comments'), className: 'privacy-number' },
          { title: t('privacy.due.do'), silent: true },
        ]}
      >
        {waves.map((one) => (
          <Table.Tr key={one.wave}>
            <Table.Th scope="row">
              <Link href={`/waves/${one.wave}/responses`}>
                {t('shell.palette.wave', { campaign: one.campaign.name, wave: one.name })}
              </Link>
            </Table.Th>
            <Table.Td>{format.date(one.closesOn)}</Table.Td>
            <Table.Td>
              <DueOn wave={one} past={past.includes(one)} />
            </Table.Td>
            <Table.Td className="privacy-number">{format.integer(one.personal)}</Table.Td>
            <Table.Td className="privacy-number">{format.integer(one.verbatims)}</Table.Td>
            <Table.Td className="privacy-do">
              <Button
                variant="default"
                size="xs"
                aria-label={t('privacy.due.anonymiseOf', { name: one.name })}
                onClick={() => setChosen(one)}
              >
                {t('privacy.due.anonymise')}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </PlainTable>
      {chosen && <AnonymiseDialog wave={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}

function DueOn({ wave: { dueOn }, past }: { wave: DueWave; past: boolean }) {
  const { t, format } = useText()
  if (dueOn === null) return <span className="nps-quiet">{t('privacy.due.never')}</span>
  if (!past) return <>{format.date(dueOn)}</>
  return (
    <span className="privacy-ended">
      <IconClock size={15} stroke={1.8} aria-hidden />
      <span>{t('privacy.due.ended', { date: format.date(dueOn) })}</span>
    </span>
  )
}
