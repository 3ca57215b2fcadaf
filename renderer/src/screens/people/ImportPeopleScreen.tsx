// The import of a list: file → what was recognised → what will change → run → what became of every line.
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import type { PeopleBatch, PeopleKind } from '../../../../shared/contract/people'
import type { FileToken } from '../../../../shared/wire'
import { takeDropped, useDroppedCount } from '../../client/dropped'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { Advance } from '../import/RunStep'
import { useLongCall } from '../import/useLongCall'
import { PeopleCheckStep } from './PeopleCheckStep'
import { PeopleFileStep } from './PeopleFileStep'
import { PeopleReportStep } from './PeopleReportStep'
import { PeopleWizardPage } from './PeopleWizardPage'
import { usePeopleRun } from './usePeopleRun'

interface Chosen {
  file: FileToken
  sheet?: string
  kind?: PeopleKind
}

export function ImportPeopleScreen() {
  const { t } = useText()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [batch, setBatch] = useState<{ done: PeopleBatch; file: FileToken } | null>(null)
  const recognition = useLongCall('people.recognise', chosen)
  const run = usePeopleRun((done, file) => setBatch({ done, file }))
  const restart = (next: Chosen | null) => {
    setBatch(null)
    setChosen(next)
  }
  const take = useTakeList(run.running, (file) => restart({ file }))

  if (batch) {
    return (
      <PeopleWizardPage step="report">
        <PeopleReportStep
          batch={batch.done}
          onAnother={() => restart(null)}
          onAccounts={() => restart({ file: batch.file, kind: 'accounts' })}
        />
      </PeopleWizardPage>
    )
  }
  // Of this very file: another one may have the same name.
  const ofFile = chosen !== null && recognition.answers?.file.token === chosen.file.token
  if (chosen !== null && ofFile && recognition.data) {
    const { data } = recognition
    return (
      <PeopleWizardPage step={run.running ? 'run' : 'check'}>
        <PeopleCheckStep
          // Another sheet or kind has other columns: its choices begin anew.
          key={`${chosen.file.token} ${data.sheet} ${data.kind}`}
          file={chosen.file}
          recognition={data}
          busy={recognition.busy}
          failure={recognition.failure}
          run={run}
          onSheet={(sheet) => setChosen({ ...chosen, sheet })}
          onKind={(kind) => setChosen({ ...chosen, kind })}
          onAnother={() => restart(null)}
        />
      </PeopleWizardPage>
    )
  }
  if (chosen === null || recognition.failure)
    return (
      <PeopleWizardPage step="file">
        <PeopleFileStep onFiles={take} failure={recognition.failure} />
      </PeopleWizardPage>
    )
  const reading = t('import.file.reading', { file: chosen.file.name })
  return (
    <PeopleWizardPage step="file">
      <Card title={reading}>
        <div className="import-running">
          <Advance label={reading} feed={recognition.progress} />
          <Button variant="default" onClick={() => restart(null)}>
            {t('common.cancel')}
          </Button>
        </div>
      </Card>
    </PeopleWizardPage>
  )
}

/** Takes the first of the files that were chosen, pasted or dropped on the window: lists are imported one by one. */
function useTakeList(running: boolean, onFile: (file: FileToken) => void): (files: readonly FileToken[]) => void {
  const { t } = useText()
  const waiting = useDroppedCount()
  const take = (files: readonly FileToken[]) => {
    const [file] = files
    if (!file) return
    if (running) {
      notifications.show({ message: t('people.wizard.notNow', { file: file.name }) })
      return
    }
    if (files.length > 1) notifications.show({ message: t('people.wizard.oneByOne', { file: file.name }) })
    onFile(file)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only that files wait calls for taking them
  useEffect(() => {
    if (waiting > 0) take(takeDropped())
  }, [waiting])
  return take
}
