// The explicit list of steps, and the walk along it. A program from a newer version is refused, never guessed at.

import type { Database } from 'sql.js'
import { refuse } from '../../../../shared/failure'
import { writableFor } from '../database'
import { pragma } from '../pragma'
import { step as firstShape } from './010-first-shape'
import { step as trail } from './020-trail'
import { step as people } from './030-people'
import { step as plans } from './040-plans'
import type { Step } from './step'

export const STEPS: readonly Step[] = ordered([firstShape, trail, people, plans])

/** The shape that this version of the workbench writes. */
export const NEWEST = Math.max(...STEPS.map((step) => step.version))

/** Marks an SQLite file as a program of the workbench: “NPSW” in ASCII. */
export const APPLICATION_ID = 0x4e505357

function ordered(steps: readonly Step[]): readonly Step[] {
  steps.forEach((step, i) => {
    const before = steps[i - 1]
    if (before && before.version >= step.version) throw new Error(`Migration ${step.version} is out of order`)
  })
  return steps
}

export function versionOf(database: Database): number {
  return Number(pragma(database, 'user_version') ?? 0)
}

export const isBehind = (database: Database): boolean => versionOf(database) < NEWEST

/** Whether some version of the workbench left a program at this step; 0 is a file before its first. */
export const isKnown = (database: Database): boolean =>
  [0, ...STEPS.map((step) => step.version)].includes(versionOf(database))

/** Refuses a program whose shape this version does not know: `program-from-newer-version`. */
export function refuseFuture(database: Database, file: string): void {
  const from = versionOf(database)
  if (from > NEWEST) throw refuse('program-from-newer-version', { file, fileVersion: from, appVersion: NEWEST })
}

/**
 * Brings a program to the newest shape (or, in tests, to `target`), each step in one transaction.
 * Refuses with `program-from-newer-version`; `file` is for that sentence.
 */
export function migrate(database: Database, file: string, target = NEWEST): void {
  refuseFuture(database, file)
  const from = versionOf(database)
  const due = STEPS.filter((step) => step.version > from && step.version <= target)
  for (const step of due) {
    database.run('BEGIN IMMEDIATE')
    try {
      step.up(writableFor(database))
      database.run(`PRAGMA user_version = ${step.version}`)
      database.run(`PRAGMA application_id = ${APPLICATION_ID}`)
      database.run('COMMIT')
    } catch (error) {
      database.run('ROLLBACK')
      throw error
    }
  }
}
