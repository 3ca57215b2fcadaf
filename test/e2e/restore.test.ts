// The way back: backups and their restore, and a program that does not open any more. The damage is real, done to the
// file on disk while it is closed, and the damaged bytes are compared with what lies on disk afterwards.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../shared/model/language'
import { User } from './user'
import { atWorkbench, installedBrowser, type Workbench } from './workbench'

/** A person with backups. */
class Keeper extends User {
  readonly workbench: Workbench

  constructor(workbench: Workbench, language: Language) {
    super(workbench.page, language)
    this.workbench = workbench
  }

  async goesToBackups(): Promise<void> {
    await this.choosesFromFileMenu('restore')
    await this.page.getByRole('heading', { level: 1, name: this.t('restore.title') }).waitFor()
  }

  /** In a program with one campaign. */
  async beginsAtBackups(): Promise<void> {
    await this.createsProgram('Acme')
    await this.createsCampaign('Relational')
    await this.goesToBackups()
  }

  async makesBackup(): Promise<void> {
    await this.button(this.t('restore.makeNow')).click()
    await this.findsBackupMade()
  }

  /** The backup made by hand stands in the list. */
  async findsBackupMade(): Promise<void> {
    await expect.poll(() => this.reasons()).toContain(this.t('restore.reason.by-hand'))
  }

  /** Back from the backups, to a change that no backup has. */
  async createsAnotherCampaign(name: string): Promise<void> {
    await this.page.getByRole('link', { name: this.t('shell.campaigns') }).click()
    await this.createsCampaign(name)
  }

  /** The backup that is `position`th from the top; its preview is there afterwards. */
  async choosesBackup(position = 0): Promise<void> {
    await this.page.getByRole('radio').nth(position).check()
    await this.panel.getByRole('button', { name: this.t('restore.preview.restore') }).waitFor()
    await this.page.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
  }

  get panel() {
    return this.page.getByRole('complementary', { name: this.t('restore.preview.label') })
  }

  /** Why each backup was made, newest first. */
  async reasons(): Promise<string[]> {
    const rows = this.page.getByRole('table', { name: this.t('restore.list') }).locator('tr:has(input)')
    await rows.first().waitFor()
    return rows.locator('td:nth-child(2)').allInnerTexts()
  }

  async restores(): Promise<void> {
    await this.panel.getByRole('button', { name: this.t('restore.preview.restore') }).click()
    await this.page.getByRole('dialog').waitFor()
    await this.looksAround('restore-confirm')
    await this.button(this.t('restore.confirm.confirm')).click()
    await this.page.getByRole('heading', { level: 1, name: this.t('campaigns.title') }).waitFor()
  }

  things(kind: 'campaigns' | 'responses', count: number): string {
    return this.t(`restore.things.${kind}`, { count, number: this.format.integer(count) })
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe.skipIf(!installedBrowser())('backups', () => {
  test.each<Language>(['en', 'fr'])(
    'a restore takes a change back, and can itself be taken back: %s',
    async (language) => {
      await atWorkbench({ language, dark: language === 'fr' }, async (workbench) => {
        const user = new Keeper(workbench, language)
        const { page, t } = user
        await user.createsProgram('Forges du Midi')
        await user.createsCampaign('Relation 2026')
        await user.goesToBackups()
        expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')
        await user.makesBackup()
        await user.looksAround('restore-list')

        // Nothing has changed since: the preview says so.
        await user.choosesBackup(0)
        await user.panel.getByText(t('restore.preview.nothing')).waitFor()

        await user.createsAnotherCampaign('Support 2026')
        await user.goesToBackups()
        await user.choosesBackup(0)
        await user.panel.getByText(t('restore.preview.gone')).waitFor()
        await user.panel.getByText(user.things('campaigns', 1), { exact: true }).waitFor()
        await user.looksAround('restore-preview')
        await user.restores()
        await page.getByRole('link', { name: 'Relation 2026' }).waitFor()
        await page.getByRole('link', { name: 'Support 2026' }).first().waitFor({ state: 'detached' })

        await user.goesToBackups()
        expect((await user.reasons())[0]).toBe(t('restore.reason.before-restore'))
        await user.choosesBackup(0)
        await user.panel.getByText(t('restore.preview.back')).waitFor()
        await user.restores()
        await page.getByRole('link', { name: 'Support 2026' }).waitFor()

        expect(user.faults).toEqual([])
      })
    },
  )

  test('a backup opens as a new file, and the present one stays as it is', async () => {
    await atWorkbench({ language: 'en' }, async (workbench) => {
      const user = new Keeper(workbench, 'en')
      const { page, t } = user
      await user.beginsAtBackups()
      await user.makesBackup()
      await user.createsAnotherCampaign('Support')
      await user.goesToBackups()
      await user.choosesBackup(0)
      await user.panel.getByRole('button', { name: t('restore.preview.asNew') }).click()
      await page.getByRole('heading', { level: 1, name: t('campaigns.title') }).waitFor()
      await page.getByText(/Acme.*backup of.*\.npsw” is open/).waitFor()
      await page.getByRole('link', { name: 'Support' }).first().waitFor({ state: 'detached' })
      expect((await readdir(join(workbench.home, 'programs'))).filter((name) => name.endsWith('.npsw')).length).toBe(2)

      await user.choosesFromFileMenu('recent')
      await page.getByRole('menuitem', { name: /^Acme\.npsw/ }).click()
      await page.getByRole('link', { name: 'Support' }).waitFor()
    })
  })

  test('with the keyboard alone: choose, restore, and stay where the keyboard was', async () => {
    await atWorkbench({ language: 'en' }, async (workbench) => {
      const user = new Keeper(workbench, 'en')
      const { page, t } = user
      await user.beginsAtBackups()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await user.findsBackupMade()
      await user.createsAnotherCampaign('Support')
      await page.keyboard.press('Control+k')
      const search = page.getByRole('dialog').getByPlaceholder(t('shell.palette.placeholder'))
      await search.fill(t('file.menu.restore'))
      await page.getByRole('dialog').getByText(t('file.menu.restore')).waitFor()
      await search.press('Enter')
      await page.getByRole('heading', { level: 1, name: t('restore.title') }).waitFor()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H1')
      // The button, then the list as one stop, then what can be done with the one that is chosen.
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await user.panel.getByText(t('restore.preview.gone')).waitFor()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(t('restore.preview.restore'))
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: t('campaigns.title') }).waitFor()
    })
  })
})

interface Damage {
  name: string
  harm(bytes: Buffer): Buffer
  /** What the examination says of it. */
  verdict: 'broken' | 'cut-off' | 'empty'
}

/** The first byte of a page says what kind of page it is; of these four, it is one of a tree. */
const TREE_PAGES = [2, 5, 10, 13]
const PAGE_SIZE_AT = 16

/** The first page of a tree in the second half of a database. */
function treePage(bytes: Buffer): number {
  const size = bytes.readUInt16BE(PAGE_SIZE_AT)
  for (let at = Math.floor(bytes.length / 2 / size) * size; at < bytes.length; at += size)
    if (TREE_PAGES.includes(bytes.readUInt8(at))) return at
  throw new Error('a program has trees in its second half')
}

const DAMAGES: readonly Damage[] = [
  {
    name: 'a byte flipped in its middle',
    verdict: 'broken',
    harm: (bytes) => {
      const at = treePage(bytes)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
      return bytes
    },
  },
  { name: 'cut off', verdict: 'cut-off', harm: (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.6) + 100) },
  { name: 'zero bytes', verdict: 'empty', harm: () => Buffer.alloc(0) },
]

interface Harmed {
  folder: string
  path: string
  file: string
  /** Of the damaged bytes. */
  hash: string
}

/** Closes the open program, harms its file on disk, and opens it again from the welcome screen. */
async function harms(user: Keeper, { harm }: Damage): Promise<Harmed> {
  const { page, t, workbench } = user
  await user.closesProgram()
  const folder = join(workbench.home, 'programs')
  const file = (await readdir(folder)).find((name) => name.endsWith('.npsw'))
  if (!file) throw new Error('the program lies in the folder of programs')
  const path = join(folder, file)
  const bytes = harm(await readFile(path))
  await writeFile(path, bytes)
  await page.getByRole('button', { name: new RegExp(`^${file}`) }).click()
  await page.getByRole('heading', { level: 1, name: t('restore.damaged.title', { file }) }).waitFor()
  await page.getByRole('heading', { name: t('restore.damaged.found') }).waitFor()
  return { folder, path, file, hash: sha256(bytes) }
}

const hashesIn = async (folder: string) =>
  Promise.all((await readdir(folder)).map(async (name) => sha256(await readFile(join(folder, name)))))

describe.skipIf(!installedBrowser())('a program that does not open any more', () => {
  test.each(DAMAGES)('$name: what was found, and back by the latest backup', async (damage) => {
    const language: Language = damage.verdict === 'cut-off' ? 'fr' : 'en'
    await atWorkbench({ language, dark: damage.verdict === 'cut-off' }, async (workbench) => {
      const user = new Keeper(workbench, language)
      const { page, t } = user
      await user.opensSample()
      await user.goesToBackups()
      await user.makesBackup()
      const { folder, path, file, hash } = await harms(user, damage)

      expect(sha256(await readFile(path))).toBe(hash)
      const found = page.getByRole('status', { name: t('restore.damaged.found') })
      const [before = ''] = t(`restore.damaged.verdict.${damage.verdict}`).split('{{')
      expect(await found.innerText()).toContain(before)
      await expect.poll(() => user.reasons()).toEqual([t('restore.reason.by-hand')])
      expect(await page.getByRole('radio').first().isChecked()).toBe(true)
      await user.looksAround(`restore-${damage.verdict}`)

      await user.restores()
      await page.getByText(t('restore.doneAside', { file: '' }).slice(0, 20)).waitFor()
      expect(sha256(await readFile(path))).not.toBe(hash)
      expect(await hashesIn(folder)).toContain(hash)
      expect(await readdir(folder)).toContain(file)
      await user.looksAround(`restore-${damage.verdict}-restored`)
      expect(user.faults).toEqual([])
    })
  })

  test.each(DAMAGES.filter(({ verdict }) => verdict !== 'empty'))(
    '$name, without a backup: a new program of what still reads',
    async (damage) => {
      const language: Language = damage.verdict === 'broken' ? 'fr' : 'en'
      await atWorkbench({ language, width: 1920, height: 1080 }, async (workbench) => {
        const user = new Keeper(workbench, language)
        const { page, t, format } = user
        await user.opensSample()
        const { folder, path, hash } = await harms(user, damage)
        await page.getByText(t('restore.damaged.noBackups')).waitFor()
        await user.button(t('restore.damaged.salvageStart')).click()
        const report = page.getByRole('table', { name: t('restore.report.title') })
        await report.waitFor()
        await user.looksAround(`restore-${damage.verdict}-salvaged`)
        const cells = report.getByRole('row', { name: new RegExp(`^${t('restore.report.tables.campaign')}`) })
        expect(await cells.innerText()).toContain(format.integer(2))
        expect(sha256(await readFile(path))).toBe(hash)

        await user.button(t('restore.report.open')).click()
        await page.getByRole('heading', { level: 1, name: t('campaigns.title') }).waitFor()
        expect(await hashesIn(folder)).toContain(hash)
        expect(user.faults).toEqual([])
      })
    },
  )

  test('a file that is something else altogether: said, and nothing is offered to be made of it', async () => {
    await atWorkbench({ language: 'en' }, async (workbench) => {
      const user = new Keeper(workbench, 'en')
      const { page, t } = user
      await user.createsProgram('Acme')
      const letter = Buffer.from('Dear Claire, this is a letter and no program. '.repeat(200))
      const { path, hash } = await harms(user, { name: 'letter', verdict: 'broken', harm: () => letter })
      await page.getByText(t('restore.damaged.foreign')).waitFor()
      expect(await user.button(t('restore.damaged.salvageStart')).count()).toBe(0)
      await user.button(t('restore.damaged.anotherStart')).waitFor()
      await user.looksAround('restore-foreign')
      expect(sha256(await readFile(path))).toBe(hash)
      expect(user.faults).toEqual([])
    })
  })
})
