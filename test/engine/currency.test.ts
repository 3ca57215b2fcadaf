// The currency of a program: the usual one until another is chosen, undone and told like any setting, kept by a salvage.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPlain } from '../../electron/engine/store/disk/open'
import { migrate } from '../../electron/engine/store/migrations'
import { anEngine, anOpenProgram, first, NOW } from './builders'

describe('the currency', () => {
  it('is the euro, in a new program and in one of an older shape', async () => {
    const engine = anEngine()
    const made = engine.token(join(engine.folder, 'new.npsw'))
    expect((await engine.ask('program.create', { file: made, name: 'New' })).currency).toBe('EUR')
    const path = join(engine.folder, 'old.npsw')
    const old = await openPlain(path, { create: true })
    migrate(old, 'old.npsw', 30)
    old.exec(`INSERT INTO program (id, name, created_at) VALUES (1, 'Old', '${NOW}')`)
    old.close()
    const opened = await engine.ask('program.open', { file: engine.token(path) })
    expect(opened).toMatchObject({ name: 'Old', currency: 'EUR' })
  })

  it('is changed by itself, told, undone and done again', async () => {
    const { ask } = await anOpenProgram()
    const before = await ask('program.info', {})
    expect(await ask('program.update', { currency: 'CHF' })).toMatchObject({ ...settingsIn(before), currency: 'CHF' })
    const { entries } = await ask('history.list', { limit: 1 })
    expect(first(entries).changes.flatMap(({ fields }) => fields)).toEqual([
      { field: 'currency', before: 'EUR', after: 'CHF' },
    ])
    await ask('history.undo', {})
    expect((await ask('program.info', {})).currency).toBe('EUR')
    await ask('history.redo', {})
    expect((await ask('program.info', {})).currency).toBe('CHF')
  })

  it.each(['Euro', 'eur', 'QQQ', ''])('is a code that is known, not “%s”', async (currency) => {
    const { ask, failure } = await anOpenProgram()
    expect((await failure('program.update', { currency })).code).toBe('bad-input')
    expect((await ask('program.info', {})).currency).toBe('EUR')
  })

  it('comes back with a salvage', async () => {
    const { ask, token, path, folder } = await anOpenProgram()
    await ask('program.update', { currency: 'SEK' })
    await ask('program.close', {})
    const to = token(join(folder, 'salvaged.npsw'))
    await ask('program.salvage', { file: token(path), to })
    expect((await ask('program.open', { file: to })).currency).toBe('SEK')
  })
})

/** What a change of the currency leaves as it is. */
const settingsIn = ({ name, confidence, minimumN }: { name: string; confidence: number; minimumN: number }) => ({
  name,
  confidence,
  minimumN,
})
