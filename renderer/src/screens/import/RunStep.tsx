// The third step: the import runs. It can be stopped until it is done; of each file all or nothing is stored.
import { Button } from '@mantine/core'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { Card } from '../../parts/Card'
import { ProgressBar } from '../../parts/ProgressBar'
import { useText } from '../../text'
import { type ProgressFeed, useProgress } from './progressFeed'
import { progressText } from './progressText'
import { timeLeftText } from './timeLeft'
import type { Run } from './useQueue'

interface Props {
  wave: WaveHeader
  run: Run
  feed: ProgressFeed
  onStop(): void
}

export function RunStep({ wave, run, feed, onStop }: Props) {
  const { t, format } = useText()
  const title = t('import.run.working', { wave: wave.name })
  const which = t('import.run.which', {
    file: run.file,
    position: format.integer(run.position),
    total: format.integer(run.count),
  })
  return (
    <Card title={title} hint={run.count > 1 ? which : run.file}>
      <div className="import-running">
        <Advance label={title} feed={feed} />
        <p className="nps-quiet">{t(run.count > 1 ? 'import.run.workingHintSeveral' : 'import.run.workingHint')}</p>
        <Button variant="default" loading={run.stopping} onClick={onStop}>
          {t(run.stopping ? 'import.run.stopping' : 'import.run.cancel')}
        </Button>
      </div>
    </Card>
  )
}

/** Bar and words; drawn again a few times a second, and alone. */
export function Advance({ label, feed }: { label: string; feed: ProgressFeed }) {
  const { t, format } = useText()
  const told = useProgress(feed)
  return (
    <>
      <ProgressBar label={label} progress={told?.progress ?? null} size="lg" />
      <p className="import-advance">
        {told === null ? t('common.loading') : progressText(told.progress, t, format)}
        {told !== null && told.secondsLeft !== null && (
          <span className="nps-quiet"> · {timeLeftText(told.secondsLeft, told.progress.stage, t, format)}</span>
        )}
      </p>
      {/* A reader that speaks is told of each stage, not of each row. */}
      <span role="status" className="nps-visually-hidden">
        {told !== null && t(`import.run.stages.${told.progress.stage}`)}
      </span>
    </>
  )
}
