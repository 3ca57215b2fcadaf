// The second step: what was recognised, how lines are matched, the columns, and what would change. Running stands here
// too, in the place of all that.
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import type { PeopleKind, PeopleRecognition } from '../../../../shared/contract/people'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { Advance } from '../import/RunStep'
import { useLongCall } from '../import/useLongCall'
import { PeopleChoices } from './PeopleChoices'
import { PeopleColumnsCard } from './PeopleColumnsCard'
import { PeoplePreviewCard } from './PeoplePreviewCard'
import { draftOf, isDateRole, mappingOf, type PeopleDraft, undecided } from './peopleDraft'
import type { PeopleRun } from './usePeopleRun'

interface Props {
  file: FileToken
  recognition: PeopleRecognition
  /** Another sheet or kind is being read. */
  busy: boolean
  /** Why the other sheet or kind could not be read. */
  failure: Failure | null
  run: PeopleRun
  onSheet(sheet: string): void
  onKind(kind: PeopleKind): void
  onAnother(): void
}

/** After the last keystroke or choice, before the comparison is asked for. */
const SETTLE_MS = 250

export function PeopleCheckStep({ file, recognition, busy, failure, run, onSheet, onKind, onAnother }: Props) {
  const { t } = useText()
  const [draft, setDraft] = useState<PeopleDraft>(() => draftOf(recognition))
  const mapping = useMemo(() => mappingOf(draft, recognition.sheet), [draft, recognition.sheet])
  const asked = useMemo(() => askedFor(recognition, draft), [recognition, draft])
  const open = undecided(draft, asked)
  const ready = open.length === 0 ? mapping : null
  const [settled] = useDebouncedValue(ready, SETTLE_MS)
  const preview = useLongCall('people.preview', settled === null ? null : { file, mapping: settled })

  if (run.running) {
    const title = t('people.wizard.running', { file: recognition.file })
    return (
      <Card title={title}>
        <div className="import-running">
          <Advance label={title} feed={run.progress} />
          <Button variant="default" loading={run.stopping} onClick={run.stop}>
            {t('people.wizard.stop')}
          </Button>
        </div>
      </Card>
    )
  }

  const upToDate = settled === ready && !preview.busy
  const changes = preview.data ? preview.data.rows.added + preview.data.rows.updated : 0
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      {run.failure && <FailureNotice failure={run.failure} />}
      {run.cancelled && (
        <p className="import-note" role="status">
          {t('people.wizard.stopped')}
        </p>
      )}
      <div className="import-check">
        <div className="import-choices-side">
          <PeopleChoices
            recognition={recognition}
            draft={draft}
            asked={asked}
            busy={busy}
            onDraft={setDraft}
            onSheet={onSheet}
            onKind={onKind}
            onAnother={onAnother}
          />
          <PeopleColumnsCard recognition={recognition} draft={draft} onDraft={setDraft} />
        </div>
        <PeoplePreviewCard preview={preview.failure ? null : preview.data} waiting={ready === null} busy={!upToDate}>
          {preview.failure && <FailureNotice failure={preview.failure} />}
          <Button
            fullWidth
            size="md"
            disabled={busy || ready === null || !upToDate || preview.failure !== null || changes === 0}
            onClick={() => ready && run.start({ file, mapping: ready })}
          >
            {t('people.wizard.start')}
          </Button>
        </PeoplePreviewCard>
      </div>
    </>
  )
}

/** Columns of dates of which no row says whether the day or the month comes first. */
function askedFor({ columns }: PeopleRecognition, draft: PeopleDraft): Set<number> {
  return new Set(
    columns
      .filter(({ index, dateOrder, samples }) => {
        const isDate = draft.columns.some((one) => one.index === index && isDateRole(one.role))
        return isDate && dateOrder === null && samples.some((text) => /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text))
      })
      .map(({ index }) => index),
  )
}
