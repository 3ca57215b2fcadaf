// How a wave's figure is made, as the board would read it; and its freezing, after which it moves only by a revision.
import { useState } from 'react'
import { useParams } from 'wouter'
import type { DefinitionState } from '../../../../shared/contract/definition'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { FreezeId, WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { Loading } from '../../parts/Loading'
import { WaveFailure } from '../wave/WaveFailure'
import { WaveFrame } from '../wave/WaveFrame'
import { DefinitionForm } from './DefinitionForm'
import { FreezeCard } from './FreezeCard'
import { RevisionsCard } from './RevisionsCard'
import { SheetCard } from './SheetCard'
import './definition.css'

function DefinitionParts({ wave, state }: { wave: WaveHeader; state: DefinitionState }) {
  const [chosen, setChosen] = useState<FreezeId | null>(null)
  // The newest is what the screens show; an older one is only looked at.
  const shown = state.freezes.find(({ id }) => id === chosen) ?? state.freezes[0] ?? null
  const show = (freeze: FreezeId) => {
    setChosen(freeze)
    // The sheet stands above the list that it is chosen from.
    window.scrollTo(0, 0)
  }
  return (
    <>
      <FreezeCard wave={wave} state={state} />
      <div className="definition-pair">
        <SheetCard wave={wave} sheet={shown?.sheet ?? state.sheet} freeze={shown} />
        {/* Another definition is another form: what was typed for the last one does not stay. */}
        <DefinitionForm key={JSON.stringify(state.definition)} wave={wave} state={state} />
      </div>
      {state.freezes.length > 0 && (
        <RevisionsCard wave={wave} freezes={state.freezes} shown={shown?.id ?? null} onShow={show} />
      )}
    </>
  )
}

function DefinitionOfWave({ wave }: { wave: WaveId }) {
  const header = useCall('wave.get', { wave })
  const state = useCall('definition.get', { wave })
  const failed = header.error ?? state.error
  if (failed)
    return (
      <WaveFailure failure={failed.failure} onRetry={() => void Promise.all([header.refetch(), state.refetch()])} />
    )
  if (header.data === undefined || state.data === undefined) return <Loading />
  return (
    <WaveFrame wave={header.data} tab="definition">
      <DefinitionParts wave={header.data} state={state.data} />
    </WaveFrame>
  )
}

export function DefinitionScreen() {
  const { wave } = useParams<{ wave: string }>()
  return <DefinitionOfWave key={wave} wave={Number(wave) as WaveId} />
}
