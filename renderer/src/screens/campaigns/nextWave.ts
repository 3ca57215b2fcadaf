// The days proposed for a new wave; the user may change both.
import type { WaveSummary } from '../../../../shared/contract/campaign'

const DAY_MS = 86_400_000
/** Length proposed for a first wave, in days. */
const FIRST_LENGTH = 28

const time = (isoDay: string) => Date.parse(`${isoDay}T00:00:00Z`)
const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10)

/**
 * A wave after the last one, of the same length; the first opens today.
 * @param today ISO day; a wave is never proposed to open before it
 */
export function nextWaveDays(waves: readonly WaveSummary[], today: string): { opensOn: string; closesOn: string } {
  const last = waves.toSorted((a, b) => a.closesOn.localeCompare(b.closesOn)).at(-1)
  const length = last ? time(last.closesOn) - time(last.opensOn) : (FIRST_LENGTH - 1) * DAY_MS
  const opens = Math.max(time(today), last ? time(last.closesOn) + DAY_MS : 0)
  return { opensOn: isoDay(opens), closesOn: isoDay(opens + length) }
}
