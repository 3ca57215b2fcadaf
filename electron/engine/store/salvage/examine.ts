// Looks at a file that does not open and says what is wrong with it. Not a byte of it is changed.
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Database } from 'sql.js'
import type { Findings } from '../../../../shared/contract/program'
import { refuse } from '../../../../shared/failure'
import { nodeDisk } from '../disk/nodeDisk'
import { abandon, openPlain } from '../disk/open'
import { OverlayDisk } from '../disk/overlay'
import { errorCode, unread } from '../file'
import { hasTable, holdingsOf } from '../holdings'
import { APPLICATION_ID, isKnown, NEWEST, versionOf } from '../migrations'
import { pragma } from '../pragma'
import { readableIn } from './salvage'
import { pagesOf } from './trees'

/** So many of the faults are told; one is enough to know that it is broken. */
const MOST_PROBLEMS = 20

/** Refuses with `file-missing`, `file-unreadable`. */
export async function examine(path: string, breathe: () => Promise<void>): Promise<Findings> {
  const [file, folder] = [basename(path), dirname(path)]
  const bytes = await refuseUnreadable(path)
  const found = { file, folder, bytes, expectedBytes: null, problems: [], readable: null }
  if (bytes === 0) return { ...found, verdict: 'empty' }
  const { isDatabase, expectedBytes, cutOff } = outside(path, bytes)
  if (!isDatabase) return { ...found, verdict: 'not-a-database', readable: await readableIn(path, breathe) }
  const { problems, readable } = await inside(path)
  if (!cutOff && problems.length === 0) return { ...found, expectedBytes, verdict: 'sound', readable }
  return {
    ...found,
    expectedBytes,
    verdict: cutOff ? 'cut-off' : 'broken',
    problems,
    readable: readable ?? (await readableIn(path, breathe)),
  }
}

/** The size of a file that can be read. Refuses with `file-missing`, `file-unreadable`. */
export async function refuseUnreadable(path: string): Promise<number> {
  const file = basename(path)
  try {
    const found = await stat(path)
    await access(path, constants.R_OK)
    if (!found.isFile()) throw refuse('file-unreadable', { file, reason: 'EISDIR' })
    return found.size
  } catch (error) {
    throw errorCode(error) === 'unknown' ? error : unread(error, file)
  }
}

/** What the beginning of the file says, against its size; pages that lie in its log are not missing. */
function outside(path: string, bytes: number) {
  const pages = pagesOf(path)
  try {
    const { expected, pageSize } = pages
    let missing = false
    for (let number = 1; number <= (expected ?? 0) && !missing; number++) missing = !pages.has(number)
    return {
      isDatabase: pages.header !== null,
      expectedBytes: expected === null ? null : expected * pageSize,
      // A last page cut short is filled up with zeros in silence by SQLite itself.
      cutOff: missing || (bytes % pageSize !== 0 && (expected === null || expected * pageSize > bytes)),
    }
  } finally {
    pages.close()
  }
}

/** What SQLite says of it; what SQLite would write meanwhile stays in memory. */
async function inside(path: string): Promise<Pick<Findings, 'problems' | 'readable'>> {
  const overlay = new OverlayDisk(nodeDisk)
  let database: Database | null = null
  try {
    database = await openPlain(path, { disk: overlay })
    const said = (database.exec(`PRAGMA quick_check(${MOST_PROBLEMS})`)[0]?.values ?? []).map(([line]) => String(line))
    const faults = said.filter((line) => line !== 'ok')
    const problems = (faults.length > 0 ? faults : marks(database)).flatMap((line) => line.split('\n'))
    const whole = problems.length === 0 && hasTable(database, 'response')
    return { problems: problems.slice(0, MOST_PROBLEMS), readable: whole ? holdingsOf(database) : null }
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)], readable: null }
  } finally {
    if (database) abandon(database)
    overlay.dispose()
  }
}

/** A program whose structure holds but whose marks do not: one that would not be taken for a program. */
function marks(database: Database): string[] {
  if (!hasTable(database, 'program')) return []
  const mark = Number(pragma(database, 'application_id'))
  if (mark !== APPLICATION_ID) return [`application_id is ${mark}, not ${APPLICATION_ID}`]
  return isKnown(database) || versionOf(database) > NEWEST ? [] : [`user_version is ${versionOf(database)}`]
}
