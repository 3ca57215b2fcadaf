// The menu of the program file, at the left of the header; the native menu bar offers the same.
import { Menu } from '@mantine/core'
import { useOs } from '@mantine/hooks'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronDown,
  IconClock,
  IconCopy,
  IconDatabaseExport,
  IconFilePlus,
  IconFlask,
  IconFolderOpen,
  IconHistory,
  IconKey,
  IconRestore,
  IconShieldLock,
  IconX,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { AppState, RecentFile } from '../../../../shared/contract/app'
import { useShell } from '../../client'
import { useText } from '../../text'
import { useUndo } from '../history/useUndo'
import type { Commands } from '../shell/commands'
import { canBackUp } from './savedState'
import { ARIA_SHORTCUTS, hasShortcut, type Shortcut } from './shortcuts'
import './file.css'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const
/** More than these would make the list a search. */
const MOST_RECENT = 10

interface ItemProps {
  icon: ReactNode
  label: string
  shortcut?: Shortcut
  disabled?: boolean
  onClick(): void
}

function Item({ icon, label, shortcut, disabled = false, onClick }: ItemProps) {
  const { t } = useText()
  const shell = useShell()
  const system = useOs() === 'macos' ? 'mac' : 'pc'
  const shown = shortcut !== undefined && hasShortcut(shortcut, shell.host) ? shortcut : null
  return (
    <Menu.Item
      leftSection={icon}
      disabled={disabled}
      onClick={onClick}
      {...(shown
        ? {
            rightSection: <kbd aria-hidden>{t(`file.shortcut.${system}.${shown}`)}</kbd>,
            'aria-keyshortcuts': ARIA_SHORTCUTS[system][shown],
          }
        : {})}
    >
      {label}
    </Menu.Item>
  )
}

function RecentItems({ recent, commands }: { recent: readonly RecentFile[]; commands: Commands }) {
  const { t } = useText()
  if (recent.length === 0) return <Menu.Item disabled>{t('file.menu.recentNone')}</Menu.Item>
  return recent.slice(0, MOST_RECENT).map(({ file, folder, found }) => (
    <Menu.Item key={`${folder}/${file.name}`} disabled={!found} onClick={() => commands.openFile(file)}>
      <span className="nps-file-recent">
        <b>{file.name}</b>
        {!found && <span>{t('file.menu.missing')}</span>}
      </span>
      <span className="nps-file-folder" title={folder}>
        {folder}
      </span>
    </Menu.Item>
  ))
}

export function FileMenu({ state, commands }: { state: AppState; commands: Commands }) {
  const { t } = useText()
  const { program } = state
  const none = program === null
  const { next, busy } = useUndo()
  const others = state.recent.filter(({ file, folder }) => file.name !== program?.file || folder !== program.folder)
  return (
    <Menu position="bottom-start" offset={6} width={290}>
      <Menu.Target>
        <button type="button" className="nps-file-menu">
          {t('file.menu.button')}
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown
        aria-label={none ? t('file.menu.label') : t('file.menu.labelOf', { file: program.file })}
        className="nps-file-items"
      >
        <Item
          icon={<IconFilePlus {...ICON} />}
          label={t('file.menu.new')}
          shortcut="new"
          onClick={commands.newProgram}
        />
        <Item
          icon={<IconFolderOpen {...ICON} />}
          label={t('file.menu.open')}
          shortcut="open"
          onClick={commands.openProgram}
        />
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconClock {...ICON} />}>{t('file.menu.recent')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown className="nps-file-recents">
            <RecentItems recent={others} commands={commands} />
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Item icon={<IconFlask {...ICON} />} label={t('file.menu.openSample')} onClick={commands.openSample} />
        <Menu.Divider />
        <Item
          icon={<IconCopy {...ICON} />}
          label={t('file.menu.saveCopy')}
          shortcut="saveCopy"
          disabled={none}
          onClick={commands.saveCopy}
        />
        <Item
          icon={<IconKey {...ICON} />}
          label={t('file.menu.saveSealed')}
          disabled={none}
          onClick={commands.saveSealed}
        />
        <Menu.Divider />
        <Item
          icon={<IconDatabaseExport {...ICON} />}
          label={t('file.menu.backUp')}
          disabled={none || !canBackUp(program)}
          onClick={commands.backUp}
        />
        <Item
          icon={<IconRestore {...ICON} />}
          label={t('file.menu.restore')}
          disabled={none}
          onClick={commands.restore}
        />
        {/* Never the first ones: where there is nothing to undo, the keyboard would find no place to begin. */}
        <Menu.Divider />
        <Item
          icon={<IconArrowBackUp {...ICON} />}
          label={t('file.command.undo')}
          shortcut="undo"
          disabled={busy || next.undo === null}
          onClick={commands.undo}
        />
        <Item
          icon={<IconArrowForwardUp {...ICON} />}
          label={t('file.command.redo')}
          shortcut="redo"
          disabled={busy || next.redo === null}
          onClick={commands.redo}
        />
        <Item
          icon={<IconHistory {...ICON} />}
          label={t('file.menu.history')}
          disabled={none}
          onClick={commands.history}
        />
        <Item
          icon={<IconShieldLock {...ICON} />}
          label={t('file.menu.privacy')}
          disabled={none}
          onClick={commands.privacy}
        />
        <Menu.Divider />
        <Item icon={<IconX {...ICON} />} label={t('file.menu.close')} disabled={none} onClick={commands.closeProgram} />
      </Menu.Dropdown>
    </Menu>
  )
}
