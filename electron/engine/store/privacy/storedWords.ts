// Columns and values of stored rows in the words of the sheets.
import { ACTION_STATUSES } from '../../../../shared/contract/action'
import { RowReason } from '../../../../shared/contract/import'
import { PeopleReason } from '../../../../shared/contract/people'
import { CATEGORIES } from '../../../../shared/model/category'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import type { SqlValue } from '../sql'
import { cellsOf } from './leftOut'

const FIELDS = {
  score: 'score',
  verbatim: 'verbatim',
  answered_at: 'answeredAt',
  respondent: 'respondent',
  name: 'name',
  email: 'email',
  company: 'company',
  sheet: 'sheet',
  row: 'row',
  kind: 'left',
  reason: 'reason',
  column_name: 'column',
  value: 'value',
  cells: 'cells',
  role: 'role',
  number: 'number',
  job_title: 'jobTitle',
  answer: 'answer',
  ticket: 'ticket',
  opted_out: 'optedOut',
  last_invited_on: 'lastInvitedOn',
  code: 'code',
  place: 'place',
  invited_on: 'invitedOn',
  reminded_on: 'remindedOn',
  category: 'category',
  title: 'title',
  owner: 'owner',
  due_on: 'dueOn',
  note: 'note',
  status: 'status',
  created_at: 'createdAt',
  closed_at: 'closedAt',
} as const

type Field = (typeof FIELDS)[keyof typeof FIELDS]

/** null: a column that has no word; it stands under its own name, so that nothing is kept from the reader. */
export function fieldOfColumn(column: string): Field | null {
  return Object.hasOwn(FIELDS, column) ? FIELDS[column as keyof typeof FIELDS] : null
}

/** An ISO day or moment as the reader writes it; what is neither stays as it is. */
export function dateInWords(stored: SqlValue, format: Format): string | null {
  if (typeof stored !== 'string' || stored === '') return null
  if (Number.isNaN(Date.parse(stored))) return stored
  return stored.length > 10 ? format.dateTime(stored) : format.date(stored)
}

const DATES = new Set([
  'answered_at',
  'last_invited_on',
  'invited_on',
  'reminded_on',
  'due_on',
  'created_at',
  'closed_at',
])

/** A stored value as it stands on the other sheets; a word that this version does not know stays as it is. */
export function valueInWords(column: string, value: SqlValue, t: Translate, format: Format): string | number | null {
  if (value === null || value === '' || value instanceof Uint8Array) return null
  if (DATES.has(column)) return dateInWords(value, format)
  if (column === 'opted_out') return value ? t('dossier.yes') : t('dossier.no')
  if (column === 'cells') return cellsOf(value).join(' | ')
  return typeof value === 'string' ? (wordsFor(column, t)[value] ?? value) : value
}

function wordsFor(column: string, t: Translate): Partial<Record<string, string>> {
  switch (column) {
    case 'status':
      return Object.fromEntries(ACTION_STATUSES.map((status) => [status, t(`actions.status.${status}`)]))
    case 'category':
      return Object.fromEntries(CATEGORIES.map((category) => [category, t(`common.${category}`)]))
    case 'role':
      return { 'decision-maker': t('dossier.roles.decision-maker'), 'key-user': t('dossier.roles.key-user') }
    case 'kind':
      return {
        skipped: t('dossier.left.skipped'),
        rejected: t('dossier.left.rejected'),
        sample: t('dossier.drawn.sample'),
        reserve: t('dossier.drawn.reserve'),
      }
    case 'reason':
      return Object.fromEntries([
        ...PeopleReason.options.map((reason) => [reason, t(`people.reasons.${reason}`)]),
        ...RowReason.options.map((reason) => [reason, t(`import.reasons.${reason}`)]),
      ])
    default:
      return {}
  }
}
