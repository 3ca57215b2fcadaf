// Finding entries of the palette by a few letters.
import { expect, test } from 'vitest'
import { found, plain } from '../../renderer/src/screens/shell/find'

const ENTRIES = [
  { id: 'a', group: 'Vagues', label: 'Relationnelle › 2026 T1 › Résultats' },
  { id: 'b', group: 'Commandes', label: 'Passer au thème sombre' },
  { id: 'c', group: 'Vagues', label: 'Relationnelle › 2026 T2 › Résultats' },
]

const ids = (query: string) =>
  found(query, ENTRIES).flatMap((group) => ('actions' in group ? group.actions.map(({ id }) => id) : [group.id]))

test('accents and capitals do not matter', () => {
  expect(plain('ÉTÉ à Noël')).toBe('ete a noel')
  expect(ids('theme')).toEqual(['b'])
  expect(ids('THÈME')).toEqual(['b'])
})

test('every word must occur, in any order, also in the name of the group', () => {
  expect(ids('resultats t2')).toEqual(['c'])
  expect(ids('vagues 2026')).toEqual(['a', 'c'])
  expect(ids('2026 sombre')).toEqual([])
})

test('nothing typed keeps everything, group by group in their order', () => {
  expect(ids('  ')).toEqual(['a', 'c', 'b'])
  expect(found('', ENTRIES).map((group) => group.group)).toEqual(['Vagues', 'Commandes'])
})
