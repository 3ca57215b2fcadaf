// A wave's sampling plan: set it, see daily who is still missing, change or delete it.
import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { useParams } from 'wouter'
import { type ChartFigures, chartTitle } from '../../../../shared/charts'
import type { Plan } from '../../../../shared/contract/plan'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { WaveId } from '../../../../shared/model/ids'
import { useCall, useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { ChartCanvas } from '../../parts/ChartCanvas'
import { Loading } from '../../parts/Loading'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { ChartMenu } from './ChartMenu'
import { PlanForm } from './PlanForm'
import { PlanTable } from './PlanTable'
import { PlanVerdict } from './PlanVerdict'
import { WaveFailure } from './WaveFailure'
import { WaveFrame } from './WaveFrame'
import './plan.css'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

function PlanView({ plan, wave, onEdit }: { plan: Plan; wave: WaveHeader; onEdit: () => void }) {
  const { t } = useText()
  const [asChart, setAsChart] = useState(false)
  const remove = useWrite('plan.remove')
  const shut = useLookOnly()
  const figures: ChartFigures = { chart: 'plan', plan }
  const confirmRemove = () =>
    modals.openConfirmModal({
      title: t('plan.removeTitle', { wave: wave.name }),
      children: t('plan.removeText'),
      labels: { confirm: t('common.remove'), cancel: t('common.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate({ wave: wave.id }),
    })
  const other = {
    icon: asChart ? <IconTable {...ICON} /> : <IconChartBar {...ICON} />,
    label: asChart ? t('results.asText') : t('results.asChart'),
    onShow: () => setAsChart(!asChart),
  }
  return (
    <>
      <PlanVerdict plan={plan} status={wave.status} />
      <Card
        flush={!asChart}
        title={t('plan.cells')}
        hint={plan.dimensionName === null ? undefined : t('plan.byDimension', { dimension: plan.dimensionName })}
        actions={
          <>
            <Button size="xs" variant="default" onClick={onEdit} {...shut}>
              {t('plan.edit')}
            </Button>
            <Button size="xs" variant="subtle" color="red" onClick={confirmRemove} loading={remove.isPending} {...shut}>
              {t('plan.remove')}
            </Button>
            <ChartMenu wave={wave} chart="plan" title={chartTitle(t, figures)} other={other} />
          </>
        }
      >
        {asChart ? <ChartCanvas figures={figures} /> : <PlanTable plan={plan} wave={wave} />}
      </Card>
    </>
  )
}

function PlanOfWave({ wave }: { wave: WaveId }) {
  const [editing, setEditing] = useState(false)
  const header = useCall('wave.get', { wave })
  const plan = useCall('plan.get', { wave })
  const failed = header.error ?? plan.error
  if (failed) {
    const retry = () => void Promise.all([header.refetch(), plan.refetch()])
    return <WaveFailure failure={failed.failure} onRetry={retry} />
  }
  if (header.data === undefined || plan.data === undefined) return <Loading />
  const shown = plan.data
  return (
    <WaveFrame wave={header.data} tab="plan">
      {shown === null || editing ? (
        <PlanForm
          wave={header.data}
          plan={shown}
          onDone={() => setEditing(false)}
          onCancel={shown === null ? undefined : () => setEditing(false)}
        />
      ) : (
        <PlanView plan={shown} wave={header.data} onEdit={() => setEditing(true)} />
      )}
    </WaveFrame>
  )
}

export function PlanScreen() {
  const { wave } = useParams<{ wave: string }>()
  return <PlanOfWave key={wave} wave={Number(wave) as WaveId} />
}
