// The sampling plan as a CX manager works with it: a crossing planned, what is out of reach decided, a budget shared out,
// the wave in the field read, a goal weighed with the keyboard, amounts in the currency of the program.
import { describe, expect, test } from 'vitest'
import { plain, User } from './user'
import { atWorkbench, installedBrowser } from './workbench'

/** The sample's wave in the field, which has a plan. */
const OPEN_WAVE = '/waves/4/plan'

describe.skipIf(!installedBrowser())('the sampling plan', () => {
  test('is made by two dimensions, decided where it cannot be reached, and shared out', { timeout: 120_000 }, () =>
    atWorkbench({ language: 'en' }, async ({ page }) => {
      const user = new User(page, 'en')
      const { t } = user
      await user.opensSample()
      await user.goes('/campaigns/1')
      await user.createsWave('2030 T1', '2030-01-07', '2030-02-01', 1700)
      await user.opensWave('2030 T1')
      await user.goesTo('plan')
      await page.getByRole('combobox', { name: t('plan.form.and') }).click()
      await page.getByRole('option', { name: 'Taille de compte', exact: true }).click()

      // The figures follow what is typed, without anything being stored.
      const needed = page.locator('.plan-take dd').first()
      const row = page.getByRole('row', { name: /Banque et assurance · TPE/ })
      await row.waitFor()
      const before = await needed.innerText()
      await page.getByRole('textbox', { name: t('plan.form.target') }).fill('9')
      await expect.poll(() => needed.innerText()).not.toBe(before)

      // 11 contacts: a census will not do. The segment is counted with its neighbour.
      expect(plain(await row.innerText())).toMatch(/11 contacts: a census gives ±\d+/)
      await row.getByRole('combobox').selectOption('merge')
      const panel = page.getByRole('dialog')
      await panel.getByRole('combobox', { name: t('plan.panel.mergeWith') }).fill('assurance · PME')
      await page.getByRole('option', { name: 'Banque et assurance · PME', exact: true }).click()
      await user.looksAround('plan-panel')
      await panel.getByRole('button', { name: t('plan.panel.done') }).click()
      await panel.waitFor({ state: 'detached' })
      await row.getByText(t('plan.form.mergedInto', { segment: 'Banque et assurance · PME' })).waitFor()
      await user.button(t('plan.form.onlyUnreachable')).click()
      await row.waitFor()
      await user.looksAround('plan-form')
      await user.button(t('plan.form.save')).click()
      const table = page.getByRole('table', { name: t('plan.track.cells') })
      await table.getByText(t('plan.track.merged', { names: 'Banque et assurance · TPE' })).waitFor()

      // A budget below the floors is refused in words; a sufficient one is shared out, and one way is chosen.
      await page.getByRole('link', { name: t('plan.allocation.open') }).click()
      const amount = page.getByRole('textbox', { name: t('plan.allocation.amountOf.invitations') })
      await amount.fill('20')
      await user.text(t('plan.allocation.fault.below-floor')).waitFor()
      await amount.fill('900')
      const methods = page.getByRole('table', { name: t('plan.allocation.title') })
      await expect.poll(() => methods.getByRole('row').count()).toBe(5)
      await user.looksAround('plan-allocation')
      const method = t('plan.allocation.method.neyman')
      await methods.getByRole('button', { name: t('plan.allocation.chooseNamed', { method }) }).click()
      await page.getByRole('link', { name: `${t('plan.bar.allocation')}: ${method}` }).waitFor()
      expect(user.faults).toEqual([])
    }),
  )

  test(
    'is read in the field, by status and by column, and a goal is weighed from the keyboard',
    {
      timeout: 120_000,
    },
    () =>
      atWorkbench({ language: 'fr' }, async ({ page }) => {
        const user = new User(page, 'fr')
        const { t } = user
        await user.opensSample()
        await user.goes(OPEN_WAVE)
        const table = page.getByRole('table', { name: t('plan.track.cells') })
        await table.waitFor()
        const all = await table.getByRole('row').count()
        const verdict = page.getByRole('region', { name: t('plan.track.verdict') })
        // No score while the wave is open, and why.
        await verdict.getByText(t('plan.track.scoreLater')).waitFor()

        const late = page.getByRole('button', { name: new RegExp(`^${t('plan.track.status.late')}`) })
        await late.click()
        const rows = table.getByRole('row').filter({ hasText: t('plan.track.status.late') })
        await expect.poll(async () => (await rows.count()) + 1).toBe(await table.getByRole('row').count())
        expect(await table.getByRole('row').count()).toBeLessThan(all)
        await late.click()

        const target = table.getByRole('columnheader', { name: t('plan.track.column.answers') })
        await target.getByRole('button').click()
        expect(await target.getAttribute('aria-sort')).toBe('descending')
        await user.looksAround('plan-track')

        await page.getByRole('link', { name: t('plan.goal.open') }).click()
        const answers = page.getByRole('textbox', { name: t('plan.goal.exact', { what: t('plan.goal.answers') }) })
        await answers.waitFor()
        const before = await answers.inputValue()
        const sentence = await page.locator('.plan-sentences').innerText()
        await page.getByRole('slider', { name: new RegExp(t('plan.goal.margin')) }).focus()
        await page.keyboard.press('PageDown')
        // A narrower margin takes more answers; the sentence says so at once.
        await expect.poll(async () => Number(await answers.inputValue())).toBeGreaterThan(Number(before))
        expect(await page.locator('.plan-sentences').innerText()).not.toBe(sentence)
        await user.looksAround('plan-goal')
        expect(user.faults).toEqual([])
      }),
  )

  test(
    'its amounts are in the currency of the program, which is found by its name and undone',
    { timeout: 120_000 },
    () =>
      atWorkbench({ language: 'fr' }, async ({ page }) => {
        const user = new User(page, 'fr')
        const { t } = user
        await user.opensSample()
        await user.goes('/settings')
        const currency = page.getByRole('combobox', { name: t('settings.currency') })
        expect(await currency.inputValue()).toBe('Euro (EUR)')
        // Without its accents, and not in the order of its name.
        await currency.fill('unis etats')
        await page.getByRole('option', { name: 'Dollar des États-Unis (USD)', exact: true }).click()
        await user.button(t('settings.save')).click()
        await user.text(t('settings.saved')).waitFor()

        await user.goes(`${OPEN_WAVE}?view=edit`)
        await page.getByRole('textbox', { name: t('plan.form.cost') }).fill('2')
        const cost = page.locator('.plan-take dd').last()
        await expect.poll(async () => plain(await cost.innerText())).toMatch(/^[\d ]+ \$$/)
        await user.goes('/contacts?list=accounts')
        const account = page.getByRole('row', { name: /C-10176/ })
        await expect.poll(async () => plain(await account.innerText())).toContain('9 200 $')
        await page.keyboard.press('Control+z')
        await expect.poll(async () => plain(await account.innerText())).toContain('9 200 €')
        expect(user.faults).toEqual([])
      }),
  )
})
