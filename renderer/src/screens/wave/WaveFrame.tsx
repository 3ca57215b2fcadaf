// What stands around every screen of one wave: where it is, its name, dates and answers, and the way to its other parts.
import { IconUpload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { ImportButton } from '../../parts/ImportButton'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import { ExportMenu } from './ExportMenu'
import './wave.css'

export const WAVE_TABS = [
  'results',
  'compare',
  'readings',
  'plan',
  'sample',
  'responses',
  'actions',
  'definition',
] as const
export type WaveTab = (typeof WAVE_TABS)[number]

export interface WaveFrameProps {
  wave: WaveHeader
  tab: WaveTab
  /** Further buttons at the right of the wave's name, before the common ones. */
  actions?: ReactNode
  children: ReactNode
}

/** "closed on 30 Sept 2026 · 412 responses of 1,200 invited (34%)" */
function subtitleOf(t: Translate, format: Format, wave: WaveHeader): string {
  const when = t(`results.subtitle.${wave.status}`, {
    opens: format.date(wave.opensOn),
    closes: format.date(wave.closesOn),
  })
  const responses = t('common.responses', { count: wave.score.n, number: format.integer(wave.score.n) })
  if (wave.invited === null) return `${when} · ${responses}`
  const share = format.percent(wave.score.n / wave.invited)
  const invited = { count: wave.invited, invited: format.integer(wave.invited) }
  return `${when} · ${t('results.answered', { responses, ...invited, share })}`
}

export function WaveFrame({ wave, tab, actions, children }: WaveFrameProps) {
  const { t, format } = useText()
  const importButton = (
    <ImportButton
      wave={wave.id}
      variant={wave.score.n === 0 ? 'filled' : 'default'}
      leftSection={<IconUpload size={17} stroke={1.6} aria-hidden />}
    >
      {t('results.import')}
    </ImportButton>
  )
  return (
    <Page
      breadcrumb={[
        { label: t('results.campaigns'), href: '/campaigns' },
        { label: wave.campaign.name, href: `/campaigns/${wave.campaign.id}` },
      ]}
      title={wave.name}
      subtitle={subtitleOf(t, format, wave)}
      actions={
        <>
          {actions}
          {importButton}
          <ExportMenu wave={wave} />
        </>
      }
    >
      <nav aria-label={t('results.tabs.label')} className="wave-tabs">
        {WAVE_TABS.map((name) => (
          <Link key={name} href={`/waves/${wave.id}/${name}`} aria-current={name === tab ? 'page' : undefined}>
            {t(`results.tabs.${name}`)}
            {name === 'actions' && wave.openActions > 0 && (
              <span className="wave-tab-count">{format.integer(wave.openActions)}</span>
            )}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  )
}
