// A plan in the field: the verdict, how it is planned, its segments as a table or a chart, whom to remind, what goals cost.
import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { type ChartFigures, chartHint, chartTitle } from '../../../../shared/charts'
import type { Tracking } from '../../../../shared/contract/plan'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { ChartCanvas } from '../../parts/ChartCanvas'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { ChartMenu } from '../wave/ChartMenu'
import { GoalCosts } from './GoalCosts'
import { PlanBar } from './PlanBar'
import { RemindCard } from './RemindCard'
import { TrackTable } from './TrackTable'
import { TrackVerdict } from './TrackVerdict'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

function Notes({ tracking }: { tracking: Tracking }) {
  const { t, format } = useText()
  const { outside, cells, interim, status } = tracking
  return (
    <div className="plan-note">
      {outside > 0 && <p>{t('plan.track.outside', { count: outside, number: format.integer(outside) })}</p>}
      {interim && status === 'open' && <p>{t('plan.track.interimNote')}</p>}
      {cells.some(({ population }) => population !== null) && <p>{t('plan.track.listNote')}</p>}
    </div>
  )
}

function RemoveButton({ wave }: { wave: WaveHeader }) {
  const { t } = useText()
  const remove = useWrite('plan.remove')
  const shut = useLookOnly()
  const confirm = () =>
    modals.openConfirmModal({
      title: t('plan.removeTitle', { wave: wave.name }),
      children: t('plan.removeText'),
      labels: { confirm: t('common.remove'), cancel: t('common.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate({ wave: wave.id }),
    })
  return (
    <Button size="xs" variant="subtle" color="red" onClick={confirm} loading={remove.isPending} {...shut}>
      {t('plan.remove')}
    </Button>
  )
}

export function PlanView({ tracking, wave }: { tracking: Tracking; wave: WaveHeader }) {
  const { t, format } = useText()
  const [asChart, setAsChart] = useState(false)
  const figures = useMemo<ChartFigures>(() => ({ chart: 'plan', tracking }), [tracking])
  const other = {
    icon: asChart ? <IconTable {...ICON} /> : <IconChartBar {...ICON} />,
    label: asChart ? t('results.asText') : t('results.asChart'),
    onShow: () => setAsChart(!asChart),
  }
  const sum = (numbers: readonly number[]) => format.integer(numbers.reduce((a, b) => a + b, 0))
  const tally = {
    answers: sum(tracking.cells.map(({ answers }) => answers)),
    needed: sum(tracking.cells.map(({ needed }) => needed)),
  }
  return (
    <>
      <TrackVerdict tracking={tracking} wave={wave} />
      <PlanBar plan={tracking.plan} />
      <Card
        flush={!asChart}
        title={t('plan.track.cells')}
        hint={asChart ? chartHint(t, format, figures) : t('plan.track.hint', tally)}
        actions={
          <>
            <Button component={Link} href={`/waves/${wave.id}/plan?view=edit`} size="xs" variant="default">
              {t('plan.edit')}
            </Button>
            <RemoveButton wave={wave} />
            <ChartMenu wave={wave} chart="plan" title={chartTitle(t, figures)} other={other} />
          </>
        }
      >
        {asChart ? <ChartCanvas figures={figures} /> : <TrackTable tracking={tracking} />}
        {!asChart && <Notes tracking={tracking} />}
      </Card>
      <div className="plan-cards">
        <GoalCosts plan={tracking.plan} />
        {tracking.status !== 'closed' && <RemindCard tracking={tracking} wave={wave.id} />}
      </div>
    </>
  )
}
