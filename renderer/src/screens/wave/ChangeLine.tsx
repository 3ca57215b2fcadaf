// The sentences about a change; a real one has an arrow and a colour, and says so in words too.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { changeSentences, type TwoChanges } from '../../../../shared/text/verdicts/defined'
import { useText } from '../../text'

/** Where the wave's definition makes another figure than the plain score, a second line speaks of that one. */
export function ChangeLines(changes: TwoChanges) {
  const { t, format } = useText()
  return changeSentences(t, format, changes).map(({ told, change }) => {
    if (change.kind !== 'real' || change.change === null)
      return (
        <p key={told} className="wave-verdict-change">
          {told}
        </p>
      )
    const up = change.change > 0
    const Arrow = up ? IconArrowUp : IconArrowDown
    return (
      <p key={told} className="wave-verdict-change" data-change={up ? 'up' : 'down'}>
        <Arrow size={16} aria-hidden />
        {told}
      </p>
    )
  })
}
