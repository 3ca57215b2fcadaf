// The last step: what became of every row of the file, and where to go from here.
import { Button, Group } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { ImportBatch } from '../../../../shared/contract/import'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { EarlierImports } from './EarlierImports'
import { IssueTable } from './IssueTable'
import { ReasonList } from './ReasonList'
import { UndoImport } from './UndoImport'
import { WizardPage } from './WizardPage'

interface Props {
  wave: WaveHeader
  batch: ImportBatch
  onAnother(): void
}

export function ReportStep({ wave, batch, onAnother }: Props) {
  const { t, format } = useText()
  const { rows } = batch
  const leftOut = rows.skipped + rows.rejected
  const title = t('import.report.title', {
    count: rows.imported,
    number: format.integer(rows.imported),
    wave: wave.name,
  })
  return (
    <WizardPage wave={wave} step="report">
      <Card
        title={title}
        hint={t('import.report.from', { file: batch.file, at: format.dateTime(batch.at) })}
        role="status"
        className="import-report"
      >
        <div className="import-equation">
          <Count name={t('import.report.read')} value={rows.read} />
          <span aria-hidden="true">=</span>
          <Count name={t('import.report.imported')} value={rows.imported} />
          <span aria-hidden="true">+</span>
          <Count name={t('import.report.skipped')} value={rows.skipped} />
          <span aria-hidden="true">+</span>
          <Count name={t('import.report.rejected')} value={rows.rejected} />
        </div>
        <Group>
          <Button
            component={Link}
            href={`/waves/${wave.id}/results`}
            leftSection={<IconChartBar size={16} aria-hidden />}
          >
            {t('import.report.results')}
          </Button>
          <Button component={Link} href={`/waves/${wave.id}/responses`} variant="default">
            {t('import.report.responses')}
          </Button>
          <Button variant="default" onClick={onAnother}>
            {t('import.report.another')}
          </Button>
          <UndoImport batch={batch} onUndone={onAnother} />
        </Group>
        {leftOut === 0 && <p className="import-all-in">{t('import.report.allIn')}</p>}
      </Card>
      {leftOut > 0 && (
        <Card title={t('import.report.reasons')}>
          <ReasonList reasons={rows.reasons} />
          <p className="nps-quiet import-meanings">
            {t('import.report.skippedMeaning')} {t('import.report.rejectedMeaning')}
          </p>
        </Card>
      )}
      {leftOut > 0 && <IssueTable batch={batch.id} />}
      <EarlierImports wave={wave.id} />
    </WizardPage>
  )
}

function Count({ name, value }: { name: string; value: number }) {
  const { format } = useText()
  return (
    <p>
      <strong>{format.integer(value)}</strong>
      {name}
    </p>
  )
}
