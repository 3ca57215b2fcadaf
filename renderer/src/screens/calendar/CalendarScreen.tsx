// The calendar of waves: every campaign's waves along twelve months, what to watch, and how often contacts were invited.
import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconCalendarPlus, IconChevronLeft, IconChevronRight, IconLayoutList } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { CampaignSummary } from '../../../../shared/contract/campaign'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { dayOf } from '../../parts/days'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { Page } from '../../parts/Page'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { CalendarTable } from './CalendarTable'
import { Fatigue } from './Fatigue'
import { openNextWaves } from './openNextWaves'
import { Timeline } from './Timeline'
import { MONTHS_BEFORE, monthOf, timeScale } from './timeScale'
import { WatchList } from './WatchList'
import { watchedIn } from './watchText'
import './calendar.css'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const
/** Months that a step moves the calendar by. */
const STEP = 3

type View = 'time' | 'table'

export function CalendarScreen() {
  const { t } = useText()
  const campaigns = useCall('campaign.list', {})
  if (campaigns.error)
    return (
      <Page title={t('calendar.title')}>
        <FailureNotice failure={campaigns.error.failure} onRetry={() => void campaigns.refetch()} />
      </Page>
    )
  if (campaigns.data === undefined)
    return (
      <Page title={t('calendar.title')}>
        <Loading />
      </Page>
    )
  if (campaigns.data.length === 0)
    return (
      <Page title={t('calendar.title')}>
        <Card>
          <EmptyState
            icon={<IconLayoutList size={40} stroke={1.2} />}
            title={t('calendar.empty.title')}
            action={
              <Button component={Link} href="/campaigns">
                {t('calendar.empty.action')}
              </Button>
            }
          >
            {t('calendar.empty.text')}
          </EmptyState>
        </Card>
      </Page>
    )
  return <Calendar campaigns={campaigns.data} />
}

function Calendar({ campaigns }: { campaigns: readonly CampaignSummary[] }) {
  const { t, format } = useText()
  const [today] = useState(() => dayOf(new Date()))
  const start = monthOf(today, -MONTHS_BEFORE)
  const [first, setFirst] = useState(start)
  const [view, setView] = useState<View>('time')
  const scale = useMemo(() => timeScale(first), [first])
  const calendar = useCall('calendar.get', { from: scale.from, to: scale.to })
  const shut = useLookOnly()
  const plan = (campaign: CampaignSummary | undefined) => campaign && openNextWaves(t, campaigns, campaign)
  const period = { from: format.date(scale.from), to: format.date(scale.to) }
  const data = calendar.data
  const watched = useMemo(
    () => (data ? watchedIn(data.waves, data.warnings, data.contactDays, t, format) : []),
    [data, t, format],
  )
  return (
    <Page
      title={t('calendar.title')}
      subtitle={t('calendar.subtitle', period)}
      actions={
        <Button leftSection={<IconCalendarPlus {...ICON} />} onClick={() => plan(campaigns[0])} {...shut}>
          {t('calendar.plan')}
        </Button>
      }
    >
      <div className="calendar-bar">
        <SegmentedControl
          aria-label={t('calendar.view.label')}
          value={view}
          onChange={(value) => setView(value === 'table' ? 'table' : 'time')}
          data={[
            { value: 'time', label: t('calendar.view.time') },
            { value: 'table', label: t('calendar.view.table') },
          ]}
        />
        <div className="calendar-steps">
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('calendar.earlier')}
            title={t('calendar.earlier')}
            onClick={() => setFirst(monthOf(first, -STEP))}
          >
            <IconChevronLeft {...ICON} />
          </ActionIcon>
          <Button variant="default" disabled={first === start} onClick={() => setFirst(start)}>
            {t('calendar.toToday')}
          </Button>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('calendar.later')}
            title={t('calendar.later')}
            onClick={() => setFirst(monthOf(first, STEP))}
          >
            <IconChevronRight {...ICON} />
          </ActionIcon>
        </div>
        <span className="nps-visually-hidden" role="status">
          {first !== start && t('calendar.moved', period)}
        </span>
      </div>
      {calendar.error ? (
        <FailureNotice failure={calendar.error.failure} onRetry={() => void calendar.refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <>
          <Card flush aria-label={t('calendar.timeline')} className="calendar-card">
            {view === 'time' ? (
              <Timeline
                scale={scale}
                today={data.today}
                campaigns={campaigns}
                waves={data.waves}
                watched={watched}
                onPlan={plan}
              />
            ) : (
              <CalendarTable waves={data.waves} watched={watched} />
            )}
          </Card>
          <div className="calendar-below">
            <WatchList watched={watched} />
            <Fatigue fatigue={data.fatigue} contactDays={data.contactDays} />
          </div>
        </>
      )}
    </Page>
  )
}
