// Peers that the benches compare with: no dependencies of the product. They are installed under test/bench/peers on the
// first run of a bench that needs them, without the install scripts of packages.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

export const PEERS = join(import.meta.dirname, 'peers')

/** Whether a peer's package is here; installs all of them where it is not. Says on standard error why it cannot be had. */
export async function havePeer(name: string): Promise<boolean> {
  if (existsSync(join(PEERS, 'node_modules', name, 'package.json'))) return true
  try {
    await installPeers()
    return true
  } catch (error) {
    tellMissing(name, error)
    return false
  }
}

export async function installPeers(): Promise<void> {
  console.error('The peers of this bench are installed once; this takes a minute.')
  // npm does not run the install scripts of packages by itself any more.
  await npm(PEERS, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
}

/** Says on standard error that a peer is left out of the figures, and why. */
export function tellMissing(name: string, error: unknown): void {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  console.error(`${name} is not here to compare with: ${reason}`)
}

export async function npm(folder: string, words: string[]): Promise<void> {
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
