// The import wizard of a wave: file → check → import → report. Nothing is stored before the third step.
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useParams } from 'wouter'
import type { ImportBatch } from '../../../../shared/contract/import'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { WaveId } from '../../../../shared/model/ids'
import type { FileToken } from '../../../../shared/wire'
import { useCall } from '../../client'
import { setDropped, useDropped } from '../../client/dropped'
import { Loading } from '../../parts/Loading'
import { useText } from '../../text'
import { WaveFailure } from '../wave/WaveFailure'
import { CheckStep } from './CheckStep'
import { FileStep } from './FileStep'
import { progressText } from './progressText'
import { ReportStep } from './ReportStep'
import { useLongCall } from './useLongCall'
import { WizardPage } from './WizardPage'

export function ImportScreen() {
  const { wave } = useParams<{ wave: string }>()
  const header = useCall('wave.get', { wave: Number(wave) as WaveId })
  if (header.error) return <WaveFailure failure={header.error.failure} onRetry={() => void header.refetch()} />
  if (header.data === undefined) return <Loading />
  return <Wizard key={header.data.id} wave={header.data} />
}

function Wizard({ wave }: { wave: WaveHeader }) {
  const [file, setFile] = useState<FileToken | null>(null)
  const [batch, setBatch] = useState<ImportBatch | null>(null)
  const dropped = useDropped()
  useEffect(() => {
    if (dropped === null) return
    setBatch(null)
    setFile(dropped)
    setDropped(null)
  }, [dropped])
  const restart = () => {
    setBatch(null)
    setFile(null)
  }
  if (batch) return <ReportStep wave={wave} batch={batch} onAnother={restart} />
  if (!file) return <FileStep wave={wave} onFile={setFile} />
  return <ChosenFile key={file.token} wave={wave} file={file} onFile={setFile} onAnother={restart} onDone={setBatch} />
}

interface ChosenProps {
  wave: WaveHeader
  file: FileToken
  onFile(file: FileToken): void
  onAnother(): void
  onDone(batch: ImportBatch): void
}

/** One file, until it is imported or another is chosen. */
function ChosenFile({ wave, file, onFile, onAnother, onDone }: ChosenProps) {
  const [sheet, setSheet] = useState<string | null>(null)
  const recognised = useLongCall('import.recognise', { file, ...(sheet === null ? {} : { sheet }) })
  const { data, failure, busy } = recognised
  if (data) {
    return (
      <CheckStep
        // Another sheet is another table: what was decided about the first does not hold for it.
        key={data.sheet}
        wave={wave}
        file={file}
        recognition={data}
        busy={busy}
        failure={failure}
        onSheet={setSheet}
        onAnother={onAnother}
        onDone={onDone}
      />
    )
  }
  if (failure) return <FileStep wave={wave} onFile={onFile} failure={failure} />
  return <Reading wave={wave} file={file} progress={recognised.progress} onAnother={onAnother} />
}

interface ReadingProps {
  wave: WaveHeader
  file: FileToken
  progress: ReturnType<typeof useLongCall>['progress']
  onAnother(): void
}

function Reading({ wave, file, progress, onAnother }: ReadingProps) {
  const { t, format } = useText()
  return (
    <WizardPage wave={wave} step="check">
      <Loading label={t('import.file.reading', { file: file.name })} />
      {progress && (
        <div className="import-reading">
          <p role="status">{progressText(progress, t, format)}</p>
          <Button variant="default" onClick={onAnother}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
    </WizardPage>
  )
}
