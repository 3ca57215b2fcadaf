// Programs in which people are known: who answered which wave with which score, under which contact, code or e-mail.
import { addCampaign, addWave } from '../../electron/engine/store/campaigns'
import type { WriteDb } from '../../electron/engine/store/database'
import { Program } from '../../electron/engine/store/program/program'
import { insert, one, run, sql } from '../../electron/engine/store/sql'
import type { CampaignId, DimensionId, WaveId } from '../../shared/model/ids'
import { anEngine, around, DIMENSION, first, NOW } from './builders'

export interface KnownAnswer {
  score: number
  /** The number of a contact, which is made when it is first named. */
  contact?: number
  respondent?: string
  email?: string
  at?: string
  segment?: string
}

export interface KnownWave {
  name: string
  opensOn: string
  closesOn: string
  answers: readonly KnownAnswer[]
}

/** An engine with one campaign of these waves open, oldest first. `target`: the NPS aimed at. */
export async function aKnownProgram(waves: readonly KnownWave[], target: number | null = null) {
  const engine = anEngine()
  const path = `${engine.folder}/known.npsw`
  const program = await Program.create(path, { name: 'Known', createdAt: NOW }, around(engine.folder))
  let campaign = 0
  let ids: number[] = []
  await program.write('campaign.create', (db) => {
    campaign = addCampaign(db, { name: 'Relational', kind: 'relational', touchpoint: null, target }, NOW)
    ids = waves.map(({ name, opensOn, closesOn, answers }) => {
      const wave = addWave(db, campaign, { name, opens_on: opensOn, closes_on: closesOn, invited: null }, NOW)
      for (const answer of answers) addKnown(db, wave, answer)
      return wave
    })
  })
  await program.close()
  await engine.ask('program.open', { file: engine.token(path) })
  return { ...engine, path, campaign: campaign as CampaignId, waves: ids as WaveId[] }
}

/** Puts answers into a wave of a program that is open, as if they came with a later file. */
export async function addLater(
  { ask, token, folder, path }: Awaited<ReturnType<typeof aKnownProgram>>,
  wave: WaveId,
  answers: readonly KnownAnswer[],
): Promise<void> {
  await ask('program.close', {})
  const program = await Program.open(path, around(folder))
  await program.write('import.run', (db) => {
    for (const answer of answers) addKnown(db, wave, answer)
  })
  await program.close()
  await ask('program.open', { file: token(path) })
}

/** The id of the one dimension, as the header of a wave gives it. */
export async function dimensionOf(
  { ask }: Pick<ReturnType<typeof anEngine>, 'ask'>,
  wave: WaveId,
): Promise<DimensionId> {
  return first((await ask('wave.get', { wave })).dimensions).id
}

function addKnown(db: WriteDb, wave: number, answer: KnownAnswer): void {
  const { score, contact = null, respondent = null, email = null, at = null, segment } = answer
  if (contact !== null)
    run(db, sql`INSERT OR IGNORE INTO contact (id, name) VALUES (${contact}, ${`Contact ${contact}`})`)
  const id = insert(
    db,
    sql`INSERT INTO response (wave_id, score, contact_id, respondent, email, answered_at)
        VALUES (${wave}, ${score}, ${contact}, ${respondent}, ${email}, ${at})`,
  )
  if (segment === undefined) return
  run(db, sql`INSERT OR IGNORE INTO dimension (name) VALUES (${DIMENSION})`)
  run(
    db,
    sql`INSERT OR IGNORE INTO segment (dimension_id, name) SELECT id, ${segment} FROM dimension WHERE name = ${DIMENSION}`,
  )
  const place = one<{ id: number; dimension: number }>(
    db,
    sql`SELECT id, dimension_id AS dimension FROM segment WHERE name = ${segment}`,
  )
  if (!place) throw new Error('the segment was just stored')
  run(
    db,
    sql`INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score)
        VALUES (${id}, ${place.dimension}, ${place.id}, ${wave}, ${score})`,
  )
}

/** Scores that stand for detractors, passives and promoters. */
export const SCORES = [3, 8, 10] as const

/** So many answers of nobody known. */
export const strangers = (promoters: number, passives: number, detractors: number, segment?: string): KnownAnswer[] =>
  [detractors, passives, promoters].flatMap((n, i) =>
    Array.from({ length: n }, () => ({ score: SCORES[i] ?? 0, ...(segment === undefined ? {} : { segment }) })),
  )

/** The answers in both waves of people who moved as a table says (rows earlier, columns later; detractors first). */
export function movers(
  matrix: readonly (readonly number[])[],
  known: (i: number) => Omit<KnownAnswer, 'score'>,
): { before: KnownAnswer[]; now: KnownAnswer[] } {
  const [before, now]: [KnownAnswer[], KnownAnswer[]] = [[], []]
  matrix.forEach((row, earlier) => {
    row.forEach((people, later) => {
      for (let i = 0; i < people; i += 1) {
        const who = known(before.length)
        before.push({ ...who, score: SCORES[earlier] ?? 0 })
        now.push({ ...who, score: SCORES[later] ?? 0 })
      }
    })
  })
  return { before, now }
}
