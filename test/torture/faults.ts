// A disk that fails every so often under an open program: what was acknowledged is there, what was refused is not, and the
// program goes on as soon as the disk does.
import { join } from 'node:path'
import { createRandom } from '../../electron/engine/sample/random'
import { readable } from '../../electron/engine/store/database'
import { openDatabase } from '../../electron/engine/store/disk/open'
import { Program } from '../../electron/engine/store/program/program'
import { Refusal } from '../../shared/failure'
import { around } from './around'
import { createFaults, type Fault, faulty } from './faultyDisk'
import { mirrorDisk } from './mirrorDisk'
import { auditProgram, foundInProgram, TRANSFER, transferInProgram } from './programBank'
import { CUTS } from './simFile'

export interface FaultToll {
  transfers: number
  refused: number
  counts: Record<Fault, number>
  cuts: number
  /** One line for each answer that was not true, and each loss. */
  bad: string[]
}

/** What a program may say when the disk has failed. Of these, the last says nothing of the change itself. */
const HONEST = ['change-not-saved', 'disk-full', 'program-unreachable']
const EVERY = 25

export async function faults(folder: string, seed: number, transfers: number, rate = 0.01): Promise<FaultToll> {
  const random = createRandom(seed)
  const failing = createFaults(random, 0)
  const disk = mirrorDisk()
  const path = join(folder, `faults-${seed}.npsw`)
  const program = await Program.create(
    path,
    { name: 'Faults', createdAt: '2026-01-01T00:00:00.000Z' },
    { ...around(join(folder, `settings-${seed}`)), disk: faulty(disk, failing) },
  )
  await program.write('campaign.create', foundInProgram)
  const toll: FaultToll = { transfers, refused: 0, counts: failing.counts, cuts: 0, bad: [] }
  const bad = (line: string) => toll.bad.push(`seed ${seed}: ${line}`)

  let number = 0
  for (let i = 0; i < transfers; i++) {
    failing.rate = rate
    const code = await program.write(TRANSFER, (db) => transferInProgram(db, number + 1)).then(() => null, codeOf)
    failing.rate = 0
    const found = await program.read(auditProgram).catch(codeOf)
    if (code !== null) toll.refused++
    if (code !== null && !HONEST.includes(code)) bad(`transfer ${number + 1} was answered with ${code}`)
    if (typeof found === 'string') bad(`after ${number} transfers and the answer ${code}: ${found}`)
    else {
      const fits = code === null ? [number + 1] : code === 'program-unreachable' ? [number, number + 1] : [number]
      if (!fits.includes(found)) bad(`transfer ${number + 1} was answered with ${code ?? 'saved'}, found is ${found}`)
      number = found
    }
    if (i % EVERY > 0) continue
    toll.cuts++
    const left = disk.mirror.afterCut(random.pick(CUTS), random)
    const after = await openDatabase(path, { disk: left })
      .then((database) => {
        const audited = auditProgram(readable(database))
        database.close()
        return audited
      })
      .catch(String)
    if (after !== number) bad(`after ${number} transfers and a power cut: ${after}`)
  }
  await program.close()
  const reopened = await Program.open(path, around(join(folder, `settings-${seed}`)))
  const last = await reopened.read(auditProgram)
  if (last !== number) bad(`after closing, ${last} instead of ${number}`)
  await reopened.close()
  return toll
}

/** How a failure names itself; an error that is none of ours, in its own words. */
function codeOf(error: unknown): string {
  return error instanceof Refusal ? error.failure.code : String(error)
}
