// What the data support, read and kept: compare with an earlier wave, read the answers otherwise, freeze, see a late
// import move nothing, and record a revision. In French and dark; the freezing by the keyboard alone.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answers, asRow, HEADER } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'
import { plain, User } from './user'
import { atWorkbench, installedBrowser } from './workbench'

const LATE = 12
const FILE = 'late.csv'

describe.skipIf(!installedBrowser())('a verdict that holds', () => {
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nps-late-'))
    const rows = [[...HEADER], ...answers(LATE, 5).list.map(asRow)]
    await writeFile(join(folder, FILE), encode(csvText(rows, { delimiter: ';' }), 'utf-8'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('compared, read by account, frozen and revised', () =>
    atWorkbench({ language: 'fr', dark: true }, async ({ page }) => {
      const user = new User(page, 'fr')
      const { t, format } = user
      await user.opensSample()

      // Compared with the wave before: who answered both, and who moved where.
      await user.goes('/waves/3/compare')
      const verdict = page.getByRole('region', { name: t('compare.verdict') })
      await verdict.waitFor()
      const movement = page.getByRole('region', { name: t('compare.movement.title') })
      const counts = await movement.getByRole('row').last().getByRole('cell').allInnerTexts()
      const [total = 0, ...columns] = counts.map((text) => Number(text.replaceAll(/\D/g, ''))).toReversed()
      expect(total).toBeGreaterThan(0)
      expect(columns.reduce((a, b) => a + b, 0)).toBe(total)
      expect(await page.locator('main').innerText()).not.toMatch(/p [=<] /)
      await user.looksAround('compare')
      await user.button(t('compare.details')).click()
      const details = page.getByRole('dialog', { name: t('compare.tests.title') })
      await details.getByText(t('compare.tests.decides')).waitFor()
      expect(plain(await details.innerText())).toMatch(/p [=<] /)
      await page.keyboard.press('Escape')
      await details.waitFor({ state: 'detached' })
      await page.getByText(t('compare.segments.rest')).click()
      await page.getByRole('table', { name: t('compare.segments.tableRest') }).waitFor()

      // Read by account: the definition takes it, and the results say so beside the plain score.
      await user.goes('/waves/3/readings')
      const accounts = t('definition.readings.accounts')
      await user.button(t('definition.rollups.useOf', { reading: accounts })).click()
      await page.getByRole('row').filter({ hasText: accounts }).getByText(t('definition.rollups.used')).waitFor()
      await user.looksAround('readings')
      // The plan knows how many people could have been asked; its number is taken where somebody says so.
      await user.goes('/waves/3/definition')
      const planned = t('definition.edit.listOfPlan', { count: 2, number: '(.+)' })
      const offer = page.getByRole('button', { name: new RegExp(`^${planned}$`) })
      const [, people = ''] = (await offer.innerText()).match(new RegExp(planned)) ?? []
      await offer.click()
      await offer.waitFor({ state: 'detached' })
      await user.button(t('definition.edit.save')).click()
      const sheet = page.getByRole('region', { name: t('definition.sheet.title') })
      await sheet.getByText(new RegExp(people)).first().waitFor()
      await user.goes('/waves/3/results')
      const result = page.getByRole('region', { name: t('results.verdict') })
      await result.getByText(t('results.defined.accounts'), { exact: true }).waitFor()
      const said = plain(await result.locator('.wave-verdict-words').innerText())

      // Frozen, by the keyboard alone.
      await user.goes('/waves/3/definition')
      const freeze = user.button(t('definition.freeze.button'))
      await freeze.focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.getByText(t('definition.freeze.means.late')).waitFor()
      const sure = dialog.getByRole('button', { name: t('definition.freeze.confirm'), exact: true })
      for (let presses = 0; presses < 5; presses++) {
        if (await sure.evaluate((button) => button === document.activeElement)) break
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Enter')
      await user.text(t('definition.freeze.asIs')).waitFor()
      await user.looksAround('frozen')

      // A late file is taken, and counts in no figure.
      await user.startsImport()
      await user.choosesFile(join(folder, FILE))
      await user.confirmsImportOf(LATE)
      await user.goes('/waves/3/results')
      await result.waitFor()
      expect(plain(await result.locator('.wave-verdict-words').innerText())).toBe(said)
      await result.getByRole('link').click()
      await user.text(t('definition.freeze.added', { count: LATE, number: format.integer(LATE) })).waitFor()

      // A revision needs its reason; the figures of before stay to be read.
      await user.button(t('definition.freeze.revise')).click()
      await dialog.getByRole('button', { name: t('definition.freeze.reviseConfirm') }).click()
      await dialog.getByText(t('definition.freeze.reasonMissing')).waitFor()
      await dialog.getByRole('textbox', { name: t('definition.freeze.reason') }).fill('Enveloppe tardive')
      await dialog.getByRole('button', { name: t('definition.freeze.reviseConfirm') }).click()
      await dialog.waitFor({ state: 'detached' })
      const revisions = page.getByRole('region', { name: t('definition.revisions.title') })
      await revisions.getByText('Enveloppe tardive').waitFor()
      expect(await revisions.getByRole('row').count()).toBe(3)
      await user.button(t('definition.revisions.showOf', { revision: format.integer(1) })).click()
      await user.looksAround('revised')
      await user.goes('/waves/3/results')
      await result.getByText(new RegExp(`${t('definition.revisions.column.revision')} 2`, 'i')).waitFor()
      expect(plain(await result.locator('.wave-verdict-words').innerText())).not.toBe(said)
      expect(user.faults).toEqual([])
    }))
})
