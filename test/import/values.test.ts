// Single cells: what is a score, what is no answer, what is a date and in which order.
import { describe, expect, test } from 'vitest'
import { tallyDates } from '../../electron/engine/import/recognise/dateOrder'
import { dateSign, readDate } from '../../electron/engine/import/values/dateValue'
import { isNoSegment } from '../../electron/engine/import/values/missing'
import { readScore } from '../../electron/engine/import/values/scoreValue'
import { serialToIso } from '../../electron/engine/import/values/serial'

describe('a score', () => {
  test.each<[string | number, number]>([
    [0, 0],
    [10, 10],
    ['10', 10],
    ['10.0', 10],
    ['8,0', 8],
    [' 9', 9],
    ['9\u00a0', 9],
    ['+7', 7],
    ["'9", 9],
    ['="9"', 9],
    ['10/10', 10],
    ['8 / 10', 8],
    ['9 sur 10', 9],
    ['9 - très probable', 9],
    ['0 - Pas du tout probable', 0],
    ['Extremely likely - 10', 10],
    ['Not at all likely - 0', 0],
    ['Très probable (10)', 10],
    ['5: the most challenging part', 5],
    ['8 très probable', 8],
    ['１０', 10],
    ['９', 9],
    ['8\u202f/\u202f10', 8],
    ['10 (Extrêmement probable)', 10],
    ['Extremely likely 10', 10],
    ['Very likely: 9', 9],
    ['10 – Extrêmement\u00a0probable', 10],
  ])('%j is %j', (cell, score) => {
    expect(readScore(cell)).toBe(score)
  })

  test.each([
    '',
    ' ',
    'NA',
    'N/A',
    '#N/A',
    'n.a.',
    'ND',
    'NC',
    'NSP',
    'Ne sait pas',
    'Sans réponse',
    'sans reponse',
    '-',
    '—',
    '.',
  ])('%j is no answer', (cell) => {
    expect(readScore(cell)).toBe('non-answer')
  })

  test.each<[string | number, string]>([
    ['8.5', 'decimal'],
    ['8,5', 'decimal'],
    [7.333, 'decimal'],
    ['9,5/10', 'not-a-number'],
    [11, 'out-of-range'],
    ['-1', 'out-of-range'],
    ['\u22121', 'out-of-range'],
    ['99', 'out-of-range'],
    ['100', 'out-of-range'],
    ['-100', 'out-of-range'],
    ['Promoteur', 'not-a-number'],
    ['Detractor', 'not-a-number'],
    ['7/20', 'not-a-number'],
    ['9 %', 'not-a-number'],
    ['1-10', 'not-a-number'],
    ['3 à 5', 'not-a-number'],
    ['2026-01-05', 'not-a-number'],
    ['12:30', 'not-a-number'],
    ['1e1', 'not-a-number'],
    ['Q7', 'not-a-number'],
    ['Magasin 1', 'not-a-number'],
    ['Agence 10', 'not-a-number'],
    ['=AVERAGE(A1:A9)', 'unreadable-formula'],
    ['#REF!', 'unreadable-formula'],
  ])('%j is none: %s', (cell, reason) => {
    expect(readScore(cell)).toBe(reason)
  })

  test('a sentence with a figure in it is none', () => {
    expect(readScore(`9 ${'le service rendu est tout à fait à la hauteur '.repeat(3)}`)).toBe('not-a-number')
  })
})

test('a region called NA is a segment, N/A is none', () => {
  expect(['NA', 'EMEA', 'N/A', '#N/A', '-', ''].map(isNoSegment)).toEqual([false, false, true, true, true, true])
})

describe('a date', () => {
  test.each<[string | number, Parameters<typeof readDate>[1], string | null]>([
    ['2024-01-17', null, '2024-01-17'],
    ['2024-01-17 14:30:05', null, '2024-01-17T14:30:05'],
    ['2019-11-01 08:51:12.402', null, '2019-11-01T08:51:12.402'],
    ['2024-01-17T14:30:00Z', null, '2024-01-17T14:30:00Z'],
    ['2026-08-22 14:03:05 UTC', null, '2026-08-22T14:03:05Z'],
    ['2026-08-22 00:03:05 GMT+2', null, '2026-08-21T22:03:05Z'],
    ['2021/11/08 5:05:47 PM UTC+1', null, '2021-11-08T16:05:47Z'],
    ['17/01/2024', 'day-first', '2024-01-17'],
    ['08/11/2021 17:05:47', 'day-first', '2021-11-08T17:05:47'],
    ['08/11/2021 17:05:47', 'month-first', '2021-08-11T17:05:47'],
    ['08/11/2021', null, null],
    ['25/12/2023', null, '2023-12-25'],
    ['25/12/2023', 'month-first', null],
    ['01/17/2020 12:30:48 AM', 'month-first', '2020-01-17T00:30:48'],
    ['17.01.24', 'day-first', '2024-01-17'],
    ['17 janv. 2024', null, '2024-01-17'],
    ['1er août 2025', null, '2025-08-01'],
    ['lundi 8 novembre 2021', null, '2021-11-08'],
    ['5th Jan 2020', null, '2020-01-05'],
    ['Jan 5, 2020, 3:04 PM', null, '2020-01-05T15:04:00'],
    ['5 FEVR 2024', null, '2024-02-05'],
    ['5 fevrier 2024', null, '2024-02-05'],
    ['3 aout 2024 à 14h05', null, '2024-08-03T14:05:00'],
    ['12 sept. 2024', null, '2024-09-12'],
    ['12-juil.-24', null, '2024-07-12'],
    ['mardi 31 décembre 2024', null, '2024-12-31'],
    ['Tuesday, December 31, 2024', null, '2024-12-31'],
    ['31 février 2024', null, null],
    ['12 jui 2024', null, null],
    ['12 marketing 2024', null, null],
    ['2021-11-08T05:05:47+02:00', null, '2021-11-08T03:05:47Z'],
    ['2021-11-08T05:05:47.123+0200', null, '2021-11-08T03:05:47.123Z'],
    ['2021-11-08 05:05 UTC+1', null, '2021-11-08T04:05:00Z'],
    ['2021-11-08 05:05:47 UTC+5:30', null, '2021-11-07T23:35:47Z'],
    ['2021-11-08 23:05:47 GMT-3', null, '2021-11-09T02:05:47Z'],
    ['31/04/2024', 'day-first', null],
    ['00/01/2024', 'day-first', null],
    ['2024-13-01', null, null],
    ['2024-01-17 25:00', null, null],
    ['1700000000000', 'unix', '2023-11-14T22:13:20Z'],
    [1700000000, 'unix', '2023-11-14T22:13:20Z'],
    ['45308,6041666667', 'serial', '2024-01-17T14:30:00'],
    ['31/02/2024', 'day-first', null],
    ['2023-02-29', null, null],
    [45308, 'serial', '2024-01-17'],
    ['42075', 'serial', '2015-03-12'],
    ['1700000000', 'unix', '2023-11-14T22:13:20Z'],
    ['bientôt', null, null],
  ])('%j read as %s is %j', (cell, order, iso) => {
    expect(readDate(cell, order)).toBe(iso)
  })

  test('serial days follow the 1900 or the 1904 system', () => {
    expect([serialToIso(45308.5), serialToIso(43846, true)]).toEqual(['2024-01-17T12:00:00', '2024-01-17'])
  })

  test('numbers that are no days are none', () => {
    expect([dateSign(12), dateSign('123456'), dateSign('00123')]).toEqual([null, null, null])
  })
})

describe('the order of a column', () => {
  test.each<[string[], string | null, boolean]>([
    [['01/02/2024', '13/02/2024', '05/05/2024'], 'day-first', false],
    [['01/02/2024', '02/13/2024'], 'month-first', false],
    [['2024-01-02', '2024-02-13'], 'iso', false],
    [['01/02/2024', '03/04/2024'], null, true],
    [['13/02/2024', '02/13/2024'], null, true],
    [['05/05/2024', '06/06/2024'], 'day-first', false],
    [['17 janv. 2024'], 'iso', false],
    [['45308', '45309.5'], 'serial', false],
    [['1700000000', '1700000500'], 'unix', false],
    [['', 'NA'], null, false],
  ])('%j → %s', (cells, order, undecided) => {
    const tally = tallyDates(cells)
    expect([tally.order, tally.undecided]).toEqual([order, undecided])
  })

  test('names a date that could be read in two ways', () => {
    expect(tallyDates(['05/05/2024', '03/04/2024']).example).toBe('03/04/2024')
  })
})
