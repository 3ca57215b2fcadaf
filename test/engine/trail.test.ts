// The trail: what every write leaves behind, and the way back and forth along it, down to the last column.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Program } from '../../electron/engine/store/program'
import { all, run, sql } from '../../electron/engine/store/sql'
import { eachImage, scrubTrail } from '../../electron/engine/store/trail/scrub'
import { sealTrail, tellLine, unrecorded } from '../../electron/engine/store/trail/seal'
import { type CallInput, type CallName, contract } from '../../shared/contract'
import type { CampaignId, WaveId } from '../../shared/model/ids'
import { anOpenProgram, around, CLOSED, first, LATER, type TestEngine } from './builders'
import { dumpOfCopy as dump } from './dump'

const answers = [
  { promoters: 3, passives: 2, detractors: 2, segment: 'North' },
  { promoters: 1, passives: 1, detractors: 1, segment: 'South' },
]
const action = { title: 'Call back', owner: 'Clara', dueOn: '2026-12-01', note: 'She said “no”; d’accord ?' }

/** A program with two waves of which one has answers, an action and a plan, and a file to import. */
async function aFullProgram() {
  const open = await anOpenProgram([{ ...CLOSED, answers }, LATER])
  const [wave, empty] = open.waves as [WaveId, WaveId]
  const [campaign] = await open.ask('campaign.list', {})
  const { rows } = await open.ask('wave.responses', { wave })
  const response = first(rows).id
  const { id } = await open.ask('action.create', { response, ...action })
  const { dimensions } = await open.ask('wave.get', { wave })
  const dimension = first(dimensions)
  const segments = dimension.segments.map((segment) => segment.id)
  const plan = {
    wave,
    dimension: dimension.id,
    confidence: 0.95,
    target: 8.5,
    populations: segments.map((segment, i) => ({ segment, population: i === 0 ? 120 : null })),
  }
  await open.ask('plan.set', plan)
  const file = aFile(open, 'answers.csv', 25)
  const { id: batch } = await imported(open, file, wave)
  const { id: spare } = await open.ask('campaign.create', { name: 'Spare', kind: 'relational', touchpoint: null })
  for (const name of ['One', 'Two']) {
    await open.ask('wave.create', { campaign: spare, name, opensOn: '2026-01-01', closesOn: '2026-01-31' })
  }
  return { ...open, wave, empty, campaign: campaign?.id as CampaignId, response, action: id, plan, batch, spare }
}

function aFile(open: TestEngine, name: string, rows: number): string {
  const path = join(open.folder, name)
  const lines = Array.from(
    { length: rows },
    (_, i) => `${i % 11},"Fine, ""${i}"" ; é\n${'x'.repeat(i % 7)}",Company ${i % 5},p${i}@example.com,R${i % 3}`,
  )
  writeFileSync(path, `Score,Comment,Company,E-mail,Region\n${lines.join('\n')}\nhigh,odd,Company 9,z@example.com,R1\n`)
  return path
}

async function imported(open: TestEngine, path: string, wave: WaveId) {
  const file = open.token(path)
  const roles = ['score', 'comment', 'company', 'email', 'segment'] as const
  const mapping = { sheet: null, columns: roles.map((role, index) => ({ index, role })) }
  return open.ask('import.run', { file, mapping, wave, again: true })
}

type Full = Awaited<ReturnType<typeof aFullProgram>>

/** Every call of the contract that writes, with the smallest input that changes something. */
const WRITES: { [N in CallName]?: (full: Full) => CallInput<N> | Promise<CallInput<N>> } = {
  'program.update': () => ({ name: 'Another', confidence: 0.8, minimumN: 40, retentionMonths: 24 }),
  'campaign.create': () => ({ name: 'Support', kind: 'transactional', touchpoint: 'support' }),
  'campaign.update': ({ campaign }) => ({ campaign, name: 'Renamed', kind: 'transactional', touchpoint: 'renewal' }),
  'wave.create': ({ campaign }) => ({
    campaign,
    name: 'New',
    opensOn: '2026-01-01',
    closesOn: '2026-01-31',
    invited: 9,
  }),
  'wave.update': ({ wave }) => ({ wave, name: 'Moved', opensOn: '2026-06-30', invited: 400 }),
  'wave.remove': ({ empty }) => ({ wave: empty }),
  'campaign.remove': ({ spare }) => ({ campaign: spare }),
  'plan.set': ({ plan }) => ({ ...plan, target: 11, populations: [] }),
  'plan.remove': ({ wave }) => ({ wave }),
  'action.create': ({ response }) => ({ response, ...action, title: 'Another', owner: null }),
  'action.update': ({ action: id }) => ({ action: id, status: 'done', owner: null, note: 'Settled' }),
  'import.undo': ({ batch }) => ({ batch }),
  'import.run': (open) => {
    const columns = (['score', 'comment', 'company', 'email', 'segment'] as const).map((role, index) => ({
      index,
      role,
    }))
    const file = open.token(aFile(open, 'more.csv', 60))
    return { file, mapping: { sheet: null, columns }, wave: open.wave, again: true }
  },
}

describe('undo and redo bring back every row as it was', () => {
  it.each(Object.keys(WRITES) as CallName[])('%s', async (name) => {
    const full = await aFullProgram()
    const input = await WRITES[name]?.(full)
    const before = await dump(full)
    await full.ask(name, input as CallInput<typeof name>)
    const after = await dump(full)
    expect(after).not.toBe(before)
    for (let round = 0; round < 2; round += 1) {
      const undone = await full.ask('history.undo', {})
      expect(undone).toMatchObject({ call: 'history.undo', of: { call: name } })
      expect(await dump(full)).toBe(before)
      const redone = await full.ask('history.redo', {})
      expect(redone).toMatchObject({ call: 'history.redo', of: { call: name } })
      expect(await dump(full)).toBe(after)
    }
  })

  it('no call that writes is left out', () => {
    const writing = (Object.keys(contract) as CallName[]).filter((name) => contract[name].kind === 'write')
    // The way back itself, and what is for good.
    const others = writing.filter((name) => !/^(history|privacy|backup)\./.test(name))
    expect(Object.keys(WRITES).sort()).toEqual(others.sort())
  })
})

describe('the way back and forth', () => {
  const rename = (open: Full, name: string) => open.ask('campaign.update', { campaign: open.campaign, name })
  const nameNow = async (open: Full) => first(await open.ask('campaign.list', {})).name

  it('is one line for the whole program, and is still there when it is opened again', async () => {
    const open = await aFullProgram()
    const names = ['Relational', 'A', 'B', 'C']
    for (const name of names.slice(1)) await rename(open, name)
    await open.ask('history.undo', {})
    await open.ask('history.undo', {})
    await open.engine.close()
    await open.ask('program.open', { file: open.token(open.path) })
    expect(await nameNow(open)).toBe('A')
    const { undo, redo } = await open.ask('history.next', {})
    expect([undo, redo].map((entry) => entry?.changes[0]?.fields[0]?.after)).toEqual(['A', 'B'])
    await open.ask('history.redo', {})
    await open.ask('history.redo', {})
    expect(await nameNow(open)).toBe('C')
    expect(await open.failure('history.redo', {})).toEqual({ code: 'nothing-to-redo', facts: {} })
    // All the way back to the empty file.
    for (;;) {
      const reply = await open.engine.dispatch('history.undo', {})
      if (reply.ok) continue
      expect(reply.failure).toEqual({ code: 'nothing-to-undo', facts: {} })
      break
    }
    expect(await open.ask('campaign.list', {})).toEqual([])
  })

  it('forward ends with a new change; what was undone stays in the history as that', async () => {
    const open = await aFullProgram()
    await rename(open, 'A')
    await open.ask('history.undo', {})
    await rename(open, 'B')
    expect(await open.failure('history.redo', {})).toEqual({ code: 'nothing-to-redo', facts: {} })
    const { entries } = await open.ask('history.list', { limit: 3 })
    expect(entries.map(({ call, undone, of }) => [call, undone, of?.call])).toEqual([
      ['campaign.update', false, undefined],
      ['history.undo', false, 'campaign.update'],
      ['campaign.update', true, undefined],
    ])
    expect(entries[1]?.changes[0]?.fields).toEqual([{ field: 'name', before: 'A', after: 'Relational' }])
    // A change that changes nothing is none: the way forward stays.
    await open.ask('history.undo', {})
    await rename(open, 'Relational')
    await open.ask('history.redo', {})
    expect(await nameNow(open)).toBe('B')
  })

  it('is not taken when something else was changed since the user looked', async () => {
    const open = await aFullProgram()
    await rename(open, 'A')
    const { undo } = await open.ask('history.next', {})
    const expected = undo?.id ?? 0
    await rename(open, 'B')
    expect(await open.failure('history.undo', { expect: expected })).toEqual({ code: 'history-moved', facts: {} })
    expect(await nameNow(open)).toBe('B')
    await open.ask('history.undo', {})
    await open.ask('history.undo', { expect: expected })
    expect(await open.failure('history.redo', { expect: expected + 1 })).toEqual({ code: 'history-moved', facts: {} })
    await open.ask('history.redo', { expect: expected })
    expect(await nameNow(open)).toBe('A')
  })

  it('overwrites nothing that was changed behind its back', async () => {
    const open = await aFullProgram()
    await rename(open, 'A')
    await onFile(open, (program) => program.write('x', (db) => unrecorded(db, () => undefined)))
    await rename(open, 'B')
    await open.engine.close()
    const { Database } = await import('sql.js').then((module) => module.default())
    const { readFileSync } = await import('node:fs')
    const database = new Database(readFileSync(open.path))
    database.run("UPDATE campaign SET name = 'Elsewhere' WHERE name = 'B'")
    writeFileSync(open.path, database.export())
    database.close()
    await open.ask('program.open', { file: open.token(open.path) })
    expect(await open.failure('history.undo', {})).toEqual({ code: 'history-moved', facts: {} })
    expect(await nameNow(open)).toBe('Elsewhere')
  })

  it('of an import can be cancelled, and then nothing has moved', async () => {
    const open = await aFullProgram()
    await imported(open, aFile(open, 'long.csv', 9000), open.wave)
    const before = await dump(open)
    const controller = new AbortController()
    const onProgress = () => controller.abort()
    const ended = await open.failure('history.undo', {}, { signal: controller.signal, onProgress })
    expect(ended).toEqual({ code: 'cancelled', facts: {} })
    expect(await dump(open)).toBe(before)
    await open.ask('history.undo', {})
    await open.ask('history.redo', {})
    expect(await dump(open)).toBe(before)
  })
})

/** The same file for a while without the engine. */
async function onFile<T>(open: Full, work: (program: Program) => Promise<T>): Promise<T> {
  await open.engine.close()
  const program = await Program.open(open.path, around(open.folder))
  const result = await work(program)
  await program.close()
  await open.ask('program.open', { file: open.token(open.path) })
  return result
}

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
      { what: 'response', id: null, name: null, how: 'added', count: 25, fields: [] },
    ])
    expect(plan?.changes[0]).toMatchObject({ what: 'plan', id: open.wave, name: 'Closed', how: 'added' })
    expect(plan?.changes[0]?.fields).toEqual([
      { field: 'dimension', before: null, after: 'Sector' },
      { field: 'confidence', before: null, after: 0.95 },
      { field: 'target', before: null, after: 8.5 },
      { field: 'population: North', before: null, after: 120 },
    ])
    const populations = open.plan.populations.map(({ segment }, i) => ({ segment, population: 50 * (i + 1) }))
    await open.ask('plan.set', { ...open.plan, populations })
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
})
