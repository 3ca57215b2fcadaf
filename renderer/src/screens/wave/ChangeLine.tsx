// The sentence about a change; a real one has an arrow and a colour, and says so in words too.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { Change, WaveStatus } from '../../../../shared/model/figures'
import { changeSentence } from '../../../../shared/text/verdict'
import { useText } from '../../text'

export interface ChangeLineProps {
  change: Change
  /** Answers of the later wave, and its status. */
  n: number
  status: WaveStatus
  /** At which it was judged, as a probability. */
  confidence: number
}

export function ChangeLine({ change, n, status, confidence }: ChangeLineProps) {
  const { t, format } = useText()
  const told = changeSentence(t, format, change, { responses: n, status, confidence })
  if (change.kind !== 'real' || change.change === null) return <p className="wave-verdict-change">{told}</p>
  const up = change.change > 0
  const Arrow = up ? IconArrowUp : IconArrowDown
  return (
    <p className="wave-verdict-change" data-change={up ? 'up' : 'down'}>
      <Arrow size={16} aria-hidden />
      {told}
    </p>
  )
}
