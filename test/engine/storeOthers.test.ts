// A program and others: strangers that write to its file, copies of it, and looks at it.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadModule } from '../../electron/engine/store/disk/module'
import { nodeDisk } from '../../electron/engine/store/disk/nodeDisk'
import { routeTo } from '../../electron/engine/store/disk/routes'
import { Program } from '../../electron/engine/store/program/program'
import { around, refusal } from './builders'
import { add, names, opened, reopened } from './opened'

describe('another program that writes to the file', () => {
  /** As a database program of another kind would: it takes no notice of our flag. */
  async function stranger(path: string, statement: string): Promise<void> {
    const { sql: other, routes } = await loadModule('debug')
    routes.expected = routeTo(nodeDisk, path, false)
    const database = new other.Database(new Uint8Array(0))
    database.run(`PRAGMA locking_mode = EXCLUSIVE; ${statement}`)
    database.close()
  }

  it('before our change: theirs is kept and shown, ours is refused and said to be', async () => {
    const { folder, path, program } = await opened()
    await add(program, 'Ours')
    await stranger(
      path,
      "INSERT INTO campaign (name, kind, created_at) VALUES ('Theirs', 'relational', '2026-11-22T09:00:00.000Z')",
    )
    expect(await refusal(add(program, 'Mine'))).toEqual({
      code: 'program-changed-elsewhere',
      facts: { file: 'test.npsw' },
    })
    expect((await names(program)).sort()).toEqual(['Ours', 'Relational', 'Theirs'])
    await add(program, 'Mine')
    await program.close()
    expect(await reopened(folder, path)).toHaveLength(4)
  })

  it('and has it open: nothing is written beside it, and nothing is lost', async () => {
    const { path, program } = await opened()
    await add(program, 'Ours')
    writeFileSync(`${path}-shm`, '')
    expect(await refusal(add(program, 'Mine'))).toEqual({
      code: 'program-held-elsewhere',
      facts: { file: 'test.npsw' },
    })
    rmSync(`${path}-shm`)
    expect(await names(program)).toEqual(['Relational', 'Ours'])
  })

  it('something that is no program in its place: it is left alone', async () => {
    const { path, program } = await opened()
    await add(program, 'Ours')
    rmSync(`${path}-wal`)
    writeFileSync(path, 'meeting notes')
    expect((await refusal(add(program, 'Lost'))).code).toBe('not-a-program')
    expect(readFileSync(path, 'utf8')).toBe('meeting notes')
    await program.close()
    expect(readFileSync(path, 'utf8')).toBe('meeting notes')
  })
})

describe('a copy', () => {
  it('is one plain file with everything in it, and a program of its own', async () => {
    const { folder, program } = await opened()
    await add(program, 'Saved')
    const copy = join(folder, 'copy.npsw')
    expect(await program.copyTo(copy)).toBe(statSync(copy).size)
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.npsw'])
    // 1: a rollback journal, which even a reader of a read-only drive can open.
    expect(readFileSync(copy).subarray(18, 20)).toEqual(Buffer.from([1, 1]))
    const other = await Program.open(copy, around(folder))
    expect(await names(other)).toEqual(['Relational', 'Saved'])
    expect(other.uid).not.toBe(program.uid)
    await other.close()
  })

  it('replaces a file that the user has agreed to replace, but none that is in use', async () => {
    const { folder, program } = await opened()
    const copy = join(folder, 'copy.npsw')
    writeFileSync(copy, 'an older copy')
    await program.copyTo(copy)
    const other = await Program.open(copy, around(folder))
    expect((await refusal(program.copyTo(copy))).code).toBe('file-exists')
    await other.close()
    await program.copyTo(copy)
  })

  it('to where nothing can be written is refused by name', async () => {
    const { folder, program } = await opened()
    expect(await refusal(program.copyTo(join(folder, 'no', 'copy.npsw')))).toEqual({
      code: 'cannot-write',
      facts: { file: 'copy.npsw', reason: 'ENOENT' },
    })
  })
})

describe('a look', () => {
  it('shows the state of its moment, changes nothing and is not in the way', async () => {
    const { folder, path, program } = await opened()
    await add(program, 'Saved')
    const look = await Program.open(path, around(folder), { readOnly: true })
    expect([look.state, look.path]).toEqual(['read-only', path])
    await add(program, 'Later')
    expect(await names(look)).toEqual(['Relational', 'Saved'])
    expect(await refusal(add(look, 'Mine'))).toEqual({ code: 'look-only', facts: { file: 'test.npsw' } })
    await look.copyTo(join(folder, 'copy.npsw'))
    expect(await reopened(folder, join(folder, 'copy.npsw'))).toEqual(['Relational', 'Saved'])
    await look.close()
    expect(readdirSync(join(folder, 'settings', 'looks'))).toEqual([])
    expect(await names(program)).toEqual(['Relational', 'Saved', 'Later'])
  })
})
