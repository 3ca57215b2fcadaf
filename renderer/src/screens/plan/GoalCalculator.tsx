// The goal calculator: margin, answers, invitations and the change that is found hang together; moving one moves the others.
import { SegmentedControl } from '@mantine/core'
import type { Goal, Plan } from '../../../../shared/contract/plan'
import type { WaveId } from '../../../../shared/model/ids'
import { detectableSentence, goalSentence } from '../../../../shared/text/verdicts/goal'
import { Card } from '../../parts/Card'
import { Loading } from '../../parts/Loading'
import { useText } from '../../text'
import { FigureInput } from './FigureInput'
import { GoalRows } from './GoalCosts'
import { GoalSlider } from './GoalSlider'
import type { Scale } from './goalScale'
import { CONFIDENCES, LIMITS } from './planDraft'
import { type By, type Known, useGoal, type Weighing } from './useGoal'
import { useMoneySign } from './useMoneySign'

/** Answers beyond which no list of a company goes. */
const MOST_ANSWERS = 20_000
const MOST_INVITATIONS = 200_000

function scalesOf({ population }: Known): Record<By['what'], Scale> {
  return {
    margin: { least: 1, most: 60, step: 0.1 },
    answers: { least: 1, most: population ?? MOST_ANSWERS, step: 1 },
    invitations: { least: 1, most: Math.max(population ?? MOST_INVITATIONS, 2), step: 1 },
    change: { least: 1, most: 100, step: 0.1 },
  }
}

/** What leads has the value that it was moved to; the others have what follows. */
function Sliders({ weighing, known }: { weighing: Weighing; known: Known }) {
  const { t, format } = useText()
  const { by, setBy, goal } = weighing
  const scales = scalesOf(known)
  const points = (value: number | null) =>
    value === null ? '' : t('plan.goal.points', { number: format.decimal(value, 1) })
  const count = (value: number | null) => (value === null ? '' : format.integer(value))
  const margin = by.what === 'margin' ? by.margin : (goal?.margin ?? null)
  const answers = by.what === 'answers' ? by.answers : (goal?.answers ?? null)
  const invitations = by.what === 'invitations' ? by.invitations : (goal?.invitations ?? null)
  const change = by.what === 'change' ? by.change : (goal?.detectable ?? null)
  const cannot = t('plan.goal.cannot')
  return (
    <div className="plan-goals">
      <GoalSlider
        label={t('plan.goal.margin')}
        hint={t('plan.goal.marginHint')}
        value={margin}
        told={points(margin)}
        scale={scales.margin}
        prefix="±"
        why={cannot}
        onMove={(value) => setBy({ what: 'margin', margin: value })}
      />
      <GoalSlider
        label={t('plan.goal.answers')}
        hint=""
        value={answers}
        told={count(answers)}
        scale={scales.answers}
        why={cannot}
        onMove={(value) => setBy({ what: 'answers', answers: value })}
      />
      <GoalSlider
        label={t('plan.goal.invitations')}
        hint=""
        value={invitations}
        told={count(invitations)}
        scale={scales.invitations}
        why={known.rate === null ? t('plan.goal.invitationsWhy') : cannot}
        onMove={(value) => setBy({ what: 'invitations', invitations: value })}
      />
      <GoalSlider
        label={t('plan.goal.change')}
        hint={t('plan.goal.changeHint')}
        value={change}
        told={points(change)}
        scale={scales.change}
        why={cannot}
        onMove={(value) => setBy({ what: 'change', change: value })}
      />
    </div>
  )
}

function Sentences({ goal, known }: { goal: Goal | null; known: Known }) {
  const { t, format } = useText()
  if (goal === null) return <p className="plan-warn">{t('plan.goal.cannot')}</p>
  const { rate, population } = known
  const found = detectableSentence(t, format, goal)
  return (
    <output className="plan-sentences">
      <strong>{goalSentence(t, format, { goal, rate, population })}</strong>
      {found !== null && <span>{found}</span>}
      {goal.cost !== null && <span>{t('plan.goal.costs', { cost: format.money(Math.round(goal.cost)) })}</span>}
    </output>
  )
}

function Setting({ weighing, known }: { weighing: Weighing; known: Known }) {
  const { t, format } = useText()
  const { setKnown, variance, varianceFrom } = weighing
  const sign = useMoneySign()
  // What is mistyped is not asked about.
  const set = (key: 'population' | 'rate' | 'cost') => (value: number | null) => {
    if (!Number.isNaN(value)) setKnown({ [key]: value })
  }
  return (
    <div className="plan-fields">
      <FigureInput
        label={t('plan.goal.population')}
        description={t('plan.goal.populationHint')}
        value={known.population}
        limits={[1, 1_000_000_000]}
        onChange={set('population')}
      />
      <FigureInput
        label={t('plan.goal.rate')}
        suffix={'\u00a0%'}
        value={known.rate === null ? null : Number(known.rate.toFixed(3))}
        limits={LIMITS.percent}
        decimals={1}
        times={100}
        onChange={set('rate')}
      />
      <FigureInput
        label={t('plan.goal.cost')}
        value={known.cost}
        limits={LIMITS.cost}
        decimals={2}
        {...sign}
        onChange={set('cost')}
      />
      <div>
        <p className="plan-form-label" id="goal-confidence">
          {t('plan.goal.confidence')}
        </p>
        <SegmentedControl
          aria-labelledby="goal-confidence"
          size="xs"
          data={CONFIDENCES.map((level) => ({ value: String(level), label: format.percent(level) }))}
          value={String(known.confidence)}
          onChange={(value) => setKnown({ confidence: Number(value) })}
        />
      </div>
      <FigureInput
        label={t('plan.goal.variance')}
        description={t(`plan.goal.varianceFrom.${varianceFrom}`)}
        value={variance === null ? null : Number((known.variance ?? variance).toFixed(3))}
        limits={LIMITS.variance}
        decimals={3}
        required
        onChange={(value) => {
          if (value !== null && !Number.isNaN(value)) setKnown({ variance: value })
        }}
      />
    </div>
  )
}

export function GoalCalculator({ wave, plan }: { wave: WaveId; plan: Plan | null }) {
  const { t } = useText()
  const weighing = useGoal(wave, plan?.totals.population ?? null)
  const { known, goal, usual, by } = weighing
  if (known === null || weighing.variance === null) return <Loading />
  return (
    <>
      <Card title={t('plan.goal.title')} hint={t('plan.goal.intro')}>
        <Sliders weighing={weighing} known={known} />
        <Sentences goal={goal} known={known} />
      </Card>
      <div className="plan-cards plan-cards-goal">
        <Card title={t('plan.goal.setting')}>
          <Setting weighing={weighing} known={known} />
        </Card>
        <Card title={t('plan.goal.usual')}>
          <GoalRows goals={usual} aim={by.what === 'margin' ? by.margin : null} population={known.population} />
        </Card>
      </div>
    </>
  )
}
