// Rows that hold a score and still do not count: begun and not sent, tests, spam, other surveys and other questions.
import { describe, expect, test } from 'vitest'
import { aTable, checked } from '../fixtures/table'

describe('a status column', () => {
  test.each([
    ['qualtrics', 'Status', ['0', '1', '2', '4', '8', '9', '12', '16', '17'], '0 test test 3 spam spam spam 7 test'],
    ['qualtrics', 'Status', ['IP Address', 'Survey Preview', 'Spam', 'Survey Test'], '0 test spam test'],
    ['qualtrics', 'Finished', ['1', '0', 'True', 'False', 'VRAI', 'FAUX'], '0 partial 2 partial 4 partial'],
    ['qualtrics', 'Progress', ['100', '40', '', '99.5'], '0 partial 2 partial'],
    ['typeform', 'Response Type', ['completed', 'partial', 'started'], '0 partial partial'],
    ['alchemer', 'Status', ['Complete', 'Partial', 'Disqualified', 'Deleted'], '0 partial partial test'],
    ['surveymonkey', 'Statut', ['Terminé', 'Partiel', 'Disqualifié', 'Hors quota'], '0 partial partial partial'],
    ['surveymonkey', 'Status', ['Complete', 'Over quota'], '0 partial'],
    ['formbricks', 'Finished', ['Yes', 'No'], '0 partial'],
    ['generic', 'Terminé', ['Oui', 'Non', ''], '0 partial 2'],
    ['limesurvey', 'submitdate', ['2026-01-05 10:00:00', ''], '0 partial'],
    ['limesurvey', 'Date de soumission', ['2026-01-05 10:00:00', ''], '0 partial'],
    // Codes are Qualtrics' own: elsewhere a state 1 says nothing.
    ['generic', 'Statut', ['1', '2', 'Client', 'Prospect'], '0 1 2 3'],
  ] as const)('%s: %s', async (layout, header, cells, expected) => {
    const table = aTable(
      ['Note', header],
      cells.map((cell, i) => [String(i), cell]),
      layout,
    )
    const { verdicts, counts } = await checked(table, ['score', 'status'])
    expect(verdicts.join(' ')).toBe(expected)
    expect(counts.read).toBe(counts.imported + counts.skipped + counts.rejected)
  })

  test('a date of sending left blank tells the same where it is mapped as the date', async () => {
    const rows = [
      ['9', '2026-01-05 10:00:00'],
      ['8', ''],
    ]
    const header = ['Note', 'Date de soumission']
    expect((await checked(aTable(header, rows, 'limesurvey'), ['score', 'date'])).verdicts).toEqual([9, 'partial'])
    expect((await checked(aTable(header, rows), ['score', 'date'])).verdicts).toEqual([9, 8])
  })

  test('with a score they count if the user says so; without one the state says best why not', async () => {
    const rows = [
      ['9', 'Partial'],
      ['', 'Partial'],
      ['11', 'Partial'],
      ['8', 'Complete'],
      ['', 'Complete'],
    ]
    const table = aTable(['Note', 'Status'], rows)
    expect((await checked(table, ['score', 'status'])).verdicts).toEqual([
      'partial',
      'partial',
      'partial',
      8,
      'non-answer',
    ])
    const counting = await checked(table, ['score', 'status'], { rules: { partial: 'count' } })
    expect(counting.verdicts).toEqual([9, 'partial', 'out-of-range', 8, 'non-answer'])
  })

  test('of several columns the gravest state wins, and tests can count', async () => {
    const table = aTable(['Note', 'Status', 'Finished'], [['9', '1', '0']], 'qualtrics')
    const roles = ['score', 'status', 'status'] as const
    expect((await checked(table, roles)).verdicts).toEqual(['test'])
    expect((await checked(table, roles, { rules: { tests: 'count' } })).verdicts).toEqual([9])
  })
})

describe('a survey column', () => {
  test('of a dump of several kinds only the NPS rows count', async () => {
    const kinds = ['NPS', 'CSAT', 'CES', 'CUSTOM', 'KNOWLEDGE', 'nps', '', 'Satisfaction client']
    const table = aTable(
      ['hs_value', 'hs_survey_type'],
      kinds.map((kind, i) => [i, kind]),
      'hubspot',
    )
    const other = 'other-survey'
    expect((await checked(table, ['score', 'survey'])).verdicts).toEqual([0, other, other, other, other, 5, 6, other])
  })

  test('names that say nothing of a kind count where the column never names NPS', async () => {
    const roles = ['score', 'survey'] as const
    const relation = aTable(
      ['Note', 'Enquête'],
      [
        ['9', 'Relation 2026'],
        ['8', 'CSAT support'],
      ],
    )
    expect((await checked(relation, roles)).verdicts).toEqual([9, 'other-survey'])
    const named = aTable(
      ['Note', 'Enquête'],
      [
        ['9', 'NPS 2026'],
        ['8', 'Accueil'],
      ],
    )
    expect((await checked(named, roles)).verdicts).toEqual([9, 'other-survey'])
  })
})

test('rows of another question, where the table says which they are', async () => {
  const table = aTable(
    ['Valeur', 'Question'],
    [
      ['9', 'Q1'],
      ['3', 'Q2'],
      ['', ''],
    ],
  )
  const long = { ...table, isOtherQuestion: (row: readonly (string | number)[]) => row[1] !== 'Q1' }
  expect((await checked(long, ['score'])).verdicts).toEqual([9, 'other-question', 'empty-row'])
})
