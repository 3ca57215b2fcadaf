// The top of the window: the program and its menu, the way into the command palette, and whether all is saved.
import { Menu } from '@mantine/core'
import { useOs } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import {
  IconAlertTriangle,
  IconChevronDown,
  IconCopy,
  IconFilePlus,
  IconFlask,
  IconFolderOpen,
  IconSearch,
  IconX,
} from '@tabler/icons-react'
import { Link } from 'wouter'
import type { ProgramInfo } from '../../../../shared/contract/program'
import { tell } from '../../../../shared/text/failure'
import { useSaving } from '../../client/saving'
import { useText } from '../../text'
import type { Commands } from './commands'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

function ProgramMenu({ program, commands }: { program: ProgramInfo; commands: Commands }) {
  const { t } = useText()
  return (
    <Menu position="bottom-start" offset={6} width={260}>
      <Menu.Target>
        <button type="button" className="nps-program" aria-label={t('shell.program.menu', { name: program.name })}>
          <b>{program.name}</b> <span>.npsw</span>
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFilePlus {...ICON} />} onClick={commands.newProgram}>
          {t('shell.program.new')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen {...ICON} />} onClick={commands.openProgram}>
          {t('shell.program.open')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFlask {...ICON} />} onClick={commands.openSample}>
          {t('shell.program.openSample')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconCopy {...ICON} />} onClick={commands.saveCopy}>
          {t('shell.program.saveCopy')}
        </Menu.Item>
        <Menu.Item leftSection={<IconX {...ICON} />} onClick={commands.closeProgram}>
          {t('shell.program.close')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Never says “saved” of a change that is not in the file. */
function Saved({ program }: { program: ProgramInfo }) {
  const { t, format, language } = useText()
  const { pending, trouble } = useSaving()
  if (trouble) {
    const { message, next } = tell(trouble, language)
    return (
      <span className="nps-saved" data-trouble title={`${message} ${next}`}>
        <IconAlertTriangle {...ICON} />
        {t('shell.saved.failed')}
      </span>
    )
  }
  if (pending > 0) return <span className="nps-saved">{t('shell.saved.saving')}</span>
  const { file, savedAt } = program
  return savedAt === null ? (
    <span className="nps-saved" title={t('shell.saved.unchangedDetail', { file })}>
      {t('shell.saved.unchanged')}
    </span>
  ) : (
    <span className="nps-saved" title={t('shell.saved.detail', { file, moment: format.dateTime(savedAt) })}>
      {t('shell.saved.at', { time: format.time(savedAt) })}
    </span>
  )
}

export function Header({ program, commands }: { program: ProgramInfo | null; commands: Commands }) {
  const { t } = useText()
  const mac = useOs() === 'macos'
  return (
    <header className="nps-header">
      <div>
        {program ? (
          <ProgramMenu program={program} commands={commands} />
        ) : (
          <Link href="/" className="nps-product">
            {t('common.product')}
          </Link>
        )}
      </div>
      <button type="button" className="nps-search" onClick={() => spotlight.open()} aria-haspopup="dialog">
        <IconSearch {...ICON} />
        <span>{t('shell.palette.trigger')}</span>
        <kbd>{t(mac ? 'shell.palette.shortcutMac' : 'shell.palette.shortcut')}</kbd>
      </button>
      <div role="status">{program && <Saved program={program} />}</div>
    </header>
  )
}
