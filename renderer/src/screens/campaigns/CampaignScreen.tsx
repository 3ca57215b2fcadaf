// One campaign: its verdict and all of its waves.
import { Button } from '@mantine/core'
import { IconCalendarPlus, IconPlus } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { Page } from '../../parts/Page'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { openNextWaves } from '../calendar/openNextWaves'
import { CampaignMenu, kindOf, NoWaves } from './CampaignsScreen'
import { useCampaignDialogs } from './dialogs'
import { Trend } from './Trend'
import { latestWithAnswers, Verdict } from './Verdict'
import { WavesTable } from './WavesTable'
import './campaigns.css'

/** @param campaign the id in the address, as text */
export function CampaignScreen({ campaign: id }: { campaign: string }) {
  const { t, format } = useText()
  const [, navigate] = useLocation()
  const campaigns = useCall('campaign.list', {})
  const program = useCall('program.info', {})
  const dialogs = useCampaignDialogs()
  const shut = useLookOnly()
  const breadcrumb = [{ label: t('campaigns.title'), href: '/campaigns' }]

  const failed = campaigns.error ?? program.error
  if (failed)
    return (
      <Page breadcrumb={breadcrumb} title={t('common.campaign')}>
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
      <Page breadcrumb={breadcrumb} title={t('common.campaign')}>
        <Loading />
      </Page>
    )
  const campaign = campaigns.data.find((one) => String(one.id) === id)
  if (!campaign)
    return (
      <Page breadcrumb={breadcrumb} title={t('shell.notFound.title')}>
        <Card>
          <EmptyState
            title={t('shell.notFound.text')}
            action={
              <Button component={Link} href="/campaigns" variant="default">
                {t('shell.notFound.back')}
              </Button>
            }
          />
        </Card>
      </Page>
    )

  const { confidence } = program.data
  const waves = campaign.waves.toReversed()
  const latest = latestWithAnswers(campaign)
  return (
    <Page
      breadcrumb={breadcrumb}
      title={campaign.name}
      subtitle={kindOf(t, format, campaign)}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconCalendarPlus size={16} stroke={1.6} aria-hidden />}
            onClick={() => openNextWaves(t, campaigns.data, campaign)}
            {...shut}
          >
            {t('campaigns.planNext')}
          </Button>
          {waves.length > 0 && (
            <Button
              leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
              onClick={() => dialogs.createWave(campaign)}
              {...shut}
            >
              {t('campaigns.newWave')}
            </Button>
          )}
          <CampaignMenu campaign={campaign} dialogs={dialogs} size={36} onRemoved={() => navigate('/campaigns')} />
        </>
      }
    >
      {latest && (
        <>
          <Card flush>
            <Verdict campaign={campaign} confidence={confidence} />
          </Card>
          <Trend campaign={campaign.id} latest={latest} />
        </>
      )}
      {waves.length === 0 ? (
        <Card>
          <NoWaves campaign={campaign} dialogs={dialogs} />
        </Card>
      ) : (
        <Card
          flush
          title={t('campaigns.waves')}
          hint={t('campaigns.wavesHint', { confidence: format.percent(confidence) })}
        >
          <WavesTable campaign={campaign} waves={waves} confidence={confidence} />
          {waves.some((wave) => wave.status === 'open' && wave.score.n > 0) && (
            <p className="nps-card-foot">{t('campaigns.interimNote')}</p>
          )}
        </Card>
      )}
    </Page>
  )
}
