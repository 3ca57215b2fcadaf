// The third step: the import runs. It can be stopped until it is done; all or nothing is stored.
import { Button } from '@mantine/core'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Progress } from '../../../../shared/wire'
import { Card } from '../../parts/Card'
import { ProgressBar } from '../../parts/ProgressBar'
import { useText } from '../../text'
import { progressText } from './progressText'
import { WizardPage } from './WizardPage'

interface Props {
  wave: WaveHeader
  progress: Progress | null
  stopping: boolean
  onStop(): void
}

export function RunStep({ wave, progress, stopping, onStop }: Props) {
  const { t, format } = useText()
  return (
    <WizardPage wave={wave} step="run">
      <Card title={t('import.run.working', { wave: wave.name })}>
        <div className="import-running">
          <ProgressBar label={t('import.run.working', { wave: wave.name })} progress={progress} size="lg" />
          <p role="status">{progress === null ? t('common.loading') : progressText(progress, t, format)}</p>
          <p className="nps-quiet">{t('import.run.workingHint')}</p>
          <Button variant="default" loading={stopping} onClick={onStop}>
            {t(stopping ? 'import.run.stopping' : 'import.run.cancel')}
          </Button>
        </div>
      </Card>
    </WizardPage>
  )
}
