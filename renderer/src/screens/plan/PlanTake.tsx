// What the plan in the making takes, said anew with every keystroke, and the buttons that end the making.
import type { ReactNode } from 'react'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { useText } from '../../text'
import { Unsaid } from './Unsaid'
import type { Drafting } from './usePlanDraft'

function Total({ value, name, why }: { value: string | null; name: string; why: string }) {
  return (
    <div className="plan-total">
      <dd>{value === null ? <Unsaid why={why} /> : value}</dd>
      <dt>{name}</dt>
    </div>
  )
}

export function PlanTake({ drafting, children }: { drafting: Drafting; children: ReactNode }) {
  const { t, format } = useText()
  const { totals, fields } = drafting
  const whole = (value: number | null) => (value === null ? null : format.integer(value))
  const { overallTarget } = fields
  const told = (target: number, margin: number) =>
    t(margin <= target ? 'plan.form.overallMet' : 'plan.form.overallMissed', { target: format.margin(target) })
  return (
    <section className="plan-take" aria-label={t('plan.form.live')} data-stale={drafting.draft === null}>
      {totals === null ? (
        <p>{drafting.draft === null ? t('plan.form.liveEmpty') : CANNOT_SAY}</p>
      ) : (
        <dl aria-live="polite">
          <Total value={format.integer(totals.needed)} name={t('plan.form.total.needed')} why="" />
          <Total
            value={whole(totals.invitations)}
            name={t('plan.form.total.invitations')}
            why={t('plan.form.totalWhy.invitations')}
          />
          <Total
            value={whole(totals.population)}
            name={t('plan.form.total.population')}
            why={t('plan.form.totalWhy.population')}
          />
          <Total
            value={totals.margin === null ? null : format.margin(totals.margin)}
            name={
              overallTarget === null || Number.isNaN(overallTarget) || totals.margin === null
                ? t('plan.form.total.margin')
                : `${t('plan.form.total.margin')}, ${told(overallTarget, totals.margin)}`
            }
            why={t('plan.form.totalWhy.margin')}
          />
          <Total
            value={totals.cost === null ? null : format.money(Math.round(totals.cost))}
            name={t('plan.form.total.cost')}
            why={t('plan.form.totalWhy.cost')}
          />
        </dl>
      )}
      <div className="plan-buttons">{children}</div>
    </section>
  )
}
