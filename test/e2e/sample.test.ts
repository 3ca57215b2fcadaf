// From the calendar to the field: the next waves are planned, one of them gets a plan and a sample, its list is exported,
// its invitations and reminders are noted, reserves are taken. In French and English, dark and light.
import { readFile } from 'node:fs/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { Language } from '../../shared/model/language'
import { plain, User } from './user'
import { installedBrowser, openWorkbench, type Workbench } from './workbench'

const languages: Language[] = ['fr', 'en']

/** DD/MM/YYYY. */
function dayFromNow(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  return day.split('-').reverse().join('/')
}

describe.skipIf(!installedBrowser())('a sample from the calendar to its reminders', () => {
  let workbench: Workbench | null = null
  afterEach(async () => {
    await workbench?.close()
    workbench = null
  })

  test.each(languages)('in %s', async (language) => {
    workbench = await openWorkbench({ language, dark: language === 'fr' })
    const { page, complaints } = workbench
    const user = new User(page, language)
    const { t, format } = user
    const dialog = page.getByRole('dialog')
    const number = (text: string) => Number(plain(text).replaceAll(/[^\d]/g, ''))

    await user.opensSample()
    await page
      .getByRole('navigation', { name: t('shell.navigation') })
      .getByRole('link', { name: t('calendar.title') })
      .click()
    await page.getByRole('list', { name: t('calendar.timeline') }).waitFor()
    await user.looksAround('calendar')

    // The next waves, by the keyboard alone: the second one is left out, the first one is renamed.
    await user.button(t('calendar.plan')).focus()
    await page.keyboard.press('Enter')
    const name = dialog.getByRole('textbox', { name: t('calendar.next.nameOf', { number: '1' }) })
    await name.waitFor()
    expect(await dialog.getByRole('textbox', { name: t('calendar.next.nameOf', { number: '4' }) }).count()).toBe(1)
    await dialog
      .getByRole('button', { name: /2027 T2|T2/ })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await name.focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Prochaine')
    await user.looksAround('next-waves')
    const add = dialog.getByRole('button', { name: t('calendar.next.add', { count: 3, number: '3' }) })
    await add.click()
    await dialog.waitFor({ state: 'detached' })
    const bar = page.getByRole('link', { name: /Prochaine/ })
    await bar.waitFor()
    // The same as a table.
    await page.getByText(t('calendar.view.table'), { exact: true }).click()
    await page
      .getByRole('table', { name: t('calendar.table.label') })
      .getByRole('link', { name: 'Prochaine' })
      .waitFor()
    await user.looksAround('calendar-table')
    await page.getByText(t('calendar.view.time'), { exact: true }).click()
    await bar.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /Prochaine/, level: 1 }).waitFor()

    // Without a plan there is no sample: the empty place leads to the plan.
    await user.goesTo('sample')
    await page.getByRole('link', { name: t('sample.noPlan.action') }).click()
    await user.button(t('plan.form.save')).click()
    await user.button(t('plan.form.save')).waitFor({ state: 'detached' })
    await user.goesTo('sample')

    const draw = page.getByRole('button', { name: new RegExp(t('sample.preview.draw_other').split(' {{')[0] ?? '') })
    await draw.waitFor()
    await page.getByLabel(t('sample.rules.contactDays')).fill('4000')
    await user.text(t('sample.rules.between', { from: '0', to: format.integer(3650) })).waitFor()
    await page.getByLabel(t('sample.rules.contactDays')).fill('3650')
    // Everybody was invited within ten years: it says so, and what to do.
    await user.text(t('sample.nobody.title')).waitFor()
    await user.looksAround('sample-nobody')
    await page.getByLabel(t('sample.rules.contactDays')).fill('30')
    await page.getByText(t('sample.rules.how.quota'), { exact: true }).click()
    await page.getByLabel(t('sample.rules.reserve')).fill('30')
    await expect.poll(() => draw.isEnabled()).toBe(true)
    await user.looksAround('sample-rules')
    const people = number((await draw.textContent()) ?? '')
    expect(people).toBeGreaterThan(50)
    await draw.click()
    await user.button(t('sample.do.export')).waitFor()
    await user.looksAround('sample-drawn')

    // The list for Typeform carries the code under its own name.
    await user.button(t('sample.do.export')).click()
    await dialog.getByText(t('sample.export.tools.typeform'), { exact: true }).click()
    await user.looksAround('sample-export')
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: t('sample.export.save') }).click()
    const list = (await readFile(await (await download).path(), 'utf8')).trim().split(/\r?\n/)
    expect(list[0]).toContain('nps_id')
    expect(list).toHaveLength(people + 1)
    await dialog.waitFor({ state: 'detached' })

    // The wave is brought forward to tomorrow, and meets the one in the field: the contact rule bars everybody.
    await user.movesWave('Prochaine', 'opens', dayFromNow(1))
    const counted = { count: people, number: format.integer(people) }
    await user.button(t('sample.do.send')).click()
    await dialog.getByText(t('sample.send.none')).waitFor()
    const left = dialog.getByText(new RegExp(`${format.integer(people)}.*${format.integer(30)}`)).first()
    await left.waitFor()
    await user.looksAround('sample-barred')
    expect(await dialog.locator('button[type="submit"]').isDisabled()).toBe(true)
    const despite = dialog.getByRole('switch', { name: t('sample.barred.despite') })
    await despite.focus()
    await page.keyboard.press('Space')
    await left.waitFor()
    await user.looksAround('sample-send')
    await dialog.getByRole('button', { name: t('sample.send.go', counted) }).click()
    await user.text(t('sample.send.done', counted)).waitFor()
    await dialog.waitFor({ state: 'detached' })

    // Once invitations went out, the sample stays; reserves are taken instead.
    await user.button(t('sample.do.more')).click()
    expect(await page.getByRole('menuitem', { name: t('sample.do.remove') }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByText(t('sample.do.release'), { exact: true }).first().click()
    await dialog.getByLabel(t('sample.release.count')).fill('1')
    await user.looksAround('sample-reserve')
    await dialog.getByRole('button', { name: t('sample.release.go') }).click()
    await dialog.waitFor({ state: 'detached' })

    // One segment's reminders: its people are shown, and the dialog begins with it.
    await page.locator('.sample-cell-link').first().click()
    await page.getByRole('grid', { name: t('sample.list.label') }).waitFor()
    await page.getByLabel(t('sample.list.state'), { exact: true }).selectOption('sent')
    await user.looksAround('sample-people')
    await user.button(t('sample.do.remind')).click()
    const remind = dialog.locator('button[type="submit"]:not([data-loading])')
    await remind.waitFor()
    const silent = number((await remind.textContent()) ?? '')
    expect(silent).toBeGreaterThan(0)
    expect(silent).toBeLessThan(people)
    await remind.click()
    const some = { count: silent, number: format.integer(silent) }
    await user.text(t('sample.remind.done', some)).waitFor()
    await dialog.waitFor({ state: 'detached' })
    await page.getByLabel(t('sample.list.state'), { exact: true }).selectOption('reminded')
    await page.getByRole('grid', { name: t('sample.list.label') }).waitFor()
    // Undone, nobody was reminded.
    await page.keyboard.press('Control+z')
    await page.getByRole('heading', { name: t('sample.list.none') }).waitFor()
    expect(user.faults).toEqual([])
    expect(complaints).toEqual([])
  })
})
