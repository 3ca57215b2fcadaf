// A wave's sample through the calls: drawn, looked at, sent, reminded, released, removed, and the way back.
import { describe, expect, it } from 'vitest'
import { aSampledProgram, RULES } from './sampled'

describe('drawing', () => {
  it('gives what the preview said, with a code of its own for everybody', async () => {
    const { ask, wave } = await aSampledProgram()
    const preview = await ask('sample.preview', { wave, rules: RULES })
    expect(await ask('sample.get', { wave })).toBeNull()
    const sample = await ask('sample.draw', { wave, rules: RULES })
    expect(sample).toMatchObject(preview)
    expect(sample).toMatchObject({ drawn: 15, reserve: 9, sent: 0, answered: 0, drawnBy: 'Tester' })
    const { total, rows } = await ask('sample.people', { wave, limit: 500 })
    expect(total).toBe(24)
    expect(new Set(rows.map(({ code }) => code)).size).toBe(24)
    expect(await ask('sample.get', { wave })).toEqual(sample)
  })
})
