// Makes a whole wave anonymous, in bulk: its responses, the rows that its imports left out, what the trail kept of both,
// and the words of actions that name their respondent. The address book stays: contacts are not answers.
import type { WriteDb } from '../database'
import { fold } from '../fold'
import { all, among, one, run, sql } from '../sql'
import { eachImage, scrubTrail } from '../trail/scrub'
import { tellLine, unrecorded } from '../trail/seal'
import { blanked, isGone, mentions } from './blank'
import { askForClearing } from './clearing'
import { personalIn } from './due'
import { blankLeftOut, forgetInvited, type Stripped, stripResponses } from './strip'

export interface WaveWish {
  wave: number
  verbatims: 'keep' | 'remove'
  /** What an action whose title names its respondent is called from now on. */
  actionTitle: string
}

/** Inside the caller's transaction. Returns how many responses led to a person until now. */
export function anonymiseWave(db: WriteDb, wish: WaveWish): number {
  const personal = personalIn(db, wish.wave)
  const { names, called } = namesIn(db, wish.wave)
  const gone = unrecorded(db, () => {
    askForClearing(db)
    neutraliseActions(db, names, wish.actionTitle)
    blankLeftOut(db, sql`i.batch_id IN (SELECT id FROM import_batch WHERE wave_id = ${wish.wave})`)
    forgetInvited(db, sql`i.wave_id = ${wish.wave} AND i.contact_id IS NOT NULL`)
    return stripResponses(db, sql`r.wave_id = ${wish.wave}`, wish.verbatims)
  })
  scrubWave(db, wish, { names, called, gone })
  const name = one<{ name: string }>(db, sql`SELECT name FROM wave WHERE id = ${wish.wave}`)?.name ?? null
  tellLine(db, { what: 'wave', id: wish.wave, name, how: 'changed', count: 1 })
  tellLine(db, { what: 'response', id: null, name: null, how: 'changed', count: personal })
  return personal
}

/** Names by response, of those that have, or had, an action; also where an import was undone since. */
type Names = ReadonlyMap<number, readonly string[]>

/** And what respondents were called, folded, as far as the trail alone still says it. */
function namesIn(db: WriteDb, wave: number): { names: Names; called: ReadonlySet<string> } {
  const names = new Map<number, string[]>()
  const called = new Set<string>()
  const note = (id: number, told: readonly unknown[]) => {
    names.set(id, [
      ...(names.get(id) ?? []),
      ...told.flatMap((text) => (typeof text === 'string' ? partsOf(text) : [])),
    ])
  }
  const rows = all<{ id: number; name: string | null; email: string | null; respondent: string | null }>(
    db,
    sql`SELECT r.id, r.name, r.email, r.respondent FROM response r
        WHERE r.wave_id = ${wave} AND r.id IN (SELECT response_id FROM action)`,
  )
  for (const { id, name, email, respondent } of rows) note(id, [name, email, respondent])
  const acted = new Set<number>()
  eachImage(db, (table, image) => {
    if (table === 'action') acted.add(Number(image.response_id))
  })
  eachImage(db, (table, { id, wave_id, name, email, respondent }) => {
    if (table !== 'response' || wave_id !== wave) return
    const told = [name, email, respondent]
    if (acted.has(Number(id))) note(Number(id), told)
    for (const text of told) if (text) called.add(fold(text))
  })
  return { names, called }
}

/** A colleague writes “Mrs Durand” of Marie Durand: each part of a name counts, but for initials and particles. */
function partsOf(name: string): string[] {
  return [name, ...name.split(/\s+/).filter((part) => part.length > 2)]
}

function scrubWave(
  db: WriteDb,
  { wave, verbatims, actionTitle }: WaveWish,
  { names, called, gone }: { names: Names; called: ReadonlySet<string>; gone: Stripped },
): void {
  const batches = new Set(
    all<{ id: number }>(db, sql`SELECT id FROM import_batch WHERE wave_id = ${wave}`).map(({ id }) => id),
  )
  scrubTrail(db, (table, image) => {
    const isOfWave =
      table === 'response' || table === 'invitation'
        ? image.wave_id === wave
        : table === 'import_issue' && batches.has(Number(image.batch_id))
    if (isOfWave || isGone(gone, table, image, called))
      return blanked(table, image, { actionTitle, names: [], verbatims })
    const theirs = table === 'action' ? names.get(Number(image.response_id)) : undefined
    const words = theirs && [image.title, image.note, image.owner].filter((text) => typeof text === 'string')
    return theirs && words?.some((text) => mentions(text, theirs))
      ? blanked(table, image, { actionTitle, names: theirs, verbatims })
      : image
  })
}

/** What names nobody is the company's own memory of what was done, and stays. */
function neutraliseActions(db: WriteDb, names: Names, title: string): void {
  const actions = all<{ id: number; response: number; title: string; note: string | null; owner: string | null }>(
    db,
    sql`SELECT id, response_id AS response, title, note, owner FROM action WHERE response_id IN ${among([...names.keys()])}`,
  )
  for (const { id, response, ...words } of actions) {
    const says = (text: string | null) => text !== null && mentions(text, names.get(response) ?? [])
    if (!says(words.title) && !says(words.note) && !says(words.owner)) continue
    run(
      db,
      sql`UPDATE action SET title = ${says(words.title) ? title : words.title},
                 note = ${says(words.note) ? null : words.note}, owner = ${says(words.owner) ? null : words.owner}
          WHERE id = ${id}`,
    )
  }
}
