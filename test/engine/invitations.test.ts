// A wave's sample through the calls: drawn, looked at, sent, reminded, released, removed, and what each leaves behind.
import { describe, expect, it } from 'vitest'
import { all, run, sql } from '../../electron/engine/store/sql'
import type { CellKey } from '../../shared/contract/plan'
import type { DrawRules } from '../../shared/contract/sample'
import { anOpenProgram, first, PLANNED } from './builders'
import { rowsOf } from './people'
import { aSampledProgram, RULES, type Sampled, SECTORS } from './sampled'

const everybody = async ({ ask, wave }: Sampled) => (await ask('sample.people', { wave, limit: 500 })).rows
const cellOf = ({ segment, second }: CellKey): CellKey => ({ segment, second })

/** An answer of somebody, as an import would link it. */
const answer = (open: Sampled, contact: number) =>
  open.change((db) => {
    run(db, sql`INSERT INTO response (wave_id, score, contact_id) VALUES (${open.wave}, 9, ${contact})`)
  })

describe('drawing', () => {
  it('gives what the preview said, with a code of its own for everybody', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    const preview = await ask('sample.preview', { wave, rules: RULES })
    expect(await ask('sample.get', { wave })).toBeNull()
    const sample = await ask('sample.draw', { wave, rules: RULES })
    expect(sample).toMatchObject(preview)
    expect(sample).toMatchObject({ drawn: 15, reserve: 9, sent: 0, answered: 0, drawnBy: 'Tester' })
    const rows = await everybody(open)
    expect(rows).toHaveLength(24)
    expect(new Set(rows.map(({ code }) => code)).size).toBe(24)
    expect(await ask('sample.get', { wave })).toEqual(sample)
    const { entries } = await ask('history.list', { limit: 1 })
    expect(entries[0]).toMatchObject({
      call: 'sample.draw',
      about: { what: 'wave', id: wave, name: 'One' },
      changes: [{ what: 'sample', id: wave, how: 'added', count: 24 }],
    })
  })

  it('people who share an address: one of them is drawn, none where one has opted out or was just invited', async () => {
    const open = await aSampledProgram({ invitations: null })
    const { ask, wave } = open
    const share = (address: string, ids: readonly number[], set = sql`opted_out = opted_out`) =>
      open.change((db) => {
        for (const id of ids) run(db, sql`UPDATE contact SET email = ${address} WHERE id = ${id}`)
        run(db, sql`UPDATE contact SET ${set} WHERE id = ${ids[0] ?? 0}`)
      })
    await share('Office@example.com', [1, 2, 3])
    await share('shop@example.com', [4, 5], sql`opted_out = 1, email = ' SHOP@example.com'`)
    await share('desk@example.com', [6, 7], sql`last_invited_on = '2026-11-20'`)
    const preview = await ask('sample.preview', { wave, rules: { ...RULES, reserve: 0 } })
    expect(preview.leftOut).toEqual({ 'same-address': 2, 'opted-out': 2, 'contact-rule': 2 })
    expect(preview.eligible).toBe(84)
    await ask('sample.draw', { wave, rules: RULES })
    // Whoever opts out speaks for the address.
    await open.change((db) => {
      run(db, sql`UPDATE contact SET email = 'p50@example.com', opted_out = 1 WHERE id = 4`)
    })
    expect(await ask('sample.send', { wave, on: '2026-12-01' })).toEqual({ sent: 83, leftOut: { 'opted-out': 1 } })
  })

  it('again with the same seed draws the same people, with another seed others', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    const drawn = async (rules: DrawRules) => {
      await ask('sample.draw', { wave, rules })
      return (await everybody(open)).map(({ contact, place, state }) => [contact?.id, place, state])
    }
    const before = await drawn(RULES)
    expect(await drawn({ ...RULES, seed: 43 })).not.toEqual(before)
    expect(await drawn(RULES)).toEqual(before)
  })

  it('says who was left out, and why', async () => {
    const open = await aSampledProgram({ invitations: null })
    const { ask, wave, next } = open
    await open.change((db) => {
      const ids = all<{ id: number }>(db, sql`SELECT id FROM contact ORDER BY id LIMIT 6`).map(({ id }) => id)
      const [out, silent, blank, recent, older, lost] = ids as [number, number, number, number, number, number]
      run(db, sql`UPDATE contact SET opted_out = 1, email = NULL WHERE id = ${out}`)
      run(db, sql`UPDATE contact SET email = NULL WHERE id = ${silent}`)
      run(db, sql`UPDATE contact SET email = ' ' WHERE id = ${blank}`)
      run(db, sql`UPDATE contact SET last_invited_on = '2026-10-01' WHERE id = ${recent}`)
      run(db, sql`UPDATE contact SET last_invited_on = '2026-01-01' WHERE id = ${older}`)
      // Invited to another wave: known from the invitation alone.
      run(
        db,
        sql`INSERT INTO invitation (wave_id, contact_id, code, kind, place, invited_on)
            VALUES (${next}, ${older}, 'CDFHJKMNP', 'sample', 1, '2026-11-30')`,
      )
      run(db, sql`UPDATE contact SET account_id = NULL WHERE id = ${lost}`)
      run(db, sql`UPDATE account SET churned = 1 WHERE id = (SELECT account_id FROM contact WHERE id = 90)`)
    })
    const { leftOut, contacts, eligible } = await ask('sample.preview', { wave, rules: RULES })
    const { churned = 0, ...others } = leftOut
    expect(others).toEqual({ 'opted-out': 1, 'no-email': 2, 'contact-rule': 2, 'outside-plan': 1 })
    expect(churned).toBeGreaterThan(0)
    expect(contacts).toBe(90)
    expect(eligible).toBe(90 - 6 - churned)
    const free = await ask('sample.preview', { wave, rules: { ...RULES, contactDays: 0 } })
    expect(free.leftOut['contact-rule']).toBeUndefined()
  })

  it('cells that are counted together are drawn for together', async () => {
    const open = await aSampledProgram()
    const { ask, wave, sector } = open
    const [into, merged] = sector.segments
    await open.change((db) => {
      run(
        db,
        sql`UPDATE plan_cell SET choice = 'merge', merged_into = (SELECT id FROM plan_cell WHERE segment_id = ${into ?? 0})
            WHERE segment_id = ${merged ?? 0}`,
      )
    })
    const { cells } = await ask('sample.draw', { wave, rules: RULES })
    expect(cells.map(({ segment, wanted, drawn }) => [segment, wanted, drawn])).toEqual([
      [into, 10, 10],
      [sector.segments[2], 5, 5],
    ])
    const rows = (await ask('sample.people', { wave, cell: { segment: into as CellKey['segment'], second: null } }))
      .rows
    // Company i is of sector i mod 3.
    const sectors = rows.map(({ contact }) => Number(contact?.account?.name.split(' ')[1]) % SECTORS.length)
    expect([...new Set(sectors)].sort()).toEqual([0, 1])
  })

  it('without a plan, without anybody who fits, or once invitations went out, is refused', async () => {
    const open = await aSampledProgram()
    const { ask, failure, wave, next } = open
    expect(await failure('sample.draw', { wave: next, rules: RULES })).toEqual({
      code: 'no-plan',
      facts: { wave: 'Two' },
    })
    expect(await failure('sample.send', { wave, on: '2026-12-01' })).toMatchObject({ facts: { what: 'sample' } })
    await ask('sample.draw', { wave, rules: RULES })
    await ask('sample.send', { wave, on: '2026-12-01' })
    for (const name of ['sample.draw', 'sample.remove']) {
      const input = name === 'sample.draw' ? { wave, rules: RULES } : { wave }
      expect(await failure(name, input)).toEqual({ code: 'already-sent', facts: { wave: 'One', sent: 15 } })
    }
    // The wave's own invitations are no obstacle to it.
    expect((await ask('sample.preview', { wave, rules: RULES })).leftOut['contact-rule']).toBeUndefined()
    const empty = await anOpenProgram([PLANNED])
    expect((await empty.failure('sample.draw', { wave: first(empty.waves), rules: RULES })).code).toBe('no-plan')
    await open.ask('history.undo', {})
    await open.change((db) => {
      run(db, sql`UPDATE contact SET opted_out = 1`)
    })
    expect(await failure('sample.draw', { wave, rules: RULES })).toEqual({
      code: 'nobody-to-draw',
      facts: { contacts: 90 },
    })
  })
})

describe('in the field', () => {
  it('sending notes contacts and wave; who opted out since is passed over', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    const sample = await ask('sample.draw', { wave, rules: RULES })
    const [one] = (await everybody(open)).filter(({ state }) => state === 'to-send')
    await open.change((db) => {
      run(db, sql`UPDATE contact SET opted_out = 1 WHERE id = ${one?.contact?.id ?? 0}`)
    })
    const [cell, ...others] = sample.cells.map(cellOf)
    const { sent: some } = await ask('sample.send', { wave, on: '2026-12-01', cells: cell ? [cell] : [] })
    expect((await ask('wave.get', { wave })).invited).toBe(some)
    const { sent: more } = await ask('sample.send', { wave, on: '2026-12-03', cells: others })
    expect(some + more).toBe(14)
    expect(await ask('sample.send', { wave, on: '2026-12-04' })).toEqual({ sent: 0, leftOut: { 'opted-out': 1 } })
    expect((await ask('wave.get', { wave })).invited).toBe(14)
    const { tables } = await rowsOf(open)
    for (const { contact_id, invited_on } of tables.invitation ?? []) {
      const contact = tables.contact?.find(({ id }) => id === contact_id)
      expect(contact?.last_invited_on ?? null).toBe(invited_on)
    }
    // Nobody of them is asked again for another wave that opens within the contact rule.
    await ask('plan.set', {
      wave: open.next,
      draft: {
        ...{ dimension: null, second: null, confidence: 0.95, target: 10, overallTarget: null, minimum: 0 },
        ...{ rate: null, cost: null },
        cells: [
          {
            ...{ segment: null, second: null, population: null, counted: false, target: null, minimum: null },
            ...{ variance: null, rate: null, cost: null, choice: null, mergedInto: null },
          },
        ],
      },
    })
    const { leftOut } = await ask('sample.preview', { wave: open.next, rules: RULES })
    expect(leftOut).toEqual({ 'opted-out': 1, 'contact-rule': 14 })
  })

  it('reminding takes the silent ones alone; answers are known by their contact', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    await ask('sample.draw', { wave, rules: RULES })
    await ask('sample.send', { wave, on: '2026-12-01' })
    const sent = (await everybody(open)).filter(({ state }) => state === 'sent')
    expect(sent).toHaveLength(15)
    await answer(open, sent[0]?.contact?.id ?? 0)
    expect(await ask('sample.remind', { wave, on: '2026-11-30' })).toMatchObject({ reminded: 0 })
    expect(await ask('sample.remind', { wave, on: '2026-12-08' })).toEqual({ reminded: 14, leftOut: {} })
    expect(await ask('sample.get', { wave })).toMatchObject({ sent: 15, answered: 1, reminded: 14 })
    const { total } = await ask('sample.people', { wave, state: 'answered' })
    expect(total).toBe(1)
    const [entry] = (await ask('history.list', { limit: 1 })).entries
    expect(entry?.changes).toEqual([
      {
        ...{ what: 'sample', id: wave, name: 'One', how: 'changed', count: 14 },
        fields: [{ field: 'remindedOn', before: null, after: '2026-12-08' }],
      },
    ])
  })

  it('the reserve comes into the sample in its order, without who may no longer be written to', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    const { cells } = await ask('sample.draw', { wave, rules: RULES })
    const cell = cellOf(first(cells))
    const reserve = (await ask('sample.people', { wave, cell, state: 'reserve' })).rows
    expect(reserve.map(({ place }) => place)).toEqual([6, 7, 8])
    await open.change((db) => {
      run(db, sql`UPDATE contact SET opted_out = 1 WHERE id = ${reserve[0]?.contact?.id ?? 0}`)
    })
    expect(await ask('sample.release', { wave, cell, people: 1 })).toEqual({ released: 1 })
    expect(await ask('sample.release', { wave, cell, people: 9 })).toEqual({ released: 1 })
    const now = (await ask('sample.people', { wave, cell, state: 'to-send' })).rows
    expect(now.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 7, 8])
    expect(first((await ask('sample.get', { wave }))?.cells ?? [])).toMatchObject({ drawn: 7, reserve: 1 })
  })

  it('somebody in reserve who answered by another way is not taken, nor listed', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    const { cells } = await ask('sample.draw', { wave, rules: RULES })
    const cell = cellOf(first(cells))
    const reserve = (await ask('sample.people', { wave, cell, state: 'reserve' })).rows
    await answer(open, reserve[0]?.contact?.id ?? 0)
    expect(await ask('sample.release', { wave, cell, people: 9 })).toEqual({ released: 2 })
    const now = (await ask('sample.people', { wave, cell, state: 'to-send' })).rows
    expect(now.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 7, 8])
  })

  it('who answered is not known of people who were forgotten, and nobody says that none of them did', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    await ask('sample.draw', { wave, rules: RULES })
    await ask('sample.send', { wave, on: '2026-11-20' })
    const people = (await everybody(open)).filter(({ state }) => state === 'sent')
    for (const { contact } of people.slice(0, 4)) await answer(open, contact?.id ?? 0)
    await open.change((db) => {
      run(db, sql`UPDATE invitation SET contact_id = NULL WHERE id = ${people[0]?.id ?? 0}`)
    })
    expect(await ask('sample.get', { wave })).toMatchObject({ sent: 15, gone: 1, answered: 3 })
    await ask('privacy.anonymise', { wave, verbatims: 'remove' })
    expect(await ask('sample.get', { wave })).toMatchObject({ sent: 15, gone: 15, answered: null })
    expect(await ask('sample.remind', { wave, on: '2026-12-08' })).toMatchObject({ reminded: 0 })
  })

  it('people are found by name, e-mail, company and code, a page at a time', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    await ask('sample.draw', { wave, rules: RULES })
    const [one] = await everybody(open)
    for (const search of [one?.code.toLowerCase(), one?.contact?.email ?? '', `maker ${one?.contact?.name ?? ''}`]) {
      const { rows } = await ask('sample.people', { wave, search })
      expect(rows.map(({ id }) => id)).toContain(one?.id)
    }
    const { total, rows } = await ask('sample.people', { wave, offset: 20, limit: 10 })
    expect([total, rows.length]).toEqual([24, 4])
  })
})
