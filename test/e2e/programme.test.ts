// A whole wave, from the question whom to ask to the figure that stays: planned on the sample program by sector and account
// size, allocated, drawn, listed for a survey tool, answered by six in ten, tracked, closed, frozen, compared.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRandom } from '../../electron/engine/sample/random'
import { plain, User } from './user'
import { atWorkbench, installedBrowser } from './workbench'

const browser = installedBrowser()
const ANSWERING = 0.6
/** Invitations, of the two thousand contacts. */
const BUDGET = 900
const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const typed = (iso: string) => iso.split('-').reverse().join('/')

describe.skipIf(!browser)('a whole wave', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nps-programme-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('from the plan to the frozen figure', { timeout: 300_000 }, () =>
    atWorkbench({ language: 'fr', width: 1280, height: 800 }, async ({ page }) => {
      const user = new User(page, 'fr')
      const { t, format } = user
      const [opens, closes, closed] = [dayFrom(-10), dayFrom(10), dayFrom(-1)]
      await user.opensSample()
      await user.opensWave('Relation clients')
      await user.createsWave('Essai', typed(opens), typed(closes), 1)
      await user.opensWave('Essai')

      // The plan: sector by account size, counted from the contacts.
      await user.goesTo('plan')
      await page.getByRole('heading', { name: t('plan.form.titleNew') }).waitFor()
      await chooses(user, t('plan.form.by'), 'Secteur')
      await chooses(user, t('plan.form.and'), 'Taille de compte')
      await page.getByLabel(t('plan.form.target'), { exact: true }).fill('15')
      await user.button(t('plan.form.count')).click()
      await page.getByText(t('plan.form.counted')).first().waitFor()
      await user.looksAround('programme-plan-form')
      await user.button(t('plan.form.save')).click()
      await page.getByRole('heading', { name: t('plan.track.cells') }).waitFor()
      await user.looksAround('programme-plan')

      // The budget, four ways side by side; one of them is chosen.
      await page.getByRole('link', { name: t('plan.allocation.open') }).click()
      await page.getByLabel(t('plan.allocation.amountOf.invitations')).fill(String(BUDGET))
      const methods = page.getByRole('table', { name: t('plan.allocation.title') })
      const equal = t('plan.allocation.method.equal-margin')
      await methods.getByRole('row').filter({ hasText: equal }).waitFor()
      expect(await methods.getByRole('row').count()).toBe(5)
      await user.looksAround('programme-allocation')
      await user.button(t('plan.allocation.chooseNamed', { method: equal })).click()
      await page.getByText(t('plan.allocation.chosenDone', { method: equal })).waitFor()

      // The sample: everybody was invited lately, so the contact rule leaves nobody, and says so.
      await goesToTab(user, 'sample')
      await page.getByRole('heading', { name: t('sample.rules.title') }).waitFor()
      await page.getByLabel(t('sample.rules.contactDays')).fill('0')
      await user
        .button(t('sample.preview.draw', { count: BUDGET, number: format.integer(BUDGET) }))
        .click({ timeout: 30_000 })
      await page.getByText(t('sample.done.drawn', { count: BUDGET, number: format.integer(BUDGET) })).waitFor()
      await user.looksAround('programme-sample')

      await user.button(t('sample.do.export')).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText(t('sample.export.codeText')).waitFor()
      await user.looksAround('programme-export')
      const download = page.waitForEvent('download')
      await dialog.getByRole('button', { name: t('sample.export.save') }).click()
      const list = await readFile(await (await download).path(), 'utf8')
      await dialog.waitFor({ state: 'detached' })

      await user.button(t('sample.do.send')).click()
      await dialog.getByLabel(t('sample.send.day')).fill(typed(opens))
      await dialog.getByLabel(t('sample.send.day')).press('Tab')
      await dialog
        .getByRole('button', { name: t('sample.send.go', { count: BUDGET, number: format.integer(BUDGET) }) })
        .click()
      await dialog.waitFor({ state: 'detached' })

      // Six in ten answer, with nothing but the code and a score.
      const codes = codesOf(list)
      expect(codes.length).toBe(BUDGET)
      const answers = answersOf(codes, opens)
      const file = join(folder, 'reponses.csv')
      await writeFile(file, answers.content)
      await page.getByRole('link', { name: t('results.import'), exact: true }).click()
      await user.choosesFile(file)
      await user.confirmsImportOf(answers.count)
      await user.looksAround('programme-report')

      // Every answer is in its cell, although the file says nothing of segments.
      await user.goes(`#${await addressOfWave(user)}/plan`)
      const verdict = page.getByRole('region', { name: t('plan.track.verdict') })
      await verdict.waitFor()
      // What was known before stands for a moment.
      const counted = plain(t('common.answers', { count: answers.count, number: format.integer(answers.count) }))
      await expect.poll(async () => plain(await verdict.innerText()), { timeout: 20_000 }).toContain(counted)
      expect(await page.getByText(/dans aucun segment du plan/).count()).toBe(0)
      await user.looksAround('programme-tracking')

      // Closed, and so judged.
      await user.movesWave('Essai', 'closes', typed(closed))
      await goesToTab(user, 'results')
      await page.getByRole('heading', { name: 'Essai', level: 1 }).waitFor()
      await user.looksAround('programme-results')
      await goesToTab(user, 'definition')
      await user.button(t('definition.freeze.button')).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('definition.freeze.confirm') })
        .click()
      await page.getByText(t('definition.freeze.asIs')).waitFor()
      await user.looksAround('programme-frozen')

      await goesToTab(user, 'compare')
      const comparison = page.getByRole('region', { name: t('compare.verdict') })
      await comparison.waitFor()
      await expect.poll(async () => plain(await comparison.innerText())).toMatch(/évolution|Stable|conclure/i)
      await page.getByRole('heading', { name: t('compare.movement.title') }).waitFor()
      await user.looksAround('programme-compare')
      expect(user.faults).toEqual([])
    }),
  )
})

async function chooses(user: User, label: string, option: string): Promise<void> {
  await user.page
    .getByRole('combobox', { name: label })
    .or(user.page.getByRole('textbox', { name: label }))
    .first()
    .click()
  await user.page.getByRole('option', { name: option, exact: true }).click()
}

async function goesToTab(user: User, tab: 'results' | 'sample' | 'definition' | 'compare'): Promise<void> {
  const parts = user.page.getByRole('navigation', { name: user.t('results.tabs.label') })
  await parts.getByRole('link', { name: new RegExp(`^${user.t(`results.tabs.${tab}`)}`) }).click()
}

async function addressOfWave(user: User): Promise<string> {
  const hash = await user.page.evaluate(() => location.hash)
  return /\/waves\/\d+/.exec(hash)?.[0] ?? ''
}

/** The column that is the code, whatever else the list holds. */
function codesOf(list: string): string[] {
  const [head = '', ...lines] = list
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
  const separator = head.includes(';') ? ';' : ','
  const names = head.split(separator).map((name) => name.replaceAll('"', ''))
  const at = names.findIndex((name) => /nps_id|custom data 1/i.test(name))
  return lines.map((line) => line.split(separator)[at]?.replaceAll('"', '') ?? '')
}

function answersOf(codes: readonly string[], opens: string): { content: string; count: number } {
  const random = createRandom(7)
  const lines = codes.flatMap((code) => {
    if (random.next() >= ANSWERING) return []
    const score = random.next() < 0.5 ? 9 + Math.floor(random.next() * 2) : random.next() < 0.6 ? 8 : 4
    const day = new Date(Date.parse(`${opens}T00:00:00Z`) + Math.floor(random.next() * 8) * 86_400_000)
    return [`${code};${score};${day.toISOString().slice(0, 10)}`]
  })
  const question = 'Quelle est la probabilité que vous nous recommandiez à un collègue ?'
  return { content: `\ufeffnps_id;${question};Date de réponse\r\n${lines.join('\r\n')}\r\n`, count: lines.length }
}
