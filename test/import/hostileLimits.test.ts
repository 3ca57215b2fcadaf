// What a hostile file costs before it is refused or read: each in a process of its own, whose memory is measured.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { built } from '../fixtures/built'
import { HOSTILE } from '../fixtures/hostile'

const run = promisify(execFile)
/** Megabytes above what the process needs when idle. */
const MOST_MEMORY = 200
/**
 * A file that hangs its reader is killed. What each costs in processor time is shown with `NPS_SHOW_COST=1`; on a busy
 * computer that is nothing to be judged.
 */
const HANGS_AFTER = 20_000

const folder = mkdtempSync(join(tmpdir(), 'nps-hostile-'))
let script = ''

beforeAll(async () => {
  script = await built('test/fixtures/hostileChild.ts', folder)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(HOSTILE.map((hostile) => ({ ...hostile, title: `${hostile.number}: ${hostile.name}` })))(
  '$title',
  async ({ title, make, expected }) => {
    const path = join(folder, 'hostile.bin')
    writeFileSync(path, make().bytes)
    const { stdout } = await run(process.execPath, [script, path], { timeout: HANGS_AFTER })
    const { ended, grown, milliseconds } = JSON.parse(stdout)
    if (process.env.NPS_SHOW_COST) console.log(`${milliseconds} ms, ${grown} MB: ${title}: ${ended}`)
    if ('refused' in expected) expect(ended).toBe(expected.refused)
    else expect(ended).toBe(String('rows' in expected ? expected.rows.length : expected.count))
    expect(grown).toBeLessThan(MOST_MEMORY)
  },
)
