// Weights, made and tried: whom each segment stands for, what that does to the score, and what it costs.
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { CallOutput } from '../../../../shared/contract'
import type { Definition } from '../../../../shared/contract/definition'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useCall, useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'
import { SilentCard } from './SilentCard'
import { WeighedFigures } from './WeighedFigures'
import { WeightsForm } from './WeightsForm'
import { draftOf, draftProblem, sameWeighting, type WeightDraft, weightingOf } from './weightDraft'

/** The engine is asked once the typing pauses. */
const PAUSE_MS = 250

export interface WeightsCardProps {
  wave: WaveHeader
  /** The wave's own weights, or those that its plan proposes, and what they do. */
  proposed: CallOutput<'definition.weigh'>
  definition: Definition
}

export function WeightsCard({ wave, proposed, definition }: WeightsCardProps) {
  const { t } = useText()
  const [edited, setEdited] = useState<WeightDraft | null>(null)
  const draft = edited ?? draftOf(proposed.weighting)
  const change = (to: (draft: WeightDraft) => WeightDraft) => setEdited((now) => to(now ?? draft))
  const problem = draftProblem(draft)
  const [settled] = useDebouncedValue(edited, PAUSE_MS)
  const wanted = settled === null ? null : weightingOf(settled)
  const tried = useCall(
    'definition.weigh',
    wanted === null ? { wave: wave.id } : { wave: wave.id, weighting: wanted },
    { enabled: edited === null || wanted !== null },
  )
  const shut = useLookOnly()
  const set = useWrite('definition.set', {
    onSuccess: (_, { definition: now }) => {
      setEdited(null)
      void sayUndoable(t(now.weighting === null ? 'definition.weights.removed' : 'definition.weights.saved'))
    },
  })
  if (wave.dimensions.length === 0)
    return (
      <>
        <Card title={t('definition.weights.title')}>
          <p className="wave-note">
            <span>{t('definition.weights.noDimensions')}</span>
          </p>
        </Card>
        <SilentCard nonResponse={proposed.nonResponse} />
      </>
    )
  const weighting = weightingOf(draft)
  const { weighted, nonResponse } = tried.data ?? proposed
  const inUse = definition.weighting !== null && sameWeighting(weighting, definition.weighting)
  const settling = edited !== settled || tried.isPlaceholderData
  return (
    <>
      <Card title={t('definition.weights.title')} hint={t('definition.weights.hint')}>
        <div className="weights">
          <WeightsForm wave={wave} draft={draft} problem={problem} onChange={change} />
          <div className="weights-result" aria-busy={settling}>
            {tried.error ? (
              <FailureNotice failure={tried.error.failure} />
            ) : (
              <>
                {problem === 'choose' ? (
                  <p className="wave-muted">{t('definition.weights.choose')}</p>
                ) : (
                  <WeighedFigures weighted={weighted} />
                )}
                {inUse ? (
                  <p>{t('definition.weights.inUse')}</p>
                ) : (
                  <Button
                    size="xs"
                    disabled={weighting === null || weighted.weighted === null || settling}
                    loading={set.isPending}
                    onClick={() => set.mutate({ wave: wave.id, definition: { ...definition, weighting } })}
                    {...shut}
                  >
                    {t('definition.weights.save')}
                  </Button>
                )}
                {definition.weighting !== null && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={set.isPending}
                    onClick={() => set.mutate({ wave: wave.id, definition: { ...definition, weighting: null } })}
                    {...shut}
                  >
                    {t('definition.weights.remove')}
                  </Button>
                )}
              </>
            )}
          </div>
        </div>
      </Card>
      <SilentCard nonResponse={nonResponse} />
    </>
  )
}
