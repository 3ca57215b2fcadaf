// The one thing that only Electron itself can show: that the window, the preload, the engine's own process and the end
// work together there. The journeys proper run in a browser; where Electron's runtime is not installed, this says so.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type ElectronApplication } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bestLanguage } from '../../shared/model/language'
import { User } from './user'

const ROOT = resolve(import.meta.dirname, '../..')
const fromHost = (module: string) => import(pathToFileURL(join(ROOT, 'electron', 'host', module)).href)

const { installedRuntime }: { installedRuntime(): string | null } = await fromHost('runtime.mjs')
const runtime = installedRuntime()
if (!runtime) console.warn('Electron runtime not installed: the journeys ran in the browser host only')

describe.skipIf(!runtime)('in Electron', () => {
  let home = ''
  let application: ElectronApplication | null = null

  beforeAll(async () => {
    const { ensureBuilt }: { ensureBuilt(): Promise<void> } = await fromHost('fresh.mjs')
    await ensureBuilt()
  })
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'nps-electron-'))
  })
  afterEach(async () => {
    await application?.close()
    await rm(home, { recursive: true, force: true, maxRetries: 10 })
  })

  test('the sample program opens, and is one file without companions after the end', async () => {
    if (!runtime) throw new Error('no runtime')
    application = await _electron.launch({
      executablePath: runtime,
      args: [ROOT],
      // As it runs for its users; only root is refused Chromium's sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      cwd: ROOT,
      env: { ...process.env, NPS_WORKBENCH_HOME: home },
      timeout: 60_000,
    })
    const page = await application.firstWindow()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.getByRole('button').first().waitFor()
    const user = new User(page, bestLanguage([await page.evaluate(() => document.documentElement.lang)]))

    expect(page.url()).toMatch(/^app:\/\/workbench\//)
    expect(await page.title()).toContain('NPS Workbench')
    // A sandboxed page: no Node, no Electron, and nothing of the network.
    expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in globalThis))).toEqual([])
    const fileMenu = () =>
      application?.evaluate(({ Menu }, label) => {
        const file = Menu.getApplicationMenu()?.items.find((item) => item.label === label)
        return file?.submenu?.items.find(({ id }) => id === 'save-copy')?.enabled
      }, user.t('native.menu.file'))
    await expect.poll(fileMenu).toBe(false)

    await user.opensSample()
    await expect.poll(fileMenu).toBe(true)
    expect(complaints).toEqual([])

    await application.close()
    application = null
    const programs = await readdir(join(home, 'programs'))
    expect(programs).toEqual([expect.stringMatching(/\.npsw$/)])
  })
})
