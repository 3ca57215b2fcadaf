// The left-out rows with all their cells as a file: to be corrected in a spreadsheet program and imported again.
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportBatch } from '../../../../shared/contract/import'
import { splitName } from '../../../../shared/fileNames'
import { call, useShell } from '../../client'
import { useText } from '../../text'
import { attempt } from '../shell/failures'
import { filterInput, type IssueFilter } from './issueFilter'

const KINDS = { xlsx: 'spreadsheet', csv: 'csv' } as const
type FileFormat = keyof typeof KINDS

export function DownloadReport({ batch, filter }: { batch: ImportBatch; filter: IssueFilter }) {
  const { t, format, language } = useText()
  const shell = useShell()
  const [busy, setBusy] = useState<FileFormat | null>(null)
  const download = async (as: FileFormat) => {
    const name = `${t('import.report.fileName', { file: splitName(batch.file).stem })}.${as}`
    setBusy(as)
    await attempt(language, name, async () => {
      const target = await shell.pickTarget(KINDS[as], name)
      if (!target) return
      const written = await call('import.report', { batch: batch.id, ...filterInput(filter), target, format: as })
      await shell.deliver(target)
      notifications.show({
        title: t('import.report.downloaded', { count: written.rows, number: format.integer(written.rows) }),
        message: t('import.report.correct', { file: target.name }),
        autoClose: 12_000,
      })
    })
    setBusy(null)
  }
  return (
    <Group gap="xs">
      {(['xlsx', 'csv'] as const).map((as) => (
        <Button
          key={as}
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={busy === as}
          disabled={busy !== null && busy !== as}
          onClick={() => void download(as)}
        >
          {t(`import.report.download.${as}`)}
        </Button>
      ))}
    </Group>
  )
}
