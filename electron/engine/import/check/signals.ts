// What a row says of itself beside its score: its state (a test, begun and not sent) and the kind of survey it is from.
import type { Mapped } from '../mapping'
import type { Cell, Column, Row, Table } from '../table'
import { isSubmission, type RowState, type StateReader, stateReader } from './status'
import { otherSurvey } from './survey'

interface StateColumn {
  column: Column
  read: StateReader
}

interface SurveyColumn {
  column: Column
  isOther: (cell: Cell | undefined) => boolean
}

export class RowSignals {
  readonly #states: readonly StateColumn[]
  readonly #surveys: readonly SurveyColumn[]

  constructor(table: Table, mapped: Mapped) {
    // A date of sending that is left blank says that nothing was sent, though it is mapped as the date.
    const submitted = mapped.columnsOf('date').filter((column) => isSubmission(column, table.layout))
    this.#states = [...mapped.columnsOf('status'), ...submitted].map((column) => ({
      column,
      read: stateReader(column, table.layout),
    }))
    this.#surveys = mapped.columnsOf('survey').map((column) => ({ column, isOther: otherSurvey(table, column) }))
  }

  /** The gravest state by all its columns: what is a test is no answer, complete or not. */
  stateOf(row: Row): RowState {
    let found: RowState = null
    for (const { column, read } of this.#states) {
      const state = read(row[column.index])
      if (state === 'spam' || state === 'test') return state
      found ??= state
    }
    return found
  }

  isOtherSurvey(row: Row): boolean {
    for (const { column, isOther } of this.#surveys) if (isOther(row[column.index])) return true
    return false
  }

  /** The column that gives the row this state. */
  columnOfState(row: Row, state: RowState): Column | undefined {
    return this.#states.find(({ column, read }) => read(row[column.index]) === state)?.column
  }

  columnOfSurvey(row: Row): Column | undefined {
    return this.#surveys.find(({ column, isOther }) => isOther(row[column.index]))?.column
  }
}
