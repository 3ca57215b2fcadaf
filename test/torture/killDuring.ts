// kill −9 at a random moment of one call: a process makes it, is killed, and what it left is looked at.
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '../../electron/engine/sample/random'
import type { CallName } from '../../shared/contract'
import { type Child, startChild } from './child'

export interface KillPlan {
  /** The built children/calls.ts. */
  script: string
  folder: string
  seed: number
  kills: number
  calls: readonly [CallName, Record<string, unknown>][]
  /** The lines between which the process is killed. */
  from: string
  to: string
  /** Puts the file back as it was before the call. */
  prepare(): Promise<void>
  /** Looks at what is left; throws when it is not as it should be. */
  look(child: Child): Promise<void>
}

export interface CallKillToll {
  kills: number
  /** One line for each loss. */
  bad: string[]
}

/** The first call is left alone, so that it is known how long one takes. */
export async function killDuring(plan: KillPlan): Promise<CallKillToll> {
  const random = createRandom(plan.seed)
  const toll: CallKillToll = { kills: 0, bad: [] }
  const bad = (error: unknown) => toll.bad.push(`seed ${plan.seed}, kill ${toll.kills}: ${error}`)
  let takes: number | null = null
  while (toll.kills < plan.kills) {
    await plan.prepare()
    const child = startChild(plan.script, [plan.folder, JSON.stringify(plan.calls)])
    try {
      await child.line(plan.from)
      const began = performance.now()
      if (takes === null) {
        await child.line(plan.to)
        takes = performance.now() - began
      } else {
        // A little longer than one takes: also the moments around its end are tried.
        await pause(random.next() * takes * 1.1)
      }
    } catch (error) {
      bad(error)
    }
    await child.kill()
    toll.kills++
    await plan.look(child).catch(bad)
  }
  return toll
}
