// Opens a program in a process of its own, writes to it, and prints what that took as one object of JSON:
// storeChild.ts ours|peer PROGRAM FOLDER PEERS.
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createEngine } from '../../electron/engine'
import type { OpenPeer } from './betterSqlite'
import { peakMemory } from './peak'

export interface Opened {
  /** From the request to the first answer, in ms. */
  ms: number
  /** The most memory that the process has held, in MB. */
  peak: number
}

const WRITES = 200
/** What our first answer counts. */
const COUNTS = 'SELECT (SELECT count(*) FROM campaign), (SELECT count(*) FROM response), (SELECT count(*) FROM action)'

async function ours(path: string, folder: string): Promise<number> {
  const given = { log: (line: string) => line.startsWith('failed') && console.error(line) }
  const engine = createEngine(
    {
      settingsFolder: join(folder, 'settings'),
      programsFolder: folder,
      systemLanguages: [],
      appVersion: 'bench',
      checkReplies: false,
    },
    given,
  )
  const call = async (name: string, input: unknown) => {
    const reply = await engine.dispatch(name, input)
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
  }
  engine.grant('program', path)
  const began = performance.now()
  await call('program.open', { file: { token: 'program', name: basename(path) } })
  const took = performance.now() - began
  for (let i = 0; i < WRITES; i++) await call('action.update', { action: 1, dueOn: `2026-10-${10 + (i % 20)}` })
  await engine.close()
  return took
}

function peer(path: string, peers: string): number {
  const began = performance.now()
  const open = createRequire(join(peers, 'package.json'))('better-sqlite3') as OpenPeer
  const database = new open(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.prepare(COUNTS).get()
  const took = performance.now() - began
  const change = database.prepare('UPDATE action SET due_on = ? WHERE id = 1')
  for (let i = 0; i < WRITES; i++) change.run(`2026-10-${10 + (i % 20)}`)
  database.close()
  return took
}

const [side = '', path = '', folder = '', peers = ''] = process.argv.slice(2)
const ms = side === 'peer' ? peer(path, peers) : await ours(path, folder)
const opened: Opened = { ms, peak: peakMemory() ?? Number.NaN }
console.log(JSON.stringify(opened))
