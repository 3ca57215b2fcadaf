// plan.track through the door: merged cells, invitations of a sample, days up to which answers are known, earlier waves.
import { expect, it } from 'vitest'
import { Program } from '../../electron/engine/store/program/program'
import { run, sql } from '../../electron/engine/store/sql'
import type { CallOutput } from '../../shared/contract'
import { anOpenProgram, around, CLOSED, first, OPEN } from './builders'
import { aCell, aDraft } from './planned'

const answers = (promoters: number, passives: number, detractors: number, segment: string) => ({
  ...{ promoters, passives, detractors, segment },
})

/** A closed wave of 60 answers and an open one of 24; the open one's came on its first six days. */
async function aFieldedProgram({ drawn } = { drawn: true }) {
  const open = await anOpenProgram([
    { ...CLOSED, answers: [answers(20, 10, 10, 'A'), answers(10, 5, 5, 'B')] },
    { ...OPEN, answers: [answers(6, 3, 3, 'A'), answers(4, 2, 2, 'B'), answers(2, 1, 1, 'C')] },
  ])
  const [closed, wave] = open.waves
  if (closed === undefined || wave === undefined) throw new Error('the program has two waves')
  await open.engine.close()
  const program = await Program.open(open.path, around(open.folder))
  await program.write('import.run', (db) => {
    // As many each day: 60 over thirty-one days, 24 over six.
    run(
      db,
      sql`UPDATE response SET answered_at = date('2026-07-01', '+' || (id % 31) || ' days') WHERE wave_id = ${closed}`,
    )
    run(
      db,
      sql`UPDATE response SET answered_at = date('2026-11-13', '+' || (id % 6) || ' days') WHERE wave_id = ${wave}`,
    )
    if (!drawn) return
    // Forty people of A and twenty of B were invited; the first twelve of A are those who answered.
    for (let i = 1; i <= 60; i += 1) {
      const segment = i <= 40 ? 1 : 2
      const [role, optedOut] = [i % 2 ? 'decision-maker' : 'key-user', i === 60 ? 1 : 0]
      run(
        db,
        sql`INSERT INTO contact (id, name, email, role, opted_out)
            VALUES (${i}, ${`P${i}`}, ${`p${i}@example.com`}, ${role}, ${optedOut})`,
      )
      run(
        db,
        sql`INSERT INTO invitation (wave_id, contact_id, segment_id, code, kind, place, invited_on)
            VALUES (${wave}, ${i}, ${segment}, ${`C${i}`}, 'sample', ${i}, '2026-11-13')`,
      )
    }
    // Five of B, of whom the last has opted out since, were reminded.
    run(db, sql`UPDATE invitation SET reminded_on = '2026-11-18' WHERE contact_id > 55`)
    run(db, sql`UPDATE response SET contact_id = id - 60 WHERE wave_id = ${wave} AND id <= 72`)
  })
  await program.close()
  await open.ask('program.open', { file: open.token(open.path) })
  const dimension = first((await open.ask('wave.get', { wave })).dimensions)
  const segment = (name: string) => {
    const found = dimension.segments.find((one) => one.name === name)
    if (!found) throw new Error(`there is no segment ${name}`)
    return { segment: found.id, second: null }
  }
  return { ...open, closed, wave, dimension, segment }
}

it('cells with those counted with them, what was sent, and what is known of the days', async () => {
  const { ask, wave, dimension, segment } = await aFieldedProgram()
  expect(await ask('plan.track', { wave })).toBeNull()
  await ask('plan.set', {
    wave,
    draft: aDraft({
      ...{ dimension: dimension.id, target: 30 },
      cells: [
        aCell({ ...segment('A'), population: 200 }),
        aCell({ ...segment('B'), population: 60, choice: 'merge', mergedInto: segment('A') }),
      ],
    }),
  })
  const tracking = await ask('plan.track', { wave })
  expect(tracking).toMatchObject({ status: 'open', interim: true, closesOn: OPEN.closesOn, outside: 4 })
  // Known up to the last answer's day, the sixth of twenty.
  expect(tracking?.arrivals).toHaveLength(6)
  expect(tracking?.arrivals.at(-1)?.day).toBe('2026-11-18')
  expect(tracking?.arrivals.reduce((sum, day) => sum + day.answers, 0)).toBe(24)
  expect(tracking?.cells).toHaveLength(1)
  const cell = tracking?.cells[0]
  expect(cell).toMatchObject({ names: ['A'], merged: [['B']], population: 260, invited: 60, answers: 20 })
  expect(cell?.rate).toBeCloseTo(1 / 3, 12)
  // The wave before had three tenths of its answers after three tenths of its days: 66 to come of sixty invited.
  expect(cell?.forecast).toMatchObject({ from: 'past-waves', answers: 60, upper: 60 })
  expect(cell?.forecast?.lower).toBeLessThan(60)
  expect(tracking?.overall).toMatchObject({ answers: 24, invited: 60, population: 260 })
  expect(Object.values(tracking?.statuses ?? {}).reduce((sum, n) => sum + n, 0)).toBe(1)
  // Forty-eight have not answered; one of them has opted out.
  expect(tracking?.reminders).toMatchObject([{ names: ['A'], people: 47, decisionMakers: 24, keyUsers: 23 }])
  expect(tracking?.reminders).toMatchObject([{ reminded: 4, lastRemindedOn: '2026-11-18' }])
  expect(tracking?.reminders[0]?.answers).toBeCloseTo(47 / 6, 12)
})

it('invitations for a cell that the plan has no more still count for the wave', async () => {
  const { ask, wave, dimension, segment } = await aFieldedProgram()
  const cells = [aCell({ ...segment('A'), population: 200 }), aCell({ ...segment('C'), population: 30 })]
  await ask('plan.set', { wave, draft: aDraft({ dimension: dimension.id, cells }) })
  const tracking = await ask('plan.track', { wave })
  expect(tracking?.cells.map(({ names, invited }) => [names[0], invited])).toEqual([
    ['A', 40],
    ['C', 0],
  ])
  expect(tracking?.overall.invited).toBe(60)
})

it('a closed wave has final margins, no forecast and nobody to remind; without a sample nothing of invitations', async () => {
  const { ask, closed, dimension, segment } = await aFieldedProgram()
  const cells = ['A', 'B'].map((name) => aCell({ ...segment(name), population: 100 }))
  await ask('plan.set', { wave: closed, draft: aDraft({ dimension: dimension.id, target: 20, cells }) })
  const tracking = await ask('plan.track', { wave: closed })
  expect(tracking).toMatchObject({ status: 'closed', interim: false, reminders: [], outside: 0 })
  expect(tracking?.arrivals).toHaveLength(31)
  const [a, b] = tracking?.cells ?? []
  expect(a).toMatchObject({ answers: 40, invited: null, rate: null, forecast: null, toInvite: null, status: 'met' })
  expect(a?.margin).toBeCloseTo(19.485, 3)
  expect(b?.status).toBe('short')
})

it('without an earlier wave the forecast is the wave’s own pace, and says so', async () => {
  const { ask, closed, wave } = await aFieldedProgram()
  await ask('wave.update', { wave: closed, opensOn: '2027-01-01', closesOn: '2027-01-31' })
  await ask('plan.set', { wave, draft: aDraft({ cells: [aCell({ population: 400 })] }) })
  const tracking = await ask('plan.track', { wave })
  // 4 a day for six days, 14 to come.
  expect(tracking?.overall.forecast).toMatchObject({ from: 'this-wave' })
  expect(tracking?.overall.forecast?.answers).toBeCloseTo(24 + 14 * 4, 9)
})

type Tracked = NonNullable<CallOutput<'plan.track'>>

/** No forecast, nor either end of it, is above the invitations, and the whole is not above what its cells leave it. */
function expectWithinInvitations({ cells, overall, outside }: Tracked, invited: number) {
  expect(overall.invited).toBe(invited)
  expect(overall.forecast?.upper).toBeLessThanOrEqual(invited)
  for (const cell of cells) expect(cell.forecast?.upper).toBeLessThanOrEqual(cell.invited ?? invited)
  const caps = cells.map((cell) => Math.min(cell.invited ?? invited, cell.population ?? invited))
  const elsewhere = invited - cells.reduce((sum, cell) => sum + (cell.invited ?? 0), 0)
  expect(overall.forecast?.answers).toBeLessThanOrEqual(caps.reduce((sum, n) => sum + n, 0) + elsewhere + outside)
}

it('a sample bounds the forecast: by cell, and for the whole with what its cells leave it', async () => {
  const { ask, wave, dimension, segment } = await aFieldedProgram()
  const cells = ['A', 'B'].map((name) => aCell({ ...segment(name), population: 500 }))
  await ask('plan.set', { wave, draft: aDraft({ dimension: dimension.id, cells }) })
  const tracking = await ask('plan.track', { wave })
  expectWithinInvitations(tracking as Tracked, 60)
  // 12 of 40 and 8 of 20 answered: three tenths of the days would make 41 and 27 of them.
  expect(tracking?.cells.map(({ forecast }) => Math.round(forecast?.answers ?? 0))).toEqual([40, 20])
})

it('so does the number of people invited where no sample was drawn', async () => {
  const { ask, wave, dimension, segment } = await aFieldedProgram({ drawn: false })
  await ask('wave.update', { wave, invited: 26 })
  const cells = ['A', 'B'].map((name) => aCell({ ...segment(name), population: 80 }))
  await ask('plan.set', { wave, draft: aDraft({ dimension: dimension.id, cells }) })
  const tracking = await ask('plan.track', { wave })
  expect(tracking?.cells.map(({ invited }) => invited)).toEqual([null, null])
  expectWithinInvitations(tracking as Tracked, 26)
  // 24 of 26 have answered: two are left, in either cell.
  expect(tracking?.cells.map(({ answers: n, forecast }) => (forecast?.upper ?? 0) - n)).toEqual([2, 2])
})
