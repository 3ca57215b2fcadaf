// Every screen of the sample program, in both languages and both themes: no serious accessibility fault, no raw key, no
// “undefined”, nothing in the console, nothing wider than the window. With NPS_PICTURES set to a folder, pictures too.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seriousViolations } from './accessibility'
import { rawKeys } from './rawKey'
import { User } from './user'
import { installedBrowser, type Look, openWorkbench, type Workbench } from './workbench'

const pictures = process.env.NPS_PICTURES

const SCREENS = {
  campaigns: '/campaigns',
  campaign: '/campaigns/1',
  'control-chart': '/campaigns/2',
  results: '/waves/3/results',
  'results-open': '/waves/4/results',
  compare: '/waves/3/compare',
  readings: '/waves/3/readings',
  definition: '/waves/3/definition',
  responses: '/waves/3/responses',
  plan: '/waves/4/plan',
  'plan-closed': '/waves/3/plan',
  'plan-edit': '/waves/4/plan?view=edit',
  'plan-allocation': '/waves/4/plan?view=allocate',
  'plan-goal': '/waves/4/plan?view=goal',
  sample: '/waves/4/sample',
  'sample-rules': '/waves/3/sample',
  calendar: '/calendar',
  actions: '/waves/3/actions',
  'all-actions': '/actions',
  import: '/waves/4/import',
  restore: '/restore',
  damaged: '/damaged',
  history: '/history',
  privacy: '/privacy',
  person: '/privacy?response=5',
  settings: '/settings',
} as const

const LOOKS: readonly (Look & { name: string })[] = [
  { name: 'en-light-1280', language: 'en', width: 1280, height: 800 },
  { name: 'fr-dark-1280', language: 'fr', dark: true, width: 1280, height: 800 },
  { name: 'fr-light-1920', language: 'fr', width: 1920, height: 1080 },
  { name: 'en-dark-1920', language: 'en', dark: true, width: 1920, height: 1080 },
]

/** What a look at the page must never find. */
async function faultsOf(page: Page): Promise<string[]> {
  const words = await page.locator('body').innerText()
  const faults = await rawKeys(page)
  for (const wrong of ['undefined', 'NaN', '[object', '{{'])
    if (words.includes(wrong)) faults.push(`“${wrong}” on screen`)
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  if (overflow !== 0) faults.push(`the page is ${overflow} px wider than the window`)
  const empty = await page.evaluate(
    `[...document.querySelectorAll('canvas')].filter((c) => c.width > 0 && !c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v !== 0)).length`,
  )
  if (empty !== 0) faults.push(`${empty} empty charts`)
  return [...faults, ...(await seriousViolations(page))]
}

describe.skipIf(!installedBrowser())('every screen of the sample program', () => {
  let workbench: Workbench

  beforeAll(async () => {
    workbench = await openWorkbench({ language: 'en' })
    await workbench.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await faultsOf(workbench.page)).toEqual([])
    if (pictures) {
      await mkdir(pictures, { recursive: true })
      await workbench.page.screenshot({ path: join(pictures, 'welcome.png') })
    }
    await new User(workbench.page, 'en').opensSample()
  })
  afterAll(() => workbench?.close())

  test.each(LOOKS)('$name', async ({ name, ...look }) => {
    const page = await workbench.reopen(look)
    await page.getByRole('main').waitFor()
    const faults: string[] = []
    for (const [screen, path] of Object.entries(SCREENS)) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.locator('[aria-busy="true"], .mantine-Loader-root').first().waitFor({ state: 'detached' })
      await page.waitForTimeout(300)
      faults.push(...(await faultsOf(page)).map((fault) => `${screen}: ${fault}`))
      if (pictures) await page.screenshot({ path: join(pictures, `${name}-${screen}.png`) })
    }
    expect(faults).toEqual([])
    expect(workbench.complaints).toEqual([])
  })
})
