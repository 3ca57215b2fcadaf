// One running import of a list: its progress, the way to stop it, and what became of it.
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { CallInput } from '../../../../shared/contract'
import type { PeopleBatch } from '../../../../shared/contract/people'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { CallFailed, call } from '../../client'
import { forgetAfter, forgetAfterFailure } from '../../client/query'
import { useText } from '../../text'
import { type ProgressFeed, progressFeed } from '../import/progressFeed'

interface State {
  running: boolean
  stopping: boolean
  /** The last one was stopped by the user. */
  cancelled: boolean
  failure: Failure | null
}

const IDLE: State = { running: false, stopping: false, cancelled: false, failure: null }

export interface PeopleRun extends State {
  progress: ProgressFeed
  start(input: CallInput<'people.run'>): void
  stop(): void
}

/** It goes on when its screen is left, and ends with a notification then. Stopped, nothing of it is stored. */
export function usePeopleRun(onDone: (batch: PeopleBatch, file: FileToken) => void): PeopleRun {
  const { t } = useText()
  const queries = useQueryClient()
  const [state, setState] = useState<State>(IDLE)
  const [progress] = useState(() => progressFeed())
  const stopper = useRef<AbortController | null>(null)
  const onScreen = useRef(true)
  useEffect(() => {
    onScreen.current = true
    return () => {
      onScreen.current = false
    }
  }, [])

  const start = async (input: CallInput<'people.run'>) => {
    const running = new AbortController()
    stopper.current = running
    progress.clear()
    setState({ ...IDLE, running: true })
    try {
      const batch = await call('people.run', input, { signal: running.signal, onProgress: progress.hear })
      await forgetAfter('people.run', queries)
      setState(IDLE)
      if (onScreen.current) onDone(batch, input.file)
      else notifications.show({ message: t('people.wizard.done', { file: batch.file }) })
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      forgetAfterFailure(error.failure, queries)
      const cancelled = error.failure.code === 'cancelled'
      setState({ ...IDLE, cancelled, failure: cancelled ? null : error.failure })
    }
  }
  return {
    ...state,
    progress,
    start: (input) => void start(input),
    stop: () => {
      setState((before) => ({ ...before, stopping: true }))
      stopper.current?.abort()
    },
  }
}
