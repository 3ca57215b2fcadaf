// The workbench as the journeys meet it: the real host started by `npm start -- --browser`, the built window, a real
// browser. Nothing of ours is replaced.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')

const BROWSERS = [
  process.env.NPS_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** An installed Chrome, Chromium or Edge; undefined when there is none. Under CI its absence is a failure. */
export function installedBrowser(): string | undefined {
  const found = BROWSERS.find((path): path is string => path !== undefined && existsSync(path))
  if (!found && process.env.CI) throw new Error('No Chrome, Chromium or Edge is installed; the journeys need one.')
  if (!found) console.warn('journeys skipped: no Chrome, Chromium or Edge is installed (NPS_BROWSER may name one)')
  return found
}

export interface Look {
  language?: 'en' | 'fr'
  dark?: boolean
  width?: number
  height?: number
}

export interface Workbench {
  /** What `npm start` printed; its last address is open in `page`. */
  address: string
  home: string
  page: Page
  /** Everything the page complained of: errors and warnings of the console, failed requests. */
  complaints: string[]
  /** A fresh page of the same host, in another language, theme or size. */
  reopen(look: Look): Promise<Page>
  close(): Promise<void>
}

/** One browser for the journeys of a file: starting it takes longer than many of their steps. Contexts share nothing. */
let running: Promise<Browser> | undefined

/** After the last journey of a file (setup.ts), and after a measurement. */
export async function closeBrowser(): Promise<void> {
  const browser = await running
  running = undefined
  await browser?.close()
}

function theBrowser(): Promise<Browser> {
  const executablePath = installedBrowser()
  if (!executablePath) throw new Error('no browser')
  running ??= chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
  return running
}

/** Starts the host with an empty home, or beside another one in that one's, and opens its page. */
export async function openWorkbench(look: Look = {}, beside?: Pick<Workbench, 'home'>): Promise<Workbench> {
  const browser = await theBrowser()
  const home = beside?.home ?? (await mkdtemp(join(tmpdir(), 'nps-journey-')))
  const { host, address } = await startHost(home)
  const complaints: string[] = []
  const first = await openPage(browser, address, look, complaints)
  let context: BrowserContext = first.context

  return {
    address,
    home,
    page: first.page,
    complaints,
    async reopen(next) {
      await context.close()
      const opened = await openPage(browser, address, next, complaints)
      context = opened.context
      return opened.page
    },
    async close() {
      await context.close()
      host.kill('SIGTERM')
      await new Promise((done) => (host.exitCode === null ? host.once('exit', done) : done(null)))
      if (!beside) await rm(home, { recursive: true, force: true })
    },
  }
}

/** Work at a workbench of its own, which must not complain of anything and is closed afterwards. */
export async function atWorkbench(look: Look, work: (workbench: Workbench) => Promise<void>): Promise<void> {
  const workbench = await openWorkbench(look)
  try {
    await work(workbench)
    expect(workbench.complaints).toEqual([])
  } finally {
    await workbench.close()
  }
}

async function startHost(home: string): Promise<{ host: ChildProcess; address: string }> {
  const host = spawn(process.execPath, [join(ROOT, 'electron/host/start.mjs'), '--browser', '--no-open'], {
    cwd: ROOT,
    env: { ...process.env, NPS_WORKBENCH_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const address = await new Promise<string>((found, failed) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const match = said.match(/http:\/\/127\.0\.0\.1:\d+\/#\S+/)
      if (match) found(match[0])
    }
    host.stdout.on('data', hear)
    host.stderr.on('data', hear)
    host.once('exit', (code) => failed(new Error(`the host ended with ${code}: ${said}`)))
  })
  return { host, address }
}

async function openPage(browser: Browser, address: string, look: Look, complaints: string[]) {
  const context = await browser.newContext({
    locale: look.language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: look.dark ? 'dark' : 'light',
    viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
    acceptDownloads: true,
    // What leaves the screen leaves at once: a journey does not race a fading dialog on a busy computer.
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => {
    // A call that the user cancelled is a request that the page itself ended.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`${request.url()} failed`)
  })
  await page.goto(address)
  return { context, page }
}
