// A part of a change in points, as a bar to the left or right of zero, with its number.
import { useText } from '../../text'

/** @param largest the size of the longest bar of the table, in points */
export function PartBar({ points, largest }: { points: number; largest: number }) {
  const { format } = useText()
  const share = largest === 0 ? 0 : Math.min(1, Math.abs(points) / largest)
  return (
    <span className="part-bar" data-down={points < 0}>
      <span aria-hidden="true" className="part-bar-track">
        <span style={{ width: `${share * 50}%` }} />
      </span>
      {format.points(points)}
    </span>
  )
}
