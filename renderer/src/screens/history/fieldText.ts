// Fields of a change in the reader's language: their names, and their values as the other screens write them.
import { ACTION_STATUSES } from '../../../../shared/contract/action'
import type { FieldChange } from '../../../../shared/contract/history'
import { en, type Translate } from '../../../../shared/text'
import { currencyName } from '../../../../shared/text/currencies'
import { CANNOT_SAY, type Format } from '../../../../shared/text/format'

type Value = FieldChange['before']
type Known<T extends object> = Extract<keyof T, string>

const FIELDS = en.history.fields
/** A figure of one cell of a plan: `population: Île-de-France`. */
const OF_CELL = /^(\w+): (.+)$/s
const DAYS = new Set(['opensOn', 'closesOn', 'dueOn', 'lastInvitedOn', 'renewsOn', 'invitedOn', 'remindedOn'])
/** Stored as 1 and 0. */
const FLAGS = new Set(['optedOut', 'churned', 'counted'])
/** Margins, stored in points; rates, stored as parts of 1. */
const MARGINS = new Set(['target', 'overallTarget', 'cellTarget'])
const SHARES = new Set(['confidence', 'responseRate', 'cellRate'])
/** Words of a plan. */
const PLAN_WORDS = new Set(['allocation', 'budgetKind', 'cellChoice'])
/** In the program's currency as it is now: nothing is converted. A budget may be one of invitations. */
const AMOUNTS = new Set(['answerCost', 'cellCost', 'valuePerYear'])
const MOMENTS = new Set(['undoneAt', 'answeredAt'])
/** What was written freely: too long for a sentence. */
const FREE_TEXTS = new Set(['note', 'verbatim', 'reason'])

const isKey = <T extends object>(known: T, key: string): key is Known<T> => Object.hasOwn(known, key)

/** The field's name as it stands in a sentence; one that this version does not know is shown as it is stored. */
export function fieldName(field: string, t: Translate): string {
  if (isKey(FIELDS, field)) return t(`history.fields.${field}`)
  const [, own = '', segment = ''] = OF_CELL.exec(field) ?? []
  return isKey(FIELDS, own) ? t('history.ofCell', { field: t(`history.fields.${own}`), segment }) : field
}

/** Whether a sentence only says that the field changed, and leaves the texts to the details. */
export function isFreeText(field: string): boolean {
  return FREE_TEXTS.has(field)
}

/** A stored value as a reader writes it: days, shares, words of the contract; a dash where there is none. */
export function valueText(of: string, value: Value, t: Translate, format: Format): string {
  const field = OF_CELL.exec(of)?.[1] ?? of
  if (value === null || value === '') return CANNOT_SAY
  if (typeof value === 'number') return numberText(field, value, t, format)
  if (DAYS.has(field)) return format.date(value)
  if (MOMENTS.has(field)) return value.length > 10 ? format.dateTime(value) : format.date(value)
  if (field === 'currency') return currencyName(value, format.language)
  return wordText(field, value, t)
}

function numberText(field: string, value: number, t: Translate, format: Format): string {
  if (FLAGS.has(field)) return t(value === 0 ? 'people.no' : 'people.yes')
  if (SHARES.has(field)) return format.percent(value)
  if (AMOUNTS.has(field)) return format.money(value)
  if (field === 'retentionMonths') return t('history.months', { count: value, number: format.integer(value) })
  const number = Number.isInteger(value) ? format.integer(value) : format.decimal(value, 1)
  if (field === 'aimedAt') return format.points(value)
  return MARGINS.has(field) ? t('history.margin', { number }) : number
}

/** Words of the contract; a word that this version does not know stays as it is stored. */
function wordText(field: string, value: string, t: Translate): string {
  if (field === 'status') {
    const status = ACTION_STATUSES.find((one) => one === value)
    return status ? t(`actions.status.${status}`) : value
  }
  if (field === 'kind' && (value === 'relational' || value === 'transactional')) return t(`campaigns.kind.${value}`)
  if (field === 'drawnAs' && isKey(en.history.drawnAs, value)) return t(`history.drawnAs.${value}`)
  if (field === 'role' && isKey(en.people.roles, value)) return t(`people.roles.${value}`)
  if (PLAN_WORDS.has(field) && isKey(en.history.planWords, value)) return t(`history.planWords.${value}`)
  if (field === 'reading' && isKey(en.history.readings, value)) return t(`history.readings.${value}`)
  if (field === 'touchpoint' && isKey(en.campaigns.touchpoint, value)) return t(`campaigns.touchpoint.${value}`)
  if (field === 'cadence' && isKey(en.history.cadences, value)) return t(`history.cadences.${value}`)
  return value
}
