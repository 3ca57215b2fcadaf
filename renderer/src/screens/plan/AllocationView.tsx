// One budget by four methods, side by side: what each buys for the whole wave and for every segment. One is chosen.
import { Alert, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { AllocationFault, AllocationMethod, Budget, Plan } from '../../../../shared/contract/plan'
import { useCall, useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { Loading } from '../../parts/Loading'
import { useText } from '../../text'
import { AllocationCells } from './AllocationCells'
import { AllocationMethods } from './AllocationMethods'
import { FigureInput } from './FigureInput'
import { useBudget } from './useBudget'
import { useMoneySign } from './useMoneySign'

const PAUSE = 60
const LIMITS = { invitations: [1, 1_000_000_000], money: [1, 1_000_000_000], floor: [0, 1_000_000] } as const
const USUAL_FLOOR = 10
/** As many names as a sentence holds. */
const MOST_NAMED = 6

/** What a budget starts from: the chosen one, what the plan takes, or everybody. */
function firstBudget({ allocation, totals }: Plan): Budget {
  if (allocation !== null) return allocation.budget
  return { kind: 'invitations', amount: Math.max(1, totals.invitations ?? totals.population ?? totals.needed) }
}

/** Why nothing can be shared out, with the segments that it is about. */
function Fault({ fault, cells, plan }: { fault: AllocationFault; cells: readonly string[]; plan: Plan }) {
  const { t, format } = useText()
  const more = cells.length - MOST_NAMED
  const named = cells.slice(0, MOST_NAMED)
  const told =
    cells.length === 0 || cells.length >= plan.cells.length
      ? t('plan.allocation.faultAll')
      : format.list(
          more > 0 ? [...named, t('plan.allocation.faultMore', { count: more, number: format.integer(more) })] : named,
        )
  const censuses = plan.cells.reduce((sum, { choice, people }) => sum + (choice === 'census' ? (people ?? 0) : 0), 0)
  const facts = {
    cells: told,
    invitations: t('plan.goal.invitationsOf', { count: censuses, number: format.integer(censuses) }),
  }
  const inPlan = fault === 'no-population' || fault === 'no-rate' || fault === 'no-cost'
  return (
    <Alert color="gray" icon={<IconAlertTriangle aria-hidden />} title={t('plan.allocation.faultTitle')} role="status">
      <p>{t(`plan.allocation.fault.${fault}`, facts)}</p>
      {inPlan && <p>{t('plan.allocation.faultNext')}</p>}
    </Alert>
  )
}

export function AllocationView({ plan, onDone }: { plan: Plan; onDone: () => void }) {
  const { t, format } = useText()
  const budgetOf = useBudget()
  const sign = useMoneySign()
  const [budget, setBudget] = useState<Budget>(() => firstBudget(plan))
  const [floor, setFloor] = useState<number | null>(plan.allocation?.floor ?? USUAL_FLOOR)
  const valid = Number.isFinite(budget.amount) && !Number.isNaN(floor)
  const typed = useMemo(() => ({ budget, floor: floor ?? 0 }), [budget, floor])
  const [asked] = useDebouncedValue(typed, PAUSE, { leading: true })
  const told = useCall('plan.allocations', { wave: plan.wave, ...asked }, { enabled: valid })
  const write = useWrite('plan.allocate', {
    onSuccess: (_, { method }) => {
      notifications.show({
        message: t('plan.allocation.chosenDone', { method: t(`plan.allocation.method.${method}`) }),
      })
      onDone()
    },
  })
  const choose = (method: AllocationMethod) => write.mutate({ wave: plan.wave, ...typed, method })
  const data = told.data
  return (
    <>
      <Card title={t('plan.allocation.title')}>
        <p className="plan-quiet">{t('plan.allocation.intro')}</p>
        <div className="plan-fields">
          <div>
            <p className="plan-form-label" id="plan-budget">
              {t('plan.allocation.budget')}
            </p>
            <SegmentedControl
              aria-labelledby="plan-budget"
              data={(['invitations', 'money'] as const).map((kind) => ({
                value: kind,
                label: t(`plan.allocation.kind.${kind}`),
              }))}
              value={budget.kind}
              onChange={(kind) => setBudget({ ...budget, kind: kind === 'money' ? 'money' : 'invitations' })}
            />
          </div>
          <FigureInput
            key={budget.kind}
            label={t(`plan.allocation.amountOf.${budget.kind}`)}
            value={budget.amount}
            limits={LIMITS[budget.kind]}
            decimals={budget.kind === 'money' ? 2 : 0}
            {...(budget.kind === 'money' ? sign : {})}
            required
            onChange={(amount) => setBudget({ ...budget, amount: amount ?? Number.NaN })}
          />
          <FigureInput
            label={t('plan.allocation.floor')}
            description={t('plan.allocation.floorHint')}
            value={floor}
            limits={LIMITS.floor}
            onChange={setFloor}
          />
        </div>
        {plan.allocation !== null && (
          <p className="plan-quiet">
            {t('plan.allocation.current', {
              method: t(`plan.allocation.method.${plan.allocation.method}`),
              invitations: t('plan.goal.invitationsOf', {
                count: plan.allocation.invitations,
                number: format.integer(plan.allocation.invitations),
              }),
              budget: budgetOf(plan.allocation.budget),
            })}
          </p>
        )}
      </Card>
      {data === undefined ? (
        <Loading />
      ) : data.fault !== null ? (
        <Fault fault={data.fault} cells={data.faultCells} plan={plan} />
      ) : (
        <>
          <AllocationMethods
            allocations={data.allocations}
            cells={data.allocations[0]?.cells.length ?? 0}
            chosen={plan.allocation?.method ?? null}
            overallTarget={plan.overallTarget}
            busy={write.isPending || !valid}
            onChoose={choose}
          />
          <AllocationCells allocations={data.allocations} plan={plan} />
        </>
      )}
    </>
  )
}
