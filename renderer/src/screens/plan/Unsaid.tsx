// “—” with its reason: under the pointer, on focus, and for a screen reader.
import { Tooltip } from '@mantine/core'
import { CANNOT_SAY } from '../../../../shared/text/format'

export function Unsaid({ why }: { why: string }) {
  return (
    <Tooltip label={why} w={280}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reached by the keyboard */}
      <span className="plan-unsaid" tabIndex={0} role="note" aria-label={why}>
        {CANNOT_SAY}
      </span>
    </Tooltip>
  )
}
