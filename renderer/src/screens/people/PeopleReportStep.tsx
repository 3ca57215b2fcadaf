// The last step: what became of every line of the list, and the lines left out as a file to correct.
import { Button, Group, Table } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PeopleBatch } from '../../../../shared/contract/people'
import type { Failure } from '../../../../shared/failure'
import { CallFailed, call, useCall, useShell } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { COUNTS } from './PeoplePreviewCard'

interface Props {
  batch: PeopleBatch
  onAnother(): void
  /** The same file once more, as a list of accounts. */
  onAccounts(): void
}

const SHOWN = 200

export function PeopleReportStep({ batch, onAnother, onAccounts }: Props) {
  const { t, format } = useText()
  const { rows } = batch
  const leftOut = rows.skipped + rows.rejected
  if (useIsUndone(batch)) {
    return (
      <Card title={t('people.wizard.undone', { file: batch.file })} role="status">
        <Button variant="default" onClick={onAnother}>
          {t('people.wizard.again')}
        </Button>
      </Card>
    )
  }
  return (
    <>
      <Card title={t('people.wizard.done', { file: batch.file })} hint={t('people.wizard.undo')} role="status">
        <div className="people-preview">
          <ul className="people-counts">
            {COUNTS.map((name) => (
              <li key={name}>
                <strong>{format.integer(rows[name])}</strong> {t(`people.counts.${name}`, { count: rows[name] })}
              </li>
            ))}
          </ul>
          {leftOut === 0 && <p>{t('people.wizard.allTaken')}</p>}
          <Group>
            <Button component={Link} href={`/contacts?list=${batch.kind}`}>
              {t('people.wizard.showList')}
            </Button>
            {batch.kind === 'contacts' && (
              <Button variant="default" onClick={onAccounts}>
                {t('people.wizard.accountsToo')}
              </Button>
            )}
            <Button variant="default" onClick={onAnother}>
              {t('people.wizard.again')}
            </Button>
          </Group>
        </div>
      </Card>
      {leftOut > 0 && <LeftOut batch={batch} />}
    </>
  )
}

/** Whether a step back along the history has made the import unmade. */
function useIsUndone({ id }: PeopleBatch): boolean {
  const list = useCall('people.batches', {})
  // A list from before the import does not count: what was just imported is there.
  return list.data !== undefined && list.isFetchedAfterMount && list.data.every((one) => one.id !== id)
}

function LeftOut({ batch }: { batch: PeopleBatch }) {
  const { t, format } = useText()
  const shell = useShell()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [saving, setSaving] = useState(false)
  const issues = useCall('people.issues', { batch: batch.id, limit: SHOWN })
  const save = async () => {
    const name = t('people.wizard.reportName', { file: batch.file.replace(/\.[^.]+$/, '') })
    setSaving(true)
    try {
      const target = await shell.pickTarget('spreadsheet', `${name}.xlsx`)
      if (!target) return
      const { rows } = await call('people.report', { batch: batch.id, target, format: 'xlsx' })
      await shell.deliver(target)
      setFailure(null)
      notifications.show({ message: t('people.wizard.saved', { count: rows, number: format.integer(rows) }) })
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      setFailure(error.failure)
    } finally {
      setSaving(false)
    }
  }
  if (issues.error?.failure.code === 'not-found') return null
  if (issues.error) return <FailureNotice failure={issues.error.failure} onRetry={() => void issues.refetch()} />
  if (issues.data === undefined) return null
  return (
    <Card
      title={t('people.wizard.leftOut')}
      hint={t('people.wizard.saveHint')}
      actions={
        <Button variant="default" size="compact-sm" loading={saving} onClick={() => void save()}>
          {t('people.wizard.saveReport')}
        </Button>
      }
      flush
    >
      {failure && <FailureNotice failure={failure} />}
      <Table className="import-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="right" w={90}>
              {t('people.wizard.line')}
            </Table.Th>
            <Table.Th>{t('people.wizard.column')}</Table.Th>
            <Table.Th>{t('people.wizard.value')}</Table.Th>
            <Table.Th>{t('people.wizard.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {issues.data.rows.map((issue) => (
            <Table.Tr key={`${issue.sheet} ${issue.row}`}>
              <Table.Td ta="right">{format.integer(issue.row)}</Table.Td>
              <Table.Td className="import-file-name">{issue.column}</Table.Td>
              <Table.Td className="import-file-name">{issue.value}</Table.Td>
              <Table.Td>{t(`people.reasons.${issue.reason}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  )
}
