// The report of one import: what became of every row, why some are left out, and the way back.
import { Button, Group } from '@mantine/core'
import { useOs } from '@mantine/hooks'
import { IconChartBar } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { ImportBatch } from '../../../../shared/contract/import'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { IssueTable } from './IssueTable'
import { ReasonList } from './ReasonList'
import { UndoImport } from './UndoImport'

interface Props {
  wave: WaveHeader
  batch: ImportBatch
  /** Begins another import; null where that is offered elsewhere. */
  onAnother: (() => void) | null
}

export function FileReport({ wave, batch, onAnother }: Props) {
  const { t, format } = useText()
  const { rows, replaced = 0 } = batch
  const leftOut = rows.skipped + rows.rejected
  const standing = useStanding(batch)
  if (standing !== 'in-force') return <Undone wave={wave} batch={batch} standing={standing} onAnother={onAnother} />
  const title = t('import.report.title', {
    count: rows.imported,
    number: format.integer(rows.imported),
    wave: wave.name,
  })
  return (
    <>
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
          {onAnother && (
            <Button variant="default" onClick={onAnother}>
              {t('import.report.another')}
            </Button>
          )}
          <UndoImport batch={batch} {...(onAnother && { onUndone: onAnother })} />
        </Group>
        {replaced > 0 && (
          <p className="import-all-in">
            {t('import.report.replaced', { count: replaced, number: format.integer(replaced) })}
          </p>
        )}
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
      {leftOut > 0 && <IssueTable batch={batch} />}
    </>
  )
}

type Standing = 'in-force' | 'undone' | 'stepped-back'

/** Whether the import still holds: it may be undone as such, or a step back along the history has made it unmade. */
function useStanding({ id, wave }: ImportBatch): Standing {
  const list = useCall('import.list', { wave })
  // A list from before the import does not count: what was just imported is there.
  if (list.data === undefined || !list.isFetchedAfterMount) return 'in-force'
  const found = list.data.find((one) => one.id === id)
  if (found === undefined) return 'stepped-back'
  return found.undoneAt === null ? 'in-force' : 'undone'
}

function Undone({ wave, batch, standing, onAnother }: Props & { standing: Standing }) {
  const { t, format } = useText()
  const system = useOs() === 'macos' ? 'mac' : 'pc'
  return (
    <Card
      title={t('import.report.undone', { wave: wave.name })}
      hint={t('import.report.from', { file: batch.file, at: format.dateTime(batch.at) })}
      role="status"
      className="import-report"
    >
      <p>
        {standing === 'stepped-back'
          ? t('import.report.undoneRedo', { keys: t(`file.shortcut.${system}.redo`) })
          : t('import.report.undoneKept')}
      </p>
      {onAnother && (
        <Group>
          <Button variant="default" onClick={onAnother}>
            {t('import.report.another')}
          </Button>
        </Group>
      )}
    </Card>
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
