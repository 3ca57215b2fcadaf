// How the wave is planned, in one row: each fact is the way to change it.
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { planDimensions } from '../../../../shared/charts'
import type { Plan } from '../../../../shared/contract/plan'
import { useText } from '../../text'
import { useBudget } from './useBudget'

export function PlanBar({ plan }: { plan: Plan }) {
  const { t, format } = useText()
  const { allocation } = plan
  const budgetOf = useBudget()
  const fact = (name: string, value: string, view: 'edit' | 'allocate') => (
    <div className="plan-fact">
      <span>{name}</span>
      <Button
        component={Link}
        href={`/waves/${plan.wave}/plan?view=${view}`}
        size="xs"
        variant="default"
        aria-label={`${name}: ${value}`}
      >
        {value}
      </Button>
    </div>
  )
  const target = format.margin(plan.target)
  const { overallTarget } = plan
  return (
    <fieldset className="plan-bar-facts">
      <legend className="nps-visually-hidden">{t('plan.bar.label')}</legend>
      {fact(t('plan.bar.by'), planDimensions(t, plan) ?? t('plan.whole'), 'edit')}
      {fact(t('plan.bar.target'), plan.dimension === null ? target : t('plan.bar.each', { target }), 'edit')}
      {overallTarget !== null && fact(t('plan.bar.overall'), format.margin(overallTarget), 'edit')}
      {fact(t('plan.bar.confidence'), format.percent(plan.confidence), 'edit')}
      {fact(
        t('plan.bar.allocation'),
        allocation === null ? t('plan.allocation.none') : t(`plan.allocation.method.${allocation.method}`),
        'allocate',
      )}
      {allocation !== null && fact(t('plan.allocation.budget'), budgetOf(allocation.budget), 'allocate')}
      <div className="plan-bar-more">
        <Button
          component={Link}
          href={`/waves/${plan.wave}/plan?view=allocate`}
          size="xs"
          variant="default"
          aria-label={t('plan.allocation.open')}
        >
          {t('plan.bar.compare')}
        </Button>
      </div>
    </fieldset>
  )
}
