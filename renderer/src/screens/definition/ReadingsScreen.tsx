// The same answers, read in other ways: by account, by weights, and with those who kept silent. Nothing here changes a
// figure until it is taken into the wave's definition.
import { useParams } from 'wouter'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { ImportButton } from '../../parts/ImportButton'
import { Loading } from '../../parts/Loading'
import { useText } from '../../text'
import { WaveFailure } from '../wave/WaveFailure'
import { WaveFrame } from '../wave/WaveFrame'
import { RollupsCard } from './RollupsCard'
import { WeightsCard } from './WeightsCard'
import './definition.css'

function Readings({ wave }: { wave: WaveHeader }) {
  const state = useCall('definition.get', { wave: wave.id })
  const rollups = useCall('definition.rollups', { wave: wave.id })
  const weighed = useCall('definition.weigh', { wave: wave.id })
  const failed = state.error ?? rollups.error ?? weighed.error
  if (failed) {
    const retry = () => void Promise.all([state.refetch(), rollups.refetch(), weighed.refetch()])
    return <FailureNotice failure={failed.failure} onRetry={retry} />
  }
  if (!state.data || !rollups.data || !weighed.data) return <Loading />
  const { definition } = state.data
  return (
    <>
      <RollupsCard wave={wave} rollups={rollups.data} definition={definition} />
      <WeightsCard wave={wave} proposed={weighed.data} definition={definition} />
    </>
  )
}

function ReadingsOfWave({ wave }: { wave: WaveId }) {
  const { t } = useText()
  const header = useCall('wave.get', { wave })
  if (header.error) return <WaveFailure failure={header.error.failure} onRetry={() => void header.refetch()} />
  if (header.data === undefined) return <Loading />
  return (
    <WaveFrame wave={header.data} tab="readings">
      {header.data.score.n === 0 ? (
        <Card>
          <EmptyState
            title={t('results.empty.title')}
            action={<ImportButton wave={wave}>{t('results.empty.import')}</ImportButton>}
          >
            {t('results.empty.text')}
          </EmptyState>
        </Card>
      ) : (
        <Readings wave={header.data} />
      )}
    </WaveFrame>
  )
}

export function ReadingsScreen() {
  const { wave } = useParams<{ wave: string }>()
  return <ReadingsOfWave key={wave} wave={Number(wave) as WaveId} />
}
