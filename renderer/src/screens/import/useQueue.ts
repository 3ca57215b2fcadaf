// The queue of files at work: asks the engine what each file needs, two at a time at most (the one in view and one other),
// and imports those that are to be imported one after the other.
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type Dispatch, startTransition, useEffect, useReducer, useRef, useState } from 'react'
import type { ImportBatch, SavedMapping } from '../../../../shared/contract/import'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Failure } from '../../../../shared/failure'
import { CallFailed, call } from '../../client'
import { forgetAfter, forgetAfterFailure } from '../../client/query'
import { useText } from '../../text'
import { type ProgressFeed, progressFeed } from './progressFeed'
import {
  EMPTY_QUEUE,
  type Job,
  jobOf,
  type Queue,
  type QueueEvent,
  type QueueFile,
  queueAfter,
  runInput,
} from './queue'

/** After the last keystroke or choice, before a preview is asked for again. */
const SETTLE_MS = 250

export interface Run {
  /** The file that is being imported. */
  file: string
  /** Which one of how many, from 1. */
  position: number
  count: number
  stopping: boolean
}

export interface QueueWork {
  queue: Queue
  dispatch: Dispatch<QueueEvent>
  /** Of the file in view, while it is read or checked. */
  reading: ProgressFeed
  /** Of the import that runs. */
  importing: ProgressFeed
  run: Run | null
  /** The last import was stopped by the user. */
  stopped: boolean
  /** Imports these one after the other, each a batch of its own. Resolves to whether any is in the wave now. */
  start(files: readonly QueueFile[]): Promise<boolean>
  /** Ends the running import; nothing of it is stored, and what would have followed is not begun. */
  stop(): void
}

export function useQueue(wave: WaveHeader): QueueWork {
  const [queue, dispatch] = useReducer(queueAfter, EMPTY_QUEUE)
  const [feeds] = useState(() => ({ reading: progressFeed(), other: progressFeed(), importing: progressFeed() }))
  const runner = useRunner(wave, dispatch, feeds.importing)
  const idle = runner.run === null
  const selected = queue.files.find(({ file }) => file.token === queue.selected)
  const jobs = queue.files.filter((one) => one !== selected).map((one) => jobOf(one, wave.id))
  useJob(idle && selected ? jobOf(selected, wave.id) : null, dispatch, feeds.reading)
  useJob((idle && jobs.find((job) => job !== null)) || null, dispatch, feeds.other)
  return { queue, dispatch, reading: feeds.reading, ...runner, importing: feeds.importing }
}

/** Asks the engine one question and passes its answer on; another question ends it. */
function useJob(job: Job | null, dispatch: Dispatch<QueueEvent>, feed: ProgressFeed): void {
  const key = job?.key ?? null
  const latest = useRef(job)
  useEffect(() => {
    latest.current = job
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the question is another one
  useEffect(() => {
    const asked = latest.current
    if (!asked) return
    const { token } = asked
    const running = new AbortController()
    const begin = async () => {
      const answer = await answered(asked, running.signal, feed)
      if (!running.signal.aborted) startTransition(() => dispatch(answer))
    }
    feed.clear()
    const settled = setTimeout(
      () =>
        void begin().catch((error: unknown) => {
          if (!(error instanceof CallFailed)) throw error
          if (!running.signal.aborted) dispatch({ event: 'refused', token, of: asked.key, failure: error.failure })
        }),
      asked.kind === 'preview' && asked.settle ? SETTLE_MS : 0,
    )
    return () => {
      clearTimeout(settled)
      running.abort()
    }
  }, [key])
}

async function answered(job: Job, signal: AbortSignal, feed: ProgressFeed): Promise<QueueEvent> {
  const options = { signal, onProgress: feed.hear }
  const { token } = job
  if (job.kind === 'preview') {
    return { event: 'previewed', token, of: job.key, preview: await call('import.preview', job.input, options) }
  }
  const recognition = await call('import.recognise', job.input, options)
  return { event: 'recognised', token, reading: job.reading, recognition, saved: await savedMappings() }
}

/** A mapping that cannot be read spares nobody a click, and stands in nobody's way. */
async function savedMappings(): Promise<readonly SavedMapping[]> {
  try {
    return await call('import.mappings', {})
  } catch (error) {
    if (error instanceof CallFailed) return []
    throw error
  }
}

type Runner = Pick<QueueWork, 'run' | 'stopped' | 'start' | 'stop'>

/** Imports go on when their screen is left: each ends with a notification then. */
function useRunner(wave: WaveHeader, dispatch: Dispatch<QueueEvent>, feed: ProgressFeed): Runner {
  const { t, format } = useText()
  const queries = useQueryClient()
  const [run, setRun] = useState<Run | null>(null)
  const [stopped, setStopped] = useState(false)
  const stopper = useRef<AbortController | null>(null)
  const onScreen = useRef(true)
  useEffect(() => {
    onScreen.current = true
    return () => {
      onScreen.current = false
    }
  }, [])

  const importOne = async (one: QueueFile, signal: AbortSignal): Promise<ImportBatch | Failure> => {
    const input = runInput(one, wave.id)
    if (input === null) throw new Error('A file without a score column was to be imported.')
    try {
      return await call('import.run', input, { signal, onProgress: feed.hear })
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      forgetAfterFailure(error.failure, queries)
      return error.failure
    }
  }

  const tell = ({ rows }: ImportBatch) =>
    notifications.show({
      message: t('import.report.title', {
        count: rows.imported,
        number: format.integer(rows.imported),
        wave: wave.name,
      }),
    })

  const start = async (files: readonly QueueFile[]) => {
    const running = new AbortController()
    stopper.current = running
    setStopped(false)
    let any = false
    for (const [index, one] of files.entries()) {
      if (running.signal.aborted) break
      const { token } = one.file
      feed.clear()
      setRun({ file: one.file.name, position: index + 1, count: files.length, stopping: false })
      dispatch({ event: 'running', token })
      const outcome = await importOne(one, running.signal)
      if ('code' in outcome) {
        const cancelled = outcome.code === 'cancelled'
        if (cancelled) setStopped(true)
        dispatch({ event: 'not-imported', token, failure: cancelled ? null : outcome })
        continue
      }
      any = true
      await forgetAfter('import.run', queries)
      dispatch({ event: 'imported', token, batch: outcome })
      if (!onScreen.current) tell(outcome)
    }
    // What comes next is drawn in pieces: a report is long, and nobody waits for it with a hand on the keys.
    startTransition(() => setRun(null))
    return any
  }

  return {
    run,
    stopped,
    start,
    stop: () => {
      setRun((before) => before && { ...before, stopping: true })
      stopper.current?.abort()
    },
  }
}
