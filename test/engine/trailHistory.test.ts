// What the trail tells: of whom, in which words, in which order, and what of it is sealed.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { all, run, sql } from '../../electron/engine/store/sql'
import { eachImage, scrubTrail } from '../../electron/engine/store/trail/scrub'
import { sealTrail, tellLine, unrecorded } from '../../electron/engine/store/trail/seal'
import { first } from './builders'
import { action, aFullProgram, onFile } from './fullProgram'
import { aDraft, cellsOf } from './planned'

describe('the history', () => {
  it('speaks in names, and of an import in one line', async () => {
    const open = await aFullProgram()
    const { entries } = await open.ask('history.list', { about: { what: 'wave', id: open.wave } })
    expect(entries.map(({ call, about }) => [call, about?.what, about?.name])).toEqual([
      ['import.run', 'import', 'answers.csv'],
      ['plan.set', 'plan', 'Closed'],
      // The builder's own, which made the waves.
      ['campaign.create', 'campaign', 'Relational'],
    ])
    const [run, plan] = entries
    expect(run?.changes).toEqual([
      {
        what: 'import',
        id: open.batch,
        name: 'answers.csv',
        how: 'added',
        count: 1,
        fields: [
          { field: 'file', before: null, after: 'answers.csv' },
          { field: 'wave', before: null, after: 'Closed' },
          { field: 'read', before: null, after: 26 },
          { field: 'imported', before: null, after: 25 },
          { field: 'skipped', before: null, after: 0 },
          { field: 'rejected', before: null, after: 1 },
        ],
      },
      { what: 'account', id: null, name: null, how: 'added', count: 5, fields: [] },
      { what: 'response', id: null, name: null, how: 'added', count: 25, fields: [] },
    ])
    expect(plan?.changes[0]).toMatchObject({ what: 'plan', id: open.wave, name: 'Closed', how: 'added' })
    expect(plan?.changes[0]?.fields).toEqual([
      { field: 'dimension', before: null, after: 'Sector' },
      { field: 'confidence', before: null, after: 0.95 },
      { field: 'target', before: null, after: 8.5 },
      { field: 'population: North', before: null, after: 120 },
    ])
    const cells = open.plan.draft.cells.map((cell, i) => ({ ...cell, population: 50 * (i + 1) }))
    await open.ask('plan.set', { ...open.plan, draft: { ...open.plan.draft, cells } })
    const { entries: later } = await open.ask('history.list', { about: { what: 'plan', id: open.wave } })
    expect(first(later).changes).toEqual([
      {
        what: 'plan',
        id: open.wave,
        name: 'Closed',
        how: 'changed',
        count: 1,
        fields: [
          { field: 'population: North', before: 120, after: 50 },
          { field: 'population: South', before: null, after: 100 },
        ],
      },
    ])
  })

  it('of a response is its import and the actions on it, of a campaign all of its waves', async () => {
    const open = await aFullProgram()
    const { rows } = await open.ask('wave.responses', { wave: open.wave, limit: 1000 })
    const answer = first(rows.filter(({ source }) => source !== null)).id
    const { id } = await open.ask('action.create', { response: answer, ...action })
    await open.ask('action.update', { action: id, status: 'done' })
    await open.ask('history.undo', {})
    const callsOf = async (what: 'response' | 'action' | 'campaign' | 'import', of: number) =>
      (await open.ask('history.list', { about: { what, id: of } })).entries.map(({ call }) => call)
    expect(await callsOf('response', answer)).toEqual(['history.undo', 'action.update', 'action.create', 'import.run'])
    expect(await callsOf('action', id)).toEqual(['history.undo', 'action.update', 'action.create'])
    expect(await callsOf('import', open.batch)).toEqual(['import.run'])
    expect(await callsOf('campaign', open.spare)).toEqual(['wave.create', 'wave.create', 'campaign.create'])
    expect(await callsOf('campaign', 99)).toEqual([])
  })

  it('is that of the thing that is there now, not of one that had its id before', async () => {
    const open = await aFullProgram()
    const create = (name: string) => open.ask('campaign.create', { name, kind: 'relational', touchpoint: null })
    const callsOf = async (what: 'campaign' | 'action', id: number) =>
      (await open.ask('history.list', { about: { what, id } })).entries.map(({ call, undone }) => [call, undone])
    const undone = await create('Undone')
    await open.ask('history.undo', {})
    // Of what is gone, all is told.
    expect(await callsOf('campaign', undone.id)).toEqual([
      ['history.undo', false],
      ['campaign.create', true],
    ])
    const removed = await create('Removed')
    await open.ask('campaign.remove', { campaign: removed.id })
    const kept = await create('Kept')
    expect([removed.id, kept.id]).toEqual([undone.id, undone.id])
    expect(await callsOf('campaign', kept.id)).toEqual([['campaign.create', false]])
    await open.ask('campaign.update', { campaign: kept.id, name: 'Kept on' })
    await open.ask('history.undo', {})
    expect(await callsOf('campaign', kept.id)).toEqual([
      ['history.undo', false],
      ['campaign.update', true],
      ['campaign.create', false],
    ])
  })

  it('of a plan begins with its wave', async () => {
    const open = await aFullProgram()
    const create = () =>
      open.ask('wave.create', { campaign: open.spare, name: 'Three', opensOn: '2026-01-01', closesOn: '2026-01-31' })
    const callsOf = async (id: number) =>
      (await open.ask('history.list', { about: { what: 'plan', id } })).entries.map(({ call }) => call)
    const { id: removed } = await create()
    await open.ask('plan.set', { wave: removed, draft: aDraft() })
    expect(await callsOf(removed)).toEqual(['plan.set'])
    await open.ask('wave.remove', { wave: removed })
    expect(await callsOf(removed)).toEqual(['wave.remove', 'plan.set'])
    const { id: kept } = await create()
    expect(kept).toBe(removed)
    expect(await callsOf(kept)).toEqual([])
  })

  it('comes in pages', async () => {
    const open = await aFullProgram()
    const seen: number[] = []
    let before: number | undefined
    for (;;) {
      const { entries, more } = await open.ask('history.list', { limit: 3, ...(before && { before }) })
      seen.push(...entries.map(({ id }) => id))
      before = seen.at(-1)
      if (!more) break
    }
    expect(seen).toEqual(Array.from({ length: 7 }, (_, i) => 7 - i))
  })

  it('gathers many changes of one kind, with what they have in common', async () => {
    const open = await aFullProgram()
    await onFile(open, (program) =>
      program.write('action.update', (db) => {
        const add = sql`INSERT INTO action (response_id, category, title, status, created_at)
                        SELECT id, 'passive', 'n° ' || id, 'open', 'x' FROM response`
        return run(db, add)
      }),
    )
    await onFile(open, (program) =>
      program.write('action.update', (db) => run(db, sql`UPDATE action SET status = 'done', note = id`)),
    )
    const { entries } = await open.ask('history.list', { limit: 2 })
    expect(entries.map(({ changes }) => changes)).toEqual([
      [
        {
          what: 'action',
          id: null,
          name: null,
          how: 'changed',
          count: 36,
          fields: [{ field: 'status', before: 'open', after: 'done' }],
        },
      ],
      [{ what: 'action', id: null, name: null, how: 'added', count: 35, fields: [] }],
    ])
  })
})

describe('the seal', () => {
  it('lets nothing be taken back that was before it, nor the write that set it', async () => {
    const open = await aFullProgram()
    await open.ask('import.undo', { batch: open.batch })
    await open.ask('history.undo', {})
    await onFile(open, (program) =>
      program.write('privacy.anonymise', (db) => {
        unrecorded(db, () => run(db, sql`UPDATE response SET email = NULL, verbatim = NULL`))
        tellLine(db, { what: 'wave', id: open.wave, name: 'Closed', how: 'changed', count: 25 })
      }),
    )
    expect(await open.ask('history.next', {})).toEqual({ undo: null, redo: null })
    const { entries } = await open.ask('history.list', { about: { what: 'wave', id: open.wave }, limit: 1 })
    expect(entries[0]).toMatchObject({
      call: 'privacy.anonymise',
      about: { what: 'wave', id: open.wave },
      undone: false,
    })
    await open.ask('wave.update', { wave: open.wave, invited: 77 })
    await open.ask('history.undo', {})
    expect(await open.failure('history.undo', {})).toEqual({ code: 'nothing-to-undo', facts: {} })
  })

  it('and a person is scrubbed out of rows, notes and the kept rows of imports', async () => {
    const open = await aFullProgram()
    await open.ask('action.update', { action: open.action, note: 'p3@example.com called' })
    await open.ask('import.undo', { batch: open.batch })
    const found = await onFile(open, (program) =>
      program.write('privacy.erase', (db) => {
        const images: string[] = []
        const isHers = (value: unknown) => String(value).includes('p3@example.com')
        eachImage(db, (table, image, entry) => {
          if (Object.values(image).some(isHers)) images.push(`${entry} ${table} ${image.response_id ?? '-'}`)
        })
        const touched = scrubTrail(db, (_table, image) =>
          Object.values(image).some(isHers)
            ? Object.fromEntries(Object.entries(image).map(([name, value]) => [name, isHers(value) ? null : value]))
            : image,
        )
        const again: string[] = []
        eachImage(db, (table, image) => {
          if (Object.values(image).some(isHers)) again.push(table)
        })
        const kept = all(db, sql`SELECT id FROM trail_chunk`)
        sealTrail(db)
        return { images, touched, again, kept }
      }),
    )
    expect(found.images).toEqual([`8 action ${open.response}`, '9 response -'])
    expect(found).toMatchObject({ touched: 2, again: [], kept: [] })
    const { entries } = await open.ask('history.list', { about: { what: 'action', id: open.action }, limit: 1 })
    expect(first(first(entries).changes).fields).toEqual([{ field: 'note', before: action.note, after: null }])
  })

  it('and a segment that was their very name has none any more, also in the plans that it was part of', async () => {
    const { open, erasesMarie } = await aPlanOfPeople()
    await open.ask('plan.remove', { wave: open.empty })
    const told = async () => JSON.stringify(await open.ask('history.list', { limit: 200 }))
    expect(await told()).toContain('marie@example.com')
    await erasesMarie()
    expect(await told()).not.toContain('marie@example.com')
    expect(await told()).toContain('population: Others')
  })

  it('and in a plan that still stands, the cell that was theirs alone goes', async () => {
    const { open, erasesMarie } = await aPlanOfPeople()
    const cells = async () => (await open.ask('plan.get', { wave: open.empty }))?.cells.map(({ names }) => names)
    expect(await cells()).toEqual([['marie@example.com'], ['Others']])
    await erasesMarie()
    expect(await cells()).toEqual([['Others']])
    expect(JSON.stringify(await open.ask('wave.get', { wave: open.empty }))).not.toContain('marie@example.com')
  })
})

/** A wave whose segments are an e-mail and the others, and a plan with a cell for each. */
async function aPlanOfPeople() {
  const open = await aFullProgram()
  const path = join(open.folder, 'named.csv')
  writeFileSync(path, 'Score,E-mail,Who\n3,marie@example.com,marie@example.com\n9,paul@example.com,Others\n')
  const columns = (['score', 'email', 'segment'] as const).map((role, index) => ({ index, role }))
  await open.ask('import.run', { file: open.token(path), mapping: { sheet: null, columns }, wave: open.empty })
  const { dimensions } = await open.ask('wave.get', { wave: open.empty })
  const who = first(dimensions)
  const draft = aDraft(cellsOf(who, {}, { population: 10 }))
  await open.ask('plan.set', { wave: open.empty, draft })
  const { rows } = await open.ask('wave.responses', { wave: open.empty })
  const response = first(rows.filter(({ score }) => score === 3)).id
  return { open, erasesMarie: () => open.ask('privacy.erase', { response, score: 'keep', backups: false }) }
}
