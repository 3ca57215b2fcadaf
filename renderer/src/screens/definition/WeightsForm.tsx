// Which dimensions the answers are weighted by, how many people stand behind each of their segments, and the trim.
import { Checkbox, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Dimension, WaveHeader } from '../../../../shared/contract/wave'
import type { SegmentId } from '../../../../shared/model/ids'
import { CallFailed, call } from '../../client'
import { CountInput } from '../../parts/CountInput'
import { useText } from '../../text'
import { type DraftMargin, LEAST_TRIM, MOST_PEOPLE, MOST_TRIM, type People, type WeightDraft } from './weightDraft'

/** No more margins than the raking of them is likely to settle with. */
const MOST_MARGINS = 4

interface MarginFieldsProps {
  dimension: Dimension
  margin: DraftMargin
  onChange: (margin: DraftMargin) => void
}

function MarginFields({ dimension, margin, onChange }: MarginFieldsProps) {
  const { t } = useText()
  const set = (segment: SegmentId, people: People) =>
    onChange({ ...margin, people: new Map([...margin.people, [segment, people]]) })
  return (
    <fieldset className="weights-margin">
      <legend>{t('definition.weights.people', { dimension: dimension.name })}</legend>
      {dimension.segments.map(({ id, name }) => (
        <div key={id}>
          <span>{name}</span>
          <CountInput
            size="xs"
            aria-label={t('definition.weights.peopleOf', { segment: name })}
            value={margin.people.get(id) ?? null}
            most={MOST_PEOPLE}
            onChange={(people) => set(id, people)}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** How many times the mean a weight may be; NaN while what is typed is no such number. */
function TrimInput({ trim, onChange }: { trim: number | null; onChange: (trim: number | null) => void }) {
  const { t } = useText()
  const [typed, setTyped] = useState<number | string>(trim ?? '')
  const trimOf = (entry: number | string) => {
    if (entry === '') return null
    const times = Number(entry)
    return times >= LEAST_TRIM && times <= MOST_TRIM ? times : Number.NaN
  }
  return (
    <NumberInput
      size="xs"
      className="weights-trim"
      label={t('definition.weights.trim')}
      description={t('definition.weights.trimHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={typed}
      onChange={(entry) => {
        setTyped(entry)
        onChange(trimOf(entry))
      }}
      error={Number.isNaN(trimOf(typed)) ? t('definition.weights.wrongTrim') : null}
      allowedDecimalSeparators={[',', '.']}
      clampBehavior="none"
      hideControls
    />
  )
}

export interface WeightsFormProps {
  wave: WaveHeader
  draft: WeightDraft
  problem: 'choose' | 'fill' | 'people' | 'trim' | null
  onChange: (change: (draft: WeightDraft) => WeightDraft) => void
}

export function WeightsForm({ wave, draft, problem, onChange }: WeightsFormProps) {
  const { t } = useText()
  const { margins, trim } = draft
  const chosen = (dimension: Dimension) => margins.find((margin) => margin.dimension === dimension.id)

  /** What the contacts say of the segments is the first proposal; it can be typed over. */
  async function add({ id }: Dimension): Promise<void> {
    let people: ReadonlyMap<SegmentId, People> = new Map()
    try {
      const { cells } = await call('plan.cells', { wave: wave.id, dimension: id, second: null })
      people = new Map(cells.flatMap(({ segment, contacts }) => (segment === null ? [] : [[segment, contacts]])))
    } catch (error) {
      // The contacts are a convenience: without them the fields start empty.
      if (!(error instanceof CallFailed)) throw error
    }
    onChange((now) => ({ ...now, margins: [...now.margins, { dimension: id, people }] }))
  }

  function toggle(dimension: Dimension, on: boolean): void {
    if (on) void add(dimension)
    else onChange((now) => ({ ...now, margins: now.margins.filter((margin) => margin.dimension !== dimension.id) }))
  }

  const put = (changed: DraftMargin) =>
    onChange((now) => ({
      ...now,
      margins: now.margins.map((margin) => (margin.dimension === changed.dimension ? changed : margin)),
    }))

  return (
    <div className="weights-form">
      <fieldset className="weights-by">
        <legend>{t('definition.weights.by')}</legend>
        {wave.dimensions.map((dimension) => {
          const on = chosen(dimension) !== undefined
          return (
            <Checkbox
              key={dimension.id}
              label={dimension.name}
              checked={on}
              disabled={!on && margins.length >= MOST_MARGINS}
              onChange={(event) => toggle(dimension, event.currentTarget.checked)}
            />
          )
        })}
      </fieldset>
      {wave.dimensions.map((dimension) => {
        const margin = chosen(dimension)
        return margin && <MarginFields key={dimension.id} dimension={dimension} margin={margin} onChange={put} />
      })}
      {margins.length > 0 && (
        <>
          <TrimInput trim={trim} onChange={(changed) => onChange((now) => ({ ...now, trim: changed }))} />
          <p className="wave-muted">
            {problem === 'fill'
              ? t('definition.weights.fill')
              : t(margins.length === 1 ? 'definition.weights.post' : 'definition.weights.raked')}
          </p>
        </>
      )}
    </div>
  )
}
