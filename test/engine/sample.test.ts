// The sample program: believable, consistent in every count, the same for the same day, and telling the story it is for.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { trackingOf } from '../../electron/engine/calls/planTrack'
import { headerOf, resultsOf } from '../../electron/engine/calls/wave'
import { isCode } from '../../electron/engine/draw/code'
import { fillSample, SAMPLE_FILE, SAMPLE_NAME } from '../../electron/engine/sample'
import { addDays, monthlyPeriods, quarterlyPeriods } from '../../electron/engine/sample/calendar'
import { allCampaigns } from '../../electron/engine/store/campaigns'
import type { ReadDb } from '../../electron/engine/store/database'
import { Program } from '../../electron/engine/store/program/program'
import { all, Sql, sql } from '../../electron/engine/store/sql'
import { historyPage } from '../../electron/engine/store/trail/read'
import { recordedTables } from '../../electron/engine/store/trail/shape'
import { aFolder, anEngine, around, NOW, TODAY } from './builders'

async function sampleOn<T>(today: string, look: (db: ReadDb) => T): Promise<T> {
  const folder = aFolder()
  const program = await Program.create(
    join(folder, 'sample.npsw'),
    { name: SAMPLE_NAME, createdAt: NOW },
    around(folder),
  )
  await program.write('program.openSample', (db) => fillSample(db, today))
  const seen = await program.read(look)
  await program.close()
  return seen
}

/** The id of the relational wave in the field; the closed ones come before it. */
const FIELD = 4

interface Wave {
  id: number
  campaign_id: number
  name: string
  opens_on: string
  closes_on: string
}
const wavesIn = (db: ReadDb) =>
  all<Wave>(db, sql`SELECT id, campaign_id, name, opens_on, closes_on FROM wave ORDER BY campaign_id, closes_on`)

interface Answer {
  id: number
  wave_id: number
  score: number
  verbatim: string | null
  answered_at: string
}
const answersIn = (db: ReadDb) =>
  all<Answer>(db, sql`SELECT id, wave_id, score, verbatim, answered_at FROM response ORDER BY id`)

/** Every row of every table and the whole history, as text; but for the name that no other program has. */
function everything(db: ReadDb): string {
  const tables = recordedTables(db).map(({ name }) => [
    name,
    all<{ uid?: string }>(db, new Sql(`SELECT * FROM "${name}"`, [])).map(({ uid: _own, ...row }) => row),
  ])
  return JSON.stringify([tables, historyPage(db, { limit: 200 })])
}

describe('field periods, for every day of three years', () => {
  const days = Array.from({ length: 1100 }, (_, i) => addDays('2026-11-22', i))

  it('four quarters: the last one in the field, the others closed, all names different', () => {
    for (const today of days) {
      const periods = quarterlyPeriods(today, 4)
      const open = periods.filter(({ opensOn, closesOn }) => opensOn <= today && today <= closesOn)
      expect(open, today).toEqual(periods.slice(3))
      expect(periods[2]?.closesOn.localeCompare(addDays(today, -20)), today).toBe(-1)
      expect(new Set(periods.map(({ name }) => name)).size, today).toBe(4)
      for (const { opensOn, knownUntil } of periods) {
        expect(new Date(opensOn).getUTCDay(), today).toBe(2)
        expect(opensOn < knownUntil && knownUntil < today, today).toBe(true)
      }
    }
  })

  it('eight whole months, ended at least ten days ago', () => {
    for (const today of days) {
      const months = monthlyPeriods(today, 8)
      expect(new Set(months.map(({ name }) => name)).size, today).toBe(8)
      expect(months.map(({ opensOn }) => opensOn).toSorted(), today).toEqual(months.map(({ opensOn }) => opensOn))
      for (const { opensOn, closesOn } of months) {
        expect(opensOn.slice(8), today).toBe('01')
        expect(addDays(closesOn, 1).slice(8), today).toBe('01')
        expect(closesOn.slice(0, 7), today).toBe(opensOn.slice(0, 7))
        expect(closesOn <= addDays(today, -10), today).toBe(true)
      }
    }
  })
})

interface Seen {
  waves: Wave[]
  answers: Answer[]
  statuses: string[]
  whole: string
}

const samples = new Map<string, Promise<Seen>>()
/** What a sample made on this day holds; made once. */
function sampleOf(today: string): Promise<Seen> {
  const made =
    samples.get(today) ??
    sampleOn(today, (db) => {
      const waves = wavesIn(db)
      const statuses = waves.map(({ id }) => headerOf(db, id, today).status)
      return { waves, answers: answersIn(db), statuses, whole: everything(db) }
    })
  samples.set(today, made)
  return made
}

describe.each([TODAY, '2028-03-01', '2027-01-02'])('made on %s', (today) => {
  it('twelve waves in two campaigns, one of them in the field', async () => {
    const { waves, statuses } = await sampleOf(today)
    expect(waves).toHaveLength(12)
    expect(new Set(waves.map((wave) => wave.campaign_id)).size).toBe(2)
    expect([...statuses].sort()).toEqual([...Array.from({ length: 11 }, () => 'closed'), 'open'])
  })

  it('nearly four thousand responses, each within its field period and before today', async () => {
    const { waves, answers } = await sampleOf(today)
    expect(answers.length).toBeGreaterThan(3_700)
    expect(answers.length).toBeLessThan(4_000)
    const byId = new Map(waves.map((wave) => [wave.id, wave]))
    const misplaced = answers.filter(({ wave_id, answered_at }) => {
      const wave = byId.get(wave_id)
      const day = answered_at.slice(0, 10)
      return !wave || day < wave.opens_on || day > wave.closes_on || day >= today
    })
    expect(misplaced).toEqual([])
  })

  it('nothing has happened after yesterday', async () => {
    const { whole } = await sampleOf(today)
    const days = [...whole.matchAll(/"(?:\w+_at|at)":"(\d{4}-\d{2}-\d{2})T/g)].map((match) => match[1] ?? '')
    expect(days.length).toBeGreaterThan(3_000)
    // The program itself was made by the test's clock, whatever the sample's day.
    expect(days.filter((day) => day >= today && day !== NOW.slice(0, 10))).toEqual([])
  })

  it('the same day gives the same program; another day moves the dates and no answer', async () => {
    const seen = await sampleOf(today)
    expect(await sampleOn(today, everything)).toBe(seen.whole)
    const later = await sampleOf(addDays(today, 100))
    expect(later.whole).not.toBe(seen.whole)
    const told = ({ answers }: Seen) =>
      answers.map(({ id, wave_id, score, verbatim }) => [id, wave_id, score, verbatim])
    expect(told(later)).toEqual(told(seen))
  })
})

interface Invited {
  contact_id: number
  kind: string
  code: string
  invited_on: string
  reminded_on: string | null
  answered: string | null
  opted_out: number
}

const fields = new Map<string, ReturnType<typeof lookAtField>>()
/** The wave in the field and the one before it, of a sample made on this day; made once. */
function fieldOn(today: string): ReturnType<typeof lookAtField> {
  const made = fields.get(today) ?? lookAtField(today)
  fields.set(today, made)
  return made
}

const lookAtField = (today: string) =>
  sampleOn(today, (db) => ({
    tracking: trackingOf(db, FIELD, today),
    before: trackingOf(db, FIELD - 1, today),
    campaigns: allCampaigns(db),
    opensOn: wavesIn(db)[FIELD - 1]?.opens_on ?? '',
    invited: all<Invited>(
      db,
      sql`SELECT i.*, c.opted_out, (SELECT substr(r.answered_at, 1, 10) FROM response r
                                    WHERE r.contact_id = c.id AND r.wave_id = i.wave_id) AS answered
          FROM invitation i JOIN contact c ON c.id = i.contact_id`,
    ),
  }))

describe('the story it tells', () => {
  it('one segment has changed for real, the support fell for a month and recovered, and nothing else has', async () => {
    const { real, whole } = await sampleOn(TODAY, (db) => {
      const changed = wavesIn(db).map(({ id, name }) => ({ name, change: resultsOf(db, { wave: id }, TODAY).change }))
      const whole = changed
        .filter(({ change }) => change.kind === 'real')
        .map(({ name, change }) => [name, Math.round(change.change ?? 0)])
      const real = wavesIn(db).flatMap(({ id, name }) => {
        const { dimensions } = headerOf(db, id, TODAY)
        expect(dimensions.map((dimension) => dimension.name)).toEqual(['Secteur', 'Taille de compte', 'Fonction'])
        return dimensions.flatMap((dimension) =>
          resultsOf(db, { wave: id, by: dimension.id }, TODAY)
            .segments.filter(({ change }) => change.kind === 'real')
            .map((line) => [name, dimension.name, line.name, Math.round(line.change.change ?? 0)]),
        )
      })
      return { real, whole }
    })
    expect(whole).toEqual([
      ['Janvier 2026', -35],
      ['Avril 2026', 33],
    ])
    // Of the segments of so small a month only the largest shows by itself that the whole fell.
    expect(real).toEqual([
      ['2026 T3', 'Secteur', 'Banque et assurance', 32],
      ['Janvier 2026', 'Taille de compte', 'PME', -41],
    ])
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('%i days on, the plan in the field has cells of every standing', async (days) => {
    const today = addDays(TODAY, days)
    const { tracking } = await fieldOn(today)
    const named = (...names: string[]) => tracking?.cells.find((cell) => cell.names.join() === names.join())
    const { met, late, short, planned, unknown } = tracking?.statuses ?? {}
    expect({ met, short, planned, unknown }).toEqual({ met: 1, short: 0, planned: 0, unknown: 0 })
    expect(tracking?.statuses['on-track']).toBeGreaterThan(1)
    expect(late).toBeGreaterThan(1)
    expect(named('Secteur public', 'PME')?.status).toBe('met')
    expect(named('Industrie', 'Grand compte')?.status).toBe('on-track')
    expect(named('Distribution', 'ETI')?.status).toBe('late')
    expect(named('Énergie', 'Grand compte')).toMatchObject({ status: 'out-of-reach', choice: 'accept', population: 64 })
    expect(named('Énergie', 'Grand compte')?.merged).toEqual([
      ['Énergie', 'ETI'],
      ['Énergie', 'PME'],
      ['Énergie', 'TPE'],
    ])
    // Everybody was invited: the forecast rests on the waves before, and reminders on who is silent.
    expect(tracking?.overall).toMatchObject({ answers: 292, invited: 1778, population: 1778, target: 5 })
    expect(tracking?.overall.forecast?.from).toBe('past-waves')
    const silent = tracking?.reminders.reduce((sum, { people }) => sum + people, 0)
    expect(silent).toBe(1778 - 292)
    expect(tracking?.outside).toBe(0)
  })

  it('a closed wave has a small segment far from its target and one that nearly everybody answered', async () => {
    const { before: tracking } = await fieldOn(TODAY)
    const named = (name: string) => tracking?.cells.find((cell) => cell.names[0] === name)
    const [small, census] = [named('Énergie'), named('Secteur public')]
    expect(small?.answers).toBeLessThan(30)
    expect(small?.margin).toBeGreaterThan(2 * 12)
    expect(census?.answers).toBeGreaterThan(0.9 * (census?.population ?? Number.NaN))
    expect(census?.margin).toBeLessThan(12)
    expect(tracking).toMatchObject({ interim: false, reminders: [] })
  })

  it('the relational campaign aims at +40, quarter by quarter', async () => {
    const { campaigns } = await fieldOn(TODAY)
    expect(campaigns.map(({ name, target, cadence }) => [name, target, cadence])).toEqual([
      ['Relation clients', 40, 'quarterly'],
      ['Support', null, null],
    ])
  })
})

describe('the sample of the wave in the field', () => {
  it.each([0, 3])(
    '%i days on: everybody who may be written to, once; the silent are reminded a week later',
    async (d) => {
      const today = addDays(TODAY, d)
      const { invited: rows, opensOn } = await fieldOn(today)
      const week = addDays(opensOn, 7)
      expect(rows).toHaveLength(1778)
      expect(new Set(rows.map(({ code }) => code)).size).toBe(1778)
      expect(rows.every(({ code }) => isCode(code))).toBe(true)
      expect(rows.every((row) => row.kind === 'sample' && row.invited_on === opensOn && row.opted_out === 0)).toBe(true)
      expect(rows.filter(({ answered }) => answered !== null)).toHaveLength(292)
      for (const { answered, reminded_on } of rows) {
        const isDue = week < today && (answered === null || answered >= week)
        expect(reminded_on).toBe(isDue ? week : null)
      }
    },
  )
})

describe('its counts add up', () => {
  it('rows read = imported + skipped + rejected, each row of a file once', async () => {
    const batches = await sampleOn(TODAY, (db) =>
      all<{ id: number; rows_read: number; imported: number; skipped: number; rejected: number }>(
        db,
        sql`SELECT id, rows_read, imported, skipped, rejected FROM import_batch`,
      ).map((batch) => ({
        ...batch,
        issues: all<{ kind: string; row: number }>(
          db,
          sql`SELECT kind, row FROM import_issue WHERE batch_id = ${batch.id}`,
        ),
        responses: all<{ row: number }>(db, sql`SELECT row FROM response WHERE batch_id = ${batch.id}`),
      })),
    )
    expect(batches).toHaveLength(13)
    for (const { rows_read, imported, skipped, rejected, issues, responses } of batches) {
      expect(rows_read).toBe(imported + skipped + rejected)
      expect(responses).toHaveLength(imported)
      expect(issues.filter(({ kind }) => kind === 'skipped')).toHaveLength(skipped)
      expect(issues.filter(({ kind }) => kind === 'rejected')).toHaveLength(rejected)
      expect(Math.min(skipped, rejected)).toBeGreaterThan(0)
      const rows = [...issues, ...responses].map(({ row }) => row).sort((a, b) => a - b)
      expect(rows).toEqual(Array.from({ length: rows_read }, (_, i) => i + 2))
    }
  })

  it('every response has its source, its account and its contact; nobody answers a wave twice', async () => {
    const counts = await sampleOn(TODAY, (db) =>
      all(
        db,
        sql`SELECT count(*) = count(batch_id) AND count(*) = count(account_id) AND count(*) = count(contact_id) AS whole,
                   count(DISTINCT wave_id || '-' || contact_id) = count(*) AS once,
                   (SELECT count(*) FROM response r JOIN contact c ON c.id = r.contact_id
                    WHERE c.account_id IS NOT r.account_id OR c.email IS NOT r.email OR c.opted_out) AS strangers
            FROM response`,
      ),
    )
    expect(counts).toEqual([{ whole: 1, once: 1, strangers: 0 }])
  })

  it('accounts and contacts: a value and a renewal each, a role for most, addresses under reserved domains', async () => {
    const { accounts, contacts } = await sampleOn(TODAY, (db) => ({
      accounts: all<{ name: string; value_per_year: number; renews_on: string }>(db, sql`SELECT * FROM account`),
      contacts: all<{ email: string; role: string | null; name: string }>(db, sql`SELECT * FROM contact`),
    }))
    expect(accounts).toHaveLength(180)
    expect(new Set(accounts.map(({ name }) => name)).size).toBe(180)
    expect(
      accounts.every((account) => account.value_per_year > 0 && /^\d{4}-\d{2}-\d{2}$/.test(account.renews_on)),
    ).toBe(true)
    expect(contacts.length).toBeGreaterThan(1_700)
    expect(new Set(contacts.map(({ email }) => email)).size).toBe(contacts.length)
    expect(contacts.filter(({ email }) => !/^[a-z-]+\.[a-z-]+@[a-z-]+\.example\.com$/.test(email))).toEqual([])
    expect(contacts.filter(({ role }) => role === null).length).toBeLessThan(0.05 * contacts.length)
  })
})

describe('opened through the door', () => {
  it('every answer about it has the shape of the contract', async () => {
    const { ask } = anEngine()
    expect(await ask('program.openSample', {})).toMatchObject({ name: SAMPLE_NAME, file: SAMPLE_FILE, campaigns: 2 })
    const campaigns = await ask('campaign.list', {})
    expect(campaigns.map(({ name, waves }) => [name, waves.length])).toEqual([
      ['Relation clients', 4],
      ['Support', 8],
    ])
    for (const { id: wave } of campaigns.flatMap(({ waves }) => waves)) {
      await ask('wave.results', { wave })
      await ask('plan.get', { wave })
      const { rows } = await ask('wave.responses', { wave, sort: { by: 'answeredAt', descending: true }, limit: 1000 })
      expect(rows.filter(({ source }) => source === null)).toEqual([])
    }
    expect(await ask('action.list', {})).toHaveLength(40)
    const imports = await ask('import.list', {})
    expect(imports).toHaveLength(13)
    for (const { id, rows } of imports) {
      const left = rows.reasons.reduce((sum, { count }) => sum + count, 0)
      expect(left).toBe(rows.skipped + rows.rejected)
      expect((await ask('import.issues', { batch: id })).total).toBe(left)
    }
  })

  it('the support has a control chart: one earlier month lies below its limits, the newest within them', async () => {
    const { ask } = anEngine()
    await ask('program.openSample', {})
    const support = (await ask('campaign.list', {})).find(({ kind }) => kind === 'transactional')
    const { control, points } = await ask('compare.trend', { campaign: support?.id ?? 0 })
    expect(control).toMatchObject({ method: 'plain', baseline: 7 })
    expect(points).toHaveLength(8)
    expect(points.filter(({ lower, upper }) => lower === null || upper === null)).toEqual([])
    expect(points.map(({ out }) => out)).toEqual([false, false, false, false, true, false, false, false])
    const short = points[4]
    // Far enough to be seen, and not by the moving average: a month is no drift.
    expect((short?.lower ?? Number.NaN) - (short?.score.nps ?? Number.NaN)).toBeGreaterThan(5)
    expect(points.filter(({ drift }) => drift)).toEqual([])
    expect(points.at(-1)).toMatchObject({ n: 467, out: false })
  })

  it('a second time it is the same file, with what was changed in it', async () => {
    const { ask, engine, folder } = anEngine()
    await ask('program.openSample', {})
    await ask('program.update', { name: 'Mine now' })
    await engine.close()
    expect((await ask('program.openSample', {})).name).toBe('Mine now')
    await engine.close()
    expect(readdirSync(join(folder, 'programs'))).toEqual([SAMPLE_FILE])
  })

  it('what an interrupted making left is not taken for it', async () => {
    const { ask, engine, folder } = anEngine()
    mkdirSync(join(folder, 'programs'))
    for (const ending of ['', '-wal', '-journal'])
      writeFileSync(join(folder, 'programs', `${SAMPLE_FILE}.making${ending}`), 'half')
    expect((await ask('program.openSample', {})).responses).toBeGreaterThan(3_700)
    await engine.close()
    expect(readdirSync(join(folder, 'programs'))).toEqual([SAMPLE_FILE])
  })

  it('its file name is safe on every system', () => {
    expect(SAMPLE_FILE).toMatch(/^[\x20-\x7e]+\.npsw$/)
    expect(SAMPLE_FILE).not.toMatch(/[<>:"/\\|?*]/)
  })
})
