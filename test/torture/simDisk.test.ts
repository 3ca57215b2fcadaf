// The simulated disk itself: what it promises to keep it keeps, and what it may lose it does lose.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRandom } from '../../electron/engine/sample/random'
import type { Disk, Handle } from '../../electron/engine/store/disk/disk'
import { nodeDisk } from '../../electron/engine/store/disk/nodeDisk'
import { createFaults, type Fault, faulty, lying } from './faultyDisk'
import { SimDisk } from './simDisk'
import { CUTS, SECTOR } from './simFile'

const PATH = '/folder/file'
const MAKE = { write: true, create: true, exclusive: false, truncate: false }
const LOOK = { write: false, create: false, exclusive: false, truncate: false }
const bytesOf = (value: number, count = 4 * SECTOR) => new Uint8Array(count).fill(value)
/** Bytes as a text that is compared and shown quickly. */
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
  return 'nothing was thrown'
}

/** A disk with one file of ones, synced with its folder, and a handle to it. */
function aDisk(): { disk: SimDisk; handle: Handle } {
  const disk = new SimDisk()
  const handle = disk.open(PATH, MAKE)
  disk.write(handle, bytesOf(1), 0)
  disk.sync(handle)
  disk.syncFolder('/folder')
  return { disk, handle }
}

describe('after a power cut', () => {
  it.each(CUTS)('what was synced is there, however the rest fared: %s', (cut) => {
    const operation = fc.oneof(
      fc.record({
        at: fc.nat(5000),
        value: fc.integer({ min: 1, max: 255 }),
        count: fc.integer({ min: 1, max: 3000 }),
      }),
      fc.record({ size: fc.nat(5000) }),
    )
    fc.assert(
      fc.property(fc.array(operation), fc.array(operation), fc.nat(), (before, after, seed) => {
        const disk = new SimDisk()
        const handle = disk.open(PATH, MAKE)
        const change = (operations: typeof before) => {
          for (const one of operations) {
            if ('size' in one) disk.truncate(handle, one.size)
            else disk.write(handle, bytesOf(one.value, one.count), one.at)
          }
        }
        change(before)
        disk.sync(handle)
        disk.syncFolder('/folder')
        const synced = textOf(disk.contents(PATH))
        // Changes of another file must not touch this one.
        const other = disk.open('/folder/other', MAKE)
        disk.write(other, bytesOf(9), 0)
        const foundNow = () => textOf(disk.afterCut(cut, createRandom(seed)).contents(PATH))
        expect(foundNow()).toBe(synced)
        change(after)
        const now = textOf(disk.contents(PATH))
        const found = foundNow()
        if (cut === 'lost') expect(found).toBe(synced)
        if (cut === 'kept') expect(found).toBe(now)
        disk.sync(handle)
        expect(foundNow()).toBe(now)
      }),
      { seed: 1, numRuns: 60 },
    )
  })

  it('what was not synced is lost, kept, or mixed sector by sector', () => {
    const { disk, handle } = aDisk()
    disk.write(handle, bytesOf(2), 0)
    const random = createRandom(1)
    const sectorsAfter = (cut: (typeof CUTS)[number]) => {
      const found = disk.afterCut(cut, random).contents(PATH)
      return Array.from({ length: 4 }, (_, i) => {
        const sector = new Set(found.subarray(i * SECTOR, (i + 1) * SECTOR))
        return [...sector].join('+')
      }).join('')
    }
    expect(sectorsAfter('lost')).toBe('1111')
    expect(sectorsAfter('kept')).toBe('2222')
    const many = (cut: (typeof CUTS)[number]) => new Set(Array.from({ length: 300 }, () => sectorsAfter(cut)))
    expect(many('scattered').size).toBe(16)
    expect(many('torn').size).toBe(16)
  })

  it('torn, the changes before the torn one are whole and those after it are not there', () => {
    const { disk, handle } = aDisk()
    for (let i = 2; i < 6; i++) disk.write(handle, bytesOf(i, SECTOR), (i - 2) * SECTOR)
    const random = createRandom(1)
    const found = new Set<string>()
    for (let i = 0; i < 200; i++) {
      const contents = disk.afterCut('torn', random).contents(PATH)
      found.add([0, 1, 2, 3].map((sector) => contents[sector * SECTOR]).join(''))
    }
    expect([...found].sort()).toEqual(['1111', '2111', '2311', '2341', '2345'])
  })

  it('a new file is gone and a removed one is back, unless its folder was synced', () => {
    const { disk } = aDisk()
    const random = createRandom(1)
    disk.sync(disk.open('/folder/new', MAKE))
    disk.remove(PATH)
    expect(disk.paths()).toEqual(['/folder/new'])
    expect(disk.afterCut('lost', random).paths()).toEqual([PATH])
    expect(disk.afterCut('kept', random).paths()).toEqual(['/folder/new'])
    const found = new Set(Array.from({ length: 50 }, () => disk.afterCut('scattered', random).paths().join(' ')))
    expect([...found].sort()).toEqual(['', PATH, `${PATH} /folder/new`, '/folder/new'].sort())
    disk.syncFolder('/elsewhere')
    expect(disk.afterCut('lost', random).paths()).toEqual([PATH])
    disk.syncFolder('/folder')
    for (const cut of CUTS) expect(disk.afterCut(cut, random).paths()).toEqual(['/folder/new'])
    expect(disk.afterCut('lost', random).contents('/folder/new')).toHaveLength(0)
  })

  it('nothing that was made before is changed by what the disk does afterwards', () => {
    const { disk, handle } = aDisk()
    const found = disk.afterCut('lost', createRandom(1))
    disk.write(handle, bytesOf(7), 0)
    disk.sync(handle)
    expect(found.contents(PATH)).toEqual(bytesOf(1))
  })
})

describe('a disk that is full', () => {
  it('takes what it has room for, then nothing, and room comes back when files go', () => {
    const disk = new SimDisk({ capacity: 1000 })
    const handle = disk.open(PATH, MAKE)
    expect(disk.write(handle, bytesOf(1, 1500), 0)).toBe(1000)
    expect(codeOf(() => disk.write(handle, bytesOf(1, 1), 1000))).toBe('ENOSPC')
    // What is there already may be written over.
    expect(disk.write(handle, bytesOf(2, 1000), 0)).toBe(1000)
    const other = disk.open('/folder/other', MAKE)
    expect(codeOf(() => disk.write(other, bytesOf(1, 1), 0))).toBe('ENOSPC')
    disk.remove(PATH)
    expect(codeOf(() => disk.write(other, bytesOf(1, 1), 0))).toBe('ENOSPC')
    disk.close(handle)
    expect(disk.write(other, bytesOf(1, 900), 0)).toBe(900)
  })
})

describe('a faulty disk', () => {
  it('fails about as often as it was told to, in every way', () => {
    const { disk, handle } = aDisk()
    const faults = createFaults(createRandom(3), 0.02)
    const bad = faulty(disk, faults)
    let failed = 0
    for (let i = 0; i < 1000; i++) {
      const works = [
        () => bad.read(handle, bytesOf(0), 0),
        () => bad.write(handle, bytesOf(2), 0),
        () => bad.truncate(handle, 2048),
        () => bad.sync(handle),
        () => bad.syncFolder('/folder'),
      ]
      for (const work of works) if (codeOf(work) !== 'nothing was thrown') failed++
    }
    const { short, ...errors } = faults.counts
    expect(Object.values(errors).reduce((sum, count) => sum + count, 0)).toBe(failed)
    for (const [fault, expected] of Object.entries({
      read: 20,
      write: 20,
      full: 5,
      short: 20,
      truncate: 100,
      sync: 100,
    })) {
      expect.soft(faults.counts[fault as Fault], fault).toBeGreaterThan(expected / 2)
      expect.soft(faults.counts[fault as Fault], fault).toBeLessThan(expected * 2)
    }
    expect(faults.counts.syncFolder).toBeGreaterThan(100)
    expect(short).toBeLessThan(failed)
  })

  it('a sync that failed is lost for good, although the next one succeeds', () => {
    const { disk, handle } = aDisk()
    const faults = createFaults(createRandom(1), 0)
    const bad = faulty(disk, faults)
    bad.write(handle, bytesOf(2), 0)
    faults.rate = 1
    expect(codeOf(() => bad.sync(handle))).toBe('EIO')
    faults.rate = 0
    bad.sync(handle)
    expect(disk.afterCut('kept', createRandom(1)).contents(PATH)).toEqual(bytesOf(1))
  })

  it('one that lies about every third sync keeps the others', () => {
    const { disk, handle } = aDisk()
    const liar = lying(disk, 3)
    for (const value of [2, 3, 4]) {
      liar.write(handle, bytesOf(value), 0)
      liar.sync(handle)
    }
    expect(disk.afterCut('lost', createRandom(1)).contents(PATH)).toEqual(bytesOf(3))
  })
})

describe('beside the real disk', () => {
  it('the same operations give the same answers, errors and files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nps-simdisk-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const random = createRandom(7)
    for (let round = 0; round < 20; round++) {
      const path = join(folder, `file-${round}`)
      const disks: Disk[] = [new SimDisk(), nodeDisk]
      const handles = disks.map((disk) => disk.open(path, MAKE))
      const both = (work: (disk: Disk, handle: Handle) => unknown) => {
        const [simulated, real] = disks.map((disk, i) => {
          try {
            return work(disk, handles[i] ?? Number.NaN)
          } catch (error) {
            return error instanceof Error && 'code' in error ? error.code : error
          }
        })
        expect(simulated).toEqual(real)
      }
      for (let step = 0; step < 40; step++) {
        const [at, count, value] = [random.whole(0, 3000), random.whole(1, 2000), random.whole(1, 255)]
        const read = (disk: Disk, handle: Handle) => {
          const bytes = new Uint8Array(count)
          return [disk.read(handle, bytes, at), textOf(bytes)]
        }
        random.pick([
          () => both((disk, handle) => disk.write(handle, bytesOf(value, count), at)),
          () => both((disk, handle) => disk.truncate(handle, at)),
          () => both(read),
          () => both((disk, handle) => disk.statOf(handle).size),
          () => both((disk, handle) => disk.sync(handle)),
        ])()
      }
      both((disk) => disk.stat(path).size)
      both((disk) => disk.open(path, { ...MAKE, exclusive: true }))
      both((disk) => disk.access(path, true))
      both((disk) => disk.syncFolder(folder))
      both((disk) => disk.remove(path))
      both((disk) => disk.remove(path))
      both((disk) => disk.stat(path).size)
      both((disk) => disk.access(path, false))
      both((disk) => disk.open(path, LOOK))
      both((disk, handle) => disk.close(handle))
    }
  })
})
