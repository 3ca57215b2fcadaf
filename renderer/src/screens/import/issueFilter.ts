// Which of the left-out rows are shown: what the user has chosen, as it is asked of the engine.
import type { CallInput } from '../../../../shared/contract'
import { type RowCounts, RowReason } from '../../../../shared/contract/import'

export interface IssueFilter {
  kind: 'skipped' | 'rejected' | null
  reason: RowReason | null
  search: string
}

export const NO_FILTER: IssueFilter = { kind: null, reason: null, search: '' }

/** What stands in an engine's question; nothing is asked for that was not chosen. */
export function filterInput({
  kind,
  reason,
  search,
}: IssueFilter): Pick<CallInput<'import.issues'>, 'kind' | 'reason' | 'search'> {
  const words = search.trim()
  return { ...(kind && { kind }), ...(reason && { reason }), ...(words !== '' && { search: words }) }
}

export const isFiltered = (filter: IssueFilter): boolean => Object.keys(filterInput(filter)).length > 0

/** The reasons that rows of this kind have, each once, with its rows. */
export function reasonsOf(rows: RowCounts, kind: IssueFilter['kind']): { reason: RowReason; count: number }[] {
  const counts = new Map<RowReason, number>()
  for (const one of rows.reasons) {
    if (kind === null || one.kind === kind) counts.set(one.reason, (counts.get(one.reason) ?? 0) + one.count)
  }
  return [...counts].map(([reason, count]) => ({ reason, count }))
}

/** Another kind of rows may not have the reason that was chosen: then all of its reasons are shown. */
export function withKind(filter: IssueFilter, kind: IssueFilter['kind'], rows: RowCounts): IssueFilter {
  const kept = reasonsOf(rows, kind).some(({ reason }) => reason === filter.reason)
  return { ...filter, kind, reason: kept ? filter.reason : null }
}

/** A reason out of a list's value; null: any. */
export function reasonNamed(name: string): RowReason | null {
  return RowReason.options.find((one) => one === name) ?? null
}
