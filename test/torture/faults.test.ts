// A disk that fails now and then under an open program: every answer is true, and nothing acknowledged is lost.
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../electron/engine/sample/random'
import type { Handle } from '../../electron/engine/store/disk/disk'
import { abandon, checkpoint, openDatabase } from '../../electron/engine/store/disk/open'
import { aFolder } from '../engine/builders'
import { faults } from './faults'
import { changed } from './faultyDisk'
import { audit, found, transfer } from './ledger'
import { failure, SimDisk } from './simDisk'
import { CUTS } from './simFile'

const SEEDS = [1, 2, 3, 4]

describe('a disk that fails every so often', () => {
  it.each(SEEDS)(
    'what was acknowledged is there, what was refused is not: seed %d',
    async (seed) => {
      const { refused, bad } = await faults(aFolder(), seed, 100)
      expect(bad).toEqual([])
      expect(refused).toBeGreaterThan(5)
    },
    300_000,
  )
})

describe('a sync that fails', () => {
  const PATH = '/folder/bank.npsw'

  /** A bank with three transfers, and a fourth of which the last sync of the log fails and is forgotten. */
  async function failedCommit(evicted: boolean): Promise<SimDisk> {
    const random = createRandom(1)
    const disk = new SimDisk()
    let failing = false
    const seen = changed(disk, {
      sync(handle: Handle) {
        if (!failing) return disk.sync(handle)
        disk.forget(handle, evicted)
        throw failure('EIO')
      },
    })
    const database = await openDatabase(PATH, { disk: seen, create: true })
    found(database)
    for (const number of [1, 2, 3]) transfer(database, number, random)
    failing = true
    expect(() => transfer(database, 4, random)).toThrow(/disk I\/O error/)
    abandon(database)
    return disk
  }

  it.each([
    [true, 3],
    [false, 4],
  ])('what is found after it stays, even in a power cut (evicted: %s)', async (evicted, expected) => {
    for (const cut of CUTS) {
      for (const settled of [false, true]) {
        const disk = await failedCommit(evicted)
        const database = await openDatabase(PATH, { disk })
        expect(audit(database)).toBe(expected)
        if (settled) checkpoint(database)
        const after = await openDatabase(PATH, { disk: disk.afterCut(cut, createRandom(2)) })
        expect(audit(after)).toBe(expected)
        after.close()
        database.close()
      }
    }
  })
})
