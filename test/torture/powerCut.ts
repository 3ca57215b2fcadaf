// Power cuts: a bank on a simulated disk, a cut at any operation, and what the product's own opening finds afterwards.
import { createRandom } from '../../electron/engine/sample/random'
import type { Disk } from '../../electron/engine/store/disk/disk'
import { openDatabase } from '../../electron/engine/store/disk/open'
import { audit, found, transfer } from './ledger'
import { SimDisk } from './simDisk'
import { CUTS, type Cut } from './simFile'

const PATH = '/folder/program.npsw'
const TRANSACTIONS = 40

export interface PowerCutOptions {
  seed: number
  /** Puts another disk before the simulated one, as a test of the test. */
  through?: (disk: SimDisk) => Disk
  /** Sets another `PRAGMA synchronous` than the product does. */
  synchronous?: 'NORMAL'
}

export interface PowerCutToll {
  cuts: number
  /** One line for each cut after which something was lost or broken. */
  bad: string[]
}

interface Moment {
  cut: Cut
  disk: SimDisk
  /** The transactions that were acknowledged, and the one that had been begun. */
  acknowledged: number
  begun: number
}

/**
 * Runs one life of a bank: transactions, now and then a checkpoint, now and then a close and reopening, with a power cut
 * tried at about every eighth operation. Each cut is recovered by itself, the life goes on.
 */
export async function powerCuts({
  seed,
  through = (disk) => disk,
  synchronous,
}: PowerCutOptions): Promise<PowerCutToll> {
  const random = createRandom(seed)
  const disk = new SimDisk()
  const seen = through(disk)
  const moments: Moment[] = []
  const open = async () => {
    const database = await openDatabase(PATH, { disk: seen, create: true })
    if (synchronous) database.run(`PRAGMA synchronous = ${synchronous}`)
    // Small, so that the log is written back often, and holds pages of transactions that are not committed yet.
    database.run('PRAGMA wal_autocheckpoint = 20')
    database.run('PRAGMA cache_size = 5')
    return database
  }
  let database = await open()
  found(database)
  let acknowledged = 0
  let begun = 0
  // From here on, what was found above is promised too.
  disk.onChange = () => {
    if (random.next() >= 1 / 8) return
    const cut = random.pick(CUTS)
    moments.push({ cut, disk: disk.afterCut(cut, random), acknowledged, begun })
  }
  while (acknowledged < TRANSACTIONS) {
    begun = acknowledged + 1
    transfer(database, begun, random)
    acknowledged = begun
    if (random.next() < 0.05) {
      database.close()
      database = await open()
    }
  }
  database.close()
  const bad: string[] = []
  for (const moment of moments) {
    const fault = await faultAfter(moment)
    if (fault) bad.push(`seed ${seed}, cut ${moment.cut} after ${moment.acknowledged} acknowledged: ${fault}`)
  }
  return { cuts: moments.length, bad }
}

/** What is wrong after a cut; null: nothing. It is opened twice, because a recovery must itself be kept. */
async function faultAfter({ disk, acknowledged, begun }: Moment): Promise<string | null> {
  try {
    for (let opening = 0; opening < 2; opening++) {
      const database = await openDatabase(PATH, { disk })
      try {
        const number = audit(database)
        if (number < acknowledged) return `${acknowledged - number} acknowledged transactions are lost`
        if (number > begun) return `transaction ${number} was never begun`
      } finally {
        database.close()
      }
    }
    return null
  } catch (error) {
    return String(error)
  }
}
