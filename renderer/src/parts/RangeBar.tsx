// A likely range on the common scale from −100 to +100, small enough for a table's cell. The numbers stand beside it.
import './rangeBar.css'

export interface RangeBarProps {
  /** Limits in points; null where no range may be shown, and only the scale is drawn. */
  lower: number | null
  upper: number | null
  /** The score, in points; null where none may be claimed: the range is then drawn without a point, in grey. */
  value: number | null
}

const WIDTH = 132
const HEIGHT = 18
const INSET = 5
const TICK = 5

/** Pixels from the left for a value in points; what lies beyond the scale stops at its end. */
function placeOf(points: number): number {
  const share = (Math.min(100, Math.max(-100, points)) + 100) / 200
  return INSET + share * (WIDTH - 2 * INSET)
}

export function RangeBar({ lower, upper, value }: RangeBarProps) {
  const middle = HEIGHT / 2
  return (
    <svg className="range-bar" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line className="range-bar-scale" x1={placeOf(-100)} x2={placeOf(100)} y1={middle} y2={middle} />
      <line className="range-bar-zero" x1={placeOf(0)} x2={placeOf(0)} y1={1} y2={HEIGHT - 1} />
      {lower !== null && upper !== null && (
        // Ticks at both ends keep a short range visible behind its point.
        <path
          className="range-bar-range"
          data-claimed={value !== null}
          d={`M${placeOf(lower)} ${middle - TICK}v${2 * TICK}M${placeOf(upper)} ${middle - TICK}v${2 * TICK}M${placeOf(lower)} ${middle}H${placeOf(upper)}`}
        />
      )}
      {value !== null && <circle className="range-bar-value" cx={placeOf(value)} cy={middle} r={3} />}
    </svg>
  )
}
