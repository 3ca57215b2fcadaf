// One running import: its progress, the way to stop it, and what became of it.
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { CallInput } from '../../../../shared/contract'
import type { ImportBatch } from '../../../../shared/contract/import'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Failure } from '../../../../shared/failure'
import type { Progress } from '../../../../shared/wire'
import { CallFailed, call } from '../../client'
import { forgetAfter, forgetAfterFailure } from '../../client/query'
import { useText } from '../../text'

interface State {
  running: boolean
  stopping: boolean
  /** The last import was stopped by the user. */
  cancelled: boolean
  progress: Progress | null
  failure: Failure | null
}

const IDLE: State = { running: false, stopping: false, cancelled: false, progress: null, failure: null }

export interface ImportRun extends State {
  start(input: CallInput<'import.run'>): void
  stop(): void
}

/**
 * An import goes on when its screen is left: it ends with a notification then. Only `stop` ends it early, and then
 * nothing of it is stored.
 */
export function useImportRun(wave: WaveHeader, onDone: (batch: ImportBatch) => void): ImportRun {
  const { t, format } = useText()
  const queries = useQueryClient()
  const [state, setState] = useState<State>(IDLE)
  const stopper = useRef<AbortController | null>(null)
  const onScreen = useRef(true)
  useEffect(() => {
    onScreen.current = true
    return () => {
      onScreen.current = false
    }
  }, [])

  const start = async (input: CallInput<'import.run'>) => {
    const running = new AbortController()
    stopper.current = running
    setState({ ...IDLE, running: true })
    try {
      const batch = await call('import.run', input, {
        signal: running.signal,
        onProgress: (progress) => setState((before) => ({ ...before, progress })),
      })
      await forgetAfter('import.run', queries)
      if (onScreen.current) onDone(batch)
      else {
        const { imported } = batch.rows
        notifications.show({
          message: t('import.report.title', { count: imported, number: format.integer(imported), wave: wave.name }),
        })
      }
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      forgetAfterFailure(error.failure, queries)
      const cancelled = error.failure.code === 'cancelled'
      setState({ ...IDLE, cancelled, failure: cancelled ? null : error.failure })
    }
  }

  return {
    ...state,
    start: (input) => void start(input),
    stop: () => {
      setState((before) => ({ ...before, stopping: true }))
      stopper.current?.abort()
    },
  }
}
