// Decides how sharp the score must be, for the whole wave or for each segment, and says at once what that takes.
import { Alert, Button, NumberInput, SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import type { Plan } from '../../../../shared/contract/plan'
import type { Dimension, WaveHeader } from '../../../../shared/contract/wave'
import type { SegmentId } from '../../../../shared/model/ids'
import type { Language } from '../../../../shared/model/language'
import { useCall, useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { PlanFormCells } from './PlanFormCells'
import { PlanLive } from './PlanLive'

/** Sharp enough to compare, and within reach of most lists. */
const USUAL_TARGET = 12
const LEAST_TARGET = 1
const MOST_TARGET = 60
const WHOLE = 'whole'
const DECIMAL: Record<Language, string> = { en: '.', fr: ',' }
/** In the order of the choices; the type keeps the list in step with the contract without carrying schemas into the page. */
const CONFIDENCES = [0.8, 0.9, 0.95, 0.99]

export interface FormCell {
  segment: SegmentId | null
  name: string | null
}

export interface PlanFormProps {
  wave: WaveHeader
  plan: Plan | null
  onDone: () => void
  /** Absent while there is no plan to go back to. */
  onCancel?: (() => void) | undefined
}

const keyOf = (segment: SegmentId | null) => segment ?? WHOLE

function cellsOf(dimension: Dimension | undefined): FormCell[] {
  if (dimension === undefined) return [{ segment: null, name: null }]
  return dimension.segments.map(({ id, name }) => ({ segment: id, name }))
}

export function PlanForm({ wave, plan, onDone, onCancel }: PlanFormProps) {
  const { t, format, language } = useText()
  const [by, setBy] = useState<string>(
    String(plan === null ? (wave.dimensions[0]?.id ?? WHOLE) : (plan.dimension ?? WHOLE)),
  )
  const [target, setTarget] = useState<number | null>(plan?.target ?? USUAL_TARGET)
  const [confidence, setConfidence] = useState(plan?.confidence ?? wave.confidence)
  const [populations, setPopulations] = useState<ReadonlyMap<SegmentId | typeof WHOLE, number>>(
    new Map(
      (plan?.cells ?? []).flatMap(({ segment, population }) =>
        population === null ? [] : [[keyOf(segment), population]],
      ),
    ),
  )
  const save = useWrite('plan.set', { onSuccess: onDone })
  const dimension = wave.dimensions.find(({ id }) => String(id) === by)
  const cells = cellsOf(dimension)
  const populationOf = ({ segment }: FormCell) => populations.get(keyOf(segment)) ?? null
  const valid = target !== null && target >= LEAST_TARGET && target <= MOST_TARGET ? target : null
  const estimate = useCall(
    'plan.estimate',
    {
      wave: wave.id,
      confidence,
      target: valid ?? USUAL_TARGET,
      populations: cells.map((cell) => populationOf(cell) || null),
    },
    { enabled: valid !== null },
  )
  // While a new figure is on its way the one before is kept; with another number of cells it would stand in wrong rows.
  const figures = valid !== null && estimate.data?.needed.length === cells.length ? estimate.data : null

  const mistyped = cells.some((cell) => Number.isNaN(populationOf(cell)))

  function setPopulation({ segment }: FormCell, population: number | null): void {
    const next = new Map(populations)
    if (population === null) next.delete(keyOf(segment))
    else next.set(keyOf(segment), population)
    setPopulations(next)
  }

  function submit(event: React.FormEvent): void {
    event.preventDefault()
    if (valid === null || mistyped) return
    save.mutate({
      wave: wave.id,
      dimension: dimension?.id ?? null,
      confidence,
      target: valid,
      populations: cells.map((cell) => ({ segment: cell.segment, population: populationOf(cell) })),
    })
  }

  const choices = [
    ...wave.dimensions.map(({ id, name }) => ({ value: String(id), label: name })),
    { value: WHOLE, label: t('plan.form.wholeWave') },
  ]
  return (
    <Card title={plan === null ? t('plan.form.titleNew') : t('plan.form.titleEdit')}>
      <form onSubmit={submit} className="plan-form">
        <p className="wave-muted">{t('plan.form.intro')}</p>
        {wave.dimensions.length === 0 && <Alert color="gray">{t('plan.form.noDimensions')}</Alert>}
        <div className="plan-form-fields">
          {wave.dimensions.length > 0 && (
            <Select
              label={t('plan.form.by')}
              data={choices}
              value={by}
              onChange={(value) => setBy(value ?? WHOLE)}
              allowDeselect={false}
            />
          )}
          <NumberInput
            label={t('plan.form.target')}
            description={t('plan.form.targetHint')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            value={target ?? ''}
            onChange={(value) => setTarget(typeof value === 'number' ? value : null)}
            error={valid === null ? t('plan.form.liveNone') : undefined}
            min={LEAST_TARGET}
            max={MOST_TARGET}
            allowedDecimalSeparators={[',', '.']}
            decimalSeparator={DECIMAL[language]}
            prefix="±"
            clampBehavior="none"
          />
          <div>
            <p className="plan-form-label" id="plan-confidence">
              {t('plan.form.confidence')}
            </p>
            <SegmentedControl
              aria-labelledby="plan-confidence"
              data={CONFIDENCES.map((level) => ({
                value: String(level),
                label: format.percent(level),
              }))}
              value={String(confidence)}
              onChange={(value) => setConfidence(Number(value))}
            />
          </div>
        </div>
        <PlanFormCells
          cells={cells}
          populationOf={populationOf}
          needed={figures?.needed ?? null}
          onPopulation={setPopulation}
        />
        {figures !== null && valid !== null && (
          <PlanLive estimate={figures} target={valid} confidence={confidence} each={dimension !== undefined} />
        )}
        <div className="plan-form-buttons">
          <Button type="submit" loading={save.isPending} disabled={valid === null || mistyped}>
            {t('plan.form.save')}
          </Button>
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              {t('common.cancel')}
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}
