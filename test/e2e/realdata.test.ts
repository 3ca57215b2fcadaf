// The journey with a real file: 13,954 rows of a French garden centre, two code pages mixed within a row, 342 non-answers.
// The file is not ours to keep: NPS_SHARED names the folder that holds realdata/; without it this says so and skips.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { User } from './user'
import { installedBrowser, openWorkbench } from './workbench'

const shared = process.env.NPS_SHARED
const file = shared === undefined ? '' : join(shared, 'realdata', 'garden-centre-fr.csv')
const there = file !== '' && existsSync(file)
if (!there)
  console.warn('Skipped: the journey with a real survey file. Set NPS_SHARED to the folder that holds realdata/.')

const pictures = process.env.NPS_PICTURES

describe.skipIf(!there || !installedBrowser())('a real file through the window', () => {
  test('gives its true figures, every row accounted for', async () => {
    const workbench = await openWorkbench({ language: 'fr' })
    try {
      const { page } = workbench
      const user = new User(page, 'fr')
      const { t, format } = user
      const picture = async (name: string) => {
        if (!pictures) return
        await mkdir(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `garden-${name}.png`), fullPage: true })
      }

      await user.createsProgram('Jardineries')
      await user.createsCampaign('Clients')
      await user.createsWave('2019', '2019-01-01', '2019-12-31', 20_000)
      await user.opensWave('2019')
      await user.startsImport()
      await user.choosesFile(file)
      await page
        .getByRole('button', { name: t('import.run.start', { count: 13_612, number: format.integer(13_612) }) })
        .waitFor({
          timeout: 60_000,
        })
      await picture('check')
      await user.confirmsImportOf(13_612)
      await picture('report')
      const report = await page.getByRole('main').innerText()
      for (const figure of [13_954, 13_612, 342]) expect(report).toContain(format.integer(figure))

      await page.getByRole('link', { name: t('import.report.results') }).click()
      const verdict = page.getByRole('region', { name: t('results.verdict') })
      await verdict.getByText('+53', { exact: true }).waitFor()
      // What a chart draws it also says, for readers who cannot see it.
      const charts = await page.getByRole('img').evaluateAll((drawn) => drawn.map((one) => one.ariaLabel).join('\n'))
      // 8,465 promoters and 3,953 passives, as the bars of 9, 10 and 7, 8.
      for (const figure of [8465 - 5978, 5978, 3953 - 2892, 2892]) expect(charts).toContain(format.integer(figure))
      for (const share of [8465, 3953, 1194]) {
        expect(await page.getByRole('main').innerText()).toContain(format.percent(share / 13_612))
      }
      await picture('results')

      await user.goesTo('responses')
      await page.getByRole('status').getByText(format.integer(13_612)).waitFor()
      await page.getByRole('grid').getByRole('row').nth(5).waitFor()
      await picture('responses')
      expect(workbench.complaints).toEqual([])
    } finally {
      await workbench.close()
    }
  })
})
