// The order of the segment table: by any column, with nothing claimed by a line that has no score.
import { expect, it } from 'vitest'
import { sortedSegments } from '../../renderer/src/screens/wave/segmentSort'
import { results } from '../report/figures'

const names = (by: 'segment' | 'n' | 'nps' | 'change' | 'actions', descending: boolean) =>
  sortedSegments(results().segments, { by, descending }, 'fr').map(({ name }) => name)

it('puts segments without a score last, whichever way the scores run', () => {
  expect(names('nps', true)).toEqual(['SaaS <Cloud>', 'Industrie & énergie', 'Banque', 'Secteur public', null])
  expect(names('nps', false)).toEqual(['Banque', 'Industrie & énergie', 'SaaS <Cloud>', 'Secteur public', null])
})

it('orders names as the language does, and the nameless last', () => {
  expect(names('segment', false)).toEqual(['Banque', 'Industrie & énergie', 'SaaS <Cloud>', 'Secteur public', null])
  expect(names('segment', true).at(-1)).toBeNull()
})

it('orders answers, changes and actions by size', () => {
  expect(names('n', false)[0]).toBeNull()
  expect(names('n', true)[0]).toBe('Industrie & énergie')
  expect(names('change', true)[0]).toBe('Industrie & énergie')
  expect(names('change', true).slice(3)).toEqual(['Secteur public', null])
  expect(names('actions', true)[0]).toBeNull()
})
