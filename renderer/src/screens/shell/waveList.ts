// The waves that files can be imported into, in the order in which they are offered.
import type { CampaignSummary, WaveSummary } from '../../../../shared/contract/campaign'

export interface OfferedWave {
  campaign: string
  wave: WaveSummary
}

/** Every wave, newest first; of those that open on the same day, the one that stays open longer. */
export function wavesNewestFirst(campaigns: readonly CampaignSummary[]): OfferedWave[] {
  const offered = campaigns.flatMap(({ name, waves }) => waves.map((wave) => ({ campaign: name, wave })))
  return offered.toSorted(
    (a, b) => b.wave.opensOn.localeCompare(a.wave.opensOn) || b.wave.closesOn.localeCompare(a.wave.closesOn),
  )
}
