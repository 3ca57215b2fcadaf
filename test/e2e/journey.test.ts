// The main job once, end to end, in a real browser: create → import → read → plan → act → export. In English and French.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../shared/model/language'
import { answers, asRow, HEADER } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'
import { seriousViolations } from './accessibility'
import { rawKeys } from './rawKey'
import { User } from './user'
import { installedBrowser, openWorkbench, type Workbench } from './workbench'

const FILE = 'réponses T1.csv'
const COUNT = 160

/** A French spreadsheet as Excel saves it: semicolons, Windows-1252, and five rows that cannot be counted. */
function spreadsheet() {
  const { list, truth } = answers(COUNT, 7)
  const [first, ...rest] = list
  if (!first) throw new Error('answers were made')
  const odd = (score: string) => {
    const row = asRow(first)
    row[2] = score
    return row
  }
  const rows = [
    [...HEADER],
    asRow(first),
    odd('NSP'),
    odd(''),
    odd('11'),
    odd('8,5'),
    odd('sans avis?'),
    ...rest.map(asRow),
  ]
  return { bytes: encode(csvText(rows, { delimiter: ';' }), 'windows-1252'), truth }
}

const browser = installedBrowser()
const languages: Language[] = ['en', 'fr']

describe.skipIf(!browser)('the main job', () => {
  let folder = ''
  const { bytes, truth } = spreadsheet()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nps-files-'))
    await writeFile(join(folder, FILE), bytes)
    await writeFile(join(folder, 'empty.csv'), '')
    await writeFile(join(folder, 'picture.csv'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(languages)('in %s', async (language) => {
    const workbench: Workbench = await openWorkbench({ language })
    try {
      const user = new User(workbench.page, language)
      const { page, t, format } = { page: workbench.page, t: user.t, format: user.format }

      const faults: string[] = []
      const looksAt = async (seen: Page) => faults.push(...(await rawKeys(seen)), ...(await seriousViolations(seen)))

      await user.createsProgram('Forges du Midi 2026')
      await user.createsCampaign('Relation 2026')
      await user.createsWave('T1', '2026-01-05', '2026-01-30', 400)
      await user.opensWave('T1')
      await page.getByRole('heading', { name: t('results.empty.title') }).waitFor()

      // Files that are no spreadsheets are refused in a sentence, and the wizard stays where it is.
      await user.startsImport()
      await user.choosesFile(join(folder, 'empty.csv'))
      await user.text(t('failures.empty-file.message', { file: 'empty.csv' })).waitFor()
      await user.choosesFile(join(folder, 'picture.csv'))
      await user.text(t('failures.not-a-spreadsheet.message', { file: 'picture.csv' })).waitFor()

      await user.choosesFile(join(folder, FILE))
      // Two rows are skipped and three rejected: the reasons stand in the preview, as afterwards in the report.
      await page.locator('.import-reasons li').first().waitFor()
      await looksAt(page)
      await user.confirmsImportOf(COUNT)
      const report = await page.locator('main').innerText()
      for (const figure of [COUNT + 5, COUNT, 2, 3]) expect(report).toContain(format.integer(figure))
      await looksAt(page)

      // Taken back along the history, the report says so and claims nothing any more; done again, it stands as before.
      await page.keyboard.press('Control+z')
      await user.text(t('import.report.undone', { wave: 'T1' })).waitFor()
      expect(await page.getByRole('main').getByRole('alert').count()).toBe(0)
      await page.keyboard.press('Control+Shift+z')
      await user.text(t('import.report.read')).waitFor()

      // The score on screen is the one known by construction.
      await page.getByRole('link', { name: t('import.report.results') }).click()
      const nps = (100 * (truth.promoters - truth.detractors)) / truth.n
      const verdict = page.getByRole('region', { name: t('results.verdict') })
      await verdict.getByText(format.points(nps), { exact: true }).waitFor()
      expect(await verdict.innerText()).toContain(
        t('common.responses', { count: COUNT, number: format.integer(COUNT) }),
      )
      await looksAt(page)

      await user.goesTo('plan')
      await page.getByLabel(t('plan.form.populationOf', { segment: 'Industrie' })).fill('120')
      await user.button(t('plan.form.save')).click()
      await page.getByRole('link', { name: t('plan.edit') }).waitFor()
      expect(await page.locator('main').innerText()).toContain('120')
      await looksAt(page)

      // An action from a detractor: found by the filter, opened with the keyboard.
      await user.goesTo('responses')
      const table = page.getByRole('grid', { name: t('responses.tableLabel') })
      await table.getByRole('row').nth(3).waitFor()
      await looksAt(page)
      await page.getByLabel(t('responses.category')).selectOption('detractor')
      const left = t('responses.count', { shown: format.integer(truth.detractors), total: format.integer(COUNT) })
      await user.text(left).waitFor()
      await table.focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await user.button(t('responses.panel.openAction')).click()
      const form = page.getByRole('dialog', { name: t('actions.form.title.detractor') })
      await form.getByLabel(t('actions.form.owner')).fill('Claire Aubier')
      await looksAt(page)
      await form.getByRole('button', { name: t('actions.form.submit') }).click()
      await form.waitFor({ state: 'detached' })
      await user.goesTo('actions')
      await page
        .getByRole('main')
        .locator('*:not(option)', { hasText: /^Claire Aubier$/ })
        .first()
        .waitFor()
      await looksAt(page)

      // A note is not lost with the panel; without a title the panel stays, with the keyboard where it is missing.
      const open = page.getByRole('main').locator('.action-title').first()
      await open.click()
      const panel = page.getByRole('dialog')
      await panel.getByLabel(t('actions.form.note'), { exact: true }).fill('Called on Monday')
      const title = await panel.getByLabel(t('actions.form.what')).inputValue()
      await panel.getByLabel(t('actions.form.what')).fill('')
      await panel.getByLabel(t('actions.form.note'), { exact: true }).focus()
      await page.keyboard.press('Escape')
      await panel.getByText(t('actions.form.whatMissing')).waitFor()
      await page.waitForFunction('document.activeElement.getAttribute("aria-invalid") === "true"')
      await panel.getByLabel(t('actions.form.what')).fill(title)
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
      await user.text(t('actions.panel.saved')).waitFor()
      await open.click()
      expect(await panel.getByLabel(t('actions.form.note'), { exact: true }).inputValue()).toBe('Called on Monday')
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })

      // Nor is a setting lost by going elsewhere.
      const places = page.getByRole('navigation').first()
      await places.getByRole('link', { name: t('shell.settings') }).click()
      await page.getByRole('textbox', { name: t('settings.retention') }).fill('36')
      await places.getByRole('link', { name: t('shell.campaigns') }).click()
      await user.text(t('settings.saved')).waitFor()
      await user.opensWave('T1')

      // What leaves the workbench: a picture and a drawing that state n, interval and date themselves.
      await user.goesTo('results')
      const png = await user.exportsChart(t('charts.title.trend'), 'png')
      const picture = await readFile(await png.path())
      expect(picture.subarray(1, 4).toString()).toBe('PNG')
      expect(picture.readUInt32BE(16)).toBeGreaterThanOrEqual(2000)
      const svg = await user.exportsChart(t('charts.title.distribution'), 'svg')
      expect((await readFile(await svg.path())).toString()).toMatch(/^<\?xml|^<svg/)

      // Everything is in the file, not in the window: a fresh page shows the same.
      const again = new User(await workbench.reopen({ language }), language)
      await again.opensWave('T1')
      await again.page.getByText(again.format.points(nps), { exact: true }).first().waitFor()
      expect(faults).toEqual([])
      expect(workbench.complaints).toEqual([])
    } finally {
      await workbench.close()
    }
  })
})
