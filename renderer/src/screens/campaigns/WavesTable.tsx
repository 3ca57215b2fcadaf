// The waves of one campaign, latest first: when, how many answered, what may be said, and what can be done.
import { ActionIcon, Menu, Table } from '@mantine/core'
import { IconDots, IconFileImport, IconHistory, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { CampaignSummary, WaveSummary } from '../../../../shared/contract/campaign'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { scoreSentences } from '../../../../shared/text/verdict'
import { RangeBar } from '../../parts/RangeBar'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { HistoryDrawer } from '../history/HistoryDrawer'
import { useCampaignDialogs } from './dialogs'
import './campaigns.css'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

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
  const [history, setHistory] = useState(false)
  const shut = useLookOnly()
  const { id, name } = wave
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('campaigns.more', { name: wave.name })}>
            <IconDots size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFileImport {...ICON} />}
            onClick={() => navigate(`/waves/${wave.id}/import`)}
            {...shut}
          >
            {t('shell.palette.importHere')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => dialogs.editWave(campaign, wave)} {...shut}>
            {t('campaigns.edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconHistory {...ICON} />} onClick={() => setHistory(true)}>
            {t('history.open')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="red"
            leftSection={<IconTrash {...ICON} />}
            onClick={() => dialogs.removeWave(wave)}
            {...shut}
          >
            {t('campaigns.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {history && <HistoryDrawer about={{ what: 'wave', id }} name={name} onClose={() => setHistory(false)} />}
    </>
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
    <div className="nps-scroll">
      <Table className="nps-waves" aria-label={t('campaigns.tableOf', { campaign: campaign.name })}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('campaigns.column.wave')}</Table.Th>
            <Table.Th scope="col">{t('campaigns.column.dates')}</Table.Th>
            <Table.Th scope="col">{t('campaigns.column.status')}</Table.Th>
            <Table.Th scope="col">{t('campaigns.column.answers')}</Table.Th>
            <Table.Th scope="col" className="nps-number">
              {t('campaigns.column.nps')}
            </Table.Th>
            <Table.Th scope="col">{t('campaigns.column.range')}</Table.Th>
            <Table.Th scope="col">
              <span className="nps-visually-hidden">{t('campaigns.column.do')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
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
        </Table.Tbody>
      </Table>
    </div>
  )
}
