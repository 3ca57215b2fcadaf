// The waves of one campaign, latest first: when, how many answered, what may be said, and what can be done.
import { Menu, Table } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import type { CampaignSummary, WaveSummary } from '../../../../shared/contract/campaign'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { scoreSentences } from '../../../../shared/text/verdict'
import { PlainTable } from '../../parts/PlainTable'
import { RangeBar } from '../../parts/RangeBar'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { useCampaignDialogs } from './dialogs'
import { ThingMenu } from './ThingMenu'
import './campaigns.css'

function Answers({ wave }: { wave: WaveSummary }) {
  const { t, format } = useText()
  const { n } = wave.score
  return (
    <>
      <b>{format.integer(n)}</b>{' '}
      {wave.invited !== null && (
        <span className="nps-quiet">
          {t('campaigns.ofInvited', { invited: format.integer(wave.invited), rate: format.percent(n / wave.invited) })}
        </span>
      )}
    </>
  )
}

/**
 * Score and likely range as they may be claimed. Where no score may be, a dash stands for it and the sentence that says
 * why takes the place of the range.
 */
function Claim({ wave, confidence }: { wave: WaveSummary; confidence: number }) {
  const { t, format } = useText()
  const told = scoreSentences(t, format, { score: wave.score, status: wave.status, confidence })
  const { interval } = wave.score
  if (told.headline === CANNOT_SAY || interval === null)
    return (
      <>
        <Table.Td className="nps-number">{CANNOT_SAY}</Table.Td>
        <Table.Td className="nps-quiet">{told.beside}</Table.Td>
      </>
    )
  return (
    <>
      <Table.Td className="nps-number">
        <b>{told.headline}</b>
      </Table.Td>
      <Table.Td>
        <span className="nps-range">
          <RangeBar lower={interval.lower} upper={interval.upper} value={wave.score.nps} />
          <span>{format.range(interval.lower, interval.upper)}</span>
          {told.badgeText !== null && <span className="nps-mark">{told.badgeText}</span>}
        </span>
      </Table.Td>
    </>
  )
}

function WaveMenu({ campaign, wave }: { campaign: CampaignSummary; wave: WaveSummary }) {
  const { t } = useText()
  const [, navigate] = useLocation()
  const dialogs = useCampaignDialogs()
  const shut = useLookOnly()
  return (
    <ThingMenu
      about={{ what: 'wave', id: wave.id }}
      name={wave.name}
      button={{ variant: 'subtle', color: 'gray', size: 24 }}
      width={240}
      onEdit={() => dialogs.editWave(campaign, wave)}
      onRemove={() => dialogs.removeWave(wave)}
    >
      <Menu.Item
        leftSection={<IconFileImport size={16} stroke={1.6} aria-hidden />}
        onClick={() => navigate(`/waves/${wave.id}/import`)}
        {...shut}
      >
        {t('shell.palette.importHere')}
      </Menu.Item>
    </ThingMenu>
  )
}

export interface WavesTableProps {
  campaign: CampaignSummary
  /** In the order they are shown. */
  waves: readonly WaveSummary[]
  /** Of the program, as a probability. */
  confidence: number
}

export function WavesTable({ campaign, waves, confidence }: WavesTableProps) {
  const { t, format } = useText()
  return (
    <PlainTable
      label={t('campaigns.tableOf', { campaign: campaign.name })}
      className="nps-waves"
      columns={[
        { title: t('campaigns.column.wave') },
        { title: t('campaigns.column.dates') },
        { title: t('campaigns.column.status') },
        { title: t('campaigns.column.answers') },
        { title: t('campaigns.column.nps'), className: 'nps-number' },
        { title: t('campaigns.column.range') },
        { title: t('campaigns.column.do'), silent: true },
      ]}
    >
      {waves.map((wave) => (
        <Table.Tr key={wave.id}>
          <Table.Th scope="row">
            <Link href={`/waves/${wave.id}/results`}>{wave.name}</Link>
          </Table.Th>
          <Table.Td className="nps-quiet">
            {t('campaigns.dates', { from: format.date(wave.opensOn), to: format.date(wave.closesOn) })}
          </Table.Td>
          <Table.Td>
            <span className="nps-status" data-status={wave.status}>
              {t(`campaigns.status.${wave.status}`)}
            </span>
          </Table.Td>
          <Table.Td>
            <Answers wave={wave} />
          </Table.Td>
          <Claim wave={wave} confidence={confidence} />
          <Table.Td className="nps-number">
            <WaveMenu campaign={campaign} wave={wave} />
          </Table.Td>
        </Table.Tr>
      ))}
    </PlainTable>
  )
}
