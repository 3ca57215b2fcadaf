// Files with a row per question, as Salesforce's survey answers are: each question becomes a column, and one row of each
// answer holds them all. No row is added or taken away, so that every row keeps its number.
import { BLANK_ROW, type Cell, type Column, cellText, type Row, type Table } from '../table'
import { normalise, scoreWording } from './words'

const ANSWER_IDS = ['response id', 'survey response id', 'invitation id', 'survey invitation id']
const QUESTIONS = ['question name', 'question', 'question text', 'question title', 'survey question', 'question id']
/** Where an answer stands depends on its kind; the first that is filled is it. */
const VALUES = [
  'number value',
  'response value',
  'response short text',
  'response long text',
  'choice value',
  'answer',
  'date value',
  'date time value',
  'is true or false',
]
/** These belong to the row of a question, not to the answer. */
const OF_THE_ROW = ['id', 'question id', 'question choice id', 'question type', 'datatype', 'data type', 'rank']
/** More questions than any survey asks: then the column holds something else. */
const MOST_QUESTIONS = 300
const LEAST_ROWS_PER_ANSWER = 1.5

interface Long {
  answer: number
  question: number
  values: readonly number[]
}

/** The table with a column per question, if it is a long one; else the table as it is. */
export function spreadQuestions(table: Table): Table {
  const long = longColumns(table)
  const questions = long && questionsIn(table, long)
  if (!long || !questions) return table
  const width = table.columns.length
  const columns = [...questions.keys()].map((name, i): Column => ({ index: width + i, name, aliases: [name] }))
  const rows = [...table.sheet.rows]
  for (const [home, cells] of spreadRows(table, long, questions)) {
    const own = rows[home] ?? BLANK_ROW
    rows[home] = [...Array.from({ length: width }, (_, i) => own[i] ?? ''), ...cells]
  }
  const spread = new Set([...long.values, long.question])
  return {
    ...table,
    sheet: { ...table.sheet, rows },
    columns: [
      ...table.columns.map((column) =>
        spread.has(column.index) || saysOneOf(column, OF_THE_ROW) ? { ...column, isSpread: true } : column,
      ),
      ...withUniqueNames(columns, table.columns),
    ],
    // Footers have no answer's id and are told as such.
    isOtherQuestion: (row) => row.length <= width && cellText(row[long.answer]) !== '',
  }
}

const saysOneOf = (column: Column, words: readonly string[]) =>
  column.aliases.some((header) => words.includes(normalise(header)))

function longColumns({ columns }: Table): Long | null {
  const first = (words: readonly string[]) => {
    for (const word of words) {
      const found = columns.find((column) => saysOneOf(column, [word]))
      if (found) return found.index
    }
    return undefined
  }
  const answer = first(ANSWER_IDS)
  const question = first(QUESTIONS)
  const values = VALUES.flatMap((word) => columns.find((column) => saysOneOf(column, [word]))?.index ?? [])
  return answer === undefined || question === undefined || values.length === 0 ? null : { answer, question, values }
}

/** Each question with its place, where answers have several rows. */
function questionsIn(table: Table, long: Long): Map<string, number> | null {
  const questions = new Map<string, number>()
  const answers = new Set<string>()
  let rows = 0
  for (let i = table.firstData; i < table.sheet.rows.length; i += 1) {
    const row = table.sheet.rows[i] ?? BLANK_ROW
    const question = cellText(row[long.question])
    const answer = cellText(row[long.answer])
    if (question === '' || answer === '') continue
    rows += 1
    answers.add(answer)
    if (!questions.has(question)) questions.set(question, questions.size)
    if (questions.size > MOST_QUESTIONS) return null
  }
  // An answer that was exported twice does not make a file long.
  const isLong = rows >= LEAST_ROWS_PER_ANSWER * answers.size && questions.size <= rows / 2
  return questions.size > 1 && isLong ? questions : null
}

/**
 * Row → the cells of its answer, one per question. An answer's row is that of the question that asks for a
 * recommendation, so that what is wrong with the score is told of the row where it stands; else its first row.
 */
function spreadRows(table: Table, long: Long, questions: ReadonlyMap<string, number>): Map<number, Cell[]> {
  const asked = [...questions.keys()].find((question) => scoreWording([question]) === 'recommendation')
  const found = new Map<string, { home: number; hasScore: boolean; cells: Cell[] }>()
  for (let i = table.firstData; i < table.sheet.rows.length; i += 1) {
    const row = table.sheet.rows[i] ?? BLANK_ROW
    const question = cellText(row[long.question])
    const place = questions.get(question)
    const id = cellText(row[long.answer])
    if (place === undefined || id === '') continue
    let answer = found.get(id)
    if (!answer) {
      answer = { home: i, hasScore: question === asked, cells: Array.from({ length: questions.size }, () => '') }
      found.set(id, answer)
    } else if (question === asked && !answer.hasScore) {
      answer.home = i
      answer.hasScore = true
    }
    const value = valueIn(row, long)
    // Of a question with several choices each has a row.
    const before = answer.cells[place] ?? ''
    answer.cells[place] = before === '' || value === '' || question === asked ? before || value : `${before}; ${value}`
  }
  return new Map([...found.values()].map(({ home, cells }) => [home, cells]))
}

function valueIn(row: Row, { values }: Long): Cell {
  for (const index of values) {
    const cell = row[index] ?? ''
    if (cellText(cell) !== '') return cell
  }
  return ''
}

/** A question may be called as a column of the file is. */
function withUniqueNames(columns: readonly Column[], others: readonly Column[]): Column[] {
  const taken = new Set(others.map(({ name }) => name))
  return columns.map((column) => {
    let { name } = column
    for (let i = 2; taken.has(name); i += 1) name = `${column.name} #${i}`
    taken.add(name)
    return { ...column, name }
  })
}
