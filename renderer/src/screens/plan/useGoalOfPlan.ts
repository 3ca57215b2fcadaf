// What a margin of the whole wave takes, with what the plan of the wave knows: as the goal calculator says it.
import type { Goal, Plan } from '../../../../shared/contract/plan'
import { useCall } from '../../client'

/** In points: asked about where the plan aims at none. */
const USUAL_AIM = 6

export interface GoalOfPlan {
  /** What the aim takes; null: there is none, or it is not told yet. */
  goal: Goal | null
  usual: readonly Goal[]
  /** People on the list. */
  population: number | null
}

/** @param aim a margin in points; null: none, and only the usual goals are told */
export function useGoalOfPlan(plan: Plan, aim: number | null): GoalOfPlan {
  const { data: known } = useCall('plan.setting', { wave: plan.wave })
  const population = plan.totals.population ?? known?.population ?? null
  const { data } = useCall(
    'plan.goal',
    {
      confidence: plan.confidence,
      ...(known === undefined ? {} : { variance: known.variance }),
      population,
      rate: plan.rate ?? known?.rate ?? null,
      cost: plan.cost,
      by: { what: 'margin', margin: aim ?? USUAL_AIM },
    },
    { enabled: known !== undefined },
  )
  return { goal: aim === null ? null : (data?.goal ?? null), usual: data?.usual ?? [], population }
}
