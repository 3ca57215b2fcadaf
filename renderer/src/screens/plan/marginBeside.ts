// A margin that stands beside the target which it is judged by.
import type { Format } from '../../../../shared/text/format'

/** "±12" that misses ±12 would look like a mistake: it is said with a decimal. Both in points. */
export function marginBeside(format: Format, margin: number, target: number): string {
  const whole = format.margin(margin)
  return margin > target && whole === format.margin(target) ? `±${format.decimal(margin, 1)}` : whole
}
