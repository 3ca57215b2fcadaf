// Moves money in a program until it is killed: bank.ts PROGRAM SETTINGS-FOLDER. Prints “log” when one was left beside the
// program, what it found when it had opened it, then the number of each transfer once it was acknowledged.
import { existsSync, writeSync } from 'node:fs'
import { Program } from '../../../electron/engine/store/program/program'
import { around } from '../around'
import { auditProgram, TRANSFER, transferInProgram } from '../programBank'

const [path = '', settingsFolder = ''] = process.argv.slice(2)
// Not console.log: a line must have left the process when the next transfer begins.
const say = (line: string) => writeSync(1, `${line}\n`)

if (existsSync(`${path}-wal`)) say('log')
say('opening')
const program = await Program.open(path, around(settingsFolder))
let number = await program.read(auditProgram)
say(`found ${number}`)
for (;;) {
  number++
  const next = number
  await program.write(TRANSFER, (db) => transferInProgram(db, next))
  say(`did ${next}`)
}
