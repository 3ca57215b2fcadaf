// The other waves of a wave's campaign that hold answers, before it and after it.
import type { WaveSummary } from '../../../../shared/contract/campaign'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useCall } from '../../client'

/** `earlier`: latest first, as a comparison is chosen; `later`: oldest first. Both empty until they are known. */
export function useSiblings({ id, campaign }: WaveHeader): { earlier: WaveSummary[]; later: WaveSummary[] } {
  const waves = useCall('campaign.list', {}).data?.find((one) => one.id === campaign.id)?.waves ?? []
  const place = waves.findIndex((wave) => wave.id === id)
  const answered = ({ score }: WaveSummary) => score.n > 0
  return {
    earlier: waves.slice(0, Math.max(0, place)).filter(answered).toReversed(),
    later: waves.slice(place + 1).filter(answered),
  }
}
