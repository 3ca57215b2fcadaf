// The import wizard beyond one clean file: several files, a saved mapping, repeats, the report and its file, the clipboard,
// a drop where no wave is in view, a table without answers, and an import that is stopped.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../shared/model/language'
import { answerRows, COLUMNS, type ImportFolder, importFolder, type Rows } from './importFiles'
import { rawKeys } from './rawKey'
import { User } from './user'
import { atWorkbench, installedBrowser } from './workbench'

const browser = installedBrowser()
const SCORE = COLUMNS.indexOf('Note NPS')
const DATE = COLUMNS.indexOf('Date de réponse')
const PATIENCE = { timeout: 60_000 }

describe.skipIf(!browser)('the import wizard', () => {
  let folder: ImportFolder
  beforeAll(async () => {
    folder = await importFolder()
  })
  afterAll(() => folder.remove())

  /** A program with one wave, at the first step of its import. */
  const atImport = (language: Language, work: (user: User) => Promise<void>) =>
    atWorkbench({ language }, async ({ page }) => {
      const user = new User(page, language)
      await user.createsProgram('Forges du Midi 2026')
      await user.createsCampaign('Relation 2026')
      await user.createsWave('T1', '2026-01-01', '2026-12-31', 900)
      await user.opensWave('T1')
      await user.startsImport()
      await work(user)
      expect(await rawKeys(page)).toEqual([])
      expect(user.faults).toEqual([])
    })

  const startOf = (user: User, count: number) =>
    user.button(user.t('import.run.start', { count, number: user.format.integer(count) }))
  const rowOf = (user: User, file: string): Locator =>
    user.page.getByRole('row').filter({ has: user.page.getByText(file, { exact: true }) })

  test.each(['en', 'fr'] as const)('takes several files into one wave, in %s', async (language) => {
    const [first, second] = [answerRows(60, 3, 'A'), answerRows(40, 4, 'B')]
    const paths = [
      await folder.table('janvier.csv', first.rows),
      await folder.table('février.csv', second.rows),
      await folder.bytes('picture.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
    ]
    await atImport(language, async (user) => {
      const { page, t, format } = user
      await user.choosesFile(paths)
      const responses = t('common.responses', { count: 100, number: format.integer(100) })
      const all = user.button(t('import.queue.start', { count: 2, number: '2', responses }))
      await all.waitFor(PATIENCE)
      await rowOf(user, 'picture.csv').getByText(t('import.queue.states.aside')).waitFor()
      await rowOf(user, 'février.csv').getByRole('button', { name: 'février.csv', exact: true }).click()
      await startOf(user, 40).waitFor(PATIENCE)
      await user.looksAround('import-queue')
      await all.click()

      const card = page.getByRole('status', {
        name: t('import.report.title', { count: 100, number: format.integer(100), wave: 'T1' }),
      })
      await card.waitFor(PATIENCE)
      for (const [file, count] of [
        ['janvier.csv', 60],
        ['février.csv', 40],
      ] as const) {
        await rowOf(user, file).first().getByText(format.integer(count), { exact: true }).first().waitFor()
      }
      // From one step to the next the keyboard goes to the title.
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
      await user.looksAround('import-queue-report')
      await page.getByRole('link', { name: t('import.report.results') }).click()
      const promoters = first.truth.promoters + second.truth.promoters
      const nps = promoters - first.truth.detractors - second.truth.detractors
      await page
        .getByRole('region', { name: t('results.verdict') })
        .getByText(format.points(nps), { exact: true })
        .waitFor()
    })
  })

  test('a mapping that was kept makes the next file one click', async () => {
    const first = await folder.table('T1.csv', answerRows(30, 5, 'C').rows)
    const next = await folder.table('T1 suite.csv', answerRows(20, 6, 'D').rows)
    await atImport('en', async (user) => {
      const { page, t } = user
      await user.choosesFile(first)
      await page.getByLabel(t('import.columns.dimensionOf', { column: 'Secteur' })).fill('Industry')
      await startOf(user, 30).waitFor(PATIENCE)
      await user.button(t('import.mapping.save')).click()
      await user.text(t('import.mapping.nameMissing')).waitFor()
      await page.getByLabel(t('import.mapping.name')).fill('Quarterly')
      await page.keyboard.press('Enter')
      await user.text(t('import.mapping.applied', { name: 'Quarterly' })).waitFor()
      await user.confirmsImportOf(30)
      await user.button(t('import.report.another')).click()

      await user.choosesFile(next)
      await user.text(t('import.mapping.applied', { name: 'Quarterly' })).waitFor(PATIENCE)
      const dimension = page.getByLabel(t('import.columns.dimensionOf', { column: 'Secteur' }))
      expect(await dimension.inputValue()).toBe('Industry')
      await startOf(user, 20).waitFor(PATIENCE)
      await user.looksAround('import-mapping')

      // Renamed by saving it under another name, then removed.
      await page.getByLabel(t('import.mapping.name')).fill('Every quarter')
      await user.button(t('import.mapping.rename')).click()
      await user.text(t('import.mapping.applied', { name: 'Every quarter' })).waitFor()
      await user.text(t('import.mapping.kept', { count: 1, number: '1' })).click()
      await user.button(t('import.mapping.removeOf', { name: 'Every quarter' })).click()
      await user.text(t('import.mapping.removed', { name: 'Every quarter' })).waitFor()
      await user.confirmsImportOf(20)
    })
  })

  test('repeated answers are counted, and kept as the user says', async () => {
    const { rows } = answerRows(30, 7, 'E')
    const repeated = [...rows, ...rows.slice(0, 4)]
    const more = answerRows(5, 8, 'F').rows
    const path = await folder.table('with repeats.csv', repeated)
    const again = await folder.table('overlapping.csv', [...rows.slice(0, 10), ...more])
    await atImport('en', async (user) => {
      const { page, t } = user
      await user.choosesFile(path)
      await user.text(t('import.rules.answers.inFile', { count: 4, number: '4' })).waitFor(PATIENCE)
      const answers = page.getByRole('radiogroup', { name: t('import.rules.sameAnswer') })
      expect(await answers.getByLabel(t('import.rules.answerFirst')).isChecked()).toBe(true)
      await answers.getByLabel(t('import.rules.answerAll')).check()
      await startOf(user, 34).waitFor(PATIENCE)
      await answers.getByLabel(t('import.rules.answerFirst')).check()
      await user.confirmsImportOf(30)
      await user.button(t('import.report.another')).click()
      await user.choosesFile(again)
      await user.text(t('import.rules.answers.inWave', { count: 10, number: '10' })).waitFor(PATIENCE)
      await user.looksAround('import-repeats')
      await user.confirmsImportOf(5)
    })
  })

  test('what was left out is filtered, downloaded, corrected and imported again', async () => {
    const { rows } = answerRows(20, 9, 'G')
    const wrong: Rows = ['8,5', '11', 'NSP'].map((score, index) => {
      const row = [...(answerRows(3, 10, 'H').rows[index] ?? [])]
      row[SCORE] = score
      // A day that no month can be taken for: two rows would not decide it otherwise.
      row[DATE] = '25/03/2026'
      return row
    })
    const path = await folder.table('with faults.csv', [...rows, ...wrong])
    await atImport('en', async (user) => {
      const { page, t } = user
      await user.choosesFile(path)
      await user.confirmsImportOf(20)
      const issues = page.getByRole('region', { name: t('import.report.rows') })
      await issues.getByText('8,5', { exact: true }).waitFor()
      await issues.getByLabel(t('import.report.kind')).selectOption('rejected')
      await issues.getByText(t('import.report.page', { from: '1', to: '2', total: '2' })).waitFor()
      await issues.getByLabel(t('import.report.search')).fill('11')
      await issues.getByText(t('import.report.page', { from: '1', to: '1', total: '1' })).waitFor()
      await issues.getByLabel(t('import.report.search')).fill('')
      await issues.getByText(t('import.report.page', { from: '1', to: '2', total: '2' })).waitFor()
      await user.looksAround('import-report')

      const download = page.waitForEvent('download', PATIENCE)
      await user.button(t('import.report.download.csv')).click()
      const left = (await readFile(await (await download).path())).toString('utf8')
      expect(left).toContain('8,5')
      expect(left).not.toContain('NSP')
      // In the cells of the row and beside them, where the report repeats what was wrong.
      const right = left.replaceAll('8,5', '8').replace(/(?<![\w/.])11(?![\w/.])/g, '10')
      const corrected = await folder.bytes('corrected.csv', right)
      await user.button(t('import.report.another')).click()
      await user.choosesFile(corrected)
      await user.confirmsImportOf(2)
    })
  })

  test('a table on the clipboard is pasted', async () => {
    const { rows } = answerRows(12, 11, 'I')
    const text = [COLUMNS, ...rows].map((row) => row.join('\t')).join('\n')
    await atImport('en', async (user) => {
      const { page } = user
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.evaluate((words) => navigator.clipboard.writeText(words), text)
      await user.looksAround('import-files')
      await page.keyboard.press('Control+v')
      await user.confirmsImportOf(12)
    })
  })

  test('files dropped where no wave is in view are asked about', async () => {
    const path = await folder.table('dropped.csv', answerRows(15, 12, 'J').rows)
    const bytes = [...(await readFile(path))]
    await atImport('en', async (user) => {
      const { page, t } = user
      await user.goes('/campaigns')
      await page.evaluate((content) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([new Uint8Array(content)], 'dropped.csv'))
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
      }, bytes)
      const question = page.getByRole('dialog', { name: t('shell.importWhere.title') })
      await question.getByRole('button', { name: /T1/ }).waitFor()
      await user.looksAround('import-which-wave')
      await question.getByRole('button', { name: /T1/ }).click()
      await user.confirmsImportOf(15)
    })
  })

  test('a table of means is refused with its reason', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `Company ${index},${(6 + index * 0.123).toFixed(2)}`)
    const path = await folder.bytes('means.csv', `Company,Average NPS\n${lines.join('\n')}\n`)
    await atImport('en', async (user) => {
      await user.choosesFile(path)
      await user.text(user.t('import.unsuitable.means.title')).waitFor(PATIENCE)
      await user.looksAround('import-refused')
    })
  })

  test('an import that is stopped leaves nothing behind', async () => {
    const path = await folder.table('long.csv', answerRows(150_000, 13, 'K').rows)
    await atImport('en', async (user) => {
      const { page, t } = user
      await user.choosesFile(path)
      await startOf(user, 150_000).click({ timeout: 110_000 })
      await user.button(t('import.run.cancel')).click()
      await user.text(t('import.run.cancelled')).waitFor(PATIENCE)
      // The choices are kept, and so is the wave.
      await startOf(user, 150_000).waitFor(PATIENCE)
      await user.goes('/campaigns')
      await user.opensWave('T1')
      await page.getByRole('heading', { name: t('results.empty.title') }).waitFor()
    })
  })

  test('a header that was missed is set by hand', async () => {
    const { rows } = answerRows(10, 14, 'L')
    const notes = Array.from({ length: 3 }, (_, index) => `Note ${index};;;;;;`)
    const table = [COLUMNS.join(';'), ...rows.map((row) => row.join(';'))]
    const path = await folder.bytes('notes.csv', [...notes, ...table].join('\n'))
    await atImport('en', async (user) => {
      const { page, t } = user
      await user.choosesFile(join(path))
      await user.button(t('import.recognised.headerCorrect')).click()
      await page.getByLabel(t('import.recognised.headerIn')).fill('4')
      await user.button(t('import.recognised.headerRead')).click()
      await user.text(t('import.recognised.headerOne', { row: '4', first: '5' })).waitFor(PATIENCE)
      await user.confirmsImportOf(10)
    })
  })
})
