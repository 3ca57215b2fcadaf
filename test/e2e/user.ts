// A person at the window: every verb is something a user does, found by the words that stand on the screen in her language.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Download, Locator, Page } from 'playwright-core'
import type { Language } from '../../shared/model/language'
import { translator } from '../../shared/text'
import { createFormat } from '../../shared/text/format'
import { seriousViolations } from './accessibility'

const pictures = process.env.NPS_PICTURES

export class User {
  readonly page: Page
  readonly t: ReturnType<typeof translator>
  readonly format: ReturnType<typeof createFormat>
  /** What was found on the screens that were searched for faults. */
  readonly faults: string[] = []

  constructor(page: Page, language: Language) {
    this.page = page
    this.t = translator(language)
    this.format = createFormat(language)
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  text(words: string | RegExp): Locator {
    return this.page.getByText(words)
  }

  /** Searches the present screen for faults and, where pictures are wanted, takes one. */
  async looksAround(name: string): Promise<void> {
    await this.page.locator('[aria-busy="true"], .mantine-Loader-root').first().waitFor({ state: 'detached' })
    if (pictures) {
      await mkdir(pictures, { recursive: true })
      // What fades in is there by then.
      await this.page.waitForTimeout(400)
      await this.page.screenshot({ path: join(pictures, `${this.format.language}-${name}.png`) })
    }
    this.faults.push(...(await seriousViolations(this.page)).map((fault) => `${name}: ${fault}`))
  }

  /** To a place of the program, as by its address. */
  async goes(place: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash
    }, place)
    await this.page.getByRole('heading', { level: 1 }).first().waitFor()
  }

  /** A day of a wave of "Relation clients" is changed on the campaign's screen; back at the wave afterwards. */
  async movesWave(wave: string, end: 'opens' | 'closes', day: string): Promise<void> {
    const { page, t } = this
    const place = await page.evaluate(() => location.hash)
    await page.getByRole('link', { name: 'Relation clients', exact: true }).first().click()
    await page.getByRole('row').filter({ hasText: wave }).getByRole('button').last().click()
    await page.getByRole('menuitem', { name: t('campaigns.edit') }).click()
    const form = page.getByRole('dialog')
    const field = form.getByLabel(t(`campaigns.wave.${end}`))
    await field.fill(day)
    await field.press('Tab')
    await form.getByRole('button', { name: t('common.save') }).click()
    await form.waitFor({ state: 'detached' })
    await page.evaluate((hash) => {
      location.hash = hash
    }, place)
  }

  async createsProgram(name: string): Promise<void> {
    await this.button(this.t('welcome.new')).click()
    await this.page.getByLabel(this.t('shell.newProgram.name')).fill(name)
    await this.button(this.t('shell.newProgram.createHere')).click()
    await this.page.getByRole('heading', { name: this.t('campaigns.emptyTitle') }).waitFor()
  }

  async opensSample(): Promise<void> {
    await this.button(this.t('welcome.sample')).click()
    await this.page.getByRole('heading', { name: this.t('campaigns.title') }).waitFor()
  }

  async choosesFromFileMenu(
    command: 'recent' | 'saveCopy' | 'saveSealed' | 'backUp' | 'restore' | 'history' | 'close',
  ): Promise<void> {
    await this.button(this.t('file.menu.button')).click()
    await this.page.getByRole('menuitem', { name: this.t(`file.menu.${command}`), exact: true }).click()
  }

  async closesProgram(): Promise<void> {
    await this.choosesFromFileMenu('close')
    await this.page.getByRole('heading', { name: this.t('welcome.recent') }).waitFor()
  }

  async createsCampaign(name: string): Promise<void> {
    await this.button(this.t('campaigns.new')).click()
    const form = this.page.getByRole('dialog')
    await form.getByLabel(this.t('campaigns.form.name')).fill(name)
    await form.getByRole('button', { name: this.t('campaigns.form.create') }).click()
    await this.page.getByRole('heading', { name, level: 1 }).waitFor()
    await form.waitFor({ state: 'detached' })
  }

  /** Days as ISO; typed, as from the keyboard. */
  async createsWave(name: string, opens: string, closes: string, invited: number): Promise<void> {
    await this.button(this.t('campaigns.newWave')).first().click()
    const form = this.page.getByRole('dialog')
    await form.getByLabel(this.t('campaigns.wave.name')).fill(name)
    for (const [label, day] of [
      [this.t('campaigns.wave.opens'), opens],
      [this.t('campaigns.wave.closes'), closes],
    ] as const) {
      await form.getByLabel(label).fill(day)
      await form.getByLabel(label).press('Tab')
    }
    await form.getByLabel(this.t('campaigns.wave.invited')).fill(String(invited))
    await form.getByRole('button', { name: this.t('campaigns.wave.create') }).click()
    await form.waitFor({ state: 'detached' })
  }

  async opensWave(name: string): Promise<void> {
    await this.page.getByRole('link', { name, exact: true }).first().click()
    await this.page.getByRole('heading', { name: new RegExp(name), level: 1 }).waitFor()
  }

  /** Picks the file, or several at once, in the wizard. */
  async choosesFile(path: string | string[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page
      .getByRole('button', { name: new RegExp(`${this.t('import.file.pick')}|${this.t('import.file.another')}`) })
      .click()
    await (await chooser).setFiles(path)
  }

  async startsImport(): Promise<void> {
    await this.page.getByRole('link', { name: this.t('results.import'), exact: true }).click()
    await this.page.getByRole('button', { name: this.t('import.file.pick') }).waitFor()
  }

  /** Presses the button that names how many responses it will store. */
  async confirmsImportOf(count: number): Promise<void> {
    await this.button(this.t('import.run.start', { count, number: this.format.integer(count) })).click({
      timeout: 60_000,
    })
    await this.text(this.t('import.report.read')).waitFor({ timeout: 60_000 })
  }

  async goesTo(tab: 'results' | 'plan' | 'sample' | 'responses' | 'actions'): Promise<void> {
    const parts = this.page.getByRole('navigation', { name: this.t('results.tabs.label') })
    await parts.getByRole('link', { name: new RegExp(`^${this.t(`results.tabs.${tab}`)}`) }).click()
  }

  /** Saves a chart by the menu at the head of the wave, and returns the download. */
  async exportsChart(chart: string, format: 'png' | 'svg'): Promise<Download> {
    await this.button(this.t('results.export.button')).click()
    await this.page.getByRole('menuitem', { name: chart }).click()
    const download = this.page.waitForEvent('download', { timeout: 60_000 })
    await this.page.getByRole('menuitem', { name: this.t(`results.export.${format}`) }).click()
    return download
  }
}

/** Words with plain spaces, whatever kind of space was in them. */
export const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
