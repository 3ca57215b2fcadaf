// What the engine's tests are built from: a folder, an engine in it, and programs with just the answers a test needs.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createEngine, type DispatchOptions, type Engine, type Given } from '../../electron/engine'
import { Backups } from '../../electron/engine/store/backups/backups'
import { addCampaign, addWave } from '../../electron/engine/store/campaigns'
import type { WriteDb } from '../../electron/engine/store/database'
import { type Around, Program } from '../../electron/engine/store/program/program'
import { all, insert, run, sql } from '../../electron/engine/store/sql'
import type { CallInput, CallName, CallOutput } from '../../shared/contract'
import { type Failure, Refusal } from '../../shared/failure'
import type { WaveId } from '../../shared/model/ids'
import type { EngineSettings, FileToken } from '../../shared/wire'

export const TODAY = '2026-11-22'
export const NOW = `${TODAY}T10:00:00.000Z`
const clock = () => new Date(NOW)

/** A folder of the test's own, removed when the test has ended. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nps-engine-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What a program needs around it, with its settings and backups in `folder`. */
export function around(folder: string, more: Partial<Around> = {}): Around {
  const settingsFolder = join(folder, 'settings')
  const log = () => undefined
  const backups = new Backups({ folder: join(settingsFolder, 'backups'), clock, log })
  return { clock, who: () => 'Tester', log, backups, settingsFolder, ...more }
}

export interface TestEngine {
  folder: string
  engine: Engine
  /** What the engine logged. */
  lines: string[]
  /** The value of a call; a failure is thrown as its refusal. */
  ask<N extends CallName>(name: N, input: CallInput<N>, options?: DispatchOptions): Promise<CallOutput<N>>
  /** The failure of a call; a call that succeeds is an error of the test. */
  failure(name: string, input: unknown, options?: DispatchOptions): Promise<Failure>
  /** A token for a path; its name is the path's last part. */
  token(path: string): FileToken
}

/** An engine whose day is `TODAY` unless told otherwise; replies are checked against their schemas. */
export function anEngine(given: Given & { folder?: string; settings?: Partial<EngineSettings> } = {}): TestEngine {
  const folder = given.folder ?? aFolder()
  const lines: string[] = []
  const settings = {
    settingsFolder: join(folder, 'settings'),
    programsFolder: join(folder, 'programs'),
    systemLanguages: ['fr-FR'],
    appVersion: '0.0.0',
    checkReplies: true,
    ...given.settings,
  }
  const engine = createEngine(settings, { clock, account: () => 'Tester', log: (line) => lines.push(line), ...given })
  onTestFinished(() => engine.close())
  return {
    folder,
    engine,
    lines,
    async ask(name, input, options) {
      const reply = await engine.dispatch(name, input, options)
      if (!reply.ok) throw new Refusal(reply.failure)
      return reply.value as CallOutput<typeof name>
    },
    async failure(name, input, options) {
      const reply = await engine.dispatch(name, input, options)
      if (reply.ok) throw new Error(`${name} was answered with ${JSON.stringify(reply.value)}`)
      return reply.failure
    },
    token(path) {
      engine.grant(path, path)
      return { token: path, name: basename(path) }
    },
  }
}

/** The failure with which a promise is refused; anything else is an error of the test. */
export async function refusal(promise: Promise<unknown>): Promise<Failure> {
  const ended = await promise.then(
    (value) => new Error(`it was answered with ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )
  if (ended instanceof Refusal) return ended.failure
  throw ended
}

/** The first of some; none is an error of the test. */
export function first<T>(items: readonly T[]): T {
  const [item] = items
  if (item === undefined) throw new Error('one was expected')
  return item
}

/** Answers as counts of promoters (10), passives (8) and detractors (3), with the value of one segment. */
export interface Answers {
  promoters: number
  passives: number
  detractors: number
  segment?: string
}

export interface WaveScript {
  name: string
  opensOn: string
  closesOn: string
  invited?: number
  answers?: readonly Answers[]
  /** What else is to stand in it. */
  more?: (db: WriteDb, wave: number) => void
}

export const CLOSED: WaveScript = { name: 'Closed', opensOn: '2026-07-01', closesOn: '2026-07-31' }
export const LATER: WaveScript = { name: 'Later', opensOn: '2026-10-01', closesOn: '2026-10-31' }
/** Twenty days of which `TODAY` is the tenth. */
export const OPEN: WaveScript = { name: 'Open', opensOn: '2026-11-13', closesOn: '2026-12-02' }
export const PLANNED: WaveScript = { name: 'Planned', opensOn: '2027-02-01', closesOn: '2027-02-20' }

/** The name of the one dimension of built programs. */
export const DIMENSION = 'Sector'

/** Writes a program file with one relational campaign of these waves, oldest first; returns its path. */
export async function aProgramFile(
  folder: string,
  waves: readonly WaveScript[] = [],
  name = 'test.npsw',
): Promise<string> {
  const path = join(folder, name)
  const program = await Program.create(path, { name: 'Test', createdAt: NOW }, around(folder))
  await program.write('campaign.create', (db) => fillWaves(db, waves))
  await program.close()
  return path
}

/** An engine with such a program open, and the ids of its waves in the order given. */
export async function anOpenProgram(
  waves: readonly WaveScript[] = [],
  given: Parameters<typeof anEngine>[0] = {},
): Promise<TestEngine & { path: string; waves: WaveId[] }> {
  const engine = anEngine(given)
  const path = await aProgramFile(engine.folder, waves)
  await engine.ask('program.open', { file: engine.token(path) })
  const [campaign] = await engine.ask('campaign.list', {})
  const idOf = (name: string) => {
    const id = campaign?.waves.find((wave) => wave.name === name)?.id
    if (id === undefined) throw new Error(`there is no wave ${name}`)
    return id
  }
  return { ...engine, path, waves: waves.map((wave) => idOf(wave.name)) }
}

function fillWaves(db: WriteDb, waves: readonly WaveScript[]): void {
  const campaign = addCampaign(db, { name: 'Relational', kind: 'relational', touchpoint: null }, NOW)
  for (const { name, opensOn, closesOn, invited = null, answers = [], more } of waves) {
    const wave = addWave(db, campaign, { name, opens_on: opensOn, closes_on: closesOn, invited }, NOW)
    for (const some of answers) addAnswers(db, wave, some)
    more?.(db, wave)
  }
}

/** Adds answers to a wave, as an import would. */
export function addAnswers(db: WriteDb, wave: number, { promoters, passives, detractors, segment }: Answers): void {
  const place = segment === undefined ? null : placeOf(db, segment)
  for (const [score, count] of [
    [10, promoters],
    [8, passives],
    [3, detractors],
  ] as const) {
    for (let i = 0; i < count; i++) {
      const id = insert(db, sql`INSERT INTO response (wave_id, score) VALUES (${wave}, ${score})`)
      if (!place) continue
      run(
        db,
        sql`INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score)
            VALUES (${id}, ${place.dimension}, ${place.segment}, ${wave}, ${score})`,
      )
    }
  }
}

function placeOf(db: WriteDb, segment: string): { dimension: number; segment: number } {
  run(db, sql`INSERT OR IGNORE INTO dimension (name) VALUES (${DIMENSION})`)
  const [dimension] = all<{ id: number }>(db, sql`SELECT id FROM dimension WHERE name = ${DIMENSION}`)
  if (!dimension) throw new Error('the dimension was just stored')
  run(db, sql`INSERT OR IGNORE INTO segment (dimension_id, name) VALUES (${dimension.id}, ${segment})`)
  const [found] = all<{ id: number }>(db, sql`SELECT id FROM segment WHERE name = ${segment}`)
  if (!found) throw new Error('the segment was just stored')
  return { dimension: dimension.id, segment: found.id }
}
