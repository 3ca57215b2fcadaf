// Every real file through the window: what is asked, what is not, and the published figures at the end. The files are not
// ours to keep: NPS_SHARED names the folder that holds realdata/; without it this says so and skips.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { User } from './user'
import { atWorkbench, installedBrowser } from './workbench'

const folder = join(process.env.NPS_SHARED ?? '', 'realdata')
const there = process.env.NPS_SHARED !== undefined && existsSync(folder)
if (!there)
  console.warn('Skipped: every real file through the window. Set NPS_SHARED to the folder that holds realdata/.')

const PATIENCE = { timeout: 60_000 }
const RATED = 'On a scale of 0-10, how would you rate Sudzilla?'

interface RealFile {
  files: readonly string[]
  n: number
  nps: number
  /** The column that only the user can choose. */
  score?: string
  /** The rows do not decide which of day and month comes first. */
  asksDates?: 'dayFirst' | 'monthFirst'
}

const FILES: readonly RealFile[] = [
  { files: ['google-forms-fr.csv'], n: 93, nps: 12, asksDates: 'dayFirst' },
  { files: ['conference-us-ambiguous-dates.csv'], n: 39, nps: -36, score: RATED, asksDates: 'monthFirst' },
  { files: ['conference-iso-dates.csv'], n: 39, nps: -36, score: RATED },
  { files: ['airlines.csv'], n: 5723, nps: 9 },
  { files: ['airline-prep-air.csv'], n: 184, nps: 21 },
  { files: ['nps_email.csv', 'nps_mobile.csv', 'nps_web.csv'], n: 6043, nps: 10 },
]

describe.skipIf(!there || !installedBrowser())('every real file through the window', () => {
  test('asks what the file does not say, and gives the published figures', async () => {
    await atWorkbench({ language: 'en' }, async ({ page }) => {
      const user = new User(page, 'en')
      const { t, format } = user
      await user.createsProgram('Real files')
      await user.createsCampaign('Public data')
      const campaign = await page.evaluate(() => location.hash.slice(1))
      for (const { files, n, nps, score, asksDates } of FILES) {
        const [name = ''] = files
        await user.goes(campaign)
        await user.createsWave(name, '2019-01-01', '2021-12-31', 20_000)
        await user.opensWave(name)
        await user.startsImport()
        await user.choosesFile(files.map((file) => join(folder, file)))
        const start =
          files.length === 1
            ? user.button(t('import.run.start', { count: n, number: format.integer(n) }))
            : user.button(
                t('import.queue.start', {
                  count: files.length,
                  number: format.integer(files.length),
                  responses: t('common.responses', { count: n, number: format.integer(n) }),
                }),
              )
        if (score) await page.getByRole('radio', { name: score }).check(PATIENCE)
        if (asksDates) {
          await page.getByText(t('import.questions.dateWhy')).waitFor(PATIENCE)
          await expect.poll(() => start.isDisabled(), PATIENCE).toBe(true)
          const order = t(`import.questions.${asksDates}Plain`)
          await page.getByRole('radio', { name: new RegExp(`^${order}`) }).check()
        } else if (score) {
          await start.waitFor(PATIENCE)
          expect(await page.getByText(t('import.questions.dateWhy')).count()).toBe(0)
        }
        await start.click(PATIENCE)
        await page.getByRole('link', { name: t('import.report.results') }).click(PATIENCE)
        const verdict = page.getByRole('region', { name: t('results.verdict') })
        await verdict.getByText(format.points(nps), { exact: true }).waitFor(PATIENCE)
        expect(await page.getByRole('main').innerText()).toContain(format.integer(n))
      }
    })
  })
})
