// How the plan stands today: the margin of the whole wave, and how many cells have reached their target, in words.
import type { CellStatus, Plan } from '../../../../shared/contract/plan'
import type { WaveStatus } from '../../../../shared/model/figures'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { Card } from '../../parts/Card'
import { useText } from '../../text'

/** The order in which the sentence counts them. */
const TOLD: readonly CellStatus[] = ['met', 'on-track', 'late', 'short', 'out-of-reach', 'unknown']

function MarginLine({ plan }: { plan: Plan }) {
  const { t, format } = useText()
  const { answers, margin, interim } = plan.overall
  const facts = {
    target: format.margin(plan.target),
    confidence: format.percent(plan.confidence),
    answers: t('common.answers', { count: answers, number: format.integer(answers) }),
    cells: format.integer(plan.cells.length),
  }
  if (margin === null) return <p>{t('plan.marginUnknown', { ...facts, number: format.integer(answers) })}</p>
  // “In each of 1 segment” would say nothing more.
  const cut = plan.dimension !== null && plan.cells.length > 1
  if (interim) return <p>{t(cut ? 'plan.marginInterimCells' : 'plan.marginInterim', facts)}</p>
  return <p>{t(cut ? 'plan.marginClosedCells' : 'plan.marginClosed', facts)}</p>
}

/** "3 segments have reached their target, 2 are late and 1 is out of reach." The reached ones are named even when none. */
function Tally({ plan, status }: { plan: Plan; status: WaveStatus }) {
  const { t, format } = useText()
  const told = plan.cells.map((cell) => cell.status)
  const [only] = told
  if (plan.dimension === null && only !== undefined)
    return <strong>{t(`plan.tallyWhole.${only === 'on-track' && status === 'planned' ? 'planned' : only}`)}</strong>
  const countOf = (wanted: CellStatus) => told.filter((one) => one === wanted).length
  const parts = TOLD.filter((one) => one === 'met' || countOf(one) > 0).map((one) =>
    t(`plan.tally.${one}`, { count: countOf(one), number: format.integer(countOf(one)) }),
  )
  return <strong>{format.list(parts)}.</strong>
}

export function PlanVerdict({ plan, status }: { plan: Plan; status: WaveStatus }) {
  const { t, format } = useText()
  const { margin } = plan.overall
  const variance = format.decimal(plan.planningVariance, 2)
  return (
    <Card aria-label={t('plan.verdict')} className="wave-verdict">
      <p className="wave-verdict-score">{margin === null ? CANNOT_SAY : format.margin(margin)}</p>
      <div className="wave-verdict-words">
        <MarginLine plan={plan} />
        <p>
          <Tally plan={plan} status={status} />
        </p>
      </div>
      <p className="wave-verdict-aside">
        {status === 'open' && <span>{t('plan.interimNote')} </span>}
        {t(`plan.form.variance.${plan.varianceFrom}`, { variance })}
      </p>
    </Card>
  )
}
