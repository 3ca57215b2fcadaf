// The engine's log: lines with their time, one file and the one before it, and never a reason to fail.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { logTo } from '../../electron/engine/log'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nps-log-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const clock = () => new Date('2026-10-01T08:00:00Z')

it('writes each line with its time, readable by this user only', () => {
  const log = logTo(join(folder, 'settings'), clock)
  log('slow call wave.results 52 ms')
  log('second')
  const path = join(folder, 'settings', 'engine.log')
  expect(readFileSync(path, 'utf8')).toBe(
    '2026-10-01T08:00:00.000Z slow call wave.results 52 ms\n2026-10-01T08:00:00.000Z second\n',
  )
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

it('sets a file aside that has grown large, and begins another', () => {
  writeFileSync(join(folder, 'engine.log'), 'x'.repeat(1_000_001))
  logTo(folder, clock)('new')
  expect(readFileSync(join(folder, 'engine.log'), 'utf8')).toBe('2026-10-01T08:00:00.000Z new\n')
  expect(statSync(join(folder, 'engine.log.1')).size).toBe(1_000_001)
})

it('lets a line go that cannot be written', () => {
  writeFileSync(join(folder, 'file'), 'kept')
  expect(() => logTo(join(folder, 'file'))('lost')).not.toThrow()
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept')
})
