// The program file through the window: its menu by keyboard, the truth about saving, a file that is open elsewhere, a
// read-only look at it, and a protected copy on its way out and back in.
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../shared/model/language'
import { seriousViolations } from './accessibility'
import { User } from './user'
import { installedBrowser, openWorkbench, type Workbench } from './workbench'

const browser = installedBrowser()
const languages: Language[] = ['en', 'fr']
const PASSPHRASE = 'trois chevaux gris dans la neige'

describe.skipIf(!browser)('the program file', () => {
  let downloads = ''
  const open: Workbench[] = []

  beforeAll(async () => {
    downloads = await mkdtemp(join(tmpdir(), 'nps-downloads-'))
  })
  afterAll(() => rm(downloads, { recursive: true, force: true }))
  afterEach(async () => {
    // The one that was opened beside another goes first: the home belongs to the other.
    for (const one of open.splice(0).reverse()) await one.close()
  })

  async function atWork(language: Language, beside?: Workbench): Promise<{ bench: Workbench; user: User }> {
    const bench = await openWorkbench({ language }, beside)
    open.push(bench)
    return { bench, user: new User(bench.page, language) }
  }

  test.each(languages)('its menu is worked by the keyboard alone, in %s', async (language) => {
    const { bench, user } = await atWork(language)
    const { page } = bench
    const focused = (item: Locator) => item.and(page.locator(':focus')).waitFor()
    await user.createsProgram('Forges du Midi')

    await user.button(user.t('file.menu.button')).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: user.t('file.menu.new') }).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    const offered = await page.getByRole('menu').first().getByRole('menuitem').allInnerTexts()
    const menu = (...names: ('new' | 'open' | 'recent' | 'openSample' | 'saveCopy' | 'saveSealed' | 'backUp')[]) =>
      names.map((name) => user.t(`file.menu.${name}`))
    expect(offered.map((words) => words.split('\n')[0]?.trim())).toEqual([
      ...menu('new', 'open', 'recent', 'openSample', 'saveCopy', 'saveSealed', 'backUp'),
      user.t('file.menu.restore'),
      user.t('file.command.undo'),
      user.t('file.command.redo'),
      user.t('file.menu.history'),
      user.t('file.menu.privacy'),
      user.t('file.menu.close'),
    ])
    // Down to the last one: closing leads to the welcome, where the file stands among the recent ones.
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: user.t('welcome.recent') }).waitFor()

    await user.button(user.t('file.menu.button')).focus()
    await page.keyboard.press('Enter')
    // The menu takes the focus a moment after it shows; keys pressed before that would go to the button.
    await focused(page.getByRole('menuitem', { name: user.t('file.menu.new') }))
    for (const command of ['open', 'recent'] as const) {
      await page.keyboard.press('ArrowDown')
      await focused(page.getByRole('menuitem', { name: user.t(`file.menu.${command}`), exact: true }))
    }
    await page.keyboard.press('ArrowRight')
    await focused(page.getByRole('menuitem', { name: 'Forges du Midi.npsw' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: user.t('campaigns.emptyTitle') }).waitFor()
    expect(bench.complaints).toEqual([])
  })

  test.each(languages)('says what is saved, and since when, in %s', async (language) => {
    const { bench, user } = await atWork(language)
    const { page } = bench
    await user.createsProgram('Forges du Midi')
    const status = page.getByRole('status').first()
    await status.getByText(user.t('file.saved.unchanged')).waitFor()

    await user.createsCampaign('Relation 2026')
    const said = user.t('file.saved.at', { time: '' }).trim()
    await status.getByText(said).click()
    const details = page.getByRole('dialog')
    await details.getByText(user.t('file.details.saved')).waitFor()
    await details.getByText('Forges du Midi.npsw').waitFor()
    await details.getByText(join(bench.home, 'programs')).waitFor()
    expect(await seriousViolations(page)).toEqual([])

    await details.getByRole('button', { name: user.t('file.menu.backUp') }).click()
    await user.text(user.t('file.backup.done')).waitFor()
    await details.getByText(user.t('file.details.noBackup')).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await details.waitFor({ state: 'detached' })
    expect(bench.complaints).toEqual([])
  })

  test.each(languages)('a program that is open elsewhere can be looked at, in %s', async (language) => {
    const owner = await atWork(language)
    await owner.user.createsProgram('Forges du Midi')
    const second = await atWork(language, owner.bench)
    const { user } = second
    const { page } = second.bench

    await page.getByRole('button', { name: 'Forges du Midi.npsw' }).first().click()
    const title = user.t('file.blocked.title', { file: 'Forges du Midi.npsw' })
    const dialog = page.getByRole('dialog', { name: title })
    await dialog.waitFor()
    await dialog.getByText(user.t('file.blocked.since'), { exact: true }).waitFor()
    // It is open on this very computer: nobody may set that aside.
    expect(await dialog.getByRole('button', { name: user.t('file.blocked.closed') }).count()).toBe(0)
    expect(await seriousViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: user.t('common.retry') }).click()
    await dialog.getByRole('status').getByText(/\d/).waitFor()

    await dialog.getByRole('button', { name: user.t('file.blocked.look') }).click()
    const banner = page.getByRole('region', { name: user.t('file.banner.label') })
    await banner.waitFor()
    await dialog.waitFor({ state: 'detached' })
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('status').getByText(user.t('file.saved.look')).waitFor()
    // Nothing is offered that would be refused at its end.
    expect(await user.button(user.t('campaigns.new')).first().isDisabled()).toBe(true)

    // Once the other window has closed it, it opens for writing.
    await owner.user.closesProgram()
    await banner.getByRole('button', { name: user.t('file.banner.openForWriting') }).click()
    await banner.waitFor({ state: 'detached' })
    await user.createsCampaign('Relation 2026')
    expect([...owner.bench.complaints, ...second.bench.complaints]).toEqual([])
  })

  test('a file that goes out of reach and comes back loses nothing, and the window says so all the while', async () => {
    const { bench, user } = await atWork('en')
    const { page } = bench
    await user.createsProgram('Forges du Midi')
    await user.createsCampaign('Relation 2026')
    const folder = join(bench.home, 'programs')
    await rename(folder, `${folder} away`)

    await page
      .getByRole('link', { name: user.t('shell.campaigns') })
      .first()
      .click()
    await user.button(user.t('campaigns.new')).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel(user.t('campaigns.form.name')).fill('Support 2026')
    await form.getByRole('button', { name: user.t('campaigns.form.create') }).click()
    const banner = page.getByRole('region', { name: user.t('file.banner.label') })
    await banner.getByText(user.t('file.banner.unreachable', { file: 'Forges du Midi.npsw' })).waitFor()
    const status = page.getByRole('status').first()
    await status.getByText(user.t('file.saved.failed')).waitFor()
    await page.keyboard.press('Escape')
    await form.waitFor({ state: 'detached' })
    const again = banner.getByRole('button', { name: user.t('common.retry') })
    await again.click()
    await banner.getByText(user.t('file.banner.unreachableStill', { time: '' }).replace('.', '').trim()).waitFor()

    await rename(`${folder} away`, folder)
    await again.click()
    await banner.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Relation 2026' }).first().waitFor()
    await page.getByRole('link', { name: 'Support 2026' }).first().waitFor({ state: 'detached' })
    await user.createsCampaign('Support 2026')
    await status.getByText(user.t('file.saved.at', { time: '' }).trim()).waitFor()
    expect(bench.complaints).toEqual([])
  })

  test.each(languages)('a protected copy opens with its passphrase alone, in %s', async (language) => {
    const { bench, user } = await atWork(language)
    const { page } = bench
    await user.createsProgram('Forges du Midi')
    await user.createsCampaign('Relation 2026')

    await user.choosesFromFileMenu('saveSealed')
    const form = page.getByRole('dialog', { name: user.t('file.seal.title') })
    const save = form.getByRole('button', { name: user.t('file.seal.submitHere') })
    await form.getByLabel(user.t('file.passphrase.field')).first().fill('court')
    await save.click()
    await form.getByText(user.t('file.seal.tooShort', { least: 12 })).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await form.getByLabel(user.t('file.passphrase.field')).first().fill(PASSPHRASE)
    await form.getByLabel(user.t('file.seal.repeat')).fill(PASSPHRASE)
    await form.getByLabel(user.t('file.seal.accept')).check()
    const download = page.waitForEvent('download', { timeout: 60_000 })
    await save.click()
    const copy = join(downloads, `${language}.npsx`)
    await (await download).saveAs(copy)
    await form.waitFor({ state: 'detached' })

    await user.closesProgram()
    const chooser = page.waitForEvent('filechooser')
    await user.button(user.t('welcome.open')).click()
    await (await chooser).setFiles(copy)
    const asked = page.getByRole('dialog', { name: user.t('file.unseal.title', { file: `${language}.npsx` }) })
    const field = asked.getByLabel(user.t('file.passphrase.field')).first()
    await field.fill('un autre passage')
    await field.press('Enter')
    await asked.getByText(user.t('failures.wrong-passphrase.message', { file: `${language}.npsx` })).waitFor()
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await seriousViolations(page)).toEqual([])
    await field.fill(PASSPHRASE)
    await field.press('Enter')
    await page.getByRole('link', { name: 'Relation 2026' }).first().waitFor({ timeout: 60_000 })
    expect(bench.complaints).toEqual([])
  })
})
