// What the plan in the making takes, said anew with every keystroke.
import type { PlanEstimate } from '../../../../shared/contract/plan'
import { useText } from '../../text'

export interface PlanLiveProps {
  estimate: PlanEstimate
  /** In points. */
  target: number
  confidence: number
  /** Whether the target holds for each of several segments. */
  each: boolean
}

export function PlanLive({ estimate, target, confidence, each }: PlanLiveProps) {
  const { t, format } = useText()
  const { needed, planningVariance, varianceFrom } = estimate
  const total = needed.reduce((sum, one) => sum + one, 0)
  const facts = {
    count: total,
    needed: format.integer(total),
    target: format.margin(target),
    confidence: format.percent(confidence),
  }
  return (
    <output className="plan-live">
      <strong>
        {each && needed.length > 1
          ? t('plan.form.liveEach', { ...facts, cells: format.integer(needed.length) })
          : t('plan.form.live', facts)}
      </strong>
      <span>{t(`plan.form.variance.${varianceFrom}`, { variance: format.decimal(planningVariance, 2) })}</span>
    </output>
  )
}
