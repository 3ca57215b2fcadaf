// The main process put together: the order in which it uses Electron, and the way of a call from the page through the
// built preload to the real engine and back. Only Electron itself is imitated.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compose } from '../../electron/main/compose'
import type { Surroundings } from '../../electron/main/parts'
import type { AppState } from '../../shared/contract/app'
import { type Around, FakeElectron } from './fakeElectron'

const PROJECT = resolve(import.meta.dirname, '..', '..')
const BUILT = join(PROJECT, 'out')

beforeAll(async () => {
  const fresh: { ensureBuilt(): Promise<void> } = await import(
    pathToFileURL(join(PROJECT, 'electron', 'host', 'fresh.mjs')).href
  )
  await fresh.ensureBuilt()
}, 180_000)

let home = ''
let electron: FakeElectron | null = null
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'nps-compose-test-'))
})
afterEach(() => {
  for (const engine of electron?.engines ?? []) engine.kill('SIGKILL')
  electron = null
  rmSync(home, { recursive: true, force: true })
})

function composed(around: Partial<Around> = {}, more: Partial<Surroundings> = {}): FakeElectron {
  const made = new FakeElectron({ home, languages: ['fr-FR', 'en-GB'], ...around })
  electron = made
  compose(made.parts, {
    built: BUILT,
    icon: join(PROJECT, 'resources', 'icon.png'),
    platform: 'linux',
    environment: { NPS_WORKBENCH_HOME: home },
    words: ['nps-workbench'],
    folder: home,
    ...more,
  })
  return made
}

/** Started, with its page loaded; the engine may still be on its way. */
async function loaded(around: Partial<Around> = {}, more: Partial<Surroundings> = {}): Promise<FakeElectron> {
  const made = composed(around, more)
  made.becomeReady()
  await expect.poll(() => made.windows[0]?.page ?? null).not.toBeNull()
  return made
}

/** Started, with its page loaded and its menu drawn from what the engine knows. */
async function started(around: Partial<Around> = {}, more: Partial<Surroundings> = {}): Promise<FakeElectron> {
  const made = composed(around, more)
  made.becomeReady()
  await expect.poll(() => made.log.filter((word) => word === 'menu').length, { timeout: 20_000 }).toBe(2)
  return made
}

async function answerTo(made: FakeElectron, name: string, input: unknown): Promise<unknown> {
  const reply = await made.page().call(name, input)
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.failure.code}`)
  return reply.value
}

const openFile = (name: string) => ({ kind: 'open-file', file: { token: expect.any(String), name } })

describe('the start', () => {
  it('uses Electron in the order it asks for, and locks the session before there is a window', async () => {
    const { log } = await started()
    expect(log).toEqual([
      'setName NPS Workbench',
      'setPath userData',
      'requestSingleInstanceLock',
      'enableSandbox',
      'registerSchemesAsPrivileged',
      'about NPS Workbench',
      'ready',
      'menu',
      'defaultSession',
      'onBeforeRequest',
      'setProxy',
      'handle app',
      'getAllDisplays',
      'BrowserWindow',
      'fork',
      'menu',
    ])
  })

  it('makes a sandboxed window with the built preload and the title in it', async () => {
    const { options, webContents } = (await loaded()).window()
    expect(options).toMatchObject({ title: 'NPS Workbench', show: false, webPreferences: { sandbox: true } })
    expect(options.webPreferences?.preload).toBe(join(BUILT, 'preload', 'index.cjs'))
    expect(webContents.url).toBe('app://workbench/')
  })

  it('is one window only, whatever the system says while the session is being locked', async () => {
    const made = composed()
    made.emit('activate', {})
    made.becomeReady()
    made.emit('activate', {})
    made.emit('second-instance', {}, ['nps-workbench'], home)
    await expect.poll(() => made.log.includes('fork')).toBe(true)
    expect(made.windows).toHaveLength(1)
  })

  it('ends a second instance at once, with nothing started', () => {
    const made = composed({ first: false })
    expect(made.ended).toBe('quit')
    expect(made.log).not.toContain('registerSchemesAsPrivileged')
  })

  it('ends a packaged application that is to be driven from outside', () => {
    const made = composed({ packaged: true, switches: ['remote-debugging-port'] })
    expect([made.ended, made.log]).toEqual([1, []])
  })

  it.each([
    ['fr-FR', 'NPS Workbench n’a pas pu démarrer. Vos programmes n’ont pas été modifiés.'],
    ['en-GB', 'NPS Workbench could not start. Your programs were left as they are.'],
  ])('says in the language of %s why it failed', async (language, sentence) => {
    mkdirSync(join(home, 'built', 'renderer'), { recursive: true })
    const made = composed({ languages: [language] }, { built: join(home, 'built') })
    made.becomeReady()
    await expect.poll(() => made.ended).toBe(1)
    expect(made.errors).toHaveLength(1)
    expect(made.errors[0]?.split('\n')).toEqual([sentence, '', expect.stringContaining('There is no index.html in')])
    expect(made.windows).toEqual([])
  })

  it('says so when its folder cannot be made', () => {
    writeFileSync(join(home, 'file'), '')
    const made = composed({}, { environment: { NPS_WORKBENCH_HOME: join(home, 'file') } })
    expect([made.ended, made.errors.length]).toEqual([1, 1])
  })

  it('tells Windows who it is', () => {
    expect(composed({}, { platform: 'win32' }).log).toContain('setAppUserModelId com.npsworkbench.app')
  })
})

describe('the page of the development server', () => {
  const environment = () => ({ NPS_WORKBENCH_HOME: home, ELECTRON_RENDERER_URL: 'http://localhost:5173' })

  it('is shown and heard in development', async () => {
    const made = await started({}, { environment: environment() })
    expect(made.window().webContents.url).toBe('http://localhost:5173')
    expect(made.log).not.toContain('handle app')
    expect(await answerTo(made, 'app.state', {})).toMatchObject({ version: '1.2.3' })
  })

  it('is never believed in a packaged application', async () => {
    const made = await loaded({ packaged: true }, { environment: environment() })
    expect(made.window().webContents.url).toBe('app://workbench/')
    made.window().webContents.url = 'http://localhost:5173/'
    let answered = false
    void made
      .page()
      .call('app.state', {})
      .then(() => {
        answered = true
      })
    expect(await made.page().shell.pickFile('program')).toBeNull()
    expect(answered).toBe(false)
  })
})

describe('a page', () => {
  it('creates a program where the user says, which the menu and the system then know', async () => {
    const made = await started()
    expect(made.item('Fichier', 'Enregistrer une copie…').enabled).toBe(false)
    const path = join(home, 'Acme.npsw')
    made.picks.push(path)
    const file = await made.page().shell.pickTarget('program', 'Acme')
    expect(file).toEqual({ token: expect.any(String), name: 'Acme.npsw' })
    await answerTo(made, 'program.create', { file, name: 'Acme' })
    expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3')
    expect(made.recent).toEqual([path])
    await expect.poll(() => made.item('Fichier', 'Enregistrer une copie…').enabled).toBe(true)
  })

  it('changes the language of the menu and the theme of the frame with its own', async () => {
    const made = await started()
    await answerTo(made, 'app.setPreferences', { language: 'en', theme: 'dark' })
    await expect.poll(() => made.menu.map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Window', 'Help'])
    expect(made.parts.nativeTheme.themeSource).toBe('dark')
  })

  it('hears the menu', async () => {
    const made = await loaded()
    const { click } = made.item('Fichier', 'Ouvrir…')
    Reflect.apply(click ?? (() => undefined), undefined, [])
    expect(made.page().heard).toEqual([{ kind: 'menu', command: 'open' }])
  })

  it('hands over a dropped file without learning where it lies', async () => {
    const made = await started()
    const path = join(home, 'answers.csv')
    writeFileSync(path, 'Score\n10\n9\n3\n')
    const dropped = new File(['Score'], 'answers.csv')
    made.paths.set(dropped, path)
    const file = await made.page().shell.takeFile(dropped)
    expect(await answerTo(made, 'import.recognise', { file })).toMatchObject({ file: 'answers.csv' })
    await expect(made.page().shell.takeFile(new File([''], 'made up.csv'))).rejects.toMatchObject({
      failure: { code: 'file-missing' },
    })
  })

  it('is told when the engine dies, and finds another at its next call', async () => {
    const made = await started()
    // Long enough for the engine to die in the middle of it.
    const reply = made.page().call('program.openSample', {})
    made.engines[0]?.kill('SIGKILL')
    expect(await reply).toEqual({ ok: false, failure: { code: 'engine-gone', facts: {} } })
    expect(((await answerTo(made, 'app.state', {})) as AppState).program).toBeNull()
    expect(made.engines).toHaveLength(2)
  })

  it('is loaded again after its process died, and keeps what it was told meanwhile', async () => {
    const made = await loaded()
    const { webContents } = made.window()
    webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(webContents.reloads).toBe(0)
    await expect.poll(() => webContents.reloads).toBe(1)
    Reflect.apply(made.item('Fichier', 'Nouveau programme…').click ?? (() => undefined), undefined, [])
    expect(made.page().heard).toEqual([])
    webContents.emit('did-finish-load')
    expect(made.page().heard).toEqual([{ kind: 'menu', command: 'new' }])
  })
})

describe('a program from outside', () => {
  beforeEach(() => {
    writeFileSync(join(home, 'Acme.npsw'), 'x')
    writeFileSync(join(home, 'answers.csv'), 'x')
  })

  it('reaches the page when it was named at the start', async () => {
    const made = await loaded({}, { words: ['nps-workbench', '--flag', 'Acme.npsw'] })
    expect(made.page().heard).toEqual([openFile('Acme.npsw')])
  })

  it('reaches the page when the system opened it before Electron was ready', async () => {
    const made = composed({}, { platform: 'darwin' })
    let prevented = false
    const event = {
      preventDefault: () => {
        prevented = true
      },
    }
    made.emit('open-file', event, join(home, 'Acme.npsw'))
    made.becomeReady()
    await expect.poll(() => made.windows[0]?.page?.heard, { timeout: 20_000 }).toEqual([openFile('Acme.npsw')])
    expect(prevented).toBe(true)
  })

  it('reaches the page from a second instance, which brings the window back', async () => {
    const made = await loaded()
    made.window().minimized = true
    made.emit('second-instance', {}, ['nps-workbench', 'answers.csv', 'Acme.npsw'], home)
    expect(made.page().heard).toEqual([openFile('Acme.npsw')])
    expect([made.window().minimized, made.window().focused]).toEqual([false, 1])
  })

  it('opens a window again where an application lives without one', async () => {
    const made = await loaded({}, { platform: 'darwin' })
    made.window().close()
    expect(made.ended).toBe('no')
    made.emit('open-file', { preventDefault() {} }, join(home, 'Acme.npsw'))
    await expect.poll(() => made.windows[0]?.page?.heard).toEqual([openFile('Acme.npsw')])
  })
})

describe('the end', () => {
  it('waits until the engine has closed the program, and remembers the place of the window', async () => {
    const made = await started()
    made.picks.push(join(home, 'Acme.npsw'))
    const file = await made.page().shell.pickTarget('program', 'Acme')
    await answerTo(made, 'program.create', { file, name: 'Acme' })
    made.window().close()
    expect(made.ended).toBe('no')
    // Asked again while it waits: the program is not closed twice, and nothing is cut short.
    made.parts.app.quit()
    expect(made.ended).toBe('no')
    await expect.poll(() => made.ended, { timeout: 10_000 }).toBe('quit')
    await expect
      .poll(() => made.engines.every(({ signalCode, exitCode }) => (signalCode ?? exitCode) !== null))
      .toBe(true)
    expect(readdirSync(home).filter((name) => name.startsWith('Acme'))).toEqual(['Acme.npsw'])
    expect(JSON.parse(readFileSync(join(home, 'settings', 'window.json'), 'utf8'))).toMatchObject({ width: 1300 })
  })
})
