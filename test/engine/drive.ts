// Small drives in memory, to be filled to the last byte.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import { aFolder } from './builders'

/** A drive of so many megabytes, gone when the test has ended; or why there is none, where none may be made. */
export function aDrive(megabytes: number): { folder: string } | { reason: string } {
  if (process.platform !== 'linux') return { reason: 'only Linux makes a drive in memory' }
  const folder = aFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    return { reason: `mounting needs more rights: ${error instanceof Error ? error.message.split('\n')[0] : error}` }
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return { folder }
}

/** Writes a file until nothing more fits on its drive. */
export function fillUp(path: string): void {
  for (const size of [1024 * 1024, 4096]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' })
    }
  }
}
