// A program file is an ordinary SQLite database: the stock shell opens it, finds it whole and reads what we wrote, also
// while a log lies beside it because the workbench was killed.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Program } from '../../electron/engine/store/program/program'
import { aFolder } from '../engine/builders'
import { built } from '../fixtures/built'
import { skipping } from '../fixtures/skipping'
import { around } from './around'
import { startChild } from './child'
import { auditProgram, foundInProgram, TRANSFER, transferInProgram } from './programBank'

/** The stock shell's answer; null where there is no such shell. */
function shell(path: string, query: string): string[] | null {
  try {
    return execFileSync('sqlite3', [path, query], { encoding: 'utf8' }).trim().split('\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

async function aBank(folder: string, transfers: number): Promise<string> {
  const path = join(folder, 'bank.npsw')
  const given = { name: 'Été', createdAt: '2026-01-01T00:00:00.000Z' }
  const program = await Program.create(path, given, around(join(folder, 'settings')))
  await program.write('campaign.create', foundInProgram)
  for (let number = 1; number <= transfers; number++) {
    await program.write(TRANSFER, (db) => transferInProgram(db, number))
  }
  await program.close()
  return path
}

const hasShell = shell(':memory:', 'SELECT 1') !== null

describe.skipIf(skipping(!hasShell, 'the stock sqlite3 shell is not installed'))('the stock sqlite3 shell', () => {
  it('finds a closed program whole, and what was written in it', async () => {
    const path = await aBank(aFolder(), 5)
    expect(shell(path, 'PRAGMA integrity_check; PRAGMA foreign_key_check; SELECT name FROM program')).toEqual([
      'ok',
      'Été',
    ])
    expect(shell(path, 'SELECT name FROM campaign')).toEqual(['5'])
    expect(existsSync(`${path}-wal`)).toBe(false)
  })

  it('finds a program whole that was killed, from its file and its log; and so do we', async () => {
    const folder = aFolder()
    const path = await aBank(folder, 0)
    const script = await built(join(import.meta.dirname, 'children', 'bank.ts'), folder)
    const child = startChild(script, [path, join(folder, 'settings')])
    await child.line('did 3')
    await pause(20)
    await child.kill()
    expect(existsSync(`${path}-wal`)).toBe(true)
    const acknowledged = Number(child.lines.at(-1)?.split(' ')[1])

    // The shell recovers the log into the file: it is given a copy.
    const copies = join(folder, 'copies')
    mkdirSync(copies)
    const copy = join(copies, 'bank.npsw')
    for (const ending of ['', '-wal']) copyFileSync(path + ending, copy + ending)
    const [check, number, transfers] =
      shell(
        copy,
        `PRAGMA integrity_check; SELECT name FROM campaign; SELECT count(*) FROM trail WHERE call = '${TRANSFER}'`,
      ) ?? []
    expect(check).toBe('ok')
    expect([acknowledged, acknowledged + 1]).toContain(Number(number))
    expect(transfers).toBe(number)

    const program = await Program.open(path, around(join(folder, 'settings')))
    expect(await program.read(auditProgram)).toBe(Number(number))
    await program.close()
  })
})
