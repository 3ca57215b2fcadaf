// Saved mappings: columns found again by their headers, kept under a name, used last first.
import { describe, expect, test } from 'vitest'
import { savedMappings, touchMapping } from '../../electron/engine/store/mappings'
import { Program } from '../../electron/engine/store/program/program'
import type { Mapping, RecognisedColumn, SavedMapping } from '../../shared/contract/import'
import { latestFor, mappingFrom, sameUses, savedColumns } from '../../shared/model/savedMapping'
import { anOpenProgram, around, first, NOW } from './builders'

const columns = (...names: string[]): RecognisedColumn[] =>
  names.map((name, index) => ({
    index,
    name,
    role: 'ignore',
    evidence: [],
    samples: [],
    filled: 1,
    dateOrder: null,
  }))

const MAPPING: Mapping = {
  sheet: null,
  columns: [
    { index: 0, role: 'date', dateOrder: 'day-first' },
    { index: 1, role: 'score' },
    { index: 2, role: 'segment' },
    { index: 3, role: 'segment', dimension: 'Taille' },
    { index: 4, role: 'ignore' },
  ],
}
const KEPT = savedColumns(columns('Date', 'Note NPS', 'Secteur', 'Effectif', 'IP'), MAPPING)
const RULES = {
  partial: 'skip',
  tests: 'skip',
  sameAnswer: 'first',
  samePerson: 'all',
  merges: [],
  contactBy: 'email',
} as const
const saved = { columns: KEPT, rules: { ...RULES, merges: [] } }

describe('a mapping that is kept', () => {
  test('names its columns by their headers, its dimensions by their names, and nothing that is not read', () => {
    expect(KEPT).toEqual([
      { header: 'Date', role: 'date', dateOrder: 'day-first' },
      { header: 'Note NPS', role: 'score' },
      { header: 'Secteur', role: 'segment', dimension: 'Secteur' },
      { header: 'Effectif', role: 'segment', dimension: 'Taille' },
    ])
  })

  test('is found in columns of another order, also where case, accents and blanks differ', () => {
    const again = columns('secteur ', 'NOTE  nps', 'Éffectif', 'Autre', 'date')
    const { mapping, missing } = mappingFrom(saved, { sheet: 'Export', columns: again })
    expect(missing).toEqual([])
    expect(mapping).toEqual({
      sheet: 'Export',
      rules: RULES,
      columns: [
        { index: 4, role: 'date', dateOrder: 'day-first' },
        { index: 1, role: 'score' },
        { index: 0, role: 'segment', dimension: 'Secteur' },
        { index: 2, role: 'segment', dimension: 'Taille' },
      ],
    })
  })

  test('reports what is missing, and maps the rest', () => {
    const { mapping, missing } = mappingFrom(saved, { sheet: null, columns: columns('Note NPS', 'Date') })
    expect(missing).toEqual(['Secteur', 'Effectif'])
    expect(mapping.columns.map(({ index, role }) => [index, role])).toEqual([
      [1, 'date'],
      [0, 'score'],
    ])
  })

  test('an exact header is never taken by one that only resembles it', () => {
    const two = savedColumns(columns('note', 'Note'), {
      columns: [
        { index: 0, role: 'comment' },
        { index: 1, role: 'score' },
      ],
    })
    const { mapping } = mappingFrom({ ...saved, columns: two }, { sheet: null, columns: columns('Note', 'NOTE') })
    expect(mapping.columns).toEqual([
      { index: 1, role: 'comment' },
      { index: 0, role: 'score' },
    ])
  })

  test('leaves the order of dates to a file whose rows decide it', () => {
    const decided = columns('Date', 'Note NPS', 'Secteur', 'Effectif').map((column) =>
      column.name === 'Date' ? { ...column, dateOrder: 'iso' as const } : column,
    )
    const { mapping } = mappingFrom(saved, { sheet: null, columns: decided })
    expect(mapping.columns[0]).toEqual({ index: 0, role: 'date' })
  })

  test('uses the same columns for the same, in whatever order and spelling', () => {
    const spelt = KEPT.map((column) => ({ ...column, header: column.header.toUpperCase() })).reverse()
    expect(sameUses(KEPT, spelt)).toBe(true)
    expect(sameUses(KEPT, KEPT.slice(1))).toBe(false)
    expect(sameUses(KEPT, [{ header: 'Date', role: 'comment' }, ...KEPT.slice(1)])).toBe(false)
  })

  test('of several for one signature, the one used last', () => {
    const kept = (name: string, signature: string, usedAt: string) =>
      ({ ...saved, id: 1, name, signature, layout: 'generic', usedAt }) as unknown as SavedMapping
    const all = [kept('a', 's', '2026-01-01'), kept('b', 's', '2026-03-01'), kept('c', 'other', '2026-05-01')]
    expect(latestFor(all, { signature: 's' })?.name).toBe('b')
    expect(latestFor(all, { signature: 'none' })).toBeUndefined()
  })
})

describe('import.mappings', () => {
  const NEW = { signature: 's1', layout: 'generic', columns: KEPT, rules: { sameAnswer: 'latest' } } as const

  test('keeps one under a name, replaces it by that name, and removes it', async () => {
    const { ask, failure } = await anOpenProgram()
    expect(await ask('import.mappings', {})).toEqual([])
    const { id } = await ask('import.saveMapping', { ...NEW, name: 'Érable CRM', columns: [...KEPT] })
    expect(await ask('import.mappings', {})).toEqual([
      { ...NEW, id, name: 'Érable CRM', rules: { ...RULES, sameAnswer: 'latest' }, usedAt: NOW },
    ])
    const again = await ask('import.saveMapping', { ...NEW, signature: 's2', name: ' érable crm ', columns: [] })
    expect(again).toEqual({ id })
    expect(await ask('import.mappings', {})).toMatchObject([{ name: 'érable crm', signature: 's2', columns: [] }])
    await ask('import.removeMapping', { id })
    expect(await ask('import.mappings', {})).toEqual([])
    expect(await failure('import.removeMapping', { id })).toEqual({ code: 'not-found', facts: { what: 'mapping' } })
  })

  test('undo takes each step back, and the history names it', async () => {
    const { ask } = await anOpenProgram()
    const { id } = await ask('import.saveMapping', { ...NEW, name: 'CRM', columns: [...KEPT] })
    await ask('import.removeMapping', { id })
    const [removed, kept] = (await ask('history.list', {})).entries
    expect(removed).toMatchObject({ call: 'import.removeMapping', about: { what: 'mapping', id, name: 'CRM' } })
    expect(kept).toMatchObject({
      call: 'import.saveMapping',
      changes: [{ what: 'mapping', how: 'added', name: 'CRM' }],
    })
    await ask('history.undo', {})
    expect(await ask('import.mappings', {})).toMatchObject([{ id, name: 'CRM' }])
  })

  test('an import notes that it was used, unless it was changed for the file', async () => {
    const { ask, engine, path, folder } = await anOpenProgram()
    await ask('import.saveMapping', { ...NEW, name: 'CRM', columns: [...KEPT] })
    await engine.close()
    const program = await Program.open(path, around(folder))
    const LATER = '2026-11-23T08:00:00.000Z'
    const usedAt = async (signature: string, used: SavedMapping['columns']) => {
      await program.write('import.run', (db) => touchMapping(db, signature, used, LATER))
      return first(await program.read(savedMappings)).usedAt
    }
    expect(await usedAt('s2', KEPT)).toBe(NOW)
    expect(await usedAt('s1', KEPT.slice(1))).toBe(NOW)
    expect(await usedAt('s1', [...KEPT].reverse())).toBe(LATER)
    await program.close()
  })
})
