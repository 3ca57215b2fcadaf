// A wave's sampling plan: set it, share a budget out, see daily who is still missing, weigh a goal.
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type RefObject, useRef } from 'react'
import { Link, useLocation, useParams, useSearch } from 'wouter'
import type { Tracking } from '../../../../shared/contract/plan'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { Loading } from '../../parts/Loading'
import { useText } from '../../text'
import { WaveFailure } from '../wave/WaveFailure'
import { WaveFrame } from '../wave/WaveFrame'
import { AllocationView } from './AllocationView'
import { GoalCalculator } from './GoalCalculator'
import { PlanForm } from './PlanForm'
import { PlanView } from './PlanView'
import type { KeptDraft } from './usePlanDraft'
import './plan.css'

function Back({ wave }: { wave: WaveId }) {
  const { t } = useText()
  return (
    <div>
      <Button
        component={Link}
        href={`/waves/${wave}/plan`}
        variant="subtle"
        size="xs"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
      >
        {t('plan.back')}
      </Button>
    </div>
  )
}

/** The part of the plan that the address asks for. */
function Part({
  wave,
  tracking,
  view,
  kept,
}: {
  wave: WaveHeader
  tracking: Tracking | null
  view: string | null
  kept: RefObject<KeptDraft | null>
}) {
  const { t } = useText()
  const [, navigate] = useLocation()
  const home = () => navigate(`/waves/${wave.id}/plan`)
  if (view === 'goal')
    return (
      <>
        <Back wave={wave.id} />
        <GoalCalculator wave={wave.id} plan={tracking?.plan ?? null} />
      </>
    )
  if (tracking === null)
    return (
      <>
        <PlanForm wave={wave} plan={null} onDone={home} kept={kept} />
        <div>
          <Button component={Link} href={`/waves/${wave.id}/plan?view=goal`} variant="default">
            {t('plan.goal.open')}
          </Button>
        </div>
      </>
    )
  if (view === 'edit') return <PlanForm wave={wave} plan={tracking.plan} onDone={home} onCancel={home} />
  if (view === 'allocate')
    return (
      <>
        <Back wave={wave.id} />
        <AllocationView plan={tracking.plan} onDone={home} />
      </>
    )
  return <PlanView tracking={tracking} wave={wave} />
}

function PlanOfWave({ wave }: { wave: WaveId }) {
  const { t } = useText()
  const view = new URLSearchParams(useSearch()).get('view')
  // A plan that is not saved yet outlives a look at the goal calculator; leaving the wave's plan gives it up.
  const kept = useRef<KeptDraft | null>(null)
  const header = useCall('wave.get', { wave })
  const tracked = useCall('plan.track', { wave })
  const failed = header.error ?? tracked.error
  if (failed) {
    const retry = () => void Promise.all([header.refetch(), tracked.refetch()])
    return <WaveFailure failure={failed.failure} onRetry={retry} />
  }
  if (header.data === undefined || tracked.data === undefined) return <Loading />
  // Once invitations have gone out nothing is to be drawn, also where the wave has not opened yet.
  const toDraw = header.data.status === 'planned' && header.data.invited === null
  const next = tracked.data !== null && header.data.status !== 'closed' && (
    <Button component={Link} href={`/waves/${wave}/sample`} variant={toDraw ? 'filled' : 'default'}>
      {t(toDraw ? 'plan.sample' : 'plan.sampleGo')}
    </Button>
  )
  return (
    <WaveFrame wave={header.data} tab="plan" actions={next}>
      <Part wave={header.data} tracking={tracked.data} view={view} kept={kept} />
    </WaveFrame>
  )
}

export function PlanScreen() {
  const { wave } = useParams<{ wave: string }>()
  return <PlanOfWave key={wave} wave={Number(wave) as WaveId} />
}
