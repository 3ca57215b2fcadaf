// The long run: tsx test/torture/index.ts --minutes N [--seed S]. Goes round all tortures with ever new seeds, prints a line
// for each and a summary. Leaves with 1 when anything was lost or broken, 2 when it was asked for wrongly.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { built } from '../fixtures/built'
import { faults } from './faults'
import { importKills } from './importKills'
import { kills } from './kills'
import { powerCuts } from './powerCut'
import { races } from './races'
import { upgradeKills } from './upgradeKills'

/** What one round of one torture did, and what it found. */
interface Round {
  counts: Record<string, number>
  bad: readonly string[]
}

interface Given {
  seed: number
  folder: string
  /** Built scripts. */
  bank: string
  calls: string
}

const TORTURES: Record<string, (given: Given) => Promise<Round>> = {
  async powercut({ seed }) {
    const counts = { lives: 0, 'power cuts': 0 }
    const bad: string[] = []
    for (let life = 0; life < 20; life++) {
      const toll = await powerCuts({ seed: seed * 1000 + life })
      counts.lives++
      counts['power cuts'] += toll.cuts
      bad.push(...toll.bad)
    }
    return { counts, bad }
  },
  async faults({ seed, folder }) {
    const { transfers, refused, counts, cuts, bad } = await faults(folder, seed, 500)
    const failures = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return { counts: { transfers, refused, faults: failures, 'power cuts': cuts }, bad }
  },
  async kill9({ seed, folder, bank }) {
    const { kills: killed, acknowledged, bad } = await kills(bank, folder, seed, 40)
    return { counts: { kills: killed, transfers: acknowledged }, bad }
  },
  async racers({ seed, folder, calls }) {
    const { races: run, bad } = await races(calls, folder, seed, 5)
    return { counts: { races: run }, bad }
  },
  async import({ seed, folder, calls }) {
    const { kills: killed, bad } = await importKills(calls, folder, { seed, kills: 4, rows: 1_000_000 })
    return { counts: { kills: killed }, bad }
  },
  async upgrade({ seed, folder, calls }) {
    const { kills: killed, bad } = await upgradeKills(calls, folder, { seed, kills: 8, events: 50_000 })
    return { counts: { kills: killed }, bad }
  },
}

/** Runs until the time is over, each torture at least once. */
async function run(minutes: number, firstSeed: number): Promise<number> {
  const end = Date.now() + minutes * 60_000
  const total: Record<string, number> = {}
  const bad: string[] = []
  for (let seed = firstSeed; seed === firstSeed || Date.now() < end; seed++) {
    for (const [name, torture] of Object.entries(TORTURES)) {
      if (seed > firstSeed && Date.now() >= end) break
      const round = await inFolder((given) => torture({ ...given, seed }))
      for (const [what, count] of Object.entries(round.counts)) total[what] = (total[what] ?? 0) + count
      bad.push(...round.bad)
      console.log(`${name.padEnd(8)}  seed ${seed}  ${listed(round.counts)}  ${verdict(round.bad)}`)
      for (const line of round.bad) console.log(`  ${line}`)
    }
  }
  console.log(`\nin all: ${listed(total)}`)
  console.log(bad.length === 0 ? 'nothing lost, nothing broken' : `${bad.length} faults; repeat with the seeds above`)
  return bad.length === 0 ? 0 : 1
}

async function inFolder(work: (given: Omit<Given, 'seed'>) => Promise<Round>): Promise<Round> {
  const folder = await mkdtemp(join(tmpdir(), 'nps-torture-'))
  try {
    const child = (name: string) => built(join(import.meta.dirname, 'children', `${name}.ts`), folder)
    return await work({ folder, bank: await child('bank'), calls: await child('calls') })
  } catch (error) {
    // A torture that could not be carried out to its end has found something, too.
    return { counts: {}, bad: [error instanceof Error ? (error.stack ?? error.message) : String(error)] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const listed = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')

const verdict = (bad: readonly string[]) => (bad.length === 0 ? 'ok' : `${bad.length} BAD`)

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } } })
const minutes = Number(values.minutes)
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed)
if (minutes >= 0 && Number.isInteger(seed)) {
  process.exitCode = await run(minutes, seed)
} else {
  console.error('usage: npm run torture -- --minutes N [--seed S]')
  process.exitCode = 2
}
