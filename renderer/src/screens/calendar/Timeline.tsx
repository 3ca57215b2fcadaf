// Campaigns as rows, time as columns, waves as bars. Every bar is a link whose name says what the bar shows; the months,
// the line of today and the patterns are for the eye alone.
import { ActionIcon } from '@mantine/core'
import { IconCalendarPlus, IconLock } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { Link } from 'wouter'
import type { CalendarWave } from '../../../../shared/contract/calendar'
import type { CampaignSummary } from '../../../../shared/contract/campaign'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { type Placed, placeWaves, type TimeScale } from './timeScale'
import { aboutWave, answersText, type Watched } from './watchText'

const LANE_HEIGHT = 50
const STATUSES = ['planned', 'open', 'closed'] as const

interface Props {
  scale: TimeScale
  today: string
  campaigns: readonly CampaignSummary[]
  waves: readonly CalendarWave[]
  watched: readonly Watched[]
  onPlan(campaign: CampaignSummary): void
}

const share = (of: number): string => `${of * 100}%`

export function Timeline({ scale, today, campaigns, waves, watched, onPlan }: Props) {
  const { t } = useText()
  const now = scale.placeOf(today)
  return (
    <div className="nps-scroll">
      <div className="timeline">
        <Months scale={scale} />
        <ul className="timeline-rows" aria-label={t('calendar.timeline')}>
          {campaigns.map((campaign) => (
            <Row
              key={campaign.id}
              campaign={campaign}
              placed={placeWaves(
                waves.filter((wave) => wave.campaign.id === campaign.id),
                scale,
              )}
              scale={scale}
              watched={watched}
              onPlan={onPlan}
            />
          ))}
        </ul>
        {now >= 0 && now < 1 && (
          <div className="timeline-now" aria-hidden="true">
            <span style={{ left: share(now) }}>
              <small>{t('calendar.todayMark')}</small>
            </span>
          </div>
        )}
        <Key />
      </div>
    </div>
  )
}

function Months({ scale }: { scale: TimeScale }) {
  const { format } = useText()
  return (
    <div className="timeline-months" aria-hidden="true">
      {scale.months.map(({ first, at, width }, i) => (
        <span key={first} style={{ left: share(at), width: share(width) }}>
          {format.month(first)}
          {(i === 0 || first.slice(5, 7) === '01') && <b>{first.slice(0, 4)}</b>}
        </span>
      ))}
    </div>
  )
}

interface RowProps extends Pick<Props, 'scale' | 'watched' | 'onPlan'> {
  campaign: CampaignSummary
  placed: readonly Placed<CalendarWave>[]
}

function Row({ campaign, placed, scale, watched, onPlan }: RowProps) {
  const { t } = useText()
  const shut = useLookOnly()
  const lanes = Math.max(1, ...placed.map(({ lane }) => lane + 1))
  const { cadence } = campaign
  return (
    <li className="timeline-row">
      <div className="timeline-campaign">
        <span className="stacked">
          <Link href={`/campaigns/${campaign.id}`} className="one-line" title={campaign.name}>
            {campaign.name}
          </Link>
          <small>{t(cadence === null ? 'calendar.noCadence' : `calendar.cadence.${cadence}`)}</small>
        </span>
        <ActionIcon
          variant="subtle"
          size={28}
          aria-label={t('calendar.planOf', { campaign: campaign.name })}
          onClick={() => onPlan(campaign)}
          {...shut}
          title={shut.title ?? t('calendar.planOf', { campaign: campaign.name })}
        >
          <IconCalendarPlus size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      <div className="timeline-line" style={{ height: lanes * LANE_HEIGHT + 10 }}>
        {scale.months.map(({ first, at }) => (
          <i key={first} className="timeline-month" style={{ left: share(at) }} aria-hidden="true" />
        ))}
        {placed.length === 0 ? (
          <p className="timeline-nothing">{t('calendar.noWave')}</p>
        ) : (
          <ul aria-label={t('calendar.rowOf', { campaign: campaign.name })}>
            {placed.map((one) => (
              <Bar key={one.wave.id} placed={one} watched={aboutWave(watched, one.wave.id)} />
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

/** From here on a bar's words stand flush with its right end, so that they do not leave the line. */
const NEAR_THE_END = 0.875

function Bar({ placed, watched }: { placed: Placed<CalendarWave>; watched: readonly Watched[] }) {
  const { t, format } = useText()
  const { wave, lane, at, width, cutLeft, cutRight } = placed
  const status = t(`campaigns.status.${wave.status}`)
  const bar = t('calendar.barOf', {
    campaign: wave.campaign.name,
    wave: wave.name,
    status: wave.frozen ? `${status}, ${t('calendar.frozen')}` : status,
    from: format.date(wave.opensOn),
    to: format.date(wave.closesOn),
    answers: answersText(wave, t, format),
  })
  const warnings = watched.map(({ sentence }) => sentence).join(' ')
  const name = warnings === '' ? bar : t('calendar.barWatch', { bar, warnings })
  const style: CSSProperties = { left: share(at), width: share(width), top: lane * LANE_HEIGHT + 6 }
  return (
    <li>
      <Link
        href={`/waves/${wave.id}/${wave.status === 'planned' ? 'plan' : 'results'}`}
        className="timeline-wave"
        data-status={wave.status}
        data-end={at > NEAR_THE_END}
        style={style}
        aria-label={name}
        title={name}
      >
        <span className="timeline-bar" data-cut-left={cutLeft} data-cut-right={cutRight} />
        <span className="timeline-words">
          <b>{wave.name}</b> {status}
          {wave.frozen && <IconLock size={13} aria-hidden />}
          {watched.map(({ number }) => (
            <em key={number}>{number}</em>
          ))}
        </span>
      </Link>
    </li>
  )
}

/** What the patterns stand for; the words beside each bar say it as well. */
function Key() {
  const { t } = useText()
  return (
    <ul className="timeline-key" aria-label={t('calendar.key')}>
      {STATUSES.map((status) => (
        <li key={status} data-status={status}>
          <span className="timeline-bar" aria-hidden="true" />
          {t(`campaigns.status.${status}`)}
        </li>
      ))}
      <li>
        <em aria-hidden="true">1</em>
        {t('calendar.watch.title')}
      </li>
    </ul>
  )
}
