// Several workbenches open one program at once: one gets it, the others are told who has it; when that one dies, the next
// gets it, and again only one.
import { join } from 'node:path'
import { createRandom } from '../../electron/engine/sample/random'
import { Program } from '../../electron/engine/store/program/program'
import { around } from './around'
import { type Child, startChild } from './child'

export interface RaceToll {
  races: number
  bad: string[]
}

const RACERS = 4

/** `script` is the built children/calls.ts. From the second race on, the lock of a dead winner lies in the way. */
export async function races(script: string, folder: string, seed: number, count: number): Promise<RaceToll> {
  const random = createRandom(seed)
  const path = join(folder, `races-${seed}.npsw`)
  const created = { name: 'Races', createdAt: '2026-01-01T00:00:00.000Z' }
  await (await Program.create(path, created, around(join(folder, 'settings')))).close()
  const toll: RaceToll = { races: 0, bad: [] }
  for (; toll.races < count; toll.races++) {
    const racers = Array.from({ length: RACERS }, () => startChild(script, [folder, callsOn(path)]))
    try {
      const answers = await Promise.all(racers.map((racer) => racer.line('done').then(() => answerOf(racer))))
      const won = answers.filter((answer) => answer.startsWith('answered'))
      if (won.length !== 1)
        toll.bad.push(`seed ${seed}, race ${toll.races}: ${won.length} have it: ${answers.join(' ')}`)
      for (const answer of answers) {
        const fault = answer.startsWith('refused') ? faultOf(answer) : null
        if (fault) toll.bad.push(`seed ${seed}, race ${toll.races}: ${fault}`)
      }
    } catch (error) {
      toll.bad.push(`seed ${seed}, race ${toll.races}: ${error}`)
    } finally {
      // In any order: the winner's death must not hang on the others'.
      for (const racer of random.shuffled(racers)) await racer.kill()
    }
  }
  return toll
}

const callsOn = (path: string) => JSON.stringify([['program.open', { file: path }]])

const answerOf = ({ lines }: Child): string =>
  lines.find((line) => line.startsWith('answered') || line.startsWith('refused')) ?? 'nothing'

/** What is wrong with a refusal; null: nothing. */
function faultOf(answer: string): string | null {
  const { code, facts } = JSON.parse(answer.slice('refused program.open '.length))
  if (code !== 'program-in-use') return `refused with ${code}`
  const age = Date.now() - Date.parse(facts.since)
  if (!facts.who || facts.here !== true || !(age >= 0 && age < 600_000)) return `held by ${JSON.stringify(facts)}`
  return null
}
