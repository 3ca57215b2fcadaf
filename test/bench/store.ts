// The program file as a store: what one small durable write costs in a small and in a large file, what memory a large one
// takes, and how soon it answers; beside better-sqlite3 (WAL, FULL) on the same bytes in the same run.
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { openDatabase } from '../../electron/engine/store/disk/open'
import { built } from '../fixtures/built'
import { betterSqlite, type OpenPeer, type PeerDatabase } from './betterSqlite'
import { type BenchEngine, withEngine } from './engine'
import { type Figure, median, medians } from './figure'
import { PEERS } from './peers'
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
    const { response, action } = await writesOf(bench, [small, large], peer)
    const [[smallResponse, largeResponse], [smallAction, largeAction]] = [response, action]
    if (!smallResponse || !largeResponse || !smallAction || !largeAction) throw new Error('two programs were written')
    const child = await built(join(import.meta.dirname, 'storeChild.ts'), bench.folder)
    const opened = await openings(bench, child, large, peer !== null)
    return [
      beside('one UPDATE of a response, 10 MB', smallResponse, TARGETS.write),
      beside('one UPDATE of a response, 200 MB', largeResponse, TARGETS.write),
      growth('one UPDATE of a response, 200 MB', largeResponse, smallResponse),
      beside('action.update with its trail, 10 MB', smallAction, null),
      beside('action.update with its trail, 200 MB', largeAction, null),
      growth('action.update with its trail, 200 MB', largeAction, smallAction),
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

/** The same writes in a small and a large program, ours and the peer's, all in turn: all meet the same disk and load. */
async function writesOf(bench: BenchEngine, programs: readonly SizedProgram[], peer: OpenPeer | null) {
  const theirs: PeerDatabase[] = []
  if (peer) for (const program of programs) theirs.push(openAsPeer(peer, await copyOf(program, 'peer')))
  const responsesOf = (index: number) => programs[index]?.responses ?? 0

  const ours = await Promise.all(programs.map(async (program) => openDatabase(await copyOf(program, 'ours'))))
  const response = await perWrite(
    ours.map((database, i) => ourResponse(database, responsesOf(i))),
    theirs.map((database, i) => peerResponse(database, responsesOf(i))),
  )
  for (const database of ours) database.close()

  // An engine has one program open.
  const action = await withEngine(async (other) => {
    const writes: Write[] = []
    for (const [i, program] of programs.entries()) {
      const engine = i === 0 ? bench : other
      const path = pathOf(program, 'ours')
      engine.engine.grant(path, path)
      await engine.call('program.open', { file: { token: path, name: basename(path) } })
      writes.push(await ourAction(engine))
    }
    const pairs = await perWrite(writes, theirs.map(peerAction))
    await bench.call('program.close', {})
    return pairs
  })
  for (const database of theirs) database.close()
  return { response, action }
}

/** What one write takes, program by program; the peer's are NaN where there is none. */
async function perWrite(ours: readonly Write[], theirs: readonly Write[]): Promise<Pair[]> {
  let number = 0
  const works = [...ours, ...theirs].map((write) => async () => {
    for (let i = 0; i < BATCH; i++) await write(number++)
  })
  const values = (await medians(works, REPETITIONS)).map((value) => value / BATCH)
  return ours.map((_, i) => [values[i] ?? Number.NaN, values[ours.length + i] ?? Number.NaN])
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

const pathOf = ({ path }: SizedProgram, side: string): string => path.replace(/\.npsw$/, ` ${side}.npsw`)

async function copyOf(program: SizedProgram, side: string): Promise<string> {
  const copy = pathOf(program, side)
  await copyFile(program.path, copy)
  return copy
}
