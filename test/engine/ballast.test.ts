// The reserve of room beside a program: real files, and a small drive that is really full where one may be made.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Ballast, RESERVE_BYTES } from '../../electron/engine/store/program/ballast'
import { skip } from '../fixtures/skipping'
import { aFolder } from './builders'
import { aDrive, fillUp } from './drive'

const reserveOf = (folder: string) => join(folder, '.a.npsw.reserve')

describe('the reserve', () => {
  it('lies beside the program, cannot be compressed away, and goes when the program closes', async () => {
    const folder = aFolder()
    const ballast = await Ballast.lay(join(folder, 'a.npsw'))
    expect(ballast.held).toBe(true)
    expect(readdirSync(folder)).toEqual(['.a.npsw.reserve'])
    expect(statSync(reserveOf(folder)).size).toBe(RESERVE_BYTES)
    expect(gzipSync(readFileSync(reserveOf(folder))).length).toBeGreaterThan(RESERVE_BYTES)
    await ballast.remove()
    expect([ballast.held, readdirSync(folder)]).toEqual([false, []])
    await ballast.remove()
  })

  it('is given back at once, and laid again', async () => {
    const folder = aFolder()
    const ballast = await Ballast.lay(join(folder, 'a.npsw'))
    ballast.release()
    expect([ballast.held, readdirSync(folder)]).toEqual([false, []])
    ballast.release()
    expect(await ballast.restore()).toBe(true)
    expect([ballast.held, statSync(reserveOf(folder)).size]).toEqual([true, RESERVE_BYTES])
    const laid = statSync(reserveOf(folder)).mtimeMs
    expect(await ballast.restore()).toBe(true)
    expect(statSync(reserveOf(folder)).mtimeMs).toBe(laid)
  })

  it('that a crash left is used again; one that is not whole is laid anew', async () => {
    const folder = aFolder()
    await Ballast.lay(join(folder, 'a.npsw'))
    const bytes = readFileSync(reserveOf(folder))
    expect((await Ballast.lay(join(folder, 'a.npsw'))).held).toBe(true)
    expect(readFileSync(reserveOf(folder)).equals(bytes)).toBe(true)
    truncateSync(reserveOf(folder), 1000)
    expect((await Ballast.lay(join(folder, 'a.npsw'))).held).toBe(true)
    expect(statSync(reserveOf(folder)).size).toBe(RESERVE_BYTES)
  })

  it('never stands in the way where it cannot lie', async () => {
    const folder = aFolder()
    mkdirSync(join(reserveOf(folder), 'inside'), { recursive: true })
    for (const path of [join(folder, 'a.npsw'), join(folder, 'gone', 'a.npsw')]) {
      const ballast = await Ballast.lay(path)
      expect(ballast.held).toBe(false)
      ballast.release()
      expect(await ballast.restore()).toBe(false)
      await ballast.remove()
    }
    expect(existsSync(join(reserveOf(folder), 'inside'))).toBe(true)
  })
})

describe('on a full drive', () => {
  it('gives back room that can be written at once, and is laid again only when there is room to spare', async (context) => {
    const drive = aDrive(12)
    if ('reason' in drive) return skip(context, drive.reason)
    const { folder } = drive
    const ballast = await Ballast.lay(join(folder, 'a.npsw'))
    fillUp(join(folder, 'filling'))
    expect(() => writeFileSync(join(folder, 'more'), Buffer.alloc(100_000))).toThrow('ENOSPC')
    rmSync(join(folder, 'more'), { force: true })
    ballast.release()
    writeFileSync(join(folder, 'more'), Buffer.alloc(RESERVE_BYTES - 65_536))
    rmSync(join(folder, 'more'))
    // Its own room is free, but laid again it would fill the drive.
    expect(await ballast.restore()).toBe(false)
    expect(existsSync(reserveOf(folder))).toBe(false)
    rmSync(join(folder, 'filling'))
    expect(await ballast.restore()).toBe(true)
  })

  it('there is no reserve, and nothing of one stays', async (context) => {
    const drive = aDrive(6)
    if ('reason' in drive) return skip(context, drive.reason)
    writeFileSync(join(drive.folder, 'a.npsw'), Buffer.alloc(3 * 1024 * 1024))
    const ballast = await Ballast.lay(join(drive.folder, 'a.npsw'))
    expect(ballast.held).toBe(false)
    expect(readdirSync(drive.folder)).toEqual(['a.npsw'])
  })
})
