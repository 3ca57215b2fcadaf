// The door: every call has its handler where the rule says, and every call is answered, with a value or a named failure.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { handlers } from '../../electron/engine/calls/handlers'
import { Program } from '../../electron/engine/store/program/program'
import { run, sql } from '../../electron/engine/store/sql'
import { type CallName, contract } from '../../shared/contract'
import { anEngine, anOpenProgram, aProgramFile, around, NOW } from './builders'
import { aCell, aDraft } from './planned'

const calls = Object.keys(contract) as CallName[]

describe('noun.verb is `verb` in calls/noun.ts', () => {
  it.each(calls)('%s', async (name) => {
    const [noun, verb, ...rest] = name.split('.')
    expect(rest).toEqual([])
    const module: Record<string, unknown> = await import(`../../electron/engine/calls/${noun}.ts`)
    expect(module[verb ?? '']).toBeTypeOf('function')
    expect(handlers[name]).toBe(module[verb ?? ''])
  })

  it('no handler stands for a call that is not in the contract', () => {
    expect(Object.keys(handlers).sort()).toEqual([...calls].sort())
  })
})

describe('a call that cannot be answered', () => {
  it.each(['wave.nothing', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'unknown: “%s”',
    async (name) => {
      expect(await anEngine().failure(name, {})).toEqual({ code: 'unknown-call', facts: { name } })
    },
  )

  it.each([
    ['wave.get', {}, 'wave'],
    ['wave.get', { wave: '1' }, 'wave'],
    ['wave.get', { wave: 1, extra: true }, 'input'],
    ['wave.get', null, 'wave'],
    ['wave.get', 'wave 1', 'input'],
    ['plan.set', { wave: 1, draft: aDraft({ cells: [aCell({ population: -1 })] }) }, 'draft.cells.0.population'],
    ['wave.responses', { wave: 1, sort: { by: 'mood', descending: true } }, 'sort.by'],
    ['action.update', { action: 1, status: 'finished' }, 'status'],
  ])('%s with %j is at fault at “%s”', async (name, input, where) => {
    const failure = await anEngine().failure(name, input)
    expect(failure).toMatchObject({ code: 'bad-input', facts: { name, where } })
    expect(failure.facts).toHaveProperty('problem', expect.stringMatching(/\S/))
  })

  it.each(calls.filter((name) => contract[name].kind !== 'free'))('%s needs a program', async (name) => {
    const failure = await anEngine().failure(name, inputFor(name))
    // A token that was never given out is noticed first where a call takes one.
    expect(['no-program', 'unknown-file']).toContain(failure.code)
  })

  it('a file that no host has granted', async () => {
    const failure = await anEngine().failure('program.open', { file: { token: '/etc/passwd', name: 'passwd' } })
    expect(failure).toEqual({ code: 'unknown-file', facts: { name: 'passwd' } })
  })
})

/** The smallest input that each call's schema accepts. */
function inputFor(name: CallName): unknown {
  const file = { token: 'none', name: 'none' }
  const mapping = { sheet: null, columns: [] }
  const people = { sheet: null, kind: 'contacts', key: 'email', columns: [] }
  const day = '2026-01-01'
  const rules = { contactDays: 0, perAccount: null, roles: { how: 'any' }, reserve: 0, seed: 1 }
  const inputs: Partial<Record<CallName, unknown>> = {
    'program.saveCopy': { to: file },
    'program.saveSealed': { to: file, passphrase: 'a passphrase of some words' },
    'privacy.find': { search: 'x' },
    'privacy.dossier': { response: 1 },
    'privacy.export': { response: 1, to: file },
    'privacy.erase': { response: 1, score: 'keep', backups: false },
    'privacy.anonymise': { wave: 1, verbatims: 'keep' },
    'campaign.create': { name: 'x', kind: 'relational', touchpoint: null },
    'campaign.update': { campaign: 1 },
    'campaign.remove': { campaign: 1 },
    'wave.create': { campaign: 1, name: 'x', opensOn: day, closesOn: day, invited: null },
    'import.preview': { file, mapping, wave: 1 },
    'import.run': { file, mapping, wave: 1 },
    'import.issues': { batch: 1 },
    'import.undo': { batch: 1 },
    'import.saveMapping': { name: 'x', signature: 's', layout: 'generic', columns: [], rules: {} },
    'import.removeMapping': { id: 1 },
    'import.report': { batch: 1, target: file, format: 'csv' },
    'people.preview': { file, mapping: people },
    'people.run': { file, mapping: people },
    'people.issues': { batch: 1 },
    'people.report': { batch: 1, target: file, format: 'csv' },
    'plan.goal': { confidence: 0.95, population: null, rate: null, cost: null, by: { what: 'margin', margin: 10 } },
    'calendar.get': { from: day, to: day },
    'calendar.propose': { campaign: 1, cadence: 'quarterly', fieldDays: 21, count: 2 },
    'calendar.add': { campaign: 1, cadence: 'quarterly', waves: [{ name: 'x', opensOn: day, closesOn: day }] },
    'plan.dimensions': {},
    'plan.cells': { wave: 1, dimension: null, second: null },
    'plan.estimate': { wave: 1, draft: aDraft() },
    'plan.set': { wave: 1, draft: aDraft() },
    'plan.allocations': { wave: 1, budget: { kind: 'money', amount: 1 }, floor: 0 },
    'plan.allocate': { wave: 1, budget: { kind: 'money', amount: 1 }, floor: 0, method: 'neyman' },
    'sample.preview': { wave: 1, rules },
    'sample.draw': { wave: 1, rules },
    'sample.barred': { wave: 1, list: 'sample' },
    'sample.export': { wave: 1, list: 'all', tool: 'plain', format: 'csv', language: 'en', to: file },
    'sample.send': { wave: 1, on: day },
    'sample.remind': { wave: 1, on: day },
    'sample.release': { wave: 1, cell: { segment: null, second: null }, people: 1 },
    'definition.set': { wave: 1, definition: { reading: 'answers', population: null, weighting: null, note: null } },
    'action.create': { response: 1, title: 'x', owner: null, dueOn: null, note: null },
    'action.update': { action: 1 },
    'action.list': {},
    'wave.response': { response: 1 },
    'compare.segments': { wave: 1, by: 1 },
    'compare.trend': { campaign: 1 },
    'compare.counts': {
      before: { promoters: 1, passives: 1, detractors: 1 },
      now: { promoters: 1, passives: 1, detractors: 1 },
    },
    'report.chart': { chart: 'trend', wave: 1, format: 'svg', language: 'en', to: file },
  }
  const bare = [
    'program.info',
    'program.update',
    'campaign.list',
    'import.list',
    'import.mappings',
    'people.batches',
    'people.contacts',
    'people.accounts',
    'backup.make',
    'history.list',
    'history.next',
    'history.undo',
    'history.redo',
    'privacy.due',
  ]
  return inputs[name] ?? (bare.includes(name) ? {} : { wave: 1 })
}

describe('a bug', () => {
  const SECRET = 'the clock of Mrs Martin is broken'
  const broken = () => {
    throw new Error(SECRET)
  }

  it('is answered with a reference; the stack goes to the log and nowhere else', async () => {
    const path = await aProgramFile(anEngine().folder)
    const whole = anEngine({ clock: broken })
    const reply = await whole.engine.dispatch('program.open', { file: whole.token(path) })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'internal', facts: { name: 'program.open' } } })
    if (reply.ok || reply.failure.code !== 'internal') throw new Error('unreachable: checked above')
    const { reference } = reply.failure.facts
    expect(reference).toMatch(/^[0-9a-f]{8}$/)
    expect(JSON.stringify(reply)).not.toMatch(/Martin|\bat .*:\d+:\d+/)
    const logged = whole.lines.filter((line) => line.includes(reference))
    expect(logged).toHaveLength(1)
    expect(logged[0]).toMatch(/program\.open/)
    expect(logged[0]).toContain(SECRET)
    expect(logged[0]).toMatch(/\n\s+at .*contract\.test\.ts/)
  })

  it('settings that cannot be read at all fail the call, not the process', async () => {
    const { engine, folder } = anEngine()
    await engine.close()
    mkdirSync(join(folder, 'settings', 'settings.json'), { recursive: true })
    const second = anEngine({ folder })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await second.failure('app.state', {})).code).toBe('internal')
  })
})

describe('a reply that breaks its schema', () => {
  const damaged = async (checkReplies: boolean) => {
    const open = await anOpenProgram([], { settings: { checkReplies } })
    await open.engine.close()
    const program = await Program.open(open.path, around(open.folder))
    await program.write('campaign.create', (db) =>
      run(
        db,
        sql`INSERT INTO campaign (name, kind, touchpoint, created_at) VALUES ('Odd', 'transactional', 'lunch', ${NOW})`,
      ),
    )
    await program.close()
    await open.ask('program.open', { file: open.token(open.path) })
    return open
  }

  it('is a named failure with the path to the fault', async () => {
    const failure = await (await damaged(true)).failure('campaign.list', {})
    expect(failure).toMatchObject({ code: 'bad-reply', facts: { name: 'campaign.list', where: '1.touchpoint' } })
  })

  it('is passed on where replies are not checked', async () => {
    const reply = await (await damaged(false)).engine.dispatch('campaign.list', {})
    expect(reply).toMatchObject({ ok: true, value: [{}, { touchpoint: 'lunch' }] })
  })
})

describe('cancelling', () => {
  it('before the start: nothing is done', async () => {
    const open = await anOpenProgram()
    const signal = AbortSignal.abort()
    const input = { name: 'Late', kind: 'relational', touchpoint: null }
    expect(await open.failure('campaign.create', input, { signal })).toEqual({ code: 'cancelled', facts: {} })
    expect(await open.ask('campaign.list', {})).toHaveLength(1)
  })

  it('while it waits for its turn: nothing is written', async () => {
    const open = await anOpenProgram()
    const controller = new AbortController()
    const create = (name: string, signal?: AbortSignal) =>
      open.engine.dispatch('campaign.create', { name, kind: 'relational', touchpoint: null }, signal ? { signal } : {})
    const both = Promise.all([create('First'), create('Second', controller.signal)])
    controller.abort()
    const [first, second] = await both
    expect(first.ok).toBe(true)
    expect(second).toEqual({ ok: false, failure: { code: 'cancelled', facts: {} } })
    expect((await open.ask('campaign.list', {})).map(({ name }) => name)).toEqual(['Relational', 'First'])
  })

  it('in the middle of a long call: it stops at its next breath', async () => {
    const { folder, token, failure } = anEngine()
    const path = join(folder, 'long.csv')
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i % 11},comment ${i}`)
    writeFileSync(path, `Score,Comment\n${rows.join('\n')}\n`)
    const controller = new AbortController()
    const heard: number[] = []
    const ended = await failure(
      'import.score',
      { file: token(path) },
      {
        signal: controller.signal,
        onProgress: ({ done }) => {
          heard.push(done)
          controller.abort()
        },
      },
    )
    expect(ended).toEqual({ code: 'cancelled', facts: {} })
    expect(heard).toHaveLength(1)
  })
})
