// A program with answers, and the backups that are made of it.
import { join } from 'node:path'
import { Backups } from '../../electron/engine/store/backups/backups'
import { Program } from '../../electron/engine/store/program/program'
import { aFolder, aProgramFile, around, CLOSED, NOW } from './builders'

export const ANSWERS = [{ promoters: 9, passives: 7, detractors: 4, segment: 'A' }]
/** What a program with them holds. */
export const HOLDS = { campaigns: 1, waves: 1, responses: 20, actions: 0 }

interface OpenFile {
  folder: string
  path: string
  program: Program
  backups: Backups
  lines: string[]
  /** Moves the clock. */
  at(moment: string): void
}

/** An open program with twenty answers, and backups whose clock the test moves. */
export async function anOpenFile(): Promise<OpenFile> {
  const folder = aFolder()
  const path = await aProgramFile(folder, [{ ...CLOSED, answers: ANSWERS }])
  const lines: string[] = []
  let now = NOW
  const clock = () => new Date(now)
  const backups = new Backups({ folder: join(folder, 'kept'), clock, log: (line) => lines.push(line) })
  const program = await Program.open(path, around(folder, { backups, clock }))
  return {
    folder,
    path,
    program,
    backups,
    lines,
    at: (moment) => {
      now = moment
    },
  }
}
