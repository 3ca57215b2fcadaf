// The trail: what every write leaves behind, and the way back and forth along it, down to the last column.
import { describe, expect, it } from 'vitest'
import { openPlain } from '../../electron/engine/store/disk/open'
import { unrecorded } from '../../electron/engine/store/trail/seal'
import { type CallInput, type CallName, contract } from '../../shared/contract'
import { first } from './builders'
import { dumpOfCopy as dump } from './dump'
import { action, aFile, aFullProgram, aList, type Full, imported, MAPPING, onFile, PEOPLE_MAPPING } from './fullProgram'
import { aCell, aDraft } from './planned'

/** Every call of the contract that writes, with the smallest input that changes something. */
const KEPT: CallInput<'import.saveMapping'> = {
  name: 'Quarterly',
  signature: 'abc',
  layout: 'generic',
  columns: [{ header: 'Score', role: 'score' }],
  rules: {},
}

const WRITES: { [N in CallName]?: (full: Full) => CallInput<N> | Promise<CallInput<N>> } = {
  'program.update': () => ({
    name: 'Another',
    confidence: 0.8,
    minimumN: 40,
    retentionMonths: 24,
    contactRuleDays: 30,
    currency: 'CHF',
  }),
  'campaign.create': () => ({ name: 'Support', kind: 'transactional', touchpoint: 'support' }),
  'campaign.update': ({ campaign }) => ({
    campaign,
    ...{ name: 'Renamed', kind: 'transactional', touchpoint: 'renewal' },
    ...{ target: 40, cadence: 'after-moment', momentDays: 12 },
  }),
  'calendar.add': ({ campaign }) => ({
    ...{ campaign, cadence: 'half-yearly', momentDays: null },
    waves: [
      { name: '2027 H1', opensOn: '2027-02-02', closesOn: '2027-02-22' },
      { name: '2027 H2', opensOn: '2027-08-03', closesOn: '2027-08-23' },
    ],
  }),
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
  // A crossing's worth of figures, and a cell that is counted with another: rows that refer to each other.
  'plan.set': ({ plan: { wave, draft } }) => {
    const [north, south] = draft.cells.map(({ segment }) => ({ segment, second: null }))
    const told = { population: 40, counted: true, target: 9, minimum: 5, variance: 0.5, rate: 0.2, cost: 3 }
    return {
      wave,
      draft: aDraft({
        ...draft,
        overallTarget: 6,
        minimum: 10,
        rate: 0.3,
        cost: 2,
        cells: [
          aCell({ ...north, ...told, choice: 'merge', mergedInto: south ?? null }),
          aCell({ ...south, population: 200, choice: 'census' }),
        ],
      }),
    }
  },
  'plan.allocate': async ({ ask, plan: { wave, draft } }) => {
    const cells = draft.cells.map((cell) => ({ ...cell, population: 300, rate: 0.25 }))
    await ask('plan.set', { wave, draft: { ...draft, cells } })
    return { wave, budget: { kind: 'invitations', amount: 120 }, floor: 10, method: 'neyman' }
  },
  'plan.remove': ({ wave }) => ({ wave }),
  // In the place of an earlier draw.
  'sample.draw': async (open) => ({ wave: await aSample(open), rules: { ...DRAW_RULES, seed: 2 } }),
  'sample.remove': async (open) => ({ wave: await aSample(open) }),
  'sample.send': async (open) => ({ wave: await aSample(open), on: '2026-10-01' }),
  'sample.remind': async (open) => {
    const wave = await aSample(open)
    await open.ask('sample.send', { wave, on: '2026-10-01' })
    return { wave, on: '2026-10-08' }
  },
  'sample.release': async (open) => {
    const wave = await aSample(open)
    return { wave, cell: { segment: null, second: null }, people: 2 }
  },
  'definition.set': ({ wave, plan: { draft } }) => {
    const shares = draft.cells.flatMap(({ segment }) => (segment === null ? [] : [{ segment, people: 40 }]))
    const margins = draft.dimension === null ? [] : [{ dimension: draft.dimension, shares }]
    const definition = { reading: 'accounts', population: 900, weighting: { margins, trim: 5 }, note: 'By account' }
    return { wave, definition } as CallInput<'definition.set'>
  },
  'definition.freeze': ({ wave }) => ({ wave }),
  'action.create': ({ response }) => ({ response, ...action, title: 'Another', owner: null }),
  'action.update': ({ action: id }) => ({ action: id, status: 'done', owner: null, note: 'Settled' }),
  'import.undo': ({ batch }) => ({ batch }),
  'import.saveMapping': () => KEPT,
  'import.removeMapping': async (open) => open.ask('import.saveMapping', KEPT),
  'people.run': (open) => ({ file: open.token(aList(open, 'list.csv')), mapping: PEOPLE_MAPPING }),
  'import.run': (open) => {
    const file = open.token(aFile(open, 'more.csv', 60))
    return { file, mapping: MAPPING, wave: open.wave, again: true }
  },
}

const DRAW_RULES: CallInput<'sample.draw'>['rules'] = {
  ...{ contactDays: 90, perAccount: null, roles: { how: 'any' } },
  ...{ reserve: 1, seed: 1 },
}

/** A sample of a few contacts, with as many in reserve, for the wave without answers. */
async function aSample(open: Full) {
  const wave = open.empty
  await open.ask('people.run', { file: open.token(aList(open, 'list.csv')), mapping: PEOPLE_MAPPING })
  await open.ask('plan.set', { wave, draft: aDraft({ cells: [aCell({ population: 12, target: 50, rate: 1 })] }) })
  await open.ask('sample.draw', { wave, rules: DRAW_RULES })
  return wave
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
    const database = await openPlain(open.path)
    database.run("UPDATE campaign SET name = 'Elsewhere' WHERE name = 'B'")
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
