// What is to be watched about the days chosen for a new wave: another one in the field, the same people asked too soon.
import { useDebouncedValue } from '@mantine/hooks'
import type { CampaignSummary } from '../../../../shared/contract/campaign'
import { useCall } from '../../client'
import { ProposedWarnings } from '../calendar/ProposedWarnings'

/** After the last keystroke, before the engine is asked. */
const SETTLE_MS = 200

interface Props {
  campaign: CampaignSummary
  opensOn: string
  closesOn: string
}

export function WaveWarnings({ campaign, opensOn, closesOn }: Props) {
  const [days] = useDebouncedValue(`${opensOn} ${closesOn}`, SETTLE_MS)
  const program = useCall('program.info', {})
  const [opens = opensOn, closes = closesOn] = days.split(' ')
  const found = useCall('calendar.propose', {
    ...{ campaign: campaign.id, count: 1, fieldDays: 1 },
    // Without a rhythm there is no gap to tell of: a single wave is made whenever the user wants one.
    cadence: 'after-moment',
    // What it is called is told nowhere.
    waves: [{ name: campaign.name, opensOn: opens, closesOn: closes }],
  })
  // Warnings of other days than those in the fields would be wrong ones.
  const isBehind = found.isPlaceholderData || days !== `${opensOn} ${closesOn}`
  return (
    <div className="next-warnings" role="status">
      {!isBehind && found.data && program.data && (
        <ProposedWarnings warnings={found.data.warnings} contactDays={program.data.contactRuleDays} />
      )}
    </div>
  )
}
