// A wave against an earlier one: the verdict, who answered both and how they moved, the segments, and what the mix did.
import { useState } from 'react'
import { useParams } from 'wouter'
import type { WaveComparison } from '../../../../shared/contract/compare'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { DimensionId, WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { Loading } from '../../parts/Loading'
import { WaveFailure } from '../wave/WaveFailure'
import { WaveFrame } from '../wave/WaveFrame'
import { CompareVerdict } from './CompareVerdict'
import { MixCard } from './MixCard'
import { MovementCard } from './MovementCard'
import { NothingToCompare } from './NothingToCompare'
import { PeopleCard } from './PeopleCard'
import { SegmentsCard } from './SegmentsCard'
import { TestsDrawer } from './TestsDrawer'
import './compare.css'

interface ComparisonProps {
  wave: WaveHeader
  compared: WaveComparison
  onAgainst: (against: WaveId) => void
  onBy: (by: DimensionId) => void
}

function Comparison({ wave, compared, onAgainst, onBy }: ComparisonProps) {
  const [detailed, setDetailed] = useState(false)
  return (
    <>
      <CompareVerdict wave={wave} compared={compared} onAgainst={onAgainst} onDetails={() => setDetailed(true)} />
      <div className="compare-pair">
        <PeopleCard compared={compared} />
        <MovementCard compared={compared} />
      </div>
      <SegmentsCard wave={wave} compared={compared} onBy={onBy} />
      {compared.mix !== null && <MixCard mix={compared.mix} />}
      <TestsDrawer wave={wave} compared={compared} opened={detailed} onClose={() => setDetailed(false)} />
    </>
  )
}

function ComparisonOfWave({ wave }: { wave: WaveId }) {
  const [against, setAgainst] = useState<WaveId | null>(null)
  const [by, setBy] = useState<DimensionId | null>(null)
  const header = useCall('wave.get', { wave })
  // Segments are compared by the first dimension until another is chosen.
  const dimension = by ?? header.data?.dimensions[0]?.id
  const compared = useCall(
    'compare.waves',
    {
      wave,
      ...(against === null ? {} : { against }),
      ...(dimension === undefined ? {} : { by: dimension }),
    },
    { enabled: header.data !== undefined },
  )
  const failed = header.error ?? compared.error
  if (failed)
    return (
      <WaveFailure failure={failed.failure} onRetry={() => void Promise.all([header.refetch(), compared.refetch()])} />
    )
  if (header.data === undefined || compared.data === undefined) return <Loading />
  return (
    <WaveFrame wave={header.data} tab="compare">
      {compared.data === null || header.data.score.n === 0 ? (
        <NothingToCompare wave={header.data} />
      ) : (
        <Comparison wave={header.data} compared={compared.data} onAgainst={setAgainst} onBy={setBy} />
      )}
    </WaveFrame>
  )
}

export function CompareScreen() {
  const { wave } = useParams<{ wave: string }>()
  // Another wave is another screen: what it is compared with is chosen anew.
  return <ComparisonOfWave key={wave} wave={Number(wave) as WaveId} />
}
