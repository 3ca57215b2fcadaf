// The second step: what was recognised, what only the user can say, the columns, and a live preview of the result.
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import type { ImportBatch, Recognition } from '../../../../shared/contract/import'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { ColumnsCard } from './ColumnsCard'
import { askingOrder, type Draft, datesUndecided, draftOf, mappingOf } from './draft'
import { PreviewCard } from './PreviewCard'
import { QuestionsCard } from './QuestionsCard'
import { RecognisedCard } from './RecognisedCard'
import { RunStep } from './RunStep'
import { useImportRun } from './useImportRun'
import { useLongCall } from './useLongCall'
import { WizardPage } from './WizardPage'

interface Props {
  wave: WaveHeader
  file: FileToken
  recognition: Recognition
  /** Another sheet is being read. */
  busy: boolean
  /** Why another sheet could not be read. */
  failure: Failure | null
  onSheet(sheet: string): void
  onAnother(): void
  onDone(batch: ImportBatch): void
}

/** After the last keystroke or choice, before the preview is asked for. */
const SETTLE_MS = 250

export function CheckStep({ wave, file, recognition, busy, failure, onSheet, onAnother, onDone }: Props) {
  const { t, format } = useText()
  const [draft, setDraft] = useState<Draft>(() => draftOf(recognition))
  const [again, setAgain] = useState(false)
  const mapping = useMemo(() => mappingOf(draft, recognition.sheet), [draft, recognition.sheet])
  const [settled] = useDebouncedValue(mapping, SETTLE_MS)
  const preview = useLongCall('import.preview', settled === null ? null : { file, mapping: settled, wave: wave.id })
  const run = useImportRun(wave, onDone)
  useOrderQuestion(run.failure ?? preview.failure, recognition, draft, setDraft)

  if (run.running) return <RunStep wave={wave} progress={run.progress} stopping={run.stopping} onStop={run.stop} />

  const previewFailure = preview.failure?.code === 'date-order-unknown' ? null : preview.failure
  const upToDate = settled === mapping && !preview.busy
  const ready =
    mapping !== null && upToDate && !previewFailure && !datesUndecided(draft) && (preview.data?.rows.imported ?? 0) > 0
  const blockedBySameFile = preview.data?.sameFile != null && !again
  const imported = preview.data?.rows.imported ?? 0
  const waiting = mapping !== null ? null : t('import.preview.waitingScore')

  return (
    <WizardPage wave={wave} step="check">
      {run.failure && <FailureNotice failure={run.failure} />}
      {run.cancelled && (
        <p className="import-note" role="status">
          {t('import.run.cancelled')}
        </p>
      )}
      {failure && <FailureNotice failure={failure} />}
      <div className="import-check">
        <div className="import-choices-side">
          <QuestionsCard recognition={recognition} draft={draft} onDraft={setDraft} />
          <RecognisedCard recognition={recognition} busy={busy} onSheet={onSheet} onAnother={onAnother} />
          <ColumnsCard recognition={recognition} draft={draft} onDraft={setDraft} />
        </div>
        <PreviewCard
          wave={wave}
          preview={previewFailure ? null : preview.data}
          busy={!upToDate}
          datesPending={datesUndecided(draft)}
          again={again}
          onAgain={setAgain}
          waiting={waiting}
        >
          {previewFailure && <FailureNotice failure={previewFailure} />}
          <Button
            fullWidth
            size="md"
            disabled={!ready || blockedBySameFile}
            onClick={() => mapping && run.start({ file, mapping, wave: wave.id, again })}
          >
            {imported > 0
              ? t('import.run.start', { count: imported, number: format.integer(imported) })
              : t('import.run.startPlain')}
          </Button>
          {datesUndecided(draft) && <p className="import-answer-first">{t('import.run.answerFirst')}</p>}
        </PreviewCard>
      </div>
    </WizardPage>
  )
}

/** When the engine finds that only the user can tell the order of a column's dates, the question is asked from then on. */
function useOrderQuestion(
  failure: Failure | null,
  recognition: Recognition,
  draft: Draft,
  onDraft: (draft: Draft) => void,
): void {
  useEffect(() => {
    if (failure?.code !== 'date-order-unknown') return
    const column = recognition.columns.find(({ name }) => name === failure.facts.column)
    const known = column && draft.find(({ index }) => index === column.index)
    if (known && !known.orderAsked) onDraft(askingOrder(draft, known.index))
  }, [failure, recognition, draft, onDraft])
}
