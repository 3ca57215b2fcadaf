// The target of the whole wave, which the sum of the segments' needs says nothing of: what it takes, and whether it is met.
import type { Tracking } from '../../../../shared/contract/plan'
import { useText } from '../../text'
import { marginBeside } from './marginBeside'
import { plannedMargin } from './plannedMargin'
import { useGoalOfPlan } from './useGoalOfPlan'

export function WholeTarget({ tracking }: { tracking: Tracking }) {
  const { t, format } = useText()
  const { plan, status, overall } = tracking
  const target = plan.overallTarget
  const { goal } = useGoalOfPlan(plan, target)
  if (target === null || goal === null) return null
  const margin = status === 'planned' ? plannedMargin(plan) : (overall.forecast?.margin ?? null)
  const facts = {
    target: format.margin(target),
    answers: t('common.answers', { count: goal.answers, number: format.integer(goal.answers) }),
    margin: margin === null ? '' : marginBeside(format, margin, target),
  }
  if (margin === null) return <p className="plan-quiet">{t('plan.track.wholeTarget.takes', facts)}</p>
  const met = margin <= target
  const outcome = status === 'planned' ? (met ? 'met' : 'missed') : met ? 'expectedMet' : 'expectedMissed'
  return <p className={met ? 'plan-quiet' : 'plan-warn'}>{t(`plan.track.wholeTarget.${outcome}`, facts)}</p>
}
