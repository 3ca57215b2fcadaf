// The plan's screens with 500 cells: sorting, filtering and typing in them, and the goal calculator. From the user's event
// to the changed screen, in a real browser against the real host; in English, which every label here is found by.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { User } from '../e2e/user'
import { closeBrowser, installedBrowser, openWorkbench } from '../e2e/workbench'
import { answerTime } from './answerTime'
import { type Figure, median } from './figure'

const NAME = 'plan'
const TARGET_MS = 100
const TIMES = 7
const GROUPS = 25
const SIZES = 20
const CELLS = GROUPS * SIZES
const ANSWERS_PER_CELL = 4

/** Answers of every cell of a crossing of two columns. */
function answersCsv(): string {
  const lines = ['Answered at,How likely are you to recommend us?,Sector,Region']
  for (let group = 1; group <= GROUPS; group++) {
    for (let size = 1; size <= SIZES; size++) {
      for (let answer = 0; answer < ANSWERS_PER_CELL; answer++) {
        const score = (group * 3 + size * 5 + answer * 4) % 11
        const day = String(1 + ((group + size + answer) % 28)).padStart(2, '0')
        lines.push(`2026-01-${day},${score},Sector ${group},Region ${size}`)
      }
    }
  }
  return lines.join('\n')
}

export async function planRun(): Promise<Figure[]> {
  if (!installedBrowser()) {
    console.error('There is no browser here to look at the window with.')
    return []
  }
  const folder = await mkdtemp(join(tmpdir(), 'nps-bench-'))
  const workbench = await openWorkbench({ language: 'en' })
  try {
    const csv = join(folder, 'cells.csv')
    await writeFile(csv, answersCsv())
    const user = new User(workbench.page, 'en')
    await prepared(user, csv)
    return (await measured(user)).map(([measure, value]) => ({
      bench: NAME,
      measure,
      value,
      unit: 'ms',
      peer: null,
      peerValue: null,
      ratio: null,
      target: TARGET_MS,
      targetOf: 'value',
    }))
  } finally {
    await workbench.close()
    await closeBrowser()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A closed wave with answers in every cell, and the form of its plan open by both dimensions. */
async function prepared(user: User, csv: string): Promise<void> {
  const { page, t } = user
  await user.createsProgram('Bench')
  await user.createsCampaign('Bench')
  await user.createsWave('All', '2026-01-01', '2026-01-31', 20_000)
  await user.opensWave('All')
  await user.startsImport()
  await user.choosesFile(csv)
  await user.confirmsImportOf(CELLS * ANSWERS_PER_CELL)
  await page.getByRole('link', { name: t('import.report.results') }).click()
  await user.goesTo('plan')
  await page.getByRole('combobox', { name: t('plan.form.and') }).click()
  await page.getByRole('option', { name: 'Region', exact: true }).click()
  await page.getByText(t('plan.form.cellsHint', { count: CELLS, number: String(CELLS) })).waitFor()
}

/** The middle of several tries; the first, which the browser has not compiled yet, does not count. */
async function tried(once: (round: number) => Promise<number>): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round <= TIMES; round++) {
    const took = await once(round)
    if (round > 0) taken.push(took)
  }
  return median(taken)
}

async function measured(user: User): Promise<[measure: string, value: number][]> {
  const { page, t } = user
  const live = '.plan-take'
  // Each digit takes the place of the one before: a list of so few is asked as a whole, and the sum changes with it.
  const type = (field: Locator, watched: string) =>
    tried(async (round) => {
      await field.focus()
      await page.keyboard.press('ControlOrMeta+A')
      return answerTime(page, 'input', watched, () => page.keyboard.press(String(1 + (round % 9))))
    })

  const first = page.getByRole('textbox', {
    name: t('plan.form.populationOf', { segment: 'Sector 1 · Region 1' }),
    exact: true,
  })
  await page.locator(`${live} dd`).first().waitFor()
  const population = await type(first, live)
  const finding = page.getByRole('textbox', { name: t('plan.form.find') })
  const found = await filtered(user, finding, '.plan-cells tbody')

  await finding.fill('')
  await user.button(t('plan.form.save')).click()
  const table = '.plan-track tbody'
  await page.locator(table).waitFor()
  const headers = page.locator('.plan-track thead button')
  const count = await headers.count()
  // The mark in the header and the rows are drawn together; equal rows keep their places.
  const sort = await tried((round) =>
    answerTime(page, 'click', '.plan-track', () => headers.nth(round % count).click()),
  )
  const search = await filtered(user, page.getByRole('textbox', { name: t('plan.track.search') }), table)

  await user.goes(`${new URL(page.url()).hash.slice(1)}?view=goal`)
  const slider = page.getByRole('slider').first()
  await slider.waitFor()
  await slider.focus()
  const moved = await tried((round) =>
    answerTime(page, 'keydown', '.plan-sentences', () =>
      page.keyboard.press(round % 2 === 0 ? 'ArrowRight' : 'PageUp'),
    ),
  )
  return [
    [`a population typed, ${CELLS} cells, to the new estimate`, population],
    [`segments filtered in the form, ${CELLS} cells`, found],
    [`the tracking table sorted, ${CELLS} cells`, sort],
    [`the tracking table filtered, ${CELLS} cells`, search],
    ['a slider of the goal calculator moved, to the new sentence', moved],
  ]
}

/** A letter at a time, and back again. */
function filtered({ page }: User, field: Locator, table: string): Promise<number> {
  return tried(async (round) => {
    await field.focus()
    // An even round narrows the list, an odd one widens it again.
    const key = round % 2 === 0 ? '7' : 'Backspace'
    return answerTime(page, 'input', table, () => page.keyboard.press(key))
  })
}
