// Who of a drawn sample is left out once time has passed: opt-outs always, the contact rule unless the user decides
// otherwise; that everybody is told of, and that it comes back exactly.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { WriteDb } from '../../electron/engine/store/database'
import { run, sql } from '../../electron/engine/store/sql'
import type { CellKey } from '../../shared/contract/plan'
import { first, TODAY } from './builders'
import { rowsOf } from './people'
import { aSampledProgram, RULES, type Sampled } from './sampled'

/** The first day of the wave, on which its people are asked. */
const OPENS = '2026-12-01'

/** A sample of 15 with 9 in reserve; the ids of its people, in the order of the list. */
async function drawn(rules = RULES) {
  const open = await aSampledProgram()
  await open.ask('sample.draw', { wave: open.wave, rules })
  const { rows } = await open.ask('sample.people', { wave: open.wave, state: 'to-send', limit: 500 })
  const [a, b, c, d, e] = rows.map(({ contact }) => Number(contact?.id)) as [number, number, number, number, number]
  return { ...open, people: { a, b, c, d, e } }
}

/** Another wave invites somebody on that day. */
function inviteTo(db: WriteDb, { next }: Sampled, contact: number, on: string): void {
  run(
    db,
    sql`INSERT INTO invitation (wave_id, contact_id, code, kind, place, invited_on)
        VALUES (${next}, ${contact}, ${`X${contact}`}, 'sample', ${contact}, ${on})`,
  )
  run(db, sql`UPDATE contact SET last_invited_on = ${on} WHERE id = ${contact}`)
}

/** Two have another invitation, one of them by an address of theirs; one opted out, one has no address, one was erased. */
async function somewhatLater() {
  const open = await drawn()
  const { a, b, c, d, e } = open.people
  await open.change((db) => {
    inviteTo(db, open, a, '2026-11-25')
    const same = sql`(SELECT email FROM contact WHERE id = ${b})`
    run(db, sql`INSERT INTO contact (name, email, last_invited_on) VALUES ('Desk', upper(${same}), '2026-09-03')`)
    run(db, sql`UPDATE contact SET opted_out = 1 WHERE id = ${c}`)
    run(db, sql`UPDATE contact SET email = ' ' WHERE id = ${d}`)
    run(db, sql`UPDATE invitation SET contact_id = NULL WHERE contact_id = ${e}`)
  })
  return open
}
const ALWAYS = { 'opted-out': 1, 'no-email': 1, erased: 1 }

describe('who is left out of those to send', () => {
  it('people of an account that has left are not asked any more, whatever is said of the rule', async () => {
    const open = await drawn()
    await open.change((db) =>
      run(
        db,
        sql`UPDATE account SET churned = 1 WHERE id = (SELECT account_id FROM contact WHERE id = ${open.people.a})`,
      ),
    )
    const { barred } = await open.ask('sample.barred', { wave: open.wave, list: 'sample' })
    expect(barred.churned).toBeGreaterThan(0)
    const sent = await open.ask('sample.send', { wave: open.wave, on: OPENS, despiteRule: true })
    expect(sent).toEqual({ sent: 15 - (barred.churned ?? 0), leftOut: { churned: barred.churned } })
    expect((await open.ask('sample.barred', { wave: open.wave, list: 'reminder', on: OPENS })).barred).toEqual({})
  })

  it('noted before its first day, a sending is judged as its list was, as of that day', async () => {
    const open = await drawn()
    // Ninety days before the first day, and fewer before today.
    await open.change((db) => inviteTo(db, open, open.people.a, '2026-09-02'))
    const { on, barred } = await open.ask('sample.barred', { wave: open.wave, list: 'sample', on: TODAY })
    expect({ on, barred }).toEqual({ on: OPENS, barred: {} })
    expect(await open.ask('sample.send', { wave: open.wave, on: TODAY })).toEqual({ sent: 15, leftOut: {} })
  })

  it('is counted by why, on the day they are asked', async () => {
    const { ask, wave } = await somewhatLater()
    const barred = (input = {}) => ask('sample.barred', { wave, list: 'sample', ...input })
    expect(await barred()).toEqual({ on: OPENS, people: 15, barred: { ...ALWAYS, 'contact-rule': 2 } })
    // 3 September and 90 days is 2 December: on that day the second of them may be asked again.
    expect((await barred({ on: '2026-12-02' })).barred).toEqual({ ...ALWAYS, 'contact-rule': 1 })
    expect((await barred({ on: '2027-02-23' })).barred).toEqual(ALWAYS)
    // Who was invited after the day is barred all the more, as in a draw.
    expect((await barred({ on: TODAY })).barred).toEqual({ ...ALWAYS, 'contact-rule': 2 })
    expect(await barred({ list: 'reserve' })).toEqual({ on: OPENS, people: 9, barred: {} })
    expect(await barred({ list: 'all' })).toEqual({ on: OPENS, people: 24, barred: ALWAYS })
  })

  it('a draw without a contact rule bars nobody by it', async () => {
    const open = await drawn({ ...RULES, contactDays: 0 })
    await open.change((db) => inviteTo(db, open, open.people.a, OPENS))
    expect(await open.ask('sample.barred', { wave: open.wave, list: 'sample' })).toMatchObject({
      people: 15,
      barred: {},
    })
  })

  it('each of them says why, and can be found', async () => {
    const open = await somewhatLater()
    const { a, b, c, d } = open.people
    const { rows, total } = await open.ask('sample.people', { wave: open.wave, barred: true })
    expect(total).toBe(5)
    const told = new Map(rows.map(({ contact, barred, state }) => [contact?.id ?? null, `${state}: ${barred}`]))
    expect(Object.fromEntries(told)).toEqual({
      [a]: 'to-send: contact-rule',
      [b]: 'to-send: contact-rule',
      [c]: 'to-send: opted-out',
      [d]: 'to-send: no-email',
      null: 'to-send: erased',
    })
    const others = { wave: open.wave, state: 'to-send' as const, barred: false }
    expect((await open.ask('sample.people', others)).total).toBe(10)
  })
})

describe('sending', () => {
  it('leaves them out and says so; they stay to be sent, and are sent when the rule lets them', async () => {
    const open = await somewhatLater()
    const { ask, wave } = open
    const leftOut = { ...ALWAYS, 'contact-rule': 2 }
    const before = (await rowsOf(open)).tables
    expect(await ask('sample.send', { wave, on: OPENS })).toEqual({ sent: 10, leftOut })
    expect(await ask('sample.get', { wave })).toMatchObject({ drawn: 15, sent: 10 })
    expect((await ask('wave.get', { wave })).invited).toBe(10)
    const after = (await rowsOf(open)).tables
    await ask('history.undo', {})
    expect((await rowsOf(open)).tables).toMatchObject({ invitation: before.invitation, contact: before.contact })
    expect((await ask('sample.barred', { wave, list: 'sample' })).barred).toEqual(leftOut)
    await ask('history.redo', {})
    expect((await rowsOf(open)).tables).toMatchObject({ invitation: after.invitation, contact: after.contact })
    // Those who were sent are no obstacle, nor in the way of the others.
    expect(await ask('sample.send', { wave, on: '2026-12-02' })).toEqual({
      sent: 1,
      leftOut: { ...ALWAYS, 'contact-rule': 1 },
    })
  })

  it('despite the rule takes those whom it bars, and nobody who opted out', async () => {
    const open = await somewhatLater()
    const { ask, wave } = open
    const before = (await rowsOf(open)).tables
    expect(await ask('sample.send', { wave, on: OPENS, despiteRule: true })).toEqual({ sent: 12, leftOut: ALWAYS })
    await ask('history.undo', {})
    expect((await rowsOf(open)).tables).toMatchObject({ invitation: before.invitation, contact: before.contact })
  })

  it('of one cell tells of that cell alone', async () => {
    const { ask, wave } = await somewhatLater()
    const cells = ((await ask('sample.get', { wave }))?.cells ?? []).map(
      ({ segment, second }): CellKey => ({
        segment,
        second,
      }),
    )
    const each = await Promise.all(cells.map((cell) => ask('sample.barred', { wave, list: 'sample', cells: [cell] })))
    const sums = each.map(({ barred }) => Object.values(barred).reduce((sum, n) => sum + n, 0))
    expect(sums.reduce((sum, n) => sum + n, 0)).toBe(5)
    const { sent, leftOut } = await ask('sample.send', { wave, on: OPENS, cells: [first(cells)] })
    expect(leftOut).toEqual(each[0]?.barred)
    expect(sent).toBe(5 - (sums[0] ?? 0))
  })
})

describe('the list for the survey tool', () => {
  it('has exactly those whom sending would note, and says who is left out', async () => {
    const open = await somewhatLater()
    const { ask, wave } = open
    const path = join(open.folder, 'list.csv')
    const list = async (despiteRule: boolean) => {
      const done = await ask('sample.export', {
        ...{ wave, list: 'sample', tool: 'plain', format: 'csv', language: 'en', despiteRule },
        to: open.token(path),
      })
      const codes = readFileSync(path, 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(',')[0])
      return { rows: done.rows, leftOut: done.leftOut, codes: codes.sort() }
    }
    const strict = await list(false)
    expect(strict).toMatchObject({ rows: 10, leftOut: { ...ALWAYS, 'contact-rule': 2 } })
    const despite = await list(true)
    expect(despite).toMatchObject({ rows: 12, leftOut: ALWAYS })
    await ask('sample.send', { wave, on: OPENS })
    const { rows } = await ask('sample.people', { wave, state: 'sent', limit: 500 })
    expect(rows.map(({ code }) => code).sort()).toEqual(strict.codes)
  })
})

describe('after the invitation', () => {
  it('who opted out since is not reminded, and that is said; another invitation is no matter then', async () => {
    const open = await drawn()
    const { ask, wave } = open
    await ask('sample.send', { wave, on: '2026-11-20' })
    await open.change((db) => {
      inviteTo(db, open, open.people.a, '2026-11-21')
      run(db, sql`UPDATE contact SET opted_out = 1 WHERE id = ${open.people.b}`)
    })
    const { barred, people } = await ask('sample.barred', { wave, list: 'reminder', on: TODAY })
    expect({ barred, people }).toEqual({ barred: { 'opted-out': 1 }, people: 15 })
    expect((await ask('sample.people', { wave, state: 'sent', barred: true })).total).toBe(1)
    expect(await ask('sample.remind', { wave, on: TODAY })).toEqual({ reminded: 14, leftOut: { 'opted-out': 1 } })
  })

  it('a reserve is taken in the place of who is left out, and is told of when it is barred itself', async () => {
    const open = await somewhatLater()
    const { ask, wave } = open
    const cell = first((await ask('sample.get', { wave }))?.cells ?? [])
    const key = { segment: cell.segment, second: cell.second }
    const reserve = (await ask('sample.people', { wave, cell: key, state: 'reserve' })).rows
    await open.change((db) => inviteTo(db, open, Number(reserve[0]?.contact?.id), '2026-11-25'))
    expect((await ask('sample.barred', { wave, list: 'reserve' })).barred).toEqual({ 'contact-rule': 1 })
    expect(await ask('sample.release', { wave, cell: key, people: 2 })).toEqual({ released: 2 })
    expect(await ask('sample.send', { wave, on: OPENS })).toEqual({
      sent: 11,
      leftOut: { ...ALWAYS, 'contact-rule': 3 },
    })
  })
})
