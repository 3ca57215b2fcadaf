// Answers that take the place of stored ones: what leaves the wave is kept with the import, comes back with its undoing,
// and is found, shown and erased as all that is known of a person.
import { describe, expect, it } from 'vitest'
import { undoBatch } from '../../electron/engine/store/imports'
import { erasePerson } from '../../electron/engine/store/privacy/erase'
import { everythingKnown } from '../../electron/engine/store/privacy/everything'
import { identityOf } from '../../electron/engine/store/privacy/identity'
import { knownOf } from '../../electron/engine/store/privacy/known'
import { all, insert, one, run, sql } from '../../electron/engine/store/sql'
import { eachImage } from '../../electron/engine/store/trail/scrub'
import { NOW } from '../engine/builders'
import { type Answer, aProgram, prepare } from './chunks'

const OLD: Answer = {
  score: 4,
  row: 7,
  search_text: 'trop lent',
  verbatim: 'Trop lent \u{1F600}\0!',
  answered_at: '2026-07-02T10:00',
  respondent: 'R-1',
  name: 'Marie Durand',
  email: 'marie@acme.example',
  company: 'Acme',
  answer: 'A-1',
  role: 'Buyer',
  owner: 'Paul',
  ticket: '4711',
  value: 1200.5,
  account: 'Acme',
  segments: { Region: 'North', Size: 'Small' },
}
const NEW: Answer = { ...OLD, score: 9, row: 2, verbatim: 'Mieux', search_text: 'mieux', segments: { Region: 'South' } }
/** Enough of them that nothing is left of the program's rows but what the test is about. */
const OTHER: Answer = { score: 10, email: 'other@beta.example', respondent: '12', segments: { Region: 'North' } }

/** Marie's first answer, with an action on it, and somebody else's. */
async function aWave(old: Answer = OLD) {
  const open = await aProgram()
  const { program, wave, contact, store } = open
  const first = await store(prepare([{ ...old, contact }, OTHER], { wave }))
  const response = 1
  const action = await program.write('action.create', (db) =>
    insert(
      db,
      sql`INSERT INTO action (response_id, category, title, status, created_at)
          VALUES (${response}, 'detractor', 'Call', 'open', ${NOW})`,
    ),
  )
  const undo = (batch: number) => program.write('import.undo', (db) => undoBatch(db, batch, NOW))
  const replace = (answer: Answer, replaces: number, hash = 'second') =>
    store(prepare([{ score: 8 }, { ...answer, replaces }], { wave, hash, perChunk: 1 }))
  const scores = () =>
    program.read((db) =>
      all<{ score: number }>(db, sql`SELECT score FROM response ORDER BY id`).map((row) => row.score),
    )
  const actionOn = () =>
    program.read((db) => one<{ response: number }>(db, sql`SELECT response_id AS response FROM action`)?.response)
  return { ...open, first, response, action, undo, replace, scores, actionOn }
}

/** All that the tables hold, but for what the batch says of itself. */
const withoutBatch = (dump: string, batch: number) =>
  dump
    .split('\n')
    .filter((line) => !line.startsWith(`${batch}1 | 11 | 1'answers.csv'`) && !/^\d+\d \| .*second/.test(line))
    .join('\n')

describe('a stored answer that a later one replaces', () => {
  it('leaves the wave, is kept whole, and hands its actions over', async () => {
    const { replace, response, scores, actionOn, program } = await aWave()
    const batch = await replace(NEW, response)
    expect(batch).toMatchObject({ replaced: 1, rows: { read: 2, imported: 2, skipped: 0, rejected: 0, reasons: [] } })
    expect(await scores()).toEqual([10, 8, 9])
    expect(await actionOn()).toBe(4)
    const kept = await program.read((db) =>
      one<{ cells: string }>(db, sql`SELECT kind, reason, row, column_name, value, cells FROM import_issue`),
    )
    expect(kept).toMatchObject({ kind: 'skipped', reason: 'replaced', row: 2, column_name: 'NPS', value: '4' })
    expect(JSON.parse(kept?.cells ?? '')).toMatchObject({
      replaced: { by: 4, columns: { id: 1, score: 4, verbatim: OLD.verbatim, value: 1200.5 }, account: 'Acme' },
    })
  })

  it('comes back exactly with the undoing of the import, also by way of the history', async () => {
    const { replace, response, undo, walk, dump, scores, actionOn } = await aWave()
    const before = await dump()
    const { id } = await replace(NEW, response)
    const after = await dump()
    await walk('back')
    expect(await dump()).toBe(before)
    await walk('forth')
    expect(await dump()).toBe(after)
    expect(await undo(id)).toEqual({ responses: 2, actions: 0 })
    expect(await scores()).toEqual([4, 10])
    expect(await actionOn()).toBe(1)
    const undone = await dump()
    expect(withoutBatch(undone, id)).toBe(withoutBatch(before, id))
    await walk('back')
    expect(await dump()).toBe(after)
    await walk('forth')
    expect(await dump()).toBe(undone)
  })

  it('is one once, though two rows take its place, and none where it is gone', async () => {
    const { wave, store, scores } = await aWave()
    const again: Answer = { ...NEW, score: 7, replaces: 1 }
    const batch = await store(prepare([{ ...NEW, replaces: 1 }, again, { ...again, replaces: 99 }], { wave }))
    expect(batch.replaced).toBe(1)
    expect(await scores()).toEqual([10, 9, 7, 7])
  })

  it('does not come back into a wave that its own import was taken out of', async () => {
    const { replace, response, undo, first, scores } = await aWave()
    const second = await replace(NEW, response)
    expect(await undo(first.id)).toEqual({ responses: 1, actions: 0 })
    expect(await undo(second.id)).toEqual({ responses: 2, actions: 1 })
    expect(await scores()).toEqual([])
  })

  it('replaced twice, comes back when both imports are undone, in whatever order', async () => {
    for (const order of ['latest first', 'earlier first']) {
      const { replace, response, undo, scores, actionOn } = await aWave()
      const second = await replace(NEW, response)
      const third = await replace({ ...NEW, score: 6 }, 4, 'third')
      expect(await scores()).toEqual([10, 8, 8, 6])
      const [one, other] = order === 'latest first' ? [third, second] : [second, third]
      await undo(one.id)
      expect(await scores()).toEqual(order === 'latest first' ? [10, 8, 9] : [10, 8, 6])
      await undo(other.id)
      expect(await scores()).toEqual([4, 10])
      expect(await actionOn()).toBe(1)
    }
  })

  it('comes back under another id where its own is taken, without a contact that is another one now', async () => {
    const { replace, response, undo, program, contact } = await aWave()
    const { id } = await replace(NEW, response)
    await program.write('campaign.update', (db) => {
      run(db, sql`INSERT INTO response (id, wave_id, score) VALUES (1, 1, 0)`)
      run(db, sql`UPDATE contact SET email = 'somebody@else.example' WHERE id = ${contact}`)
    })
    await undo(id)
    const found = await program.read((db) =>
      all(db, sql`SELECT id, score, contact_id AS contact FROM response WHERE answer = 'A-1'`),
    )
    expect(found).toEqual([{ id: 5, score: 4, contact: null }])
  })
})

describe('what is known of a person', () => {
  it('holds their replaced answer: found, shown and erased, so that no undoing brings it back', async () => {
    const { replace, response, undo, program, dump, scores } = await aWave()
    // Another address, so that their new answer is another person's.
    const { id } = await replace({ ...NEW, email: 'marie@home.example', respondent: null }, response)
    const first = await program.write('campaign.update', (db) =>
      insert(db, sql`INSERT INTO response (wave_id, score, email) VALUES (1, 5, ${OLD.email ?? ''})`),
    )
    const sheets = await program.read((db) => everythingKnown(db, first, 'en', NOW))
    expect(JSON.stringify(sheets.find(({ name }) => name === 'Left-out rows')?.rows ?? sheets)).toContain('Trop lent')
    await program.write('privacy.erase', (db) =>
      erasePerson(db, knownOf(db, identityOf(db, first)), { score: 'remove', actionTitle: 'Action' }),
    )
    expect(await dump()).not.toContain('Trop lent')
    expect(await undo(id)).toEqual({ responses: 2, actions: 1 })
    expect(await scores()).toEqual([10])
  })

  it('holds by its code what has no e-mail, even a short number', async () => {
    const { replace, program } = await aWave({ ...OLD, email: null, respondent: '12' })
    await replace({ ...NEW, respondent: '99', email: null }, 1)
    const own = await program.write('campaign.update', (db) =>
      insert(db, sql`INSERT INTO response (wave_id, score, respondent) VALUES (1, 5, '12')`),
    )
    const count = (response: number) => program.read((db) => knownOf(db, identityOf(db, response)).leftOut.length)
    expect(await count(own)).toBe(1)
    // The new answer has another code.
    expect(await count(4)).toBe(0)
  })

  it('holds what an answer without e-mail and code has replaced, by being its successor', async () => {
    const nobody = { email: null, respondent: null, name: null }
    const { replace, program, dump } = await aWave({ ...OLD, ...nobody })
    await replace({ ...NEW, ...nobody }, 1)
    const known = await program.read((db) => knownOf(db, identityOf(db, 4)))
    expect(known.leftOut).toHaveLength(1)
    await program.write('privacy.erase', (db) => erasePerson(db, known, { score: 'keep', actionTitle: 'Action' }))
    expect(await dump()).not.toContain('Trop lent')
    const traces: string[] = []
    await program.read((db) => eachImage(db, (_table, image) => traces.push(JSON.stringify(image))))
    expect(traces.join()).not.toContain('Trop lent')
  })
})
