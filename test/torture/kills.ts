// kill −9: processes move money in a program and are killed at any moment; each next one says what it found.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '../../electron/engine/sample/random'
import { Program } from '../../electron/engine/store/program/program'
import { around } from './around'
import { startChild } from './child'
import { auditProgram, foundInProgram } from './programBank'

export interface KillToll {
  kills: number
  /** Transfers that were acknowledged. */
  acknowledged: number
  /** Kills after which the next process found a log beside the file: it had work to do. */
  interrupted: number
  /** One line for each loss. */
  bad: string[]
}

/** The longest that a process lives after it began to open the program. */
const LIFE_MS = 120

/** `script` is the built children/bank.ts. The next process opens what the last one left. */
export async function kills(script: string, folder: string, seed: number, count: number): Promise<KillToll> {
  const random = createRandom(seed)
  const path = join(folder, `kills-${seed}.npsw`)
  const settings = join(folder, `kills-settings-${seed}`)
  const program = await Program.create(path, { name: 'Kills', createdAt: '2026-01-01T00:00:00.000Z' }, around(settings))
  await program.write('campaign.create', foundInProgram)
  await program.close()

  const toll: KillToll = { kills: 0, acknowledged: 0, interrupted: 0, bad: [] }
  let acknowledged = 0
  while (toll.kills < count) {
    const child = startChild(script, [path, settings])
    await child.line('opening')
    // Half of them are killed once they write, the others wherever they are.
    if (random.next() < 0.5) await child.line('found').catch((error) => toll.bad.push(`seed ${seed}: ${error}`))
    await pause(random.next() * LIFE_MS)
    await child.kill()
    toll.kills++
    const told = (word: string) => child.lines.filter((line) => line.startsWith(word)).map((line) => numberIn(line))
    const [found] = told('found')
    if (found !== undefined) {
      if (found !== acknowledged && found !== acknowledged + 1) {
        toll.bad.push(`seed ${seed}, kill ${toll.kills}: ${acknowledged} were acknowledged, ${found} found`)
      }
      acknowledged = found
    }
    const done = told('did').at(-1)
    if (done !== undefined) {
      toll.acknowledged += done - acknowledged
      acknowledged = done
    }
    if (child.lines.includes('log')) toll.interrupted++
  }
  await finalCheck(path, settings, acknowledged).catch((error) => toll.bad.push(`seed ${seed}, at the end: ${error}`))
  return toll
}

const numberIn = (line: string): number => Number(line.split(' ')[1])

/** The lock of the last dead process is taken over here, in this one. */
async function finalCheck(path: string, settings: string, acknowledged: number): Promise<void> {
  const program = await Program.open(path, around(settings))
  try {
    const found = await program.read(auditProgram)
    if (found !== acknowledged && found !== acknowledged + 1)
      throw new Error(`${acknowledged} were acknowledged, ${found} found`)
  } finally {
    await program.close()
  }
}
