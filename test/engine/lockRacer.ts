// One of the processes that race for a lock: node --import tsx lockRacer.ts. It says "ready"; for each line "PATH START"
// on its standard input it waits for that moment, tries, and answers with "won" or why not. Having won, it holds the lock
// until the next line, and says "released" and whether it still had it.
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { ProgramLock } from '../../electron/engine/store/program/lock'
import { Refusal } from '../../shared/failure'

const say = (line: string) => process.stdout.write(`${line}\n`)

let held: ProgramLock | null = null
say('ready')
for await (const line of createInterface({ input: process.stdin })) {
  if (held) {
    const had = held.check()
    await held.release()
    held = null
    say(`released ${had}`)
    continue
  }
  const [path = '', start] = line.split('\t')
  await pause(Math.max(0, Number(start) - Date.now()))
  try {
    held = await ProgramLock.take(path, { who: `racer ${process.pid}`, clock: () => new Date() })
    say('won')
  } catch (error) {
    say(error instanceof Refusal ? error.failure.code : String(error))
  }
}
