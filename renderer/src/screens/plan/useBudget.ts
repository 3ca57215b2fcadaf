// A budget in words: “800 invitations”, or an amount of money.
import type { Budget } from '../../../../shared/contract/plan'
import { useText } from '../../text'

export function useBudget(): (budget: Budget) => string {
  const { t, format } = useText()
  return ({ kind, amount }) =>
    kind === 'money'
      ? format.money(amount)
      : t('plan.goal.invitationsOf', { count: Math.round(amount), number: format.integer(amount) })
}
