// A program with something of every kind in it, each made by the call that makes it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Program } from '../../electron/engine/store/program/program'
import type { Mapping } from '../../shared/contract/import'
import type { PeopleMapping } from '../../shared/contract/people'
import type { CampaignId, WaveId } from '../../shared/model/ids'
import { anOpenProgram, around, CLOSED, first, LATER, type TestEngine } from './builders'
import { aDraft, cellsOf } from './planned'

const answers = [
  { promoters: 3, passives: 2, detractors: 2, segment: 'North' },
  { promoters: 1, passives: 1, detractors: 1, segment: 'South' },
]
export const action = { title: 'Call back', owner: 'Clara', dueOn: '2026-12-01', note: 'She said “no”; d’accord ?' }

/** A program with two waves of which one has answers, an action and a plan, and a file to import. */
export async function aFullProgram() {
  const open = await anOpenProgram([{ ...CLOSED, answers }, LATER])
  const [wave, empty] = open.waves as [WaveId, WaveId]
  const [campaign] = await open.ask('campaign.list', {})
  const { rows } = await open.ask('wave.responses', { wave })
  const response = first(rows).id
  const { id } = await open.ask('action.create', { response, ...action })
  const { dimensions } = await open.ask('wave.get', { wave })
  const dimension = first(dimensions)
  const plan = { wave, draft: aDraft({ target: 8.5, ...cellsOf(dimension, { North: 120 }) }) }
  await open.ask('plan.set', plan)
  const file = aFile(open, 'answers.csv', 25)
  const { id: batch } = await imported(open, file, wave)
  const { id: spare } = await open.ask('campaign.create', { name: 'Spare', kind: 'relational', touchpoint: null })
  for (const name of ['One', 'Two']) {
    await open.ask('wave.create', { campaign: spare, name, opensOn: '2026-01-01', closesOn: '2026-01-31' })
  }
  return { ...open, wave, empty, campaign: campaign?.id as CampaignId, response, action: id, plan, batch, spare }
}

const ROLES = ['score', 'comment', 'company', 'email', 'segment'] as const
export const MAPPING: Mapping = { sheet: null, columns: ROLES.map((role, index) => ({ index, role })) }

/** A CSV file beside the program, of which one row cannot be taken. */
export function aFile(open: TestEngine, name: string, rows: number): string {
  const path = join(open.folder, name)
  const lines = Array.from(
    { length: rows },
    (_, i) => `${i % 11},"Fine, ""${i}"" ; é\n${'x'.repeat(i % 7)}",Company ${i % 5},p${i}@example.com,R${i % 3}`,
  )
  writeFileSync(path, `Score,Comment,Company,E-mail,Region\n${lines.join('\n')}\nhigh,odd,Company 9,z@example.com,R1\n`)
  return path
}

const PEOPLE_ROLES = ['number', 'email', 'name', 'account', 'segment', 'owner'] as const
export const PEOPLE_MAPPING: PeopleMapping = {
  sheet: null,
  kind: 'contacts',
  key: 'email',
  columns: PEOPLE_ROLES.map((role, index) => ({ index, role })),
  blanks: 'keep',
}

/** A list of contacts beside the program: accounts that it knows and new ones, and a line that cannot be taken. */
export function aList(open: TestEngine, name: string): string {
  const path = join(open.folder, name)
  const lines = Array.from(
    { length: 12 },
    (_, i) => `${i},p${i}@example.com,Person ${i},Company ${i % 7},R${i % 2},Clara`,
  )
  writeFileSync(path, `Id,E-mail,Full name,Company,Region,Owner\n${lines.join('\n')}\n9,nobody,x,y,z,\n`)
  return path
}

export async function imported(open: TestEngine, path: string, wave: WaveId) {
  const file = open.token(path)
  return open.ask('import.run', { file, mapping: MAPPING, wave, again: true })
}

export type Full = Awaited<ReturnType<typeof aFullProgram>>

/** The same file for a while without the engine. */
export async function onFile<T>(open: Full, work: (program: Program) => Promise<T>): Promise<T> {
  await open.engine.close()
  const program = await Program.open(open.path, around(open.folder))
  const result = await work(program)
  await program.close()
  await open.ask('program.open', { file: open.token(open.path) })
  return result
}
