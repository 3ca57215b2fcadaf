// The trail: what every write leaves behind, and the way back and forth along it, down to the last column.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { Program } from '../../electron/engine/store/program'
import { all, run, sql } from '../../electron/engine/store/sql'
import type { CallInput, CallName } from '../../shared/contract'
import type { TrailEntry } from '../../shared/contract/history'
import type { CampaignId, ResponseId, WaveId } from '../../shared/model/ids'
import { anOpenProgram, around, CLOSED, first, LATER, NOW, type TestEngine } from './builders'
import { dumpOfCopy as dump } from './dump'

type Open = Awaited<ReturnType<typeof anOpenProgram>>

const answers = [
  { promoters: 3, passives: 2, detractors: 2, segment: 'North' },
  { promoters: 1, passives: 1, detractors: 1, segment: 'South' },
]
const action = { title: 'Call back', owner: 'Clara', dueOn: '2026-12-01', note: 'She said “no”; d’accord ?' }

/** A program with two waves of which one has answers, an action and a plan, and a file to import. */
async function aFullProgram() {
  const open = await anOpenProgram([{ ...CLOSED, answers }, LATER])
  const [wave, empty] = open.waves as [WaveId, WaveId]
  const [campaign] = await open.ask('campaign.list', {})
  const { rows } = await open.ask('wave.responses', { wave })
  const response = first(rows).id
  const { id } = await open.ask('action.create', { response, ...action })
  const { dimensions } = await open.ask('wave.get', { wave })
  const dimension = first(dimensions)
  const segments = dimension.segments.map((segment) => segment.id)
  const plan = {
    wave,
    dimension: dimension.id,
    confidence: 0.95,
    target: 8.5,
    populations: segments.map((segment, i) => ({ segment, population: i === 0 ? 120 : null })),
  }
  await open.ask('plan.set', plan)
  const file = aFile(open, 'answers.csv', 25)
  const { id: batch } = await imported(open, file, wave)
  return { ...open, wave, empty, campaign: campaign?.id as CampaignId, response, action: id, plan, batch }
}

function aFile(open: TestEngine, name: string, rows: number): string {
  const path = join(open.folder, name)
  const lines = Array.from(
    { length: rows },
    (_, i) => `${i % 11},"Fine, ""${i}"" ; é\n${'x'.repeat(i % 7)}",Company ${i % 5},p${i}@example.com,R${i % 3}`,
  )
  writeFileSync(path, `Score,Comment,Company,E-mail,Region\n${lines.join('\n')}\nhigh,odd,Company 9,z@example.com,R1\n`)
  return path
}

async function imported(open: TestEngine, path: string, wave: WaveId) {
  const file = open.token(path)
  const roles = ['score', 'comment', 'company', 'email', 'segment'] as const
  const mapping = { sheet: null, columns: roles.map((role, index) => ({ index, role })) }
  return open.ask('import.run', { file, mapping, wave, again: true })
}

type Full = Awaited<ReturnType<typeof aFullProgram>>

/** Every call of the contract that writes, with the smallest input that changes something. */
const WRITES: { [N in CallName]?: (full: Full) => CallInput<N> | Promise<CallInput<N>> } = {
  'program.update': () => ({ name: 'Another', confidence: 0.8, minimumN: 40, retentionMonths: 24 }),
  'campaign.create': () => ({ name: 'Support', kind: 'transactional', touchpoint: 'support' }),
  'campaign.update': ({ campaign }) => ({ campaign, name: 'Renamed', kind: 'transactional', touchpoint: 'renewal' }),
  'wave.create': ({ campaign }) => ({
    campaign,
    name: 'New',
    opensOn: '2026-01-01',
    closesOn: '2026-01-31',
    invited: 9,
  }),
  'wave.update': ({ wave }) => ({ wave, name: 'Moved', opensOn: '2026-06-30', invited: 400 }),
  'wave.remove': ({ empty }) => ({ wave: empty }),
  'plan.set': ({ plan }) => ({ ...plan, target: 11, populations: [] }),
  'plan.remove': ({ wave }) => ({ wave }),
  'action.create': ({ response }) => ({ response, ...action, title: 'Another', owner: null }),
  'action.update': ({ action: id }) => ({ action: id, status: 'done', owner: null, note: 'Settled' }),
  'import.undo': ({ batch }) => ({ batch }),
  'import.run': (open) => {
    const columns = (['score', 'comment', 'company', 'email', 'segment'] as const).map((role, index) => ({
      index,
      role,
    }))
    const file = open.token(aFile(open, 'more.csv', 60))
    return { file, mapping: { sheet: null, columns }, wave: open.wave, again: true }
  },
}

describe('undo and redo bring back every row as it was', () => {
  it.each(Object.keys(WRITES) as CallName[])('%s', async (name) => {
    const full = await aFullProgram()
    const input = await WRITES[name]?.(full)
    const before = await dump(full)
    await full.ask(name, input as CallInput<typeof name>)
    const after = await dump(full)
    expect(after).not.toBe(before)
    for (let round = 0; round < 2; round += 1) {
      const undone = await full.ask('history.undo', {})
      expect(undone).toMatchObject({ call: 'history.undo', of: { call: name } })
      expect(await dump(full)).toBe(before)
      const redone = await full.ask('history.redo', {})
      expect(redone).toMatchObject({ call: 'history.redo', of: { call: name } })
      expect(await dump(full)).toBe(after)
    }
  })
})
