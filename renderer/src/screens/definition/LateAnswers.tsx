// Says how many answers came in after a wave was frozen: lists show them, no figure counts them.
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useCall } from '../../client'
import { useText } from '../../text'

export function LateAnswers({ wave }: { wave: WaveHeader }) {
  const { t, format } = useText()
  const state = useCall('definition.get', { wave: wave.id }, { enabled: wave.frozen !== null })
  const late = wave.frozen === null ? 0 : (state.data?.since?.added ?? 0)
  if (late === 0) return null
  return (
    <p className="nps-quiet" role="status">
      {t('definition.freeze.late', { count: late, number: format.integer(late) })}
    </p>
  )
}
