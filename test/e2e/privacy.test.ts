// People's data, in a real browser: found, exported, erased with the score kept, and a whole wave made anonymous.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { Language } from '../../shared/model/language'
import { csvText } from '../fixtures/text'
import { plain, User } from './user'
import { atWorkbench, installedBrowser } from './workbench'

const FILE = 'clients.csv'
const languages: Language[] = ['en', 'fr']

const NAME = 'Hortense Quillec'
const EMAIL = 'hortense.quillec@example.org'
const COMMENT = 'Ask Hortense: the invoice of March was wrong twice.'
const OTHERS = 40

/** Forty-two answers; two of them are one person's, under two spellings of her name. */
const ROWS = [
  ['Score', 'Comment', 'Date', 'Email', 'Name', 'Company'],
  [2, COMMENT, '2024-01-12', EMAIL, NAME, 'Forge Nord'],
  [4, 'Better than last time.', '2024-01-19', EMAIL, 'H. Quillec', 'Forge Nord'],
  ...Array.from({ length: OTHERS }, (_, index) => [
    index % 11,
    `Comment number ${index}`,
    '2024-01-20',
    `someone${index}@example.org`,
    `Someone ${index}`,
    'Forge Sud',
  ]),
]
const COUNT = ROWS.length - 1

/** Someone who has to answer a request about personal data. */
class Officer extends User {
  async looksFor(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: this.t('privacy.find.label') }).fill(words)
  }

  async reads(): Promise<string> {
    return plain(await this.page.getByRole('main').innerText())
  }
}

describe.skipIf(!installedBrowser())('personal data', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nps-files-'))
    await writeFile(join(folder, FILE), csvText(ROWS))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(languages)('in %s', async (language) => {
    await atWorkbench({ language }, async (workbench) => {
      const { page } = workbench
      const user = new Officer(page, language)
      const { t, format } = user

      await user.createsProgram('Forges du Midi')
      await user.createsCampaign('Relation 2024')
      await user.createsWave('T1', '2024-01-05', '2024-01-30', 400)
      await user.opensWave('T1')
      await user.startsImport()
      await user.choosesFile(join(folder, FILE))
      await user.confirmsImportOf(COUNT)
      await page.getByRole('link', { name: t('import.report.results') }).click()
      const verdict = page.getByRole('region', { name: t('results.verdict') })
      await verdict.waitFor()
      const before = await verdict.innerText()

      // A retention period only reminds, and says so where it is set.
      await user.goes('/settings')
      await page.getByRole('textbox', { name: t('settings.retention') }).fill('24')
      await user.button(t('settings.save')).click()
      await user.text(t('privacy.due.past', { count: 1, number: format.integer(1) })).waitFor()
      await user.looksAround('privacy-settings')
      await page.getByRole('link', { name: t('privacy.due.show') }).click()
      await page.getByRole('heading', { name: t('privacy.title'), level: 1 }).waitFor()

      // Found by a part of the name, whatever its capitals; both spellings are one person.
      await user.looksFor('nobody of this name')
      await user.text(t('privacy.find.none', { search: 'nobody of this name' })).waitFor()
      await user.looksFor('quillec')
      const found = page.getByRole('table', { name: t('privacy.find.list') })
      await found.getByRole('cell', { name: EMAIL }).waitFor()
      expect(await found.getByRole('row').count()).toBe(2)
      await user.looksAround('privacy')
      await found.getByRole('link').click()
      const responses = page.getByRole('table', { name: t('privacy.known.responses') })
      await responses.getByText(COMMENT).waitFor()
      expect(await responses.getByRole('row').count()).toBe(3)
      await user.looksAround('privacy-person')

      // Everything known, as a workbook.
      const download = page.waitForEvent('download', { timeout: 60_000 })
      await user.button(t('privacy.known.export')).click()
      const path = await (await download).path()
      const workbook = read(await readFile(path))
      const written = workbook.SheetNames.map((name) => utils.sheet_to_csv(workbook.Sheets[name] ?? {})).join('\n')
      for (const word of [EMAIL, COMMENT, 'Better than last time.', 'T1']) expect(written).toContain(word)
      expect(written).not.toContain('someone1@example.org')

      // Erased: only after saying so; the score stays.
      await user.button(t('privacy.known.erase')).click()
      const dialog = page.getByRole('dialog')
      const confirm = dialog.getByRole('button', { name: t('privacy.erase.confirm') })
      await dialog.getByText(t('privacy.erase.final')).waitFor()
      expect(await confirm.isDisabled()).toBe(true)
      await dialog.getByRole('checkbox').last().check()
      await user.looksAround('privacy-erase')
      await confirm.click()
      await user.text(t('privacy.erased.kept', { count: 2, number: format.integer(2) })).waitFor({ timeout: 60_000 })
      await user.looksAround('privacy-erased')
      await user.looksFor('quillec')
      await user.text(t('privacy.find.none', { search: 'quillec' })).waitFor()
      await user.goes('/waves/1/results')
      await verdict.waitFor()
      expect(await verdict.innerText()).toBe(before)
      await user.goes('/history')
      await user.text(t('history.did.privacy.erase')).waitFor()
      expect(await user.reads()).not.toContain('Hortense')
      expect(await page.getByRole('button', { name: new RegExp(`^${t('history.undo')}`) }).count()).toBe(0)
      await page.keyboard.press('Control+z')
      await user.text(t('failures.nothing-to-undo.message')).waitFor()

      // The wave is due: made anonymous, comments and all.
      await user.goes('/privacy')
      await user.button(t('privacy.due.anonymiseOf', { name: 'T1' })).click()
      const all = { count: OTHERS, number: format.integer(OTHERS) }
      await dialog.getByRole('radio', { name: t('privacy.anonymise.remove', all) }).check()
      await dialog.getByRole('checkbox').check()
      await user.looksAround('privacy-anonymise')
      await dialog.getByRole('button', { name: t('privacy.anonymise.confirm') }).click()
      await user.text(t('privacy.anonymise.done', { name: 'T1' })).waitFor()
      await page.getByRole('heading', { name: t('privacy.due.emptyTitle') }).waitFor()
      await user.looksAround('privacy-done')
      await user.looksFor('someone1')
      await user.text(t('privacy.find.none', { search: 'someone1' })).waitFor()
      await user.goes('/history')
      const told = t('history.did.privacy.anonymise', { name: 'T1' })
      await user.text(told).waitFor()
      await user.goes('/waves/1/responses')
      await page
        .getByRole('grid', { name: t('responses.tableLabel') })
        .getByRole('row')
        .nth(3)
        .waitFor()
      const list = await user.reads()
      for (const gone of ['Someone', 'Forge Sud', 'Comment number']) expect(list).not.toContain(gone)
      await user.goes('/waves/1/results')
      await verdict.waitFor()
      expect(await verdict.innerText()).toBe(before)

      expect(user.faults).toEqual([])
    })
  })
})
