// What a goal costs: the usual margins with their answers and invitations, and the change that two such waves would find.
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { Goal, Plan } from '../../../../shared/contract/plan'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { Unsaid } from './Unsaid'
import { useGoalOfPlan } from './useGoalOfPlan'

export interface GoalRowsProps {
  goals: readonly Goal[]
  /** The margin that stands out: the one aimed at, in points. */
  aim: number | null
  /** People on the list. */
  population: number | null
}

/** "> 1,208 invitations" where the list does not have as many people. */
export function useInvitations(population: number | null) {
  const { t, format } = useText()
  return ({ invitations, beyondList }: Goal): string | null => {
    if (invitations === null) return null
    const count = beyondList && population !== null ? population : invitations
    const number = format.integer(count)
    const shown = beyondList && population !== null ? t('plan.goal.moreThan', { number }) : number
    return t('plan.goal.invitationsOf', { count, number: shown })
  }
}

export function GoalRows({ goals, aim, population }: GoalRowsProps) {
  const { t, format } = useText()
  const invitationsOf = useInvitations(population)
  return (
    <table className="plan-small plan-nowrap">
      <tbody>
        {goals.map((goal) => {
          const detectable = goal.detectable === null ? null : Math.round(goal.detectable)
          return (
            <tr key={goal.margin} data-aim={goal.margin === aim}>
              <th scope="row">{t('plan.goal.marginOf', { margin: format.margin(goal.margin) })}</th>
              <td className="plan-number">
                {t('common.answers', { count: goal.answers, number: format.integer(goal.answers) })}
              </td>
              <td className="plan-number" title={goal.beyondList ? t('plan.goal.beyondList') : undefined}>
                {invitationsOf(goal) ?? <Unsaid why={t('plan.goal.invitationsWhy')} />}
              </td>
              <td className="plan-quiet">
                {detectable !== null && t('plan.goal.finds', { count: detectable, size: format.integer(detectable) })}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export function GoalCosts({ plan }: { plan: Plan }) {
  const { t } = useText()
  // The target of a plan that is cut holds for each segment, not for the whole wave.
  const aim = plan.overallTarget ?? (plan.dimension === null ? plan.target : null)
  const { goal, usual, population } = useGoalOfPlan(plan, aim)
  return (
    <Card
      title={t('plan.goal.card')}
      hint={t('plan.goal.cardHint')}
      actions={
        <Button component={Link} href={`/waves/${plan.wave}/plan?view=goal`} size="xs" variant="default">
          {t('plan.goal.open')}
        </Button>
      }
    >
      <GoalRows goals={withAim(usual, goal)} aim={aim} population={population} />
    </Card>
  )
}

/** The usual goals, widest first, with the one aimed at in its place. */
export function withAim(usual: readonly Goal[], goal: Goal | null): readonly Goal[] {
  const others = usual.filter(({ margin }) => margin !== goal?.margin)
  return [...others, ...(goal === null ? [] : [goal])].toSorted((a, b) => b.margin - a.margin)
}
