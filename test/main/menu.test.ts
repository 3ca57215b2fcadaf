// The menu bar: every label in the reader's language, every command sent to the window, nothing offered that cannot be done.
import type { BaseWindow, KeyboardEvent, MenuItem, MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { type MenuSetting, menuTemplate } from '../../electron/main/menu'
import { type HostEvent, MENU_COMMANDS } from '../../shared/shell'
import { en, fr, translator } from '../../shared/text'

interface Built {
  items: MenuItemConstructorOptions[]
  sent: HostEvent[]
}

function built(setting: Partial<MenuSetting> = {}): Built {
  const sent: HostEvent[] = []
  const template = menuTemplate({
    t: translator('en'),
    platform: 'linux',
    development: false,
    program: 'writable',
    recent: [],
    send: (event) => sent.push(event),
    ...setting,
  })
  const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
  return { items: flat(template), sent }
}

const click = (item: MenuItemConstructorOptions | undefined) =>
  item?.click?.({} as MenuItem, undefined as BaseWindow | undefined, {} as KeyboardEvent)
const byId = ({ items }: Built, id: string) => items.find((item) => item.id === id)

describe.each(['linux', 'win32', 'darwin'] as const)('on %s', (platform) => {
  it('sends every command to the window', () => {
    const menu = built({ platform })
    for (const command of MENU_COMMANDS) click(byId(menu, command))
    expect(menu.sent).toEqual(MENU_COMMANDS.map((command) => ({ kind: 'menu', command })))
  })

  it('labels every item in French, and leaves none to Electron', () => {
    const labels = new Set<string>([...Object.values(fr.native.menu), 'NPS Workbench'])
    for (const item of built({ platform, t: translator('fr'), development: true }).items) {
      if (item.type !== 'separator') expect(labels).toContain(item.label)
    }
  })

  it('gives no shortcut twice', () => {
    const shortcuts = built({ platform }).items.flatMap((item) => item.accelerator ?? [])
    expect(shortcuts).toHaveLength(6)
    expect(new Set(shortcuts).size).toBe(shortcuts.length)
  })

  it('has exactly one way to quit and one to the settings', () => {
    const { items } = built({ platform })
    expect(items.filter((item) => item.role === 'quit')).toHaveLength(1)
    expect(items.filter((item) => item.id === 'settings')).toHaveLength(1)
  })
})

describe('without a program', () => {
  it('offers nothing that needs one', () => {
    const offered = MENU_COMMANDS.filter((id) => byId(built({ program: null }), id)?.enabled !== false)
    expect(offered).toEqual(['new', 'open', 'open-sample', 'settings', 'palette'])
  })
})

describe('with a program that is only looked at', () => {
  it('offers nothing that changes it', () => {
    const refused = MENU_COMMANDS.filter((id) => byId(built({ program: 'read-only' }), id)?.enabled === false)
    expect(refused).toEqual(['back-up', 'import', 'undo-change', 'redo-change'])
  })
})

describe('the edit menu', () => {
  it('leaves Ctrl+Z to the text that is typed: taking a change of the program back has no shortcut there', () => {
    const menu = built()
    expect(menu.items.filter(({ role }) => role === 'undo' || role === 'redo')).toHaveLength(2)
    for (const id of ['undo-change', 'redo-change']) expect(byId(menu, id)?.accelerator).toBeUndefined()
  })
})

describe('recent files', () => {
  it('are opened by their token, with “&” shown as it is', () => {
    const file = { token: 't1', name: 'R&D.npsw' }
    const menu = built({ recent: [file] })
    const item = menu.items.find(({ label }) => label === 'R&&D.npsw')
    click(item)
    expect(menu.sent).toEqual([{ kind: 'open-file', file }])
  })

  it('say so when there are none', () => {
    const item = built().items.find(({ label }) => label === en.native.menu.noRecent)
    expect(item?.enabled).toBe(false)
  })
})

it('reloads and opens developer tools in development only', () => {
  const roles = (development: boolean) => built({ development }).items.map(({ role }) => role)
  expect(roles(true)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
  expect(roles(false)).not.toContain('reload')
  expect(roles(false)).not.toContain('toggleDevTools')
})
