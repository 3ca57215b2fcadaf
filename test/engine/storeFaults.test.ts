// Disks that fail under an open program: what is not saved is said, what was saved is there.
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Disk } from '../../electron/engine/store/disk/disk'
import { nodeDisk } from '../../electron/engine/store/disk/nodeDisk'
import { Program } from '../../electron/engine/store/program/program'
import { one, run, sql } from '../../electron/engine/store/sql'
import { aFolder, aProgramFile, around, CLOSED, refusal } from './builders'
import { add, names, opened, reopened } from './opened'

/** A disk that fails as `fault` says: it is asked before each operation and gives an error code or nothing. */
function failingDisk(fault: (operation: string, path: string) => string | undefined): Disk {
  const paths = new Map<number, string>()
  const check = (operation: string, path: string) => {
    const code = fault(operation, path)
    if (code) throw Object.assign(new Error(code), { code })
  }
  const of = (handle: number) => paths.get(handle) ?? ''
  return {
    ...nodeDisk,
    open(path, flags) {
      check('open', path)
      const handle = nodeDisk.open(path, flags)
      paths.set(handle, path)
      return handle
    },
    read: (handle, bytes, position) => {
      check('read', of(handle))
      return nodeDisk.read(handle, bytes, position)
    },
    write(handle, bytes, position) {
      check('write', of(handle))
      return nodeDisk.write(handle, bytes, position)
    },
    sync(handle) {
      check('sync', of(handle))
      nodeDisk.sync(handle)
    },
  }
}

describe('a disk that fails', () => {
  /** Fails once, at the first operation of this kind on a file with this ending. */
  function once(operation: string, ending: string, code: string) {
    let armed = false
    const disk = failingDisk((what, path) => {
      if (!armed || what !== operation || !path.endsWith(ending)) return undefined
      armed = false
      return code
    })
    return { disk, arm: () => (armed = true), spent: () => !armed }
  }

  it.each(['EIO', 'ENXIO'])(
    'while a change is written (%s): it is not saved, all before it is, work goes on',
    async (code) => {
      const { disk, arm, spent } = once('write', '-wal', code)
      const { folder, path, program } = await opened([], { disk })
      await add(program, 'Saved')
      arm()
      expect(await refusal(add(program, 'Lost'))).toEqual({
        code: 'change-not-saved',
        facts: { file: 'test.npsw', reason: code },
      })
      expect(spent()).toBe(true)
      expect(program.state).toBe('writable')
      expect(await names(program)).toEqual(['Relational', 'Saved'])
      await add(program, 'Again')
      await program.close()
      expect(await reopened(folder, path)).toEqual(['Relational', 'Saved', 'Again'])
    },
  )

  it('at the very last step of a change that is whole in the file: it is saved, and said to be', async () => {
    const { disk, arm, spent } = once('sync', '-wal', 'EIO')
    const { folder, path, program } = await opened([], { disk })
    await add(program, 'Saved')
    arm()
    await add(program, 'Doubtful')
    expect(spent()).toBe(true)
    expect(await names(program)).toEqual(['Relational', 'Saved', 'Doubtful'])
    await program.close()
    expect(await reopened(folder, path)).toEqual(['Relational', 'Saved', 'Doubtful'])
  })

  it('while something is read: read again from the file', async () => {
    const { disk, arm, spent } = once('read', '.npsw', 'EIO')
    const answers = [{ promoters: 900, passives: 700, detractors: 400, segment: 'A' }]
    const { program } = await opened([{ ...CLOSED, answers }], { disk })
    arm()
    const count = () => program.read((db) => one<{ n: number }>(db, sql`SELECT count(*) AS n FROM response`)?.n)
    expect(await count()).toBe(2000)
    expect(spent()).toBe(true)
  })

  it('for good: unreachable is said, and what was acknowledged is there when it is back', async () => {
    let gone = false
    const disk = failingDisk(() => (gone ? 'EIO' : undefined))
    const { folder, path, program } = await opened([], { disk })
    await add(program, 'Saved')
    gone = true
    const unreachable = { code: 'program-unreachable', facts: { file: 'test.npsw', reason: 'EIO' } }
    expect(await refusal(add(program, 'Lost'))).toEqual(unreachable)
    expect(program.state).toBe('unreachable')
    expect(await refusal(names(program))).toEqual(unreachable)
    gone = false
    expect(await names(program)).toEqual(['Relational', 'Saved'])
    await add(program, 'Again')
    await program.close()
    expect(await reopened(folder, path)).toEqual(['Relational', 'Saved', 'Again'])
  })

  it('because it is full: reading and deleting go on, and writing once there is room', async () => {
    let room = true
    const disk = failingDisk((what, path) =>
      !room && what === 'write' && !path.endsWith('.reserve') ? 'ENOSPC' : undefined,
    )
    const { folder, path, program } = await opened([], { disk })
    await add(program, 'Saved')
    room = false
    const full = { code: 'disk-full', facts: { file: 'test.npsw' } }
    expect(await refusal(add(program, 'Lost'))).toEqual(full)
    expect(program.state).toBe('full')
    expect(await names(program)).toEqual(['Relational', 'Saved'])
    room = true
    await program.write('campaign.remove', (db) => run(db, sql`DELETE FROM campaign WHERE name = 'Saved'`))
    await add(program, 'Again')
    expect(program.state).toBe('writable')
    await program.close()
    expect(await reopened(folder, path)).toEqual(['Relational', 'Again'])
  })

  it('because the drive is gone: nothing is made in its place', async () => {
    const folder = aFolder()
    const stick = join(folder, 'stick')
    mkdirSync(stick)
    const path = await aProgramFile(stick)
    const program = await Program.open(path, around(folder))
    await add(program, 'Saved')
    renameSync(stick, join(folder, 'pulled'))
    expect((await refusal(add(program, 'Lost'))).code).toBe('program-unreachable')
    expect(existsSync(stick)).toBe(false)
    renameSync(join(folder, 'pulled'), stick)
    expect(await names(program)).toEqual(['Relational', 'Saved'])
    await add(program, 'Again')
    await program.close()
    expect(await reopened(folder, path)).toEqual(['Relational', 'Saved', 'Again'])
  })
})
