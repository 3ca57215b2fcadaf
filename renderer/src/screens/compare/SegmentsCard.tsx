// The segments of one dimension: against themselves in the earlier wave, or against the rest of their own.
import { SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import type { WaveComparison } from '../../../../shared/contract/compare'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { DimensionId } from '../../../../shared/model/ids'
import { segmentChangesSentence } from '../../../../shared/text/verdicts/segments'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { SegmentChanges } from './SegmentChanges'
import { SegmentsAgainstRest } from './SegmentsAgainstRest'

type Mode = 'since' | 'rest'

export interface SegmentsCardProps {
  wave: WaveHeader
  compared: WaveComparison
  onBy: (by: DimensionId) => void
}

export function SegmentsCard({ wave, compared, onBy }: SegmentsCardProps) {
  const { t, format } = useText()
  const [mode, setMode] = useState<Mode>('since')
  const { by, against } = compared
  if (by === null || compared.segments.length === 0)
    return (
      <Card title={t('compare.segments.title')}>
        <p className="wave-note">
          <span>{t('results.noSegments')}</span>
          <span>{t('results.noSegmentsText')}</span>
        </p>
      </Card>
    )
  const choose = (value: string | null) => {
    const chosen = wave.dimensions.find(({ id }) => String(id) === value)
    if (chosen !== undefined) onBy(chosen.id)
  }
  const modes: { value: Mode; label: string }[] = [
    { value: 'since', label: t('compare.segments.since', { wave: against.name }) },
    { value: 'rest', label: t('compare.segments.rest') },
  ]
  return (
    <Card
      flush
      title={t('compare.segments.title')}
      hint={mode === 'rest' ? t('compare.segments.restHint') : undefined}
      actions={
        <>
          <SegmentedControl<Mode>
            size="xs"
            aria-label={t('compare.segments.mode')}
            data={modes}
            value={mode}
            onChange={setMode}
          />
          <Select
            size="xs"
            aria-label={t('results.by')}
            data={wave.dimensions.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={String(by)}
            onChange={choose}
            allowDeselect={false}
          />
        </>
      }
    >
      {mode === 'since' ? (
        <>
          <SegmentChanges wave={wave} compared={compared} />
          {wave.status === 'closed' && (
            <p className="wave-note">
              <span>
                {segmentChangesSentence(t, format, {
                  judged: compared.judged,
                  real: compared.real,
                  wave: against.name,
                })}
              </span>
            </p>
          )}
        </>
      ) : (
        <SegmentsAgainstRest wave={wave} by={by} />
      )}
    </Card>
  )
}
