// Every campaign with its verdict and its latest waves: the first screen of an open program.
import { Button } from '@mantine/core'
import { IconLayoutList, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { CampaignSummary } from '../../../../shared/contract/campaign'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { Page } from '../../parts/Page'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { type CampaignDialogs, useCampaignDialogs } from './dialogs'
import { ThingMenu } from './ThingMenu'
import { Verdict } from './Verdict'
import { WavesTable } from './WavesTable'
import './campaigns.css'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const
/** Waves of each campaign shown on this screen; the rest are on the campaign's own. */
const WAVES_SHOWN = 4

/** “Relational”, or “Transactional · Support”; then what is set or open: “quarterly · target +40 · 9 open actions”. */
export function kindOf(t: Translate, format: Format, campaign: CampaignSummary): string {
  const { kind, touchpoint, cadence, momentDays, target, openActions } = campaign
  const parts: string[] = [t(`campaigns.kind.${kind}`)]
  if (touchpoint !== null) parts.push(t(`campaigns.touchpoint.${touchpoint}`))
  if (cadence === 'after-moment' && momentDays !== null)
    parts.push(t('campaigns.rhythm.after-moment-days', { count: momentDays, number: format.integer(momentDays) }))
  else if (cadence !== null) parts.push(t(`campaigns.rhythm.${cadence}`))
  if (target !== null) parts.push(t('campaigns.aim', { target: format.points(target) }))
  if (openActions > 0)
    parts.push(t('campaigns.openActions', { count: openActions, number: format.integer(openActions) }))
  return parts.join(' · ')
}

export interface CampaignMenuProps {
  campaign: CampaignSummary
  dialogs: CampaignDialogs
  /** Height in px, that of the buttons beside it. */
  size: 30 | 36
  onRemoved?: () => void
}

export function CampaignMenu({ campaign, dialogs, size, onRemoved }: CampaignMenuProps) {
  return (
    <ThingMenu
      about={{ what: 'campaign', id: campaign.id }}
      name={campaign.name}
      button={{ variant: 'default', size }}
      width={220}
      onEdit={() => dialogs.editCampaign(campaign)}
      onRemove={() => dialogs.removeCampaign(campaign, onRemoved)}
    />
  )
}

/** An empty campaign says what to do first. */
export function NoWaves({ campaign, dialogs }: { campaign: CampaignSummary; dialogs: CampaignDialogs }) {
  const { t } = useText()
  const shut = useLookOnly()
  return (
    <EmptyState
      title={t('campaigns.emptyWavesTitle')}
      action={
        <Button leftSection={<IconPlus {...ICON} />} onClick={() => dialogs.createWave(campaign)} {...shut}>
          {t('campaigns.newWave')}
        </Button>
      }
    >
      <p>{t('campaigns.emptyWavesText')}</p>
    </EmptyState>
  )
}

function CampaignCard({ campaign, confidence }: { campaign: CampaignSummary; confidence: number }) {
  const { t, format } = useText()
  const dialogs = useCampaignDialogs()
  const shut = useLookOnly()
  const waves = campaign.waves.toReversed()
  return (
    <Card
      flush
      title={<Link href={`/campaigns/${campaign.id}`}>{campaign.name}</Link>}
      hint={kindOf(t, format, campaign)}
      actions={
        <>
          {waves.length > 0 && (
            <Button variant="default" size="xs" onClick={() => dialogs.createWave(campaign)} {...shut}>
              {t('campaigns.newWave')}
            </Button>
          )}
          <CampaignMenu campaign={campaign} dialogs={dialogs} size={30} />
        </>
      }
    >
      {waves.length === 0 && <NoWaves campaign={campaign} dialogs={dialogs} />}
      {waves.length > 0 && (
        <>
          <Verdict campaign={campaign} confidence={confidence} />
          <WavesTable campaign={campaign} waves={waves.slice(0, WAVES_SHOWN)} confidence={confidence} />
          {waves.length > WAVES_SHOWN && (
            <p className="nps-card-foot">
              <Link href={`/campaigns/${campaign.id}`}>
                {t('campaigns.allWaves', { count: waves.length, number: format.integer(waves.length) })}
              </Link>
            </p>
          )}
        </>
      )}
    </Card>
  )
}

export function CampaignsScreen() {
  const { t, format } = useText()
  const campaigns = useCall('campaign.list', {})
  const program = useCall('program.info', {})
  const dialogs = useCampaignDialogs()
  const shut = useLookOnly()
  const failed = campaigns.error ?? program.error
  if (failed)
    return (
      <Page title={t('campaigns.title')}>
        <FailureNotice
          failure={failed.failure}
          onRetry={() => {
            void campaigns.refetch()
            void program.refetch()
          }}
        />
      </Page>
    )
  if (!campaigns.data || !program.data)
    return (
      <Page title={t('campaigns.title')}>
        <Loading />
      </Page>
    )
  const list = campaigns.data
  const { responses, confidence } = program.data
  const create = (
    <Button leftSection={<IconPlus {...ICON} />} onClick={dialogs.createCampaign} {...shut}>
      {t('campaigns.new')}
    </Button>
  )
  if (list.length === 0)
    return (
      <Page title={t('campaigns.title')}>
        <Card>
          <EmptyState
            icon={<IconLayoutList size={40} stroke={1.2} />}
            title={t('campaigns.emptyTitle')}
            action={create}
          >
            <p>{t('campaigns.emptyText')}</p>
          </EmptyState>
        </Card>
      </Page>
    )
  return (
    <Page
      title={t('campaigns.title')}
      subtitle={t('campaigns.subtitle', {
        campaigns: t('campaigns.count', { count: list.length, number: format.integer(list.length) }),
        responses: t('common.responses', { count: responses, number: format.integer(responses) }),
      })}
      actions={create}
    >
      {list.map((campaign) => (
        <CampaignCard key={campaign.id} campaign={campaign} confidence={confidence} />
      ))}
    </Page>
  )
}
