// Files with a row per question: one row of each answer holds them all, and the rows keep their numbers.
import { describe, expect, test } from 'vitest'
import { readSource } from '../../electron/engine/import/file/source'
import { chooseTable, recogniseTable } from '../../electron/engine/import/recognise/recognise'
import { noPause } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'

const NPS = 'How likely are you to recommend us?'
const WHY = 'Why?'
const HEADER = ['ResponseId', 'QuestionName', 'NumberValue', 'ResponseShortText']
const ROWS = [
  ['r1', WHY, '', 'slow to answer'],
  ['r1', NPS, 4, ''],
  ['r2', NPS, 9, ''],
  ['r2', WHY, '', 'quick and kind'],
  // Somebody who gave no score: the first row stands for the answer.
  ['r3', WHY, '', 'no opinion yet'],
  ['r3', 'Which parts?', '', 'reports'],
  ['r3', 'Which parts?', '', 'alerts'],
]

const tableOf = async (rows: readonly (readonly (string | number)[])[]) =>
  chooseTable(await readSource(encode(csvText(rows), 'utf-8'), 'long.csv', noPause), undefined, noPause)

describe('a file with a row per question', () => {
  test('has a column per question, and one row of each answer holds them all', async () => {
    const table = await tableOf([HEADER, ...ROWS])
    expect(table.columns.slice(4).map(({ name }) => name)).toEqual([WHY, NPS, 'Which parts?'])
    expect(table.sheet.rows).toHaveLength(8)
    const homes = table.sheet.rows.flatMap((row, i) => (i > 0 && !table.isOtherQuestion?.(row) ? [i] : []))
    expect(homes).toEqual([2, 3, 5])
    expect(homes.map((i) => table.sheet.rows[i]?.slice(4))).toEqual([
      ['slow to answer', '4', ''],
      ['quick and kind', '9', ''],
      ['no opinion yet', '', 'reports; alerts'],
    ])
  })

  test('the columns that hold answers to every question have no role of their own', async () => {
    const { proposals, choice } = await recogniseTable(await tableOf([HEADER, ...ROWS]), noPause)
    expect(choice.chosen).toBe(5)
    expect(proposals.map(({ role }) => role)).toEqual([
      'answer',
      'ignore',
      'ignore',
      'ignore',
      'comment',
      'score',
      'ignore',
    ])
  })

  test('lines below the answers are no other question', async () => {
    const table = await tableOf([HEADER, ...ROWS, ['', '', '', ''], ['', 'Total', '7', '']])
    const last = table.sheet.rows.at(-1) ?? []
    expect(table.isOtherQuestion?.(last)).toBe(false)
  })

  test('an answer exported twice does not make a file long', async () => {
    const rows = ['a', 'b', 'c', 'd', 'a'].map((id, i) => [id, `question ${i} of a visitor`, i, 'text'])
    const table = await tableOf([HEADER, ...rows])
    expect(table.columns).toHaveLength(4)
    expect(table.isOtherQuestion).toBeUndefined()
  })
})
