// What the goal calculator knows and asks: the setting, the slider that leads, and what follows from it.
import { useState } from 'react'
import type { From, Goal, GoalSetting } from '../../../../shared/contract/plan'
import type { WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'

export type By = GoalSetting['by']
export type Known = Omit<GoalSetting, 'by'>

/** Sharp enough to compare two waves of most companies. */
const FIRST: By = { what: 'margin', margin: 6 }

export interface Weighing {
  /** null: not told yet. */
  known: Known | null
  setKnown(change: Partial<Known>): void
  by: By
  setBy(by: By): void
  /** What the leading slider means; the one before while it is on its way. null: no number of answers does it. */
  goal: Goal | null
  usual: readonly Goal[]
  /** Variance of one answer that is planned with. */
  variance: number | null
  varianceFrom: From
}

/** @param people those of the wave's plan, where the wave itself does not say how many there are */
export function useGoal(wave: WaveId, people: number | null): Weighing {
  const setting = useCall('plan.setting', { wave })
  const [changed, setChanged] = useState<Partial<Known>>({})
  const [by, setBy] = useState<By>(FIRST)
  const told = setting.data
  const known: Known | null =
    told === undefined
      ? null
      : {
          confidence: told.confidence,
          variance: told.variance,
          population: told.population ?? people,
          rate: told.rate,
          cost: null,
          ...changed,
        }
  const asked = useCall('plan.goal', { ...(known ?? EMPTY), by }, { enabled: known !== null })
  return {
    known,
    setKnown: (change) => setChanged((before) => ({ ...before, ...change })),
    by,
    setBy,
    goal: asked.data?.goal ?? null,
    usual: asked.data?.usual ?? [],
    variance: asked.data?.variance ?? null,
    varianceFrom: changed.variance === undefined ? (told?.varianceFrom ?? 'default') : 'typed',
  }
}

/** Stands in until the setting is told; it is never asked with. */
const EMPTY: Known = { confidence: 0.95, population: null, rate: null, cost: null }
