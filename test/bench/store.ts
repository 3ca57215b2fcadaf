// The program file as a store: what one small durable write costs in a small and in a large file, what memory a large one
// takes, and how soon it answers; beside better-sqlite3 (WAL, FULL) on the same bytes in the same run.
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openDatabase } from '../../electron/engine/store/disk/open'
import { built } from '../fixtures/built'
import { betterSqlite, type OpenPeer, PEERS } from './betterSqlite'
import { type BenchEngine, withEngine } from './engine'
import { type Figure, median, medians } from './figure'
import { MEGABYTE, programsOf, type SizedProgram } from './programs'
import type { Opened } from './storeChild'
import { ourAction, ourResponse, peerAction, peerResponse, type Write } from './storeWrites'

const NAME = 'store'
const PEER = 'better-sqlite3, WAL, FULL'
const SMALL = 10 * MEGABYTE
const LARGE = 200 * MEGABYTE
/** Writes of one measurement: enough of them that writing the log back has its share. */
const BATCH = 100
const REPETITIONS = { warmUps: 1, times: 9 }
const OPENINGS = 5
const TARGETS = { write: 2, growth: 2, peak: 250, open: 500 }

/** Ours and the peer's, in ms or MB; the peer's is NaN where there is none. */
type Pair = [ours: number, peers: number]

export async function store(): Promise<Figure[]> {
  const peer = await betterSqlite()
  return withEngine(async (bench) => {
    const [small, large] = await programsOf(bench, [SMALL, LARGE])
    if (!small || !large) throw new Error('two programs were asked for')
    const atSmall = await writesOf(bench, small, peer)
    const atLarge = await writesOf(bench, large, peer)
    const child = await built(join(import.meta.dirname, 'storeChild.ts'), bench.folder)
    const opened = await openings(bench, child, large, peer !== null)
    return [
      beside('one UPDATE of a response, 10 MB', atSmall.response, TARGETS.write),
      beside('one UPDATE of a response, 200 MB', atLarge.response, TARGETS.write),
      growth('one UPDATE of a response, 200 MB', atLarge.response, atSmall.response),
      beside('action.update with its trail, 10 MB', atSmall.action, null),
      beside('action.update with its trail, 200 MB', atLarge.action, null),
      growth('action.update with its trail, 200 MB', atLarge.action, atSmall.action),
      { ...beside('opened, to the first answer, 200 MB', opened.again, null), ...promised(TARGETS.open) },
      beside('the same, not seen before: examined', opened.first, null),
      {
        ...beside('peak memory, opened and written, 200 MB', opened.peak, null),
        unit: 'MB',
        ...promised(TARGETS.peak),
      },
    ]
  })
}

function beside(measure: string, [value, peers]: Pair, target: number | null): Figure {
  const none = Number.isNaN(peers)
  return {
    bench: NAME,
    measure,
    value,
    unit: 'ms',
    peer: none ? null : PEER,
    peerValue: none ? null : peers,
    ratio: none ? null : value / peers,
    // Without the peer, nothing was promised of the value.
    target: none ? null : target,
  }
}

const promised = (target: number) => ({ target, targetOf: 'value' as const })

/** Ours in the large file beside ours in the small one. */
function growth(measure: string, [large]: Pair, [small]: Pair): Figure {
  return {
    bench: NAME,
    measure,
    value: large,
    unit: 'ms',
    peer: 'the same at 10 MB',
    peerValue: small,
    ratio: large / small,
    target: TARGETS.growth,
  }
}

/** What one write costs in copies of a program: ours and the peer's, in turn, so that both meet the same disk. */
async function writesOf(bench: BenchEngine, program: SizedProgram, peer: OpenPeer | null) {
  const ours = await copyOf(program, 'ours')
  const database = await openDatabase(ours)
  const theirs = peer ? openAsPeer(peer, await copyOf(program, 'peer')) : null
  const response = await perWrite(
    ourResponse(database, program.responses),
    theirs && peerResponse(theirs, program.responses),
  )
  database.close()

  bench.engine.grant(ours, ours)
  await bench.call('program.open', { file: { token: ours, name: 'ours.npsw' } })
  const action = await perWrite(await ourAction(bench), theirs && peerAction(theirs))
  await bench.call('program.close', {})
  theirs?.close()
  return { response, action }
}

async function perWrite(ours: Write, theirs: Write | null): Promise<Pair> {
  let number = 0
  const batchOf = (write: Write) => async () => {
    for (let i = 0; i < BATCH; i++) await write(number++)
  }
  const works = [ours, ...(theirs ? [theirs] : [])].map(batchOf)
  const [value = Number.NaN, peers = Number.NaN] = await medians(works, REPETITIONS)
  return [value / BATCH, peers / BATCH]
}

/** The same journal, the same care and the same cache as ours. */
export function openAsPeer(peer: OpenPeer, path: string) {
  const database = new peer(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('cache_size = -65536')
  database.pragma('foreign_keys = ON')
  return database
}

interface Openings {
  /** A file that this computer has not seen before: it is examined. */
  first: number[]
  /** The same file again, which is as it was left. */
  again: number[]
  peak: number[]
}

/** Openings by processes of their own, each of a fresh copy, and once more: the median times and the highest memory. */
async function openings(bench: BenchEngine, child: string, program: SizedProgram, withPeer: boolean) {
  const found: Record<'ours' | 'peer', Openings> = {
    ours: { first: [], again: [], peak: [] },
    peer: { first: [], again: [], peak: [] },
  }
  for (let round = 0; round < OPENINGS; round++) {
    for (const side of withPeer ? (['ours', 'peer'] as const) : (['ours'] as const)) {
      const path = await copyOf(program, side)
      // A folder of its own, so that the first change is followed by the backup of the day.
      const own = await mkdtemp(join(bench.folder, 'child-'))
      for (const which of ['first', 'again'] as const) {
        const { stdout } = await promisify(execFile)(process.execPath, [child, side, path, own, PEERS])
        const { ms, peak } = JSON.parse(stdout) as Opened
        found[side][which].push(ms)
        found[side].peak.push(peak)
      }
      await rm(own, { recursive: true })
    }
  }
  const of = (field: keyof Openings, pick: (values: number[]) => number): Pair => [
    pick(found.ours[field]),
    withPeer ? pick(found.peer[field]) : Number.NaN,
  ]
  return { first: of('first', median), again: of('again', median), peak: of('peak', (all) => Math.max(...all)) }
}

async function copyOf({ path }: SizedProgram, side: string): Promise<string> {
  const copy = path.replace(/\.npsw$/, ` ${side}.npsw`)
  await copyFile(path, copy)
  return copy
}
