// Opens the planning of the next waves, from the calendar or from a campaign.
import { modals } from '@mantine/modals'
import type { CampaignSummary } from '../../../../shared/contract/campaign'
import type { Translate } from '../../../../shared/text'
import { NextWaves } from './NextWaves'

/** @param first the campaign to begin with */
export function openNextWaves(t: Translate, campaigns: readonly CampaignSummary[], first: CampaignSummary): void {
  modals.open({
    title: t('calendar.next.title'),
    size: 'xl',
    children: <NextWaves campaigns={campaigns} first={first} />,
  })
}
