// The menu bar, in the reader's language. Its commands go to the window; only editing and the window's own are Electron's.
import type { MenuItemConstructorOptions } from 'electron'
import type { FileState } from '../../shared/contract/program'
import type { HostEvent, MenuCommand } from '../../shared/shell'
import type { Translate } from '../../shared/text'
import type { FileToken } from '../../shared/wire'

export interface MenuSetting {
  t: Translate
  platform: NodeJS.Platform
  development: boolean
  /** How the open program stands; null: none is open, so there is nothing to copy, close, or import into. */
  program: FileState | null
  /** Newest first; only files that are still there. */
  recent: readonly FileToken[]
  send(event: HostEvent): void
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' }

/** What the menu bar is built from. Every label is ours: Electron names its own roles in English only. */
export function menuTemplate(setting: MenuSetting): MenuItemConstructorOptions[] {
  const { t, platform, program } = setting
  const programOpen = program !== null
  const changeable = programOpen && program !== 'read-only'
  const mac = platform === 'darwin'
  const command = (
    name: MenuCommand,
    label: string,
    more: Pick<MenuItemConstructorOptions, 'accelerator' | 'enabled'> = {},
  ): MenuItemConstructorOptions => ({
    id: name,
    label,
    ...more,
    click: () => setting.send({ kind: 'menu', command: name }),
  })
  const settings = command('settings', t('native.menu.settings'), { accelerator: 'CmdOrCtrl+,' })
  const file: MenuItemConstructorOptions[] = [
    command('new', t('native.menu.new'), { accelerator: 'CmdOrCtrl+N' }),
    command('open', t('native.menu.open'), { accelerator: 'CmdOrCtrl+O' }),
    { id: 'recent', label: t('native.menu.recent'), submenu: recentItems(setting) },
    command('open-sample', t('native.menu.openSample')),
    SEPARATOR,
    command('import', t('native.menu.import'), { accelerator: 'CmdOrCtrl+I', enabled: changeable }),
    SEPARATOR,
    command('save-copy', t('native.menu.saveCopy'), { accelerator: 'CmdOrCtrl+Shift+S', enabled: programOpen }),
    command('save-sealed', t('native.menu.saveSealed'), { enabled: programOpen }),
    command('back-up', t('native.menu.backUp'), { enabled: changeable }),
    command('restore', t('native.menu.restore'), { enabled: programOpen }),
    command('history', t('native.menu.history'), { enabled: programOpen }),
    command('privacy', t('native.menu.privacy'), { enabled: programOpen }),
    SEPARATOR,
    command('close-program', t('native.menu.closeProgram'), { enabled: programOpen }),
    ...(mac ? [] : [SEPARATOR, settings, SEPARATOR, { role: 'quit', label: t('native.menu.quit') } as const]),
  ]
  // Without a shortcut of their own: Ctrl+Z belongs to the text field that is being typed in, and the window knows best.
  const changes = [
    command('undo-change', t('native.menu.undoChange'), { enabled: changeable }),
    command('redo-change', t('native.menu.redoChange'), { enabled: changeable }),
  ]
  return [
    ...(mac ? [{ label: 'NPS Workbench', submenu: applicationItems(t, settings) }] : []),
    { label: t('native.menu.file'), submenu: file },
    { label: t('native.menu.edit'), submenu: editItems(t, changes) },
    { label: t('native.menu.view'), submenu: viewItems(setting, command) },
    { label: t('native.menu.window'), role: 'window', submenu: windowItems(t, mac) },
    {
      label: t('native.menu.help'),
      role: 'help',
      submenu: [{ role: 'about', label: t('native.menu.about') }],
    },
  ]
}

function recentItems({ t, recent, send }: MenuSetting): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: t('native.menu.noRecent'), enabled: false }]
  return recent.map((file) => ({
    // “&” would underline the letter after it.
    label: file.name.replaceAll('&', '&&'),
    click: () => send({ kind: 'open-file', file }),
  }))
}

function applicationItems(t: Translate, settings: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  return [
    { role: 'about', label: t('native.menu.about') },
    SEPARATOR,
    settings,
    SEPARATOR,
    { role: 'services', label: t('native.menu.services') },
    SEPARATOR,
    { role: 'hide', label: t('native.menu.hide') },
    { role: 'hideOthers', label: t('native.menu.hideOthers') },
    { role: 'unhide', label: t('native.menu.unhide') },
    SEPARATOR,
    { role: 'quit', label: t('native.menu.quit') },
  ]
}

function editItems(t: Translate, changes: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: t('native.menu.undo') },
    { role: 'redo', label: t('native.menu.redo') },
    SEPARATOR,
    ...changes,
    SEPARATOR,
    { role: 'cut', label: t('native.menu.cut') },
    { role: 'copy', label: t('native.menu.copy') },
    { role: 'paste', label: t('native.menu.paste') },
    { role: 'delete', label: t('native.menu.delete') },
    SEPARATOR,
    { role: 'selectAll', label: t('native.menu.selectAll') },
  ]
}

function viewItems(
  { t, development }: MenuSetting,
  command: (
    name: MenuCommand,
    label: string,
    more: Pick<MenuItemConstructorOptions, 'accelerator'>,
  ) => MenuItemConstructorOptions,
): MenuItemConstructorOptions[] {
  return [
    command('palette', t('native.menu.palette'), { accelerator: 'CmdOrCtrl+K' }),
    SEPARATOR,
    { role: 'resetZoom', label: t('native.menu.actualSize') },
    { role: 'zoomIn', label: t('native.menu.zoomIn') },
    { role: 'zoomOut', label: t('native.menu.zoomOut') },
    { role: 'togglefullscreen', label: t('native.menu.fullScreen') },
    ...(development
      ? [
          SEPARATOR,
          { role: 'reload', label: t('native.menu.reload') } as const,
          { role: 'toggleDevTools', label: t('native.menu.developerTools') } as const,
        ]
      : []),
  ]
}

function windowItems(t: Translate, mac: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'minimize', label: t('native.menu.minimize') },
    ...(mac ? [{ role: 'zoom', label: t('native.menu.zoom') } as const] : []),
    { role: 'close', label: t('native.menu.closeWindow') },
    ...(mac ? [SEPARATOR, { role: 'front', label: t('native.menu.front') } as const] : []),
  ]
}
