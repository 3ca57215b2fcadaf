import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'vitest'
import { effectsOf } from '../../electron/engine/store/backups/compare'
import { openPlain } from '../../electron/engine/store/disk/open'
import { Program } from '../../electron/engine/store/program'
import { readableIn, salvageInto } from '../../electron/engine/store/salvage/salvage'
import { script } from '../../electron/engine/store/sql'
import { aFolder, aProgramFile, around, CLOSED, NOW } from './builders'

const n = Number(process.env.ROWS ?? 200000)
it('speed', async () => {
  const folder = aFolder()
  const path = await aProgramFile(folder, [CLOSED])
  const t = (label: string, from: number) =>
    console.log(label, Math.round(performance.now() - from), 'ms', Math.round(process.memoryUsage().rss / 1e6), 'MB')
  const database = await openPlain(path)
  database.exec(`BEGIN; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${n})
        INSERT INTO response (id, wave_id, score, verbatim, search_text, company) SELECT i, 1, i % 11, 'verbatim of some length number ' || i || ' and more', 'verbatim of some length number ' || i || ' and more', 'Acme ' || i FROM n; COMMIT`)
  database.close()
  const a = around(folder)
  let at = performance.now()
  const program = await Program.open(path, a)
  t('open', at)
  console.log(statSync(path).size / 1e6, 'MB')
  at = performance.now()
  const backup = await a.backups.make(program, 'by-hand')
  t('backup', at)
  await program.write('x', (db) => script(db, 'UPDATE response SET score = 0 WHERE id % 1000 = 0'))
  at = performance.now()
  const kept = await openPlain(await a.backups.pathOf(backup.id))
  console.log(
    await effectsOf(
      (w) => program.read(w),
      kept,
      async () => undefined,
    ),
  )
  t('preview', at)
  kept.close()
  await program.close()
  const bytes = readFileSync(path)
  bytes.fill(0, 4096 * 50, 4096 * 51)
  const d = join(folder, 'd.npsw')
  writeFileSync(d, bytes)
  at = performance.now()
  console.log(await readableIn(d, async () => undefined))
  t('readable', at)
  at = performance.now()
  console.log(
    JSON.stringify(
      await salvageInto({
        from: d,
        to: join(folder, 'n.npsw'),
        placeholders: { word: 'R', today: '2026-11-22', now: NOW },
        breathe: async () => undefined,
      }),
    ),
  )
  t('salvage', at)
}, 600000)
