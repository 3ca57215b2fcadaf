// The spreadsheets that the sample's responses came from: rows in file order, with the few that could not be counted.
// read = imported + skipped + rejected holds because every row is one or the other.
import { createHash } from 'node:crypto'
import type { ColumnRole, Layout, Mapping, RowIssue, RowReason } from '../../../shared/contract/import'
import type { WriteDb } from '../store/database'
import { insert, prepared, sql } from '../store/sql'
import type { Answer } from './answers'
import type { Contact } from './people'
import type { Random } from './random'

interface Column {
  name: string
  role: ColumnRole
  text(contact: Contact, answer: { score: string; comment: string | null; answeredAt: string }): string
}

const SCORE_COLUMN = 'Note'
const COLUMNS: readonly Column[] = [
  { name: 'Date de réponse', role: 'date', text: (_contact, { answeredAt }) => answeredAt.replace('T', ' ') },
  { name: SCORE_COLUMN, role: 'score', text: (_contact, { score }) => score },
  { name: 'Commentaire', role: 'comment', text: (_contact, { comment }) => comment ?? '' },
  { name: 'Identifiant', role: 'respondent', text: (contact) => respondentOf(contact) },
  { name: 'E-mail', role: 'email', text: (contact) => contact.email },
  { name: 'Nom', role: 'name', text: (contact) => contact.name },
  { name: 'Société', role: 'company', text: ({ account }) => account.name },
  { name: 'Secteur', role: 'segment', text: ({ account }) => account.sector },
  { name: 'Taille de compte', role: 'segment', text: ({ account }) => account.size },
  { name: 'Fonction', role: 'segment', text: ({ jobFunction }) => jobFunction ?? '' },
]

/** The customer's number in the tool that sent the survey. */
export const respondentOf = ({ id }: Contact): string => `C-${String(id).padStart(5, '0')}`

interface Issue extends Omit<RowIssue, 'sheet' | 'row'> {
  cells: string[]
}

/** A row of the file: an answer that was imported, or one that was left out. */
type FileRow = { answer: Answer } | { issue: Issue }

export interface Batch {
  wave: number
  file: string
  /** null for a CSV file. */
  sheet: string | null
  /** When it was imported; a moment in UTC. */
  at: string
  answers: readonly Answer[]
  /** People who did not answer this wave: some of them left rows that hold no usable score. */
  silent: readonly Contact[]
}

export interface StoredRow {
  answer: Answer
  batch: number
  sheet: string | null
  row: number
}

const LAYOUT: Layout = 'generic'
const FIRST_DATA_ROW = 2
/** How many rows of each kind are left out for every hundred answers. */
const LEFT_OUT: readonly { kind: RowIssue['kind']; reason: RowReason; value: string; perHundred: number }[] = [
  { kind: 'skipped', reason: 'non-answer', value: '', perHundred: 1.6 },
  { kind: 'rejected', reason: 'decimal', value: '7,5', perHundred: 0.4 },
  { kind: 'rejected', reason: 'out-of-range', value: '11', perHundred: 0.2 },
  { kind: 'rejected', reason: 'not-a-number', value: 'huit', perHundred: 0.3 },
]

/** Stores an import with its issues; returns the answers with the rows they came from. */
export function storeBatch(db: WriteDb, batch: Batch, random: Random): StoredRow[] {
  const rows = rowsOf(batch, random)
  const issues = rows.flatMap((row, i) => ('issue' in row ? [{ ...row.issue, row: i + FIRST_DATA_ROW }] : []))
  const count = (kind: RowIssue['kind']) => issues.filter((issue) => issue.kind === kind).length
  const id = insert(
    db,
    sql`INSERT INTO import_batch (wave_id, file, hash, layout, mapping, at, rows_read, imported, skipped, rejected)
        VALUES (${batch.wave}, ${batch.file}, ${hashOf(rows)}, ${LAYOUT}, ${JSON.stringify(mappingOf(batch))},
                ${batch.at}, ${rows.length}, ${batch.answers.length}, ${count('skipped')}, ${count('rejected')})`,
  )
  const store = prepared(
    db,
    `INSERT INTO import_issue (batch_id, kind, reason, sheet, row, column_name, value, cells)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { kind, reason, row, column, value, cells } of issues) {
    store.run([id, kind, reason, batch.sheet, row, column, value, JSON.stringify(cells)])
  }
  store.free()
  return rows.flatMap((row, i) =>
    'answer' in row ? [{ answer: row.answer, batch: id, sheet: batch.sheet, row: i + FIRST_DATA_ROW }] : [],
  )
}

/** Answers in the order in which they came, left-out rows among them, a line of totals at the end. */
function rowsOf({ answers, silent }: Batch, random: Random): FileRow[] {
  const rows: FileRow[] = answers.map((answer) => ({ answer }))
  const left = random.shuffled(silent)
  for (const { kind, reason, value, perHundred } of LEFT_OUT) {
    for (let i = 0; i < Math.round((answers.length * perHundred) / 100); i++) {
      const contact = left.pop()
      if (!contact) throw new Error('everybody answered: nobody is left to leave a row without a score')
      const place = random.whole(0, rows.length - 1)
      const { answeredAt } = answers[Math.min(place, answers.length - 1)] ?? { answeredAt: '' }
      const cells = cellsOf(contact, { score: value, comment: null, answeredAt })
      rows.splice(place, 0, { issue: { kind, reason, column: SCORE_COLUMN, value, cells } })
    }
  }
  const empty = COLUMNS.map(() => '')
  const total = COLUMNS.map((_column, i) => (i === 0 ? 'Total' : i === 1 ? String(answers.length) : ''))
  rows.push({ issue: { kind: 'skipped', reason: 'empty-row', column: null, value: '', cells: empty } })
  rows.push({ issue: { kind: 'skipped', reason: 'footer', column: null, value: 'Total', cells: total } })
  return rows
}

function cellsOf(contact: Contact, answer: { score: string; comment: string | null; answeredAt: string }): string[] {
  return COLUMNS.map(({ text }) => text(contact, answer))
}

/** sha256 of the rows as text, in place of the bytes of a file that nobody needs to keep. */
function hashOf(rows: readonly FileRow[]): string {
  const hash = createHash('sha256')
  for (const row of rows) {
    const cells =
      'issue' in row ? row.issue.cells : cellsOf(row.answer.contact, { ...row.answer, score: String(row.answer.score) })
    hash.update(`${cells.join(';')}\n`)
  }
  return hash.digest('hex')
}

function mappingOf({ sheet }: Batch): Mapping {
  return {
    sheet,
    columns: COLUMNS.map(({ name, role }, index) => ({
      index,
      role,
      ...(role === 'segment' && { dimension: name }),
      ...(role === 'date' && { dateOrder: 'iso' }),
    })),
  }
}
