// A long question to the engine that follows its input: progress while it runs, the last answer until the next one.
import { useEffect, useState } from 'react'
import type { CallInput, CallName, CallOutput } from '../../../../shared/contract'
import type { Failure } from '../../../../shared/failure'
import { CallFailed, call } from '../../client'
import { type ProgressFeed, progressFeed } from './progressFeed'

export interface LongCall<N extends CallName> {
  /** The last answer; while `busy` it is that of an input before. */
  data: CallOutput<N> | null
  /** The input that `data` answers. */
  answers: CallInput<N> | null
  /** Why the present input has no answer. */
  failure: Failure | null
  progress: ProgressFeed
  busy: boolean
}

interface State<N extends CallName> extends Pick<LongCall<N>, 'data' | 'answers' | 'failure'> {
  /** The input, as text, that was answered or failed last. */
  settled: string | null
}

const NOTHING = { data: null, answers: null, failure: null, settled: null }

/**
 * Asks again whenever `input` changes in content, and cancels what was still running. null: there is nothing to ask;
 * the last answer is then forgotten.
 */
export function useLongCall<N extends CallName>(name: N, input: CallInput<N> | null): LongCall<N> {
  const [state, setState] = useState<State<N>>(NOTHING)
  const [progress] = useState(() => progressFeed())
  const key = input === null ? null : JSON.stringify(input)
  useEffect(() => {
    progress.clear()
    if (key === null) {
      setState(NOTHING)
      return
    }
    const running = new AbortController()
    const { signal } = running
    const asked = JSON.parse(key) as CallInput<N>
    call(name, asked, { signal, onProgress: progress.hear }).then(
      (data) => {
        if (!signal.aborted) setState({ data, answers: asked, failure: null, settled: key })
      },
      (error) => {
        // call() rejects with CallFailed and nothing else; anything else is a bug and belongs on the crash screen.
        if (!(error instanceof CallFailed)) throw error
        if (!signal.aborted) setState((before) => ({ ...before, failure: error.failure, settled: key }))
      },
    )
    return () => running.abort()
  }, [name, key, progress])
  if (key === null) return { data: null, answers: null, failure: null, progress, busy: false }
  // Known at once, not after the next drawing: an answer to another input must never be taken for this one's.
  const isSettled = state.settled === key
  const { data, answers } = state
  return { data, answers, failure: isSettled ? state.failure : null, progress, busy: !isSettled }
}
