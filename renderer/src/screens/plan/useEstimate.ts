// What a plan in the making would take. Drafts of hundreds of segments come with every keystroke: they are no keys of the
// window's memory, and only the latest answer is kept.
import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../../shared/contract'
import type { PlanDraft } from '../../../../shared/contract/plan'
import type { Failure } from '../../../../shared/failure'
import type { WaveId } from '../../../../shared/model/ids'
import { CallFailed, call } from '../../client'

type Estimate = CallOutput<'plan.estimate'>

export interface Estimated {
  /** The one before while a new one is on its way; null until there is one. */
  estimate: Estimate | null
  failure: Failure | null
}

/** @param draft null: nothing can be asked at the moment, and what was said last stays */
export function useEstimate(wave: WaveId, draft: PlanDraft | null): Estimated {
  const [said, setSaid] = useState<Estimated>({ estimate: null, failure: null })
  useEffect(() => {
    if (draft === null) return
    const asking = new AbortController()
    call('plan.estimate', { wave, draft }, { signal: asking.signal }).then(
      (estimate) => {
        if (!asking.signal.aborted) setSaid({ estimate, failure: null })
      },
      (error: unknown) => {
        if (asking.signal.aborted) return
        if (!(error instanceof CallFailed)) throw error
        const { failure } = error
        setSaid(({ estimate }) => ({ estimate, failure }))
      },
    )
    return () => asking.abort()
  }, [wave, draft])
  return said
}
