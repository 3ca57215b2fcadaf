// Stands in for a wave's screen when the wave cannot be shown: there is none of this number, or it could not be read.
import type { Failure } from '../../../../shared/failure'
import { FailureNotice } from '../../parts/FailureNotice'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import { NotFound } from '../shell/NotFound'

/** @param onRetry asks again; offered where asking again can help */
export function WaveFailure({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { t } = useText()
  // An address whose wave is no number is as good as one whose wave is gone.
  const nowhere =
    (failure.code === 'not-found' && failure.facts.what === 'wave') ||
    (failure.code === 'bad-input' && failure.facts.where === 'wave')
  if (nowhere) return <NotFound />
  return (
    <Page breadcrumb={[{ label: t('results.campaigns'), href: '/campaigns' }]} title={t('common.wave')}>
      <FailureNotice failure={failure} onRetry={onRetry} />
    </Page>
  )
}
