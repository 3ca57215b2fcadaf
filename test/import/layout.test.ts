// Which survey tool wrote a file is told by its header rows; each layout is built here as the tool writes it.
import { describe, expect, test } from 'vitest'
import type { Layout, Recognition } from '../../shared/contract/import'
import { recognised } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'

const csv = (rows: readonly (readonly (string | number)[])[]) => encode(csvText(rows), 'utf-8')
const scoreIn = ({ columns }: Recognition) => columns.filter(({ role }) => role === 'score').map(({ name }) => name)

describe('layouts of survey tools, told by their headers', () => {
  const data = (row: readonly (string | number)[]) => Array.from({ length: 5 }, () => row)
  const cases: [string, Layout, number, (string | number)[][], (string | number)[], string | null][] = [
    [
      'Google Forms in French',
      'google-forms',
      1,
      [['Horodateur', 'Recommanderiez-vous la marque ? ']],
      ['08/11/2026 17:05:47', 9],
      'Recommanderiez-vous la marque ?',
    ],
    [
      'Microsoft Forms in French, column letters above',
      'microsoft-forms',
      1,
      [
        ['A', 'B', 'C', 'D'],
        ['ID', 'Heure de début', 'Heure de fin', 'Recommanderiez-vous\u00a0Acme ?'],
      ],
      [1, '2026-03-01 10:00:00', '2026-03-01 10:02:00', 8],
      'Recommanderiez-vous\u00a0Acme ?',
    ],
    [
      'SurveyMonkey, two header rows',
      'surveymonkey',
      2,
      [
        [
          'Respondent ID',
          'Collector ID',
          'Start Date',
          'IP Address',
          'How likely is it that you would recommend us?',
          'Why?',
        ],
        ['', '', '', '', 'Response', 'Open-Ended Response'],
      ],
      [11, 22, '01/17/2026 12:30:48 AM', '10.0.0.1', 'Extremely likely - 10', 'Great'],
      'How likely is it that you would recommend us?',
    ],
    [
      'Typeform',
      'typeform',
      1,
      [['#', '<strong>How likely</strong> are you to recommend us?', 'Why?', 'Submit Date (UTC)', 'Network ID']],
      ['a1b2c3', 7, 'good', '2026-02-22 17:15:19', '98eebf3737'],
      '<strong>How likely</strong> are you to recommend us?',
    ],
    [
      'Hotjar',
      'hotjar',
      1,
      [
        [
          'Number',
          'User',
          'Date Submitted',
          'Source URL',
          'Hotjar User ID',
          'Would you recommend us?',
          'Tags for: Would you recommend us?',
        ],
      ],
      [1, 'ab12cd34', '2026-10-03 18:06:56', 'https://exemple.fr', 'x', 6, ''],
      'Would you recommend us?',
    ],
    [
      'Qualtrics, three header rows',
      'qualtrics',
      3,
      [
        ['StartDate', 'ResponseId', 'Q12_NPS_GROUP', 'Q12'],
        ['Date de début', 'ID de réponse', 'Nous recommanderiez-vous ? - Groupe', 'Nous recommanderiez-vous ?'],
        [
          '{"ImportId":"startDate"}',
          '{"ImportId":"_recordId"}',
          '{"ImportId":"QID2_NPS_GROUP"}',
          '{"ImportId":"QID2"}',
        ],
      ],
      ['2026-01-05 10:00:00', 'R_1', 2, 8],
      'Nous recommanderiez-vous ?',
    ],
    [
      'LimeSurvey in French',
      'limesurvey',
      1,
      [['ID de la réponse', 'Date de soumission', 'Dernière page', 'Langue de départ', 'Recommanderiez-vous Acme ?']],
      [1, '2026-01-05 10:00:00', 3, 'fr', 9],
      'Recommanderiez-vous Acme ?',
    ],
    [
      'Delighted',
      'delighted',
      1,
      [['Score', 'Comment', 'Permalink', 'Delighted Source']],
      [9, 'Nice', 'https://exemple.fr/1', 'email'],
      'Score',
    ],
    [
      'HubSpot property names',
      'hubspot',
      1,
      [['hs_survey_type', 'hs_value', 'hs_content', 'hs_submission_timestamp']],
      ['NPS', 9, 'Merci', '2026-01-05T10:00:00Z'],
      'hs_value',
    ],
  ]

  test.each(cases)('%s', async (_tool, layout, headerRows, header, row, score) => {
    const found = await recognised(csv([...header, ...data(row)]))
    expect(found).toMatchObject({ layout, headerRows, rows: 5 })
    expect(scoreIn(found)).toEqual(score === null ? [] : [score])
  })
})
