// The way back, in a real browser: what was changed is undone and done again by keys and buttons, and the history says so.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../shared/model/language'
import { answers, asRow, HEADER } from '../fixtures/answers'
import { csvText } from '../fixtures/text'
import { plain, User } from './user'
import { atWorkbench, installedBrowser } from './workbench'

const FILE = 'answers.csv'
const COUNT = 160
const AUTHOR = 'Marie Durand'
const languages: Language[] = ['en', 'fr']

/** What the sentences of the history say; written out, so that a wrong one is seen here. */
const SAID = {
  en: {
    renamed: 'changed the wave “T1”: name T1 → First quarter',
    undone: 'Undone: change of the wave “T1”: name First quarter → T1',
    importUndone: 'Undone: import of “answers.csv”: 160 responses',
    importRedone: 'Redone: import of “answers.csv”: 160 responses',
    action: 'changed the action “Ring them up”: status Open → Done',
  },
  fr: {
    renamed: 'a modifié la vague « T1 » : nom T1 → First quarter',
    undone: 'Annulé : modification de la vague « T1 » : nom First quarter → T1',
    importUndone: 'Annulé : import de « answers.csv » : 160 réponses',
    importRedone: 'Rétabli : import de « answers.csv » : 160 réponses',
    action: 'a modifié l’action « Ring them up » : état À faire → Terminée',
  },
} as const

/** Someone who changes their mind. */
class Reviser extends User {
  /** Words that stand on screen, whatever kind of space is in them. */
  async sees(words: string): Promise<void> {
    await expect
      .poll(async () => plain(await this.page.locator('body').innerText()), { timeout: 30_000 })
      .toContain(plain(words))
  }

  async renamesWave(from: string, to: string): Promise<void> {
    await this.button(this.t('campaigns.more', { name: from })).click()
    await this.page.getByRole('menuitem', { name: this.t('campaigns.edit') }).click()
    const form = this.page.getByRole('dialog')
    await form.getByLabel(this.t('campaigns.wave.name')).fill(to)
    await form.getByRole('button', { name: this.t('campaigns.wave.save') }).click()
    await this.page.getByRole('link', { name: to, exact: true }).waitFor()
    await form.waitFor({ state: 'detached' })
  }

  wave(name: string) {
    return this.page.getByRole('link', { name, exact: true })
  }
}

describe.skipIf(!installedBrowser())('undo, redo and the history', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nps-files-'))
    const rows = [[...HEADER], ...answers(COUNT, 7).list.map(asRow)]
    await writeFile(join(folder, FILE), csvText(rows))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(languages)('in %s', async (language) => {
    await atWorkbench({ language }, async (workbench) => {
      const { page } = workbench
      const user = new Reviser(page, language)
      const { t } = user
      const said = SAID[language]

      // The name beside the changes is the reader's own choice.
      await user.createsProgram('Forges du Midi')
      await user.goes('/settings')
      await page.getByRole('textbox', { name: t('settings.author') }).fill(AUTHOR)
      await page.keyboard.press('Enter')
      await user.goes('/campaigns')
      await user.createsCampaign('Relation 2026')
      await user.createsWave('T1', '2026-01-05', '2026-01-30', 400)

      // Back and forth by keys, and forth by the button of the message.
      await user.renamesWave('T1', 'First quarter')
      await page.keyboard.press('Control+z')
      await user.wave('T1').waitFor()
      await user.sees(said.undone)
      await user.looksAround('history-undone')
      await page
        .getByRole('alert')
        .getByRole('button', { name: new RegExp(`^${t('history.redo')}`) })
        .click()
      await user.wave('First quarter').waitFor()
      await page.keyboard.press('Control+z')
      await user.wave('T1').waitFor()
      await page.keyboard.press('Control+Shift+z')
      await user.wave('First quarter').waitFor()
      await page.keyboard.press('Control+z')
      await user.wave('T1').waitFor()
      await page.keyboard.press('Control+y')
      await user.wave('First quarter').waitFor()

      // In a field the keys belong to its text.
      await user.button(t('campaigns.more', { name: 'First quarter' })).click()
      await page.getByRole('menuitem', { name: t('campaigns.edit') }).click()
      const name = page.getByRole('dialog').getByLabel(t('campaigns.wave.name'))
      await name.pressSequentially(' bis')
      await page.keyboard.press('Control+z')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('common.cancel') })
        .click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await user.wave('First quarter').waitFor()

      // A wave that is in view when its creation is undone: somewhere that exists, and why.
      await user.createsWave('T2', '2026-04-05', '2026-04-30', 400)
      await user.opensWave('T2')
      await page.keyboard.press('Control+z')
      await page.getByRole('heading', { name: 'Relation 2026', level: 1 }).waitFor()
      await user.sees(t('history.gone.wave'))
      expect(await user.wave('T2').count()).toBe(0)
      await page.keyboard.press('Control+y')
      await user.wave('T2').waitFor()

      // A deletion offers its own way back.
      await user.button(t('campaigns.more', { name: 'T2' })).click()
      await page.getByRole('menuitem', { name: t('campaigns.remove') }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('campaigns.removeWave.confirm') })
        .click()
      await user.wave('T2').waitFor({ state: 'detached' })
      const deleted = page.getByRole('alert').filter({ hasText: t('campaigns.removeWave.done', { name: 'T2' }) })
      await deleted.getByRole('button', { name: new RegExp(`^${t('history.undo')}`) }).click()
      await user.wave('T2').waitFor()

      // A whole import goes and comes back.
      await user.opensWave('First quarter')
      await user.startsImport()
      await user.choosesFile(join(folder, FILE))
      await user.confirmsImportOf(COUNT)
      await page.getByRole('link', { name: t('import.report.results') }).click()
      const verdict = page.getByRole('region', { name: t('results.verdict') })
      await verdict.waitFor()
      const before = await verdict.innerText()
      await page.keyboard.press('Control+z')
      await page.getByRole('heading', { name: t('results.empty.title') }).waitFor()
      await user.sees(said.importUndone)
      await page.keyboard.press('Control+Shift+z')
      await verdict.waitFor()
      await user.sees(said.importRedone)
      expect(await verdict.innerText()).toBe(before)

      // An action, and what its history says.
      await user.goesTo('responses')
      const table = page.getByRole('grid', { name: t('responses.tableLabel') })
      await table.getByRole('row').nth(3).waitFor()
      await table.focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await user.button(t('responses.panel.openAction')).click()
      const form = page.getByRole('dialog')
      await form.getByLabel(t('actions.form.what')).fill('Ring them up')
      await form.getByRole('button', { name: t('actions.form.submit') }).click()
      await form.waitFor({ state: 'detached' })
      await user.looksAround('history-response')
      await user.goesTo('actions')
      await page.getByRole('combobox', { name: t('actions.statusOf', { title: 'Ring them up' }) }).selectOption('done')
      await page.getByLabel(t('actions.statusFilter'), { exact: true }).selectOption('any')
      await user.button(t('actions.details', { title: 'Ring them up' })).click()
      await user.sees(said.action)
      await user.sees(AUTHOR)
      await user.looksAround('history-action')
      await page.keyboard.press('Escape')

      // The history of everything: newest first, one way back, details on request.
      await user.goes('/history')
      await user.sees(said.renamed)
      expect(await user.button(t('history.undo')).count()).toBe(0)
      expect(
        await page
          .getByRole('main')
          .getByRole('button', { name: new RegExp(`^${t('history.undo')}`) })
          .count(),
      ).toBe(1)
      await page
        .getByRole('group')
        .filter({ hasText: t('history.details') })
        .first()
        .locator('summary')
        .click()
      await page.getByRole('columnheader', { name: t('history.before') }).waitFor()
      await user.looksAround('history')
      await page.getByLabel(t('history.filter')).selectOption('wave')
      await user.sees(said.renamed)
      expect(plain(await page.getByRole('main').innerText())).not.toContain(said.action)

      expect(user.faults).toEqual([])
    })
  })
})
