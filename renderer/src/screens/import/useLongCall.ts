// A long question to the engine that follows its input: progress while it runs, the last answer until the next one.
import { useEffect, useState } from 'react'
import type { CallInput, CallName, CallOutput } from '../../../../shared/contract'
import type { Failure } from '../../../../shared/failure'
import type { Progress } from '../../../../shared/wire'
import { CallFailed, call } from '../../client'

export interface LongCall<N extends CallName> {
  /** The last answer; it may be that of the input before while `busy`. */
  data: CallOutput<N> | null
  failure: Failure | null
  progress: Progress | null
  busy: boolean
}

const NOTHING = { data: null, failure: null, progress: null, busy: false }

/**
 * Asks again whenever `input` changes in content, and cancels what was still running. null: there is nothing to ask;
 * the last answer is then forgotten.
 */
export function useLongCall<N extends CallName>(name: N, input: CallInput<N> | null): LongCall<N> {
  const [state, setState] = useState<LongCall<N>>(NOTHING)
  const key = input === null ? null : JSON.stringify(input)
  useEffect(() => {
    if (key === null) {
      setState(NOTHING)
      return
    }
    const running = new AbortController()
    const { signal } = running
    const change = (next: Partial<LongCall<N>>) => {
      if (!signal.aborted) setState((before) => ({ ...before, ...next }))
    }
    change({ busy: true, progress: null })
    call(name, JSON.parse(key) as CallInput<N>, { signal, onProgress: (progress) => change({ progress }) }).then(
      (data) => change({ data, failure: null, busy: false }),
      (error) => {
        // call() rejects with CallFailed and nothing else; anything else is a bug and belongs on the crash screen.
        if (!(error instanceof CallFailed)) throw error
        change({ failure: error.failure, busy: false })
      },
    )
    return () => running.abort()
  }, [name, key])
  return state
}
