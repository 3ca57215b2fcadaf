// Which segments of a plan are shown, and in which order.
import { describe, expect, it } from 'vitest'
import { chosenCells, type NamedCell, sortedCells } from '../../renderer/src/screens/plan/trackSort'
import { type CellStatus, TrackedCell } from '../../shared/contract/plan'

function named(name: string, status: CellStatus, margin: number | null, answers = 10): NamedCell {
  const cell = TrackedCell.parse({
    segment: 1,
    second: null,
    names: [name],
    merged: [],
    population: null,
    invited: null,
    answers,
    rate: null,
    needed: 40,
    target: 12,
    margin,
    forecast: null,
    toInvite: null,
    status,
    choice: null,
  })
  return { cell, name }
}

const CELLS = [
  named('Énergie', 'out-of-reach', null, 4),
  named('Banque 10', 'late', 21),
  named('Banque 9', 'met', 11, 44),
  named('Distribution', 'late', 17),
]
const names = (cells: readonly NamedCell[]) => cells.map(({ name }) => name)
const sort = (by: Parameters<typeof sortedCells>[1]) => names(sortedCells(CELLS, by, 'fr'))

describe('the order of segments', () => {
  it('is the plan’s until a column is chosen', () => expect(sort(null)).toEqual(names(CELLS)))

  it('of names is that of the language, numbers as numbers', () =>
    expect(sort({ by: 'segment', descending: false })).toEqual(['Banque 9', 'Banque 10', 'Distribution', 'Énergie']))

  it.each([true, false])('of figures keeps what cannot be said at the end: %s', (descending) =>
    expect(sort({ by: 'margin', descending }).at(-1)).toBe('Énergie'),
  )

  it('of statuses begins with what needs somebody', () =>
    expect(sort({ by: 'status', descending: false })).toEqual(['Énergie', 'Banque 10', 'Distribution', 'Banque 9']))

  it('of answers is that of their share of what is needed', () =>
    expect(sort({ by: 'answers', descending: true })[0]).toBe('Banque 9'))
})

describe('the segments that are shown', () => {
  it('are of one status', () =>
    expect(names(chosenCells(CELLS, { status: 'late', words: '' }))).toEqual(['Banque 10', 'Distribution']))

  it('are found without their accents and capitals', () =>
    expect(names(chosenCells(CELLS, { status: null, words: ' energ' }))).toEqual(['Énergie']))
})
