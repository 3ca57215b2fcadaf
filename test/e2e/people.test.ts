// A list of contacts from a CRM in a real browser: from the empty place to the list, a second list that changes some of
// them, and the way back. In French and English, dark and light.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../shared/model/language'
import { bytesOf, hubspotEnglish, hubspotFrench, madePeople } from '../fixtures/people'
import { User } from './user'
import { installedBrowser, openWorkbench } from './workbench'

const browser = installedBrowser()
const COUNT = 60
const languages: Language[] = ['fr', 'en']

describe.skipIf(!browser)('contacts and accounts', () => {
  let folder = ''
  const people = madePeople(COUNT, 12)
  const bytes = { fr: hubspotFrench(people), en: bytesOf(hubspotEnglish(people)) }
  // The next export: three have another owner, one has gone wrong, two are new.
  const next = [
    ...people.map((one, i) => ({ ...one, owner: i < 3 ? 'Nadia Brun' : one.owner })),
    ...madePeople(2, 13).map((one) => ({ ...one, first: 'Zélie', company: 'Nouvelle SAS', companyId: '777777' })),
    ...madePeople(1, 14).map((one) => ({ ...one, email: 'pas une adresse' })),
  ]
  const later = { fr: hubspotFrench(next), en: bytesOf(hubspotEnglish(next)) }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nps-people-'))
    for (const language of languages) {
      await writeFile(join(folder, `contacts-${language}.csv`), bytes[language])
      await writeFile(join(folder, `later-${language}.csv`), later[language])
    }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(languages)('in %s', async (language) => {
    const workbench = await openWorkbench({ language, dark: language === 'en' })
    try {
      const user = new User(workbench.page, language)
      const { page, t, format } = { page: workbench.page, t: user.t, format: user.format }
      const picks = async (name: string) => {
        const chooser = page.waitForEvent('filechooser')
        await user.button(t('people.wizard.pick')).click()
        await (await chooser).setFiles(join(folder, name))
        await page.getByRole('heading', { name: t('people.wizard.recognised') }).waitFor()
      }
      const drops = async (name: string) => {
        const content = { name, bytes: [...(await readFile(join(folder, name)))] }
        await page.evaluate(({ name: called, bytes: held }) => {
          const transfer = new DataTransfer()
          transfer.items.add(new File([new Uint8Array(held)], called))
          window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
        }, content)
        await page.getByRole('heading', { name: t('people.wizard.recognised') }).waitFor()
      }
      const start = user.button(t('people.wizard.start'))
      const count = (kind: 'contacts' | 'accounts', n: number) =>
        t(`people.count.${kind}`, { count: n, number: format.integer(n) })

      await user.createsProgram('Forges du Midi')
      await page
        .getByRole('navigation')
        .getByRole('link', { name: t('people.title') })
        .click()
      await page.getByRole('heading', { name: t('people.empty.title') }).waitFor()
      await user.looksAround('people-empty')
      await page.getByRole('link', { name: t('people.import') }).click()
      await user.button(t('people.wizard.pick')).waitFor()
      await user.looksAround('people-file')

      await picks(`contacts-${language}.csv`)
      // A contact of the list is shown as it would be, with what makes it new.
      await page.getByRole('region', { name: t('people.wizard.additions') }).waitFor()
      await user.looksAround('people-check')
      // By the keyboard alone from here to the report.
      await start.focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: t('people.wizard.done', { file: `contacts-${language}.csv` }) }).waitFor()
      expect(await page.getByText(t('people.wizard.allTaken')).count()).toBe(1)
      await page.getByRole('link', { name: t('people.wizard.showList') }).click()
      await page.getByRole('grid', { name: t('people.table.contacts') }).waitFor()
      await page
        .getByRole('status')
        .filter({ hasText: count('contacts', COUNT) })
        .waitFor()
      await user.looksAround('people-contacts')

      // Search folds accents; an account leads to its contacts.
      await page.getByRole('textbox', { name: t('people.searchLabel') }).fill('eloise')
      const found = people.filter(({ first }) => first === 'Éloïse').length
      await page
        .getByRole('status')
        .filter({ hasText: count('contacts', found) })
        .waitFor()
      await page.getByText(t('people.count.accounts', { count: 15, number: '15' }), { exact: true }).click()
      await page.getByRole('grid', { name: t('people.table.accounts') }).waitFor()
      await user.looksAround('people-accounts')
      await page.getByRole('grid').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('grid', { name: t('people.table.contacts') }).waitFor()
      await user.button(t('people.allAccounts')).click()

      // The next export: the changes are shown before anything is written.
      // Dropped on the contacts, it goes to their import and to no wave.
      await drops(`later-${language}.csv`)
      const updates = page.getByRole('region', { name: t('people.wizard.updates') })
      await updates.waitFor()
      expect(await updates.innerText()).toContain('Nadia Brun')
      await user.looksAround('people-preview')
      await start.click()
      await page.getByRole('heading', { name: t('people.wizard.done', { file: `later-${language}.csv` }) }).waitFor()
      await page.getByText(t('people.reasons.bad-email')).waitFor()
      await user.looksAround('people-report')
      const download = page.waitForEvent('download')
      await user.button(t('people.wizard.saveReport')).click()
      const saved = await readFile(await (await download).path())
      expect(saved.subarray(0, 2).toString()).toBe('PK')

      // Undone, the two who came are gone again.
      await page.keyboard.press('Control+z')
      await page.getByRole('heading', { name: t('people.wizard.undone', { file: `later-${language}.csv` }) }).waitFor()
      await user.goes('/contacts')
      await page
        .getByRole('status')
        .filter({ hasText: count('contacts', COUNT) })
        .waitFor()
      await user.goes('/history')
      await user.looksAround('people-history')
      expect(await page.locator('main').innerText()).toContain(t('history.deed.people.run'))
      expect(user.faults).toEqual([])
      expect(workbench.complaints).toEqual([])
    } finally {
      await workbench.close()
    }
  })
})
