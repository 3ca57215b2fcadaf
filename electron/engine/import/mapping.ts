// A mapping applied to a table: which cell of a row becomes which field of a response.
import {
  COLUMN_ROLES,
  type DateOrder,
  type ImportPreview,
  type ImportRules,
  type Mapping,
} from '../../../shared/contract/import'
import { refuse } from '../../../shared/failure'
import { sameName } from '../store/names'
import { rulesOf } from './check/rules'
import { type Respell, respellOf } from './merges'
import { type DateTally, tallyDates } from './recognise/dateOrder'
import { wordingRank } from './recognise/words'
import { answerText, type Column, cellsOf, cellText, type Row, type Table } from './table'
import { type DecimalMark, decimalMark, readAmount } from './values/amount'
import { readDate } from './values/dateValue'
import { isNoComment, isNonAnswer, isNoSegment } from './values/missing'
import { type SizeMender, sizeMender } from './values/sizeBands'

export interface Fields {
  comment: string | null
  /** ISO 8601, as precise as the file. */
  date: string | null
  email: string | null
  /** The answer's own number. */
  answer: string | null
  /** The person's number. */
  respondent: string | null
  name: string | null
  company: string | null
  role: string | null
  owner: string | null
  ticket: string | null
  /** The account's value per year. */
  value: number | null
  /** One value per dimension of the mapping, in its order; null: none on this row. */
  segments: readonly (string | null)[]
}

interface DateColumn {
  column: Column
  order: DateOrder | null
  tally: DateTally
}

type MappedColumn = Mapping['columns'][number]
type Role = MappedColumn['role']

interface ValueColumn {
  index: number
  mark: DecimalMark | null
}

interface SegmentColumn {
  index: number
  respell: Respell
  /** null: no size in it has become a date. */
  mendSize: SizeMender | null
}

/** The mapping's columns, looked up once; `fields` then reads row after row. */
export class Mapped {
  readonly score: Column
  readonly dimensions: readonly string[]
  readonly rules: ImportRules
  readonly #table: Table
  readonly #columns: ReadonlyMap<Role, readonly Column[]>
  readonly #segments: readonly SegmentColumn[]
  readonly #mendsSizes: boolean
  readonly #value: ValueColumn | null
  readonly #date: DateColumn | null

  /**
   * Refuses with `no-such-column` (a position beyond the table) and `no-score-column` (the mapping names none);
   * two score columns are `bad-input`, for which of them should count?
   */
  constructor(table: Table, mapping: Mapping, file: string) {
    this.#table = table
    const columns = table.columns.map(({ name }) => name)
    const found = mapping.columns.map((mapped) => {
      const column = table.columns[mapped.index]
      if (!column) throw refuse('no-such-column', { column: `#${mapped.index + 1}`, columns })
      return { ...mapped, column }
    })
    const withRole = (role: Role) => found.filter((one) => one.role === role)
    const [score, second] = withRole('score')
    if (!score) throw refuse('no-score-column', { file, columns })
    if (second) throw refuse('bad-input', { name: 'import', where: 'mapping.columns', problem: 'score × 2' })
    this.score = score.column
    this.#columns = new Map(
      COLUMN_ROLES.map((role) => [
        role,
        (role === 'name' ? firstNamesFirst(withRole(role)) : withRole(role)).map(({ column }) => column),
      ]),
    )
    const segments = uniqueDimensions(withRole('segment'))
    this.dimensions = segments.map(({ dimension, column }) => dimension ?? column.name)
    this.rules = rulesOf(mapping)
    const { merges } = this.rules
    this.#segments = segments.map(({ index, column }, i) => ({
      index,
      respell: respellOf(this.dimensions[i] ?? '', merges),
      mendSize: sizeMender(table, column),
    }))
    this.#mendsSizes = this.#segments.some(({ mendSize }) => mendSize !== null)
    const [value] = withRole('value')
    this.#value = value ? { index: value.index, mark: decimalMark(cellsOf(table, value.index)) } : null
    const [date] = withRole('date')
    this.#date = date ? dateColumn(table, date.column, date.dateOrder) : null
  }

  /** Refuses with `date-order-unknown` while the date column can be read in two ways and nobody has said in which. */
  requireDateOrder(): void {
    if (this.#date?.order === null && this.#date.tally.undecided) {
      const { column, tally } = this.#date
      throw refuse('date-order-unknown', { column: column.name, example: tally.example ?? '' })
    }
  }

  /** The columns of a role, in the order in which they are read. */
  columnsOf(role: Role): readonly Column[] {
    return this.#columns.get(role) ?? []
  }

  fields(row: Row): Fields {
    return {
      // Follow-up questions that differ by group stand in columns of their own, one filled per row.
      comment: this.#joined(row, 'comment', '\n'),
      date: this.dateOf(row),
      email: this.emailOf(row),
      answer: this.answerOf(row),
      respondent: this.#first(row, 'respondent'),
      name: this.#joined(row, 'name', ' '),
      company: this.companyOf(row),
      role: this.#first(row, 'role'),
      owner: this.#first(row, 'owner'),
      ticket: this.#first(row, 'ticket'),
      value: this.#value ? readAmount(row[this.#value.index], this.#value.mark) : null,
      segments: this.segmentsOf(row),
    }
  }

  /** Microsoft Forms writes “anonymous” where nobody signed in. */
  emailOf(row: Row): string | null {
    const email = this.#first(row, 'email')
    return email === null || /^anonymous$/i.test(email) ? null : email
  }

  /** Numbers are compared as they stand: some tools tell two answers apart by the case of a letter alone. */
  answerOf(row: Row): string | null {
    return this.#first(row, 'answer')
  }

  respondentOf(row: Row): string | null {
    return this.#first(row, 'respondent')
  }

  companyOf(row: Row): string | null {
    return this.#first(row, 'company')
  }

  /** ISO 8601, as precise as the file; null: the row has no date that can be read. */
  dateOf(row: Row): string | null {
    return this.#date ? readDate(row[this.#date.column.index], this.#date.order) : null
  }

  /** One value per dimension, in their order, as it will be stored; null: none on this row. */
  segmentsOf(row: Row): (string | null)[] {
    return this.#segments.map((segment) => {
      const value = written(row, segment)
      return value === null ? null : segment.respell(value)
    })
  }

  /** The same before any merge. */
  writtenSegmentsOf(row: Row): (string | null)[] {
    return this.#segments.map((segment) => written(row, segment))
  }

  /** What a value of dimension `i` becomes by the merges of the mapping. */
  respell(i: number, value: string): string {
    return this.#segments[i]?.respell(value) ?? value
  }

  /** Sizes of a row that a spreadsheet program had made into dates, and what they were. */
  mendedSizesOf(row: Row): { from: string; to: string }[] {
    if (!this.#mendsSizes) return []
    return this.#segments.flatMap(({ index, mendSize }) => {
      const to = mendSize?.(row[index]) ?? null
      return to === null ? [] : [{ from: cellText(row[index]), to }]
    })
  }

  /** Whether a row's value cell is filled, yet holds no amount. */
  isUnreadValue(row: Row): boolean {
    if (!this.#value) return false
    const cell = row[this.#value.index]
    return !isNonAnswer(cellText(cell)) && readAmount(cell, this.#value.mark) === null
  }

  /** Whether a row's date cell is filled, yet no date could be read from it. */
  isUnreadDate(row: Row): boolean {
    if (!this.#date) return false
    const cell = row[this.#date.column.index]
    return !isNonAnswer(cellText(cell)) && readDate(cell, this.#date.order) === null
  }

  /** The day of the answer, YYYY-MM-DD; null when the row has no date that can be read. */
  dayOf(row: Row): string | null {
    return this.dateOf(row)?.slice(0, 10) ?? null
  }

  /** The row as the preview shows it. */
  shown(row: Row): Omit<ImportPreview['sample'][number], 'row' | 'score' | 'issue'> {
    const { comment, date, email, name, respondent, company, segments } = this.fields(row)
    return {
      comment,
      date,
      email,
      name: name ?? respondent,
      company,
      segments: segments.flatMap((value, i) => {
        const dimension = this.dimensions[i]
        return value === null || dimension === undefined ? [] : [{ dimension, value }]
      }),
    }
  }

  /** The first column of a role that holds an answer. A million rows pass here: no lists are made. */
  #first(row: Row, role: Role): string | null {
    for (const { index } of this.columnsOf(role)) {
      const text = answerText(row[index])
      if (!isNonAnswer(text)) return text
    }
    return null
  }

  /** Every column of a role that holds an answer; of several, one text. */
  #joined(row: Row, role: 'comment' | 'name', separator: string): string | null {
    let joined: string | null = null
    for (const { index } of this.columnsOf(role)) {
      const text = answerText(row[index])
      if (role === 'comment' ? isNoComment(text) : isNonAnswer(text)) continue
      joined = joined === null ? text : joined + separator + text
    }
    return joined
  }

  /** The number of the row in a spreadsheet program. */
  rowNumber(dataRow: number): number {
    return this.#table.firstData + dataRow + 1
  }
}

/** The value of a segment as the file means it; null: the cell holds none. */
function written(row: Row, { index, mendSize }: SegmentColumn): string | null {
  const text = answerText(row[index])
  return isNoSegment(text) ? null : (mendSize?.(text) ?? text)
}

/** “Marie Durand”, in whatever order the file has the two columns. */
function firstNamesFirst<T extends { column: Column }>(columns: readonly T[]): T[] {
  const rank = ({ column }: T) => wordingRank('name', column.aliases) ?? 1
  return [...columns].sort((a, b) => rank(a) - rank(b))
}

/** Two columns given the same dimension: the first one counts, as a response has one value per dimension. */
function uniqueDimensions<T extends { dimension?: string | undefined; column: Column }>(columns: readonly T[]): T[] {
  const seen = new Set<string>()
  return columns.filter(({ dimension, column }) => {
    const key = sameName(dimension ?? column.name)
    return seen.has(key) ? false : seen.add(key)
  })
}

function dateColumn(table: Table, column: Column, order: DateOrder | undefined): DateColumn {
  const tally = tallyDates(cellsOf(table, column.index))
  return { column, order: order ?? tally.order, tally }
}
