// The native sqlite3 shell as a peer of imports: its `.import` of the same file into a table with the same columns and
// indexes.
import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { tellMissing } from './peers'

const SHELL = 'sqlite3'

/** How its database is set: as ours is, or as the shell does by itself. */
export const SHELL_PRAGMAS = {
  'WAL, FULL': [
    'PRAGMA journal_mode = WAL;',
    'PRAGMA synchronous = FULL;',
    'PRAGMA cache_size = -65536;',
    'PRAGMA temp_store = MEMORY;',
    'PRAGMA secure_delete = ON;',
  ],
  'rollback journal, FULL': [],
} as const
export type ShellPragmas = keyof typeof SHELL_PRAGMAS

/** The columns of the file, and indexes over what ours are over. */
const TABLE = [
  'CREATE TABLE response (answered_at TEXT, score INTEGER, verbatim TEXT, email TEXT COLLATE NOCASE, company TEXT, sector TEXT);',
  'CREATE INDEX response_score ON response (score);',
  'CREATE INDEX response_answered ON response (answered_at, score);',
  'CREATE INDEX response_verbatim ON response (substr(verbatim, 1, 32), score);',
  'CREATE INDEX response_of_account ON response (company, score);',
  'CREATE INDEX response_of_segment ON response (sector, score);',
]

/** Its version; null, with the reason on standard error, where there is none. */
export async function shellVersion(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(SHELL, ['--version'])
    return stdout.split(' ')[0] ?? ''
  } catch (error) {
    tellMissing('the sqlite3 shell', error)
    return null
  }
}

/** Imports a CSV with a header into a new database in the folder; how long that takes until it is durable, in ms. */
export async function importInShell(csv: string, folder: string, pragmas: ShellPragmas): Promise<number> {
  const path = join(folder, 'peer.sqlite')
  for (const companion of ['', '-wal', '-shm', '-journal']) await rm(path + companion, { force: true })
  const words = [...SHELL_PRAGMAS[pragmas], ...TABLE, `.import --csv --skip 1 ${JSON.stringify(csv)} response`]
  const began = performance.now()
  await promisify(execFile)(SHELL, [path, ...words])
  return performance.now() - began
}
