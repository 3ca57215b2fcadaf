// The command palette: every campaign, wave and screen, and every command, found by a few letters of its name.
import { useComputedColorScheme } from '@mantine/core'
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import {
  IconAddressBook,
  IconArrowRight,
  IconArrowsDiff,
  IconBolt,
  IconCalendarEvent,
  IconCertificate,
  IconChartHistogram,
  IconChecklist,
  IconFileImport,
  IconLayoutList,
  IconMessage,
  IconScale,
  IconSearch,
  IconTargetArrow,
  IconUsersGroup,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { ProgramInfo } from '../../../../shared/contract/program'
import { useCall } from '../../client'
import { usePreferences } from '../../client/appState'
import { useText } from '../../text'
import { useCampaignDialogs } from '../campaigns/dialogs'
import { WAVE_TABS, type WaveTab } from '../wave/WaveFrame'
import type { Commands } from './commands'
import { found } from './find'
import { contactsInView } from './places'

const ICON = { size: 18, stroke: 1.6, 'aria-hidden': true } as const

const WAVE_ICONS: Record<WaveTab, ReactNode> = {
  results: <IconChartHistogram {...ICON} />,
  compare: <IconArrowsDiff {...ICON} />,
  readings: <IconScale {...ICON} />,
  plan: <IconTargetArrow {...ICON} />,
  sample: <IconUsersGroup {...ICON} />,
  responses: <IconMessage {...ICON} />,
  actions: <IconChecklist {...ICON} />,
  definition: <IconCertificate {...ICON} />,
}

type Entry = SpotlightActionData & { label: string; group: string }

function entry(id: string, group: string, label: string, icon: ReactNode, onClick: () => void): Entry {
  return { id, group, label, leftSection: icon, onClick }
}

/** Campaigns and waves of the open program: reached by name from anywhere. */
function usePlaces(open: boolean, programOpen: boolean): { places: Entry[]; waves: Entry[] } {
  const { t } = useText()
  const [, navigate] = useLocation()
  const campaigns = useCall('campaign.list', {}, { enabled: open && programOpen })
  if (!programOpen) return { places: [], waves: [] }
  const go = t('shell.palette.go')
  const places = [
    entry('campaigns', go, t('shell.campaigns'), <IconLayoutList {...ICON} />, () => navigate('/campaigns')),
    entry('calendar', go, t('calendar.title'), <IconCalendarEvent {...ICON} />, () => navigate('/calendar')),
    entry('contacts', go, t('people.title'), <IconAddressBook {...ICON} />, () => navigate('/contacts')),
    entry('contacts-import', go, t('people.wizard.title'), <IconFileImport {...ICON} />, () =>
      navigate('/contacts/import'),
    ),
    entry('actions', go, t('shell.actions'), <IconChecklist {...ICON} />, () => navigate('/actions')),
  ]
  const waves: Entry[] = []
  const group = t('shell.palette.waves')
  for (const campaign of campaigns.data ?? []) {
    places.push(
      entry(`campaign-${campaign.id}`, go, campaign.name, <IconArrowRight {...ICON} />, () =>
        navigate(`/campaigns/${campaign.id}`),
      ),
    )
    for (const wave of campaign.waves.toReversed()) {
      const name = t('shell.palette.wave', { campaign: campaign.name, wave: wave.name })
      const at = (tab: string) => () => navigate(`/waves/${wave.id}/${tab}`)
      for (const tab of WAVE_TABS)
        waves.push(
          entry(`wave-${wave.id}-${tab}`, group, `${name} › ${t(`results.tabs.${tab}`)}`, WAVE_ICONS[tab], at(tab)),
        )
      waves.push(
        entry(
          `wave-${wave.id}-import`,
          group,
          t('shell.palette.import', { wave: name }),
          <IconFileImport {...ICON} />,
          at('import'),
        ),
      )
    }
  }
  return { places, waves }
}

function useCommandEntries(commands: Commands, programOpen: boolean): Entry[] {
  const { t, language } = useText()
  const [location, navigate] = useLocation()
  const preferences = usePreferences()
  const dialogs = useCampaignDialogs()
  const scheme = useComputedColorScheme('light')
  const command = (id: string, label: string, run: () => void) =>
    entry(id, t('shell.palette.commands'), label, <IconBolt {...ICON} />, run)
  const ofProgram = programOpen
    ? [
        command('new-campaign', t('shell.palette.newCampaign'), dialogs.createCampaign),
        command(
          'import',
          t(contactsInView(location) ? 'people.import' : 'shell.palette.importHere'),
          commands.importHere,
        ),
        command('undo', t('file.command.undo'), commands.undo),
        command('redo', t('file.command.redo'), commands.redo),
        command('save-copy', t('file.menu.saveCopy'), commands.saveCopy),
        command('save-sealed', t('file.menu.saveSealed'), commands.saveSealed),
        command('back-up', t('file.menu.backUp'), commands.backUp),
        command('restore', t('file.menu.restore'), commands.restore),
        command('history', t('file.command.history'), commands.history),
        command('privacy', t('file.command.privacy'), commands.privacy),
        command('close', t('file.command.close'), commands.closeProgram),
      ]
    : []
  const otherScheme = scheme === 'dark' ? 'light' : 'dark'
  return [
    ...ofProgram,
    command('new', t('file.command.new'), commands.newProgram),
    command('open', t('file.command.open'), commands.openProgram),
    command('open-sample', t('file.menu.openSample'), commands.openSample),
    command('settings', t('shell.settings'), () => navigate('/settings')),
    command('language', t('shell.palette.language'), () =>
      preferences.mutate({ language: language === 'fr' ? 'en' : 'fr' }),
    ),
    command('theme', t(otherScheme === 'dark' ? 'shell.palette.themeDark' : 'shell.palette.themeLight'), () =>
      preferences.mutate({ theme: otherScheme }),
    ),
  ]
}

export function Palette({ program, commands }: { program: ProgramInfo | null; commands: Commands }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const { places, waves } = usePlaces(open, program !== null)
  const others = useCommandEntries(commands, program !== null)
  return (
    <Spotlight
      actions={[...places, ...others, ...waves]}
      filter={found}
      nothingFound={t('shell.palette.nothing')}
      shortcut="mod + K"
      tagsToIgnore={[]}
      attributes={{ content: { 'aria-label': t('shell.palette.trigger') } }}
      centered={false}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      scrollable
      maxHeight={420}
      size={640}
      onSpotlightOpen={() => setOpen(true)}
      onSpotlightClose={() => setOpen(false)}
      searchProps={{
        leftSection: <IconSearch {...ICON} />,
        placeholder: t('shell.palette.placeholder'),
        'aria-label': t('shell.palette.placeholder'),
      }}
    />
  )
}
