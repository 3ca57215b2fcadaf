// The import of a list: file → what was recognised → what will change → run → what became of every line.
import { useState } from 'react'
import type { PeopleBatch, PeopleKind } from '../../../../shared/contract/people'
import type { FileToken } from '../../../../shared/wire'
import { Card } from '../../parts/Card'
import { ProgressBar } from '../../parts/ProgressBar'
import { useText } from '../../text'
import { progressText } from '../import/progressText'
import { useLongCall } from '../import/useLongCall'
import { PeopleCheckStep } from './PeopleCheckStep'
import { PeopleFileStep } from './PeopleFileStep'
import { PeopleReportStep } from './PeopleReportStep'
import { PeopleWizardPage } from './PeopleWizardPage'

interface Chosen {
  file: FileToken
  sheet?: string
  kind?: PeopleKind
}

export function ImportPeopleScreen() {
  const { t, format } = useText()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [batch, setBatch] = useState<{ done: PeopleBatch; file: FileToken } | null>(null)
  const recognition = useLongCall('people.recognise', chosen)
  const restart = (next: Chosen | null) => {
    setBatch(null)
    setChosen(next)
  }
  if (batch) {
    return (
      <PeopleReportStep
        batch={batch.done}
        onAnother={() => restart(null)}
        onAccounts={() => restart({ file: batch.file, kind: 'accounts' })}
      />
    )
  }
  if (chosen === null) return <PeopleFileStep onFile={(file) => restart({ file })} />
  if (recognition.data && (!recognition.failure || recognition.busy) && recognition.data.file === chosen.file.name) {
    const { data } = recognition
    return (
      <PeopleCheckStep
        // Another sheet or kind has other columns: its choices begin anew.
        key={`${data.hash} ${data.sheet} ${data.kind}`}
        file={chosen.file}
        recognition={data}
        busy={recognition.busy}
        onSheet={(sheet) => setChosen({ ...chosen, sheet })}
        onKind={(kind) => setChosen({ ...chosen, kind })}
        onAnother={() => restart(null)}
        onDone={(done) => setBatch({ done, file: chosen.file })}
      />
    )
  }
  if (recognition.failure) return <PeopleFileStep onFile={(file) => restart({ file })} failure={recognition.failure} />
  const reading = t('people.wizard.reading', { file: chosen.file.name })
  return (
    <PeopleWizardPage step="file">
      <Card title={reading}>
        <div className="import-running">
          <ProgressBar label={reading} progress={recognition.progress} size="lg" />
          <p role="status">
            {recognition.progress === null ? t('common.loading') : progressText(recognition.progress, t, format)}
          </p>
        </div>
      </Card>
    </PeopleWizardPage>
  )
}
