// Whole files as programs and people make them, each with its true figures; and every row accounted for.
import { describe, expect, test } from 'vitest'
import { answers, asRow, HEADER, recognised, refusalOf, scored } from '../fixtures/answers'
import { type CsvStyle, csvText, type Encoding, encode, encodeCp850 } from '../fixtures/text'

const { list, truth } = answers(300, 11)
const rows = [HEADER, ...list.map(asRow)]
const npsOf = ({ n, promoters, detractors }: typeof truth) => (100 * (promoters - detractors)) / n

describe('the same answers, written in many ways', () => {
  const styles: [string, CsvStyle, Encoding][] = [
    ['Excel in French', { delimiter: ';' }, 'windows-1252'],
    ['Excel’s CSV UTF-8', { delimiter: ';' }, 'utf-8-bom'],
    ['LimeSurvey', { delimiter: ';', quotes: 'always' }, 'utf-8-bom'],
    ['Google Sheets', { delimiter: ',' }, 'utf-8'],
    ['a Unix tool', { delimiter: ',', lineEnd: '\n', finalLineEnd: false }, 'utf-8'],
    ['Excel’s Unicode text', { delimiter: '\t' }, 'utf-16le'],
    ['a CRM’s UTF-16 without a mark', { delimiter: '\t' }, 'utf-16le-bare'],
    ['an old Mac', { delimiter: ',', lineEnd: '\r' }, 'utf-8'],
    ['a database dump', { delimiter: '|', quotes: 'always' }, 'utf-8'],
  ]

  test.each(styles)('%s', async (_who, style, encoding) => {
    const score = await scored(encode(csvText(rows, style), encoding))
    expect(score).toMatchObject({ ...truth, scoreColumn: 'Note NPS', rows: { read: 300, counted: 300, excluded: [] } })
    expect(score.nps).toBeCloseTo(npsOf(truth), 10)
    expect(score.interval).toMatchObject({ method: 'adjusted-wald', confidence: 0.95 })
  })

  test('with sep=; as its first line', async () => {
    expect(await scored(encode(`sep=;\r\n${csvText(rows, { delimiter: ';' })}`, 'windows-1252'))).toMatchObject(truth)
  })

  test('Windows-1252 above, CP850 below', async () => {
    const lines = csvText(rows, { delimiter: ';' })
    const half = lines.indexOf('00150;')
    const dos = encodeCp850(lines.slice(half).replaceAll('’', "'"))
    const score = await scored(Buffer.concat([encode(lines.slice(0, half), 'windows-1252'), dos]))
    expect(score).toMatchObject({ ...truth, encoding: 'mixed-1252-850' })
    expect(score.repairs).toBeGreaterThan(100)
  })

  test('one column only', async () => {
    const score = await scored(encode(csvText([['NPS'], ...list.map(({ score: value }) => [value])]), 'utf-8'))
    expect(score).toMatchObject(truth)
  })
})

describe('rows that are not in n are counted by reason, none is lost', () => {
  const column = (values: readonly (string | number)[], header = 'NPS') =>
    encode(csvText([['Client', header], ...values.map((value, i) => [`C${i}`, value])], { delimiter: ';' }), 'utf-8')

  test('non-answers are skipped, faulty values rejected', async () => {
    const values = [
      10,
      '9,0',
      '8.0',
      '10/10',
      '9 - very likely',
      0,
      'NA',
      '',
      'NSP',
      '#N/A',
      '-',
      8.5,
      11,
      -1,
      99,
      'Promoteur',
      '=A1',
    ]
    expect((await scored(column(values), { scoreColumn: 'NPS' })).rows).toEqual({
      read: 17,
      counted: 6,
      excluded: [
        { reason: 'non-answer', count: 5 },
        { reason: 'not-a-number', count: 1 },
        { reason: 'decimal', count: 1 },
        { reason: 'out-of-range', count: 3 },
        { reason: 'unreadable-formula', count: 1 },
      ],
    })
  })

  test('empty rows inside, the header repeated, totals and notices at the end', async () => {
    const text = [
      'Client;NPS;Avis',
      'Aubier;9;bien',
      ';;',
      'Client;NPS;Avis',
      'Total Énergie;10;',
      'Forges;3;non',
      'Total Énergie;;sans note',
      'Moyenne;7,3;',
      'Total (4 réponses);22;',
      ';;',
      'Confidential Information - Do Not Distribute;;',
      ';;',
      '',
    ].join('\r\n')
    const { n, rows: counts } = await scored(encode(text, 'utf-8'))
    expect(n).toBe(3)
    expect(counts).toEqual({
      read: 10,
      counted: 3,
      excluded: [
        { reason: 'non-answer', count: 1 },
        { reason: 'empty-row', count: 2 },
        { reason: 'footer', count: 3 },
        { reason: 'duplicate-header', count: 1 },
      ],
    })
  })

  test('a company called Total in the last row is an answer', async () => {
    expect((await scored(encode('Client;NPS;Avis\nA;9;x\nTotal;10;très bien\n', 'utf-8'))).n).toBe(2)
    expect((await scored(encode('Client;NPS\nA;9\nTotal Énergies;10\n', 'utf-8'))).n).toBe(2)
  })

  test('a mean that happens to be whole is not an answer', async () => {
    expect((await scored(encode('Client;NPS\nA;9\nB;7\nMoyenne;8\n', 'utf-8'))).n).toBe(2)
  })
})

describe('import.score', () => {
  const header = ['Date', 'On a scale of 0-10, how would you rate the event?', 'How would you rate the keynote?']
  const data = [
    ['2026-01-05', 9, 3],
    ['2026-01-06', 7, 10],
  ]
  const bytes = encode(csvText([header, ...data]), 'utf-8')

  test('does not choose between columns that ask something else', async () => {
    expect(await refusalOf(scored(bytes))).toEqual({
      code: 'unclear-score-column',
      facts: { file: 'réponses.csv', columns: header.slice(1) },
    })
  })

  test('takes a column by its number, as a spreadsheet counts them', async () => {
    expect((await scored(bytes, { scoreColumn: '2' })).scoreColumn).toBe(header[1])
    expect(await refusalOf(scored(bytes, { scoreColumn: '9' }))).toMatchObject({ code: 'no-such-column' })
  })

  test.each(['how would you rate the event?', header[1], 'HOW WOULD YOU RATE THE EVENT'])(
    'finds the column named %j',
    async (name) => {
      expect(await scored(bytes, { scoreColumn: name })).toMatchObject({ n: 2, scoreColumn: header[1] })
    },
  )

  test('refuses a name that fits no column, or two', async () => {
    for (const name of ['NPS', 'how would you rate']) {
      expect(await refusalOf(scored(bytes, { scoreColumn: name }))).toMatchObject({ code: 'no-such-column' })
    }
  })

  test('refuses a column without a single score', async () => {
    expect(await refusalOf(scored(bytes, { scoreColumn: 'Date' }))).toEqual({
      code: 'no-scores',
      facts: { column: 'Date' },
    })
  })
})

test('blank columns at the end are no columns; thousands of filled ones are refused', async () => {
  const tail = ';'.repeat(3000)
  const found = await recognised(encode(`NPS;Avis${tail}\n9;a${tail}\n3;b${tail}\n`, 'utf-8'))
  expect(found.columns.map(({ name }) => name)).toEqual(['NPS', 'Avis'])
  expect((await refusalOf(scored(encode(`NPS${';x'.repeat(3000)}\n9\n`, 'utf-8')))).code).toBe('unsafe-file')
})

test('rows past the header of a title are numbered as a spreadsheet shows them', async () => {
  const found = await recognised(encode(`Enquête\n\n${csvText(rows, { delimiter: ';' })}`, 'utf-8'))
  expect(found).toMatchObject({ headerRow: 3, firstDataRow: 4, rows: 300 })
})
