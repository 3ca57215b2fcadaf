// Shown when the engine does not answer the window's very first question.
import type { Failure } from '../../../../shared/failure'
import { FailureNotice } from '../../parts/FailureNotice'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import './shell.css'

export function StartFailure({ failure, onRetry }: { failure: Failure; onRetry(): void }) {
  const { t } = useText()
  return (
    <main className="nps-alone">
      <Page title={t('shell.start.failed')}>
        <FailureNotice failure={failure} onRetry={onRetry} />
      </Page>
    </main>
  )
}
