// The call itself, through a real engine and a real program: files on disk, and refusals that leave none behind.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../electron/engine'

let folder: string
let engine: Engine
let campaign: number
let wave: number
let empty: number

async function value<T>(name: string, input: unknown): Promise<T> {
  const reply = await engine.dispatch(name, input)
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
  return reply.value as T
}

/** A place to save to, as a host would grant it. */
function target(name: string) {
  engine.grant(name, join(folder, name))
  return { token: name, name }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nps-report-'))
  engine = createEngine({
    settingsFolder: folder,
    programsFolder: join(folder, 'programs'),
    systemLanguages: ['en'],
    appVersion: '0.0.0',
    checkReplies: true,
  })
  await value('program.openSample', {})
  const campaigns = await value<{ id: number; waves: { id: number; status: string; score: { n: number } }[] }[]>(
    'campaign.list',
    {},
  )
  const first = campaigns.find(({ waves }) => waves.some(({ status }) => status === 'closed'))
  campaign = first?.id ?? 0
  wave = first?.waves.find(({ score }) => score.n > 0)?.id ?? 0
  const fields = { name: 'Empty', opensOn: '2031-01-01', closesOn: '2031-01-31', invited: null }
  empty = (await value<{ id: number }>('wave.create', { campaign, ...fields })).id
})

afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

it('writes each chart of a wave where it was told, in the size it says', async () => {
  for (const chart of ['trend', 'distribution', 'categories', 'segments']) {
    const png = await value('report.chart', { chart, wave, format: 'png', language: 'fr', to: target(`${chart}.png`) })
    const bytes = await readFile(join(folder, `${chart}.png`))
    expect(png).toEqual({ bytes: bytes.length, width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) })
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    await value('report.chart', { chart, wave, format: 'svg', language: 'en', to: target(`${chart}.svg`) })
    expect((await readFile(join(folder, `${chart}.svg`), 'utf8')).trimEnd().endsWith('</svg>')).toBe(true)
  }
})

it('refuses what has no figures, and leaves no file behind', async () => {
  for (const chart of ['distribution', 'categories', 'segments', 'plan']) {
    const to = target(`nothing-${chart}.png`)
    const reply = await engine.dispatch('report.chart', { chart, wave: empty, format: 'png', language: 'en', to })
    expect(reply).toEqual({ ok: false, failure: { code: 'nothing-to-draw', facts: { chart } } })
  }
  expect((await readdir(folder)).filter((name) => name.startsWith('nothing-'))).toEqual([])
})

it('refuses a wave that does not exist, and a place that no host has granted', async () => {
  const order = { chart: 'trend', format: 'png', language: 'en' }
  const missing = await engine.dispatch('report.chart', { ...order, wave: 999_999, to: target('missing.png') })
  expect(missing).toMatchObject({ ok: false, failure: { code: 'not-found' } })
  const strange = await engine.dispatch('report.chart', { ...order, wave, to: { token: 'strange', name: 'x.png' } })
  expect(strange).toMatchObject({ ok: false, failure: { code: 'unknown-file' } })
})
