// A wave's sample: before a draw its rules and what they would give; afterwards who was drawn, and how they stand.
import { useState } from 'react'
import { useParams } from 'wouter'
import type { WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { Loading } from '../../parts/Loading'
import { WaveFailure } from '../wave/WaveFailure'
import { WaveFrame } from '../wave/WaveFrame'
import { DrawForm } from './DrawForm'
import { DrawnSample } from './DrawnSample'
import '../../parts/text.css'
import './sample.css'

export function SampleScreen() {
  const { wave } = useParams<{ wave: string }>()
  return <SampleOfWave key={wave} wave={Number(wave) as WaveId} />
}

function SampleOfWave({ wave }: { wave: WaveId }) {
  const [drawing, setDrawing] = useState(false)
  const header = useCall('wave.get', { wave })
  const sample = useCall('sample.get', { wave })
  const program = useCall('program.info', {})
  const failed = header.error ?? sample.error ?? program.error
  if (failed) {
    const retry = () => void Promise.all([header.refetch(), sample.refetch(), program.refetch()])
    return <WaveFailure failure={failed.failure} onRetry={retry} />
  }
  if (header.data === undefined || sample.data === undefined || program.data === undefined) return <Loading />
  const drawn = sample.data
  return (
    <WaveFrame wave={header.data} tab="sample">
      {drawn === null || drawing ? (
        <DrawForm
          wave={header.data}
          sample={drawn}
          contactRuleDays={program.data.contactRuleDays}
          onDone={() => setDrawing(false)}
          onCancel={drawn === null ? undefined : () => setDrawing(false)}
        />
      ) : (
        <DrawnSample wave={header.data} sample={drawn} onDrawAnew={() => setDrawing(true)} />
      )}
    </WaveFrame>
  )
}
