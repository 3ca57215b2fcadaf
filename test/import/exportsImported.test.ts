// Exports of every tool through the engine's own door: recognised, taken over as proposed, and the preview's figures are
// the true ones – after the rules about partial answers, tests and kinds of survey.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Mapping, Recognition } from '../../shared/contract/import'
import { anEngine } from '../engine/builders'
import { EXPORTS } from '../fixtures/exports'

/** An engine with an open program and a wave of the whole year, and a way to put files beside it. */
async function aProgram() {
  const test = anEngine()
  await test.ask('program.create', { file: test.token(join(test.folder, 'essai.npsw')), name: 'Essai' })
  const campaign = await test.ask('campaign.create', { name: 'Relation 2026', kind: 'relational', touchpoint: null })
  const dates = { opensOn: '2026-01-01', closesOn: '2026-12-31', invited: null }
  const wave = await test.ask('wave.create', { campaign: campaign.id, name: '2026', ...dates })
  const file = (bytes: Uint8Array, name: string) => {
    writeFileSync(join(test.folder, name), bytes)
    return test.token(join(test.folder, name))
  }
  return { ...test, wave: wave.id, file }
}

/** What was proposed, taken over as it is; the user says that the day comes first where the file does not. */
function takenOver({ sheet, columns }: Recognition): Mapping {
  return {
    sheet,
    columns: columns.map(({ index, role, dateOrder }) => {
      const asked = role === 'date' && dateOrder === null ? { dateOrder: 'day-first' as const } : {}
      return { index, role, ...asked }
    }),
  }
}

describe.each(EXPORTS)('$title', (made) => {
  test('the preview of what is proposed gives the true figures', async () => {
    const program = await aProgram()
    const file = program.file(made.bytes, made.file)
    const mapping = takenOver(await program.ask('import.recognise', { file }))
    const preview = await program.ask('import.preview', { file, mapping, wave: program.wave })
    const { read, n, promoters, passives, detractors, nps, reasons } = made.truth
    expect(preview).toMatchObject({ n, promoters, passives, detractors })
    expect(preview.nps).toBeCloseTo(nps ?? Number.NaN, 9)
    expect(Object.fromEntries(preview.rows.reasons.map(({ reason, count }) => [reason, count]))).toEqual(reasons)
    expect(preview.rows.read).toBe(read)
    expect(preview.rows.imported + preview.rows.skipped + preview.rows.rejected).toBe(read)
    expect(preview.unreadDates).toBe(0)
    expect(preview.outsideWave).toBe(0)
  })
})
