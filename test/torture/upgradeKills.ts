// kill −9 while a program of an older shape is brought up to date: it has the old shape or the new one, whole, and before
// it has the new one there is a backup of the old.
import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Database } from 'sql.js'
import { readable } from '../../electron/engine/store/database'
import { openDatabase } from '../../electron/engine/store/disk/open'
import { migrate, NEWEST, versionOf } from '../../electron/engine/store/migrations'
import { Program } from '../../electron/engine/store/program/program'
import { around } from './around'
import { type CallKillToll, killDuring } from './killDuring'
import { requireSound } from './soundness'

export interface UpgradeKillToll extends CallKillToll {
  /** After how many of them the program had the new shape. */
  upgraded: number
}

export interface UpgradeKillOptions {
  seed: number
  kills: number
  /** Actions with an event each, all of which the upgrade has to carry over. */
  events: number
}

const OLD = 10

/** `script` is the built children/calls.ts. */
export async function upgradeKills(
  script: string,
  folder: string,
  { seed, kills, events }: UpgradeKillOptions,
): Promise<UpgradeKillToll> {
  const old = join(folder, `upgrade-old-${seed}.npsw`)
  await oldProgram(old, events)
  const path = join(folder, `upgrade-${seed}.npsw`)
  let upgraded = 0
  const toll = await killDuring({
    script,
    folder,
    seed,
    kills,
    calls: [['program.open', { file: path }]],
    from: 'calling program.open',
    to: 'answered program.open',
    prepare: () => copyFile(old, path),
    async look() {
      if ((await wholeVersion(path, events)) === NEWEST) {
        upgraded++
        await requireBackup(path, folder)
      }
      // Whatever was left is taken up from there.
      await (await Program.open(path, around(join(folder, 'settings')))).close()
      const version = await wholeVersion(path, events)
      if (version !== NEWEST) throw new Error(`opened, it is at ${version}`)
      await requireBackup(path, folder)
    },
  })
  return { ...toll, upgraded }
}

/** A program as the first version left it: actions of one response, with one event each. */
async function oldProgram(path: string, events: number): Promise<void> {
  const database = await openDatabase(path, { create: true })
  migrate(database, basename(path), OLD)
  database.exec(`
    INSERT INTO program (id, name, created_at) VALUES (1, 'Old', '2025-01-01T00:00:00.000Z');
    INSERT INTO campaign VALUES (1, 'Old', 'relational', NULL, '2025-01-01T00:00:00.000Z');
    INSERT INTO wave VALUES (1, 1, 'All', '2025-01-01', '2025-01-31', NULL, '2025-01-01T00:00:00.000Z');
    INSERT INTO response (id, wave_id, score) VALUES (1, 1, 3);
    WITH RECURSIVE ids(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < ${events})
    INSERT INTO action (id, response_id, category, title, status, created_at)
      SELECT id, 1, 'detractor', 'Action ' || id, 'done', '2025-01-02T00:00:00.000Z' FROM ids;
    INSERT INTO action_event (action_id, at, what, from_value, to_value)
      SELECT id, strftime('%Y-%m-%dT%H:%M:%fZ', '2025-02-01', '+' || (id * 10) || ' seconds'), 'status', 'open', 'done'
      FROM action;
  `)
  database.close()
}

/** The shape that a program is found in; throws when something of it is missing. */
async function wholeVersion(path: string, events: number): Promise<number> {
  const database = await openDatabase(path)
  try {
    const version = versionOf(database)
    requireSound(readable(database))
    const found = answer(
      database,
      version === OLD ? 'SELECT count(*) FROM action_event' : 'SELECT count(DISTINCT id) FROM trail_subject',
    )
    // In the new shape, the subjects are the actions and what they belong to.
    const missing = version === OLD ? found !== events : Number(found) < events
    if (missing) throw new Error(`shape ${version} with ${found} of ${events} events`)
    const actions = answer(database, 'SELECT count(*) FROM action')
    if (actions !== events) throw new Error(`shape ${version} with ${actions} of ${events} actions`)
    return version
  } finally {
    database.close()
  }
}

const answer = (database: Database, query: string): unknown => database.exec(query)[0]?.values[0]?.[0]

async function requireBackup(path: string, folder: string): Promise<void> {
  const backups = await around(join(folder, 'settings')).backups.list({ path })
  const [backup] = backups.filter(({ reason }) => reason === 'before-migration')
  if (!backup) throw new Error('there is no backup from before the upgrade')
}
