// Peers that have to be built: no dependencies of the product. They are installed and built from their source on the
// first run of the bench that needs them, under test/bench/peers.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

export const PEERS = join(import.meta.dirname, 'peers')
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
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    console.error(`better-sqlite3 is not here to compare with: ${reason}`)
    return null
  }
}

async function buildSqlite(): Promise<void> {
  console.error('better-sqlite3, the peer of this bench, is installed and built once; this takes some minutes.')
  // npm does not run the install scripts of packages by itself any more; the package's own script builds from the source.
  await npm(PEERS, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  await npm(SQLITE, ['run', 'build-release'])
}

async function npm(folder: string, words: string[]): Promise<void> {
  // Where Node came with its headers, nothing has to be downloaded for a build.
  const headers = dirname(dirname(process.execPath))
  const local = existsSync(join(headers, 'include', 'node', 'node.h')) ? { npm_config_nodedir: headers } : {}
  await promisify(execFile)('npm', words, {
    cwd: folder,
    env: { ...local, ...process.env },
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
}
