// What the board of actions is narrowed to. Lists of actions are short enough to be filtered in the window.
import { ACTION_STATUSES, type Action, type ActionStatus } from '../../../../shared/contract/action'

/** to-do: open or in progress; any: every status. */
export type StatusFilter = 'to-do' | 'any' | ActionStatus

/** null: every owner; nobody: actions without one. */
export type OwnerFilter = null | { nobody: true } | { name: string }

export interface ActionFilter {
  status: StatusFilter
  owner: OwnerFilter
  overdueOnly: boolean
}

export const NO_FILTER: ActionFilter = { status: 'to-do', owner: null, overdueOnly: false }

export const STATUS_FILTERS: readonly StatusFilter[] = ['to-do', ...ACTION_STATUSES, 'any']

export function isFiltered(filter: ActionFilter): boolean {
  return filter.status !== NO_FILTER.status || filter.owner !== null || filter.overdueOnly
}

export function passes(filter: ActionFilter, action: Action): boolean {
  return (
    statusPasses(filter.status, action.status) &&
    ownerPasses(filter.owner, action) &&
    (!filter.overdueOnly || action.overdue)
  )
}

function statusPasses(filter: StatusFilter, status: ActionStatus): boolean {
  if (filter === 'any') return true
  if (filter === 'to-do') return status === 'open' || status === 'in-progress'
  return filter === status
}

function ownerPasses(filter: OwnerFilter, action: Action): boolean {
  if (filter === null) return true
  return 'nobody' in filter ? action.owner === null : action.owner === filter.name
}

/** Every owner of the list once, in alphabetical order of the reader's language. */
export function ownersOf(actions: readonly Action[], language: string): string[] {
  const names = new Set(actions.flatMap((action) => (action.owner === null ? [] : [action.owner])))
  return [...names].sort(new Intl.Collator(language).compare)
}
