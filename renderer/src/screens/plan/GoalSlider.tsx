// One of the four figures of a goal: a slider for the feel of it, and a field for the exact number.
import { useId } from 'react'
import { useText } from '../../text'
import { FigureInput } from './FigureInput'
import { movedTo, placeOf, type Scale, STEPS } from './goalScale'
import { Unsaid } from './Unsaid'

export interface GoalSliderProps {
  label: string
  hint: string
  /** null: cannot be said. */
  value: number | null
  /** The value as it is read out. */
  told: string
  scale: Scale
  prefix?: string
  /** Why there is no value. */
  why: string
  onMove: (value: number) => void
}

/** The browser's own slider steps by 1 of 1,000 on an arrow, by a tenth on Page Up and Page Down. */
export function GoalSlider({ label, hint, value, told, scale, prefix, why, onMove }: GoalSliderProps) {
  const { t } = useText()
  const id = useId()
  return (
    <div className="plan-goal">
      <label htmlFor={id}>
        <strong>{label}</strong> <small>{hint}</small>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        step="any"
        disabled={value === null}
        value={value === null ? 0 : placeOf(value, scale)}
        aria-valuetext={told}
        onKeyDown={(event) => {
          const steps = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5, PageUp: 60, PageDown: -60 }[
            event.key
          ]
          if (steps === undefined || value === null) return
          event.preventDefault()
          const place = Math.min(STEPS, Math.max(0, placeOf(value, scale) + steps))
          onMove(movedTo(place, value, scale))
        }}
        onChange={(event) => value !== null && onMove(movedTo(Number(event.currentTarget.value), value, scale))}
      />
      {value === null ? (
        <Unsaid why={why} />
      ) : (
        <FigureInput
          size="xs"
          aria-label={t('plan.goal.exact', { what: label })}
          {...(prefix === undefined ? {} : { prefix })}
          value={value}
          limits={[scale.least, scale.most]}
          decimals={scale.step < 1 ? 1 : 0}
          required
          onChange={(typed) => {
            if (typed !== null && !Number.isNaN(typed)) onMove(typed)
          }}
        />
      )}
    </div>
  )
}
