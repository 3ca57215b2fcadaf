// What the import wizard makes of the user's choices, and how it asks about dates.
import { describe, expect, test } from 'vitest'
import {
  askingOrder,
  datesUndecided,
  draftOf,
  mappingOf,
  scoreChoices,
  scoreOf,
  scoreRivals,
  scoreUnknown,
  withDateOrder,
  withDimension,
  withRole,
} from '../../renderer/src/screens/import/draft'
import { twoReadings } from '../../renderer/src/screens/import/twoReadings'
import { column, recognition } from './importFiles'

describe('two readings of a date', () => {
  test('day first and month first', () => {
    expect(twoReadings(['11/1/2019 8:51:12'])).toEqual({
      example: '11/1/2019',
      dayFirst: '2019-01-11',
      monthFirst: '2019-11-01',
    })
  })
  test('passes over samples that have only one', () => {
    expect(twoReadings(['25/12/2019', '5/5/2019', 'hier', '03.04.19'])).toMatchObject({ example: '03.04.19' })
    expect(twoReadings(['2019-11-01', '25/12/2019', '0/3/2019'])).toBeNull()
  })
})

describe('the draft of a mapping', () => {
  const ambiguous = recognition([
    column(0, { role: 'score' }),
    column(1, { role: 'date', samples: ['1/2/2026'] }),
    column(2, { role: 'segment', name: 'Sector' }),
  ])

  test('an undecided date is left out of the preview and waits for the user', () => {
    const draft = draftOf(ambiguous)
    expect(datesUndecided(draft)).toBe(true)
    expect(mappingOf(draft, null)?.columns[1]).toEqual({ index: 1, role: 'ignore' })
    const decided = withDateOrder(draft, 1, 'month-first')
    expect(datesUndecided(decided)).toBe(false)
    expect(mappingOf(decided, null)?.columns[1]).toEqual({ index: 1, role: 'date', dateOrder: 'month-first' })
  })

  test('a date column that the engine cannot read by itself is asked about from then on', () => {
    const draft = withRole(draftOf(recognition([column(0, { role: 'score' }), column(1, {})])), 1, 'date')
    expect(datesUndecided(draft)).toBe(false)
    expect(datesUndecided(askingOrder(draft, 1))).toBe(true)
  })

  test('only one column is the score; comments may be several', () => {
    const draft = withRole(withRole(draftOf(ambiguous), 2, 'score'), 1, 'comment')
    expect(scoreOf(draft)?.index).toBe(2)
    expect(draft.map(({ role }) => role)).toEqual(['ignore', 'comment', 'score'])
    expect(withRole(draft, 0, 'comment').map(({ role }) => role)).toEqual(['comment', 'comment', 'score'])
  })

  test('a dimension is named by the user; a blank name falls back to the header', () => {
    const named = withDimension(draftOf(ambiguous), 2, ' Industry ')
    expect(mappingOf(named, 'S')).toMatchObject({
      sheet: 'S',
      columns: [{}, {}, { role: 'segment', dimension: 'Industry' }],
    })
    expect(mappingOf(withDimension(named, 2, '  '), 'S')?.columns[2]).toEqual({ index: 2, role: 'segment' })
  })

  test('without a score there is nothing to import yet', () => {
    const several = recognition([column(0, {}), column(1, {})], [1, 0])
    expect(mappingOf(draftOf(several), null)).toBeNull()
    expect(scoreChoices(several).map(({ index }) => index)).toEqual([1, 0])
    expect(scoreUnknown(several)).toBe(false)
    expect(scoreUnknown(recognition([column(0, {})]))).toBe(true)
  })

  test('of one score per wave none is taken unasked', () => {
    const columns = [column(0, {}), column(1, { role: 'score' })]
    const wide = recognition(columns, [1, 0], { waveColumns: [0, 1] })
    expect(mappingOf(draftOf(wide), null)).toBeNull()
    expect(scoreChoices(wide).map(({ index }) => index)).toEqual([0, 1])
    expect(scoreRivals(wide)).toEqual([])
  })

  test('a score that its wording told from others can be confirmed', () => {
    const told = recognition([column(0, { role: 'score' }), column(1, {})], [0, 1])
    expect(scoreChoices(told)).toEqual([])
    expect(scoreRivals(told).map(({ index }) => index)).toEqual([0, 1])
    expect(scoreRivals(recognition([column(0, { role: 'score' })], [0]))).toEqual([])
  })
})
