// The import wizard of a wave: files → check → import → report. Nothing is stored before the third step.
import { startTransition, useEffect, useState } from 'react'
import { useParams } from 'wouter'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Failure } from '../../../../shared/failure'
import type { WaveId } from '../../../../shared/model/ids'
import type { FileToken } from '../../../../shared/wire'
import { useCall } from '../../client'
import { takeDropped, useDroppedCount } from '../../client/dropped'
import { Loading } from '../../parts/Loading'
import { WaveFailure } from '../wave/WaveFailure'
import { CheckStep } from './CheckStep'
import { FileStep } from './FileStep'
import { ImportPage } from './ImportPage'
import type { QueueFile } from './queue'
import { ReportStep } from './ReportStep'
import { RunStep } from './RunStep'
import { type QueueWork, useQueue } from './useQueue'

export function ImportScreen() {
  const { wave } = useParams<{ wave: string }>()
  const header = useCall('wave.get', { wave: Number(wave) as WaveId })
  if (header.error) return <WaveFailure failure={header.error.failure} onRetry={() => void header.refetch()} />
  if (header.data === undefined) return <Loading />
  return <Wizard key={header.data.id} wave={header.data} />
}

function Wizard({ wave }: { wave: WaveHeader }) {
  const work = useQueue(wave)
  const { queue, dispatch, run } = work
  const [reporting, setReporting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const add = (files: readonly FileToken[]) => {
    // After a report, files are the beginning of another import; those that still wait for the user wait with them.
    if (reporting) {
      dispatch({ event: 'go-on' })
      setReporting(false)
    }
    setFailure(null)
    dispatch({ event: 'add', files })
  }
  useDropped(add)
  useLoneRefusal(work, setFailure)
  const restart = () => {
    dispatch({ event: 'clear' })
    setReporting(false)
    setFailure(null)
  }
  const start = async (files: readonly QueueFile[]) => {
    if (await work.start(files)) startTransition(() => setReporting(true))
  }

  if (run)
    return (
      <ImportPage wave={wave} step="run">
        <RunStep wave={wave} run={run} feed={work.importing} onStop={work.stop} />
      </ImportPage>
    )
  if (reporting)
    return (
      <ImportPage wave={wave} step="report">
        <ReportStep
          wave={wave}
          queue={queue}
          stopped={work.stopped}
          onAnother={restart}
          onRest={() => setReporting(false)}
        />
      </ImportPage>
    )
  if (queue.files.length === 0)
    return (
      <ImportPage wave={wave} step="file">
        <FileStep wave={wave} onFiles={add} failure={failure} />
      </ImportPage>
    )
  return (
    <ImportPage wave={wave} step="check">
      <CheckStep wave={wave} work={work} onFiles={add} onAnother={restart} onStart={(files) => void start(files)} />
    </ImportPage>
  )
}

/** Files that were dropped on the window, before this screen was there or while it is. */
function useDropped(add: (files: readonly FileToken[]) => void): void {
  const waiting = useDroppedCount()
  // biome-ignore lint/correctness/useExhaustiveDependencies: only that files wait calls for taking them
  useEffect(() => {
    if (waiting > 0) add(takeDropped())
  }, [waiting])
}

/** A single file that cannot be read is told of where another one is chosen. */
function useLoneRefusal({ queue, dispatch }: QueueWork, tell: (failure: Failure) => void): void {
  const [lone] = queue.files.length === 1 ? queue.files : []
  const refused = lone && lone.recognition === null ? lone.refusal : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it happens
  useEffect(() => {
    if (!refused) return
    tell(refused.failure)
    dispatch({ event: 'clear' })
  }, [refused])
}
