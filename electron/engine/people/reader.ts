// A mapping applied to a population file: which cells of a row say what of a contact or an account, and what cannot be
// read. A value is `undefined` where the file says nothing, null where it empties what is known.
import type { DateOrder } from '../../../shared/contract/import'
import type { PeopleMapping, PeopleReason, PeopleRole } from '../../../shared/contract/people'
import { refuse } from '../../../shared/failure'
import { type DateTally, tallyDates } from '../import/recognise/dateOrder'
import { answerText, cellsOf, type Column as FileColumn, type Row, type Table } from '../import/table'
import { type DecimalMark, decimalMark, readAmount } from '../import/values/amount'
import { readDate } from '../import/values/dateValue'
import { isNonAnswer, isNoSegment } from '../import/values/missing'
import { sameName } from '../store/names'
import type { Column, Value } from './known'
import { ROLES_OF } from './recognise'
import { contactRole, yesOrNo } from './words'

export interface Fault {
  reason: PeopleReason
  column: string | null
  value: string
}

export interface Reading {
  values: Partial<Record<Column, Value>>
  account: string | null | undefined
  accountNumber: string | null
  /** One per dimension of the mapping. */
  segments: (string | null | undefined)[]
  /** What first kept the row from being read. */
  fault: Fault | null
}

/** Texts of one cell, by the column of the table that they go to. */
const TEXTS = { number: 'number', email: 'email', owner: 'owner' } as const
const DATES = { 'last-invited': 'last_invited_on', renewal: 'renews_on' } as const
const FLAGS = { 'opted-out': 'opted_out', churned: 'churned' } as const

const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/

interface Mapped {
  role: PeopleRole
  column: FileColumn
  dimension: string
  order: DateOrder | null
  tally: DateTally | null
  decimal: DecimalMark | null
}

/** The mapping's columns, looked up once; `read` then takes row after row. */
export class PeopleReader {
  readonly dimensions: readonly string[]
  readonly #columns: readonly Mapped[]
  readonly #segments: readonly Mapped[]
  readonly #clears: boolean
  /** Several ids or names in one cell, as HubSpot joins them: the first is the main one. */
  readonly #joined: boolean
  /** Columns of the name: whole ones, first names, last names. */
  readonly #names: readonly (readonly FileColumn[])[]

  /**
   * Refuses with `no-such-column` (a position beyond the table) and `bad-input` (a role that the kind has not, no column
   * for the key, a key that the kind is not found by).
   */
  constructor(table: Table, mapping: PeopleMapping, hubspot: boolean) {
    const names = table.columns.map(({ name }) => name)
    const columns = mapping.columns
      .filter(({ role }) => role !== 'ignore')
      .map(({ index, role, dimension, dateOrder }): Mapped => {
        const column = table.columns[index]
        if (!column) throw refuse('no-such-column', { column: `#${index + 1}`, columns: names })
        if (role !== 'segment' && role !== 'ignore' && !ROLES_OF[mapping.kind].includes(role)) throw wrong(role)
        const tally = role in DATES ? tallyDates(cellsOf(table, index)) : null
        const decimal = role === 'value' ? decimalMark(cellsOf(table, index)) : null
        const order = dateOrder ?? tally?.order ?? null
        return { role, column, dimension: dimension ?? column.name, order, tally, decimal }
      })
    const allowed = mapping.kind === 'contacts' ? ['number', 'email'] : ['number', 'name']
    if (!allowed.includes(mapping.key) || !columns.some(({ role }) => role === mapping.key)) throw wrong(mapping.key)
    this.#columns = columns.filter(({ role }) => role !== 'segment')
    const seen = new Set<string>()
    this.#segments = columns.filter(({ role, dimension }) => {
      if (role !== 'segment' || seen.has(sameName(dimension))) return false
      seen.add(sameName(dimension))
      return true
    })
    this.dimensions = this.#segments.map(({ dimension }) => dimension.trim())
    this.#clears = mapping.blanks === 'clear'
    this.#joined = hubspot
    this.#names = (['name', 'first-name', 'last-name'] as const).map((role) =>
      columns.filter((one) => one.role === role).map(({ column }) => column),
    )
  }

  /** Refuses with `date-order-unknown` while dates can be read in two ways and nobody has said in which. */
  requireDateOrders(): void {
    for (const { column, order, tally } of this.#columns) {
      if (order === null && tally?.undecided) {
        throw refuse('date-order-unknown', { column: column.name, example: tally.example ?? '' })
      }
    }
  }

  /** The header of the first column with this role. */
  headerOf(role: PeopleRole): string | null {
    return this.#columns.find((one) => one.role === role)?.column.name ?? null
  }

  read(row: Row): Reading {
    const reading: Reading = { values: {}, account: undefined, accountNumber: null, segments: [], fault: null }
    for (const mapped of this.#columns) this.#take(mapped, row, reading)
    this.#name(row, reading)
    reading.segments = this.#segments.map(({ column }) => {
      const text = answerText(row[column.index])
      return isNoSegment(text) ? this.#blank() : text
    })
    return reading
  }

  #blank(): null | undefined {
    return this.#clears ? null : undefined
  }

  #take({ role, column, order, decimal }: Mapped, row: Row, reading: Reading): void {
    const text = answerText(row[column.index])
    const { values } = reading
    const fail = (reason: PeopleReason) => {
      reading.fault ??= { reason, column: column.name, value: text }
    }
    const isBlank = isNoSegment(text)
    // Of several columns with one role the first that is filled counts.
    const set = (target: Column, value: Value | undefined) => {
      if (values[target] === undefined || values[target] === null) values[target] = value as Value
      if (values[target] === undefined) delete values[target]
    }
    switch (role) {
      case 'number':
      case 'email':
      case 'owner':
        if (!isBlank && role === 'email' && !EMAIL.test(text)) fail('bad-email')
        set(TEXTS[role], isBlank ? this.#blank() : text)
        break
      case 'account':
        if (!isBlank) reading.account ??= this.#first(text)
        else if (this.#clears && reading.account === undefined) reading.account = null
        break
      case 'account-number':
        if (!isBlank) reading.accountNumber ??= this.#first(text)
        else if (this.#clears && reading.account === undefined) reading.account = null
        break
      case 'role': {
        const part = isBlank ? null : contactRole(text)
        if (part) set('role', part)
        else if (!isBlank) set('job_title', text)
        else if (this.#clears) {
          set('role', null)
          set('job_title', null)
        }
        break
      }
      case 'last-invited':
      case 'renewal': {
        const blank = isNonAnswer(text)
        const day = blank ? null : (readDate(row[column.index], order)?.slice(0, 10) ?? null)
        if (!blank && day === null) fail('bad-date')
        set(DATES[role], blank ? this.#blank() : day)
        break
      }
      case 'opted-out':
      case 'churned': {
        const blank = isNonAnswer(text)
        const said = blank ? null : yesOrNo(text)
        if (!blank && said === null) fail('bad-value')
        set(FLAGS[role], blank ? (this.#clears ? 0 : undefined) : said ? 1 : 0)
        break
      }
      case 'value': {
        const blank = isNonAnswer(text)
        const amount = blank ? null : readAmount(row[column.index], decimal)
        if (!blank && amount === null) fail('bad-value')
        set('value_per_year', blank ? this.#blank() : amount)
        break
      }
      default:
    }
  }

  /** A whole name, else first and last name in that order. */
  #name(row: Row, reading: Reading): void {
    const [whole = [], first = [], last = []] = this.#names
    if (whole.length + first.length + last.length === 0) return
    const name = filled(row, whole) ?? [filled(row, first), filled(row, last)].filter(Boolean).join(' ')
    const value = name === '' ? this.#blank() : name
    if (value !== undefined) reading.values.name = value
  }

  #first(text: string): string {
    return this.#joined ? (text.split(';')[0]?.trim() ?? text) : text
  }
}

function wrong(problem: string) {
  return refuse('bad-input', { name: 'people', where: 'mapping.columns', problem })
}

function filled(row: Row, columns: readonly FileColumn[]): string | undefined {
  for (const column of columns) {
    const text = answerText(row[column.index])
    if (!isNoSegment(text)) return text
  }
  return undefined
}
