// A wave's results: the verdict first, then how it came about, then the segments.
import { Button, Group } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import type { WaveHeader, WaveResults } from '../../../../shared/contract/wave'
import type { DimensionId, WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { EmptyState } from '../../parts/EmptyState'
import { ImportButton } from '../../parts/ImportButton'
import { Loading } from '../../parts/Loading'
import { useText } from '../../text'
import { ChartCard } from './ChartCard'
import { DetailsDrawer } from './DetailsDrawer'
import { SegmentCard } from './SegmentCard'
import { VerdictCard } from './VerdictCard'
import { WaveFailure } from './WaveFailure'
import { WaveFrame } from './WaveFrame'

function NoAnswers({ wave }: { wave: WaveHeader }) {
  const { t } = useText()
  return (
    <Card>
      <EmptyState
        icon={<IconTableImport size={44} stroke={1.2} />}
        title={t('results.empty.title')}
        action={
          <Group justify="center">
            <ImportButton wave={wave.id}>{t('results.empty.import')}</ImportButton>
            <Button component={Link} href={`/waves/${wave.id}/plan`} variant="default">
              {t('results.empty.plan')}
            </Button>
          </Group>
        }
      >
        {t('results.empty.text')}
      </EmptyState>
    </Card>
  )
}

function Results({ results, onBy }: { results: WaveResults; onBy: (by: DimensionId) => void }) {
  const [detailed, setDetailed] = useState(false)
  const { wave } = results
  return (
    <>
      <VerdictCard results={results} onDetails={() => setDetailed(true)} />
      <div className="wave-charts">
        <ChartCard figures={{ chart: 'trend', results }} wave={wave} />
        <ChartCard figures={{ chart: 'distribution', results }} wave={wave} />
      </div>
      <SegmentCard results={results} onBy={onBy} />
      <DetailsDrawer results={results} opened={detailed} onClose={() => setDetailed(false)} />
    </>
  )
}

function ResultsOfWave({ wave }: { wave: WaveId }) {
  const [by, setBy] = useState<DimensionId | null>(null)
  const asked = useCall('wave.results', by === null ? { wave } : { wave, by })
  if (asked.error) return <WaveFailure failure={asked.error.failure} onRetry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Loading />
  const results = asked.data
  return (
    <WaveFrame wave={results.wave} tab="results">
      {results.score.n === 0 ? <NoAnswers wave={results.wave} /> : <Results results={results} onBy={setBy} />}
    </WaveFrame>
  )
}

export function ResultsScreen() {
  const { wave } = useParams<{ wave: string }>()
  // Another wave is another screen: its dimension is chosen anew.
  return <ResultsOfWave key={wave} wave={Number(wave) as WaveId} />
}
