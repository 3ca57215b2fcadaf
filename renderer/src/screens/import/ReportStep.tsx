// The last step: what became of every row of every file, and where to go from here.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useText } from '../../text'
import { EarlierImports } from './EarlierImports'
import { FileReport } from './FileReport'
import { QueueReport } from './QueueReport'
import type { Queue } from './queue'
import { canRun, stateOf } from './queueState'

interface Props {
  wave: WaveHeader
  queue: Queue
  /** The user has stopped the imports before the last one. */
  stopped: boolean
  /** Begins another import. */
  onAnother(): void
  /** Back to the files that are not in the wave yet. */
  onRest(): void
}

export function ReportStep({ wave, queue, stopped, onAnother, onRest }: Props) {
  const { t, format } = useText()
  const { files } = queue
  const imported = files.filter(({ batch }) => batch !== null)
  const [shown, setShown] = useState<string | null>(null)
  const inView = imported.find(({ file }) => file.token === shown) ?? imported.at(-1)
  const rest = files.filter((one) => stateOf(one, wave.id) !== 'imported' && !one.leftAside)
  const several = files.length > 1
  return (
    <>
      {stopped && (
        <p className="import-note" role="status">
          {t('import.report.stopped')}
        </p>
      )}
      {several && (
        <QueueReport
          wave={wave}
          files={files}
          shown={inView?.file.token ?? null}
          onShow={setShown}
          actions={
            <>
              {rest.length > 0 && (
                <Button
                  size="compact-sm"
                  variant={rest.some((one) => canRun(one, wave.id)) ? 'filled' : 'default'}
                  onClick={onRest}
                >
                  {t('import.report.rest', { count: rest.length, number: format.integer(rest.length) })}
                </Button>
              )}
              <Button size="compact-sm" variant="default" onClick={onAnother}>
                {t('import.report.another')}
              </Button>
            </>
          }
        />
      )}
      {inView?.batch && (
        <FileReport key={inView.batch.id} wave={wave} batch={inView.batch} onAnother={several ? null : onAnother} />
      )}
      <EarlierImports wave={wave.id} />
    </>
  )
}
