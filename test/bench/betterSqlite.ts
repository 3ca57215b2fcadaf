// better-sqlite3, a peer that has to be built: from its source, on the first run of the bench that needs it.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { installPeers, npm, PEERS, tellMissing } from './peers'

const SQLITE = join(PEERS, 'node_modules', 'better-sqlite3')

/** What the bench uses of better-sqlite3. */
export interface PeerDatabase {
  pragma(text: string): unknown
  exec(text: string): void
  prepare(text: string): { run(...values: unknown[]): unknown; get(...values: unknown[]): unknown }
  close(): void
}
export type OpenPeer = new (path: string) => PeerDatabase

/**
 * better-sqlite3, the native peer. Null, with the reason on standard error, when it cannot be had here (no network at
 * the first run, no compiler): then the bench shows our figures alone.
 */
export async function betterSqlite(): Promise<OpenPeer | null> {
  const load = createRequire(join(PEERS, 'package.json'))
  try {
    if (!existsSync(join(SQLITE, 'build', 'Release', 'better_sqlite3.node'))) await buildSqlite()
    const open = load('better-sqlite3') as OpenPeer
    new open(':memory:').close()
    return open
  } catch (error) {
    tellMissing('better-sqlite3', error)
    return null
  }
}

async function buildSqlite(): Promise<void> {
  console.error('better-sqlite3, the peer of this bench, is installed and built once; this takes some minutes.')
  await installPeers()
  // The package's own script builds from the source.
  await npm(SQLITE, ['run', 'build-release'])
}
