// What the list of a sample's people is narrowed to, and the engine's question for it.
import type { CallInput } from '../../../../shared/contract'
import type { DrawCell, InvitationState } from '../../../../shared/contract/sample'
import type { WaveId } from '../../../../shared/model/ids'

export interface PeopleFilter {
  cell: DrawCell | null
  /** barred: who is left out by now; then they are not among those to send. */
  state: InvitationState | 'barred' | null
  search: string
}

export const NO_PEOPLE_FILTER: PeopleFilter = { cell: null, state: null, search: '' }

/** In the order of an invitation's life. */
export const STATES: readonly InvitationState[] = ['to-send', 'sent', 'reminded', 'answered', 'reserve']

export type PeopleQuery = Omit<CallInput<'sample.people'>, 'offset' | 'limit'>

/** Filters that are not set are left out. */
export function peopleQuery(wave: WaveId, { cell, state, search }: PeopleFilter): PeopleQuery {
  return {
    wave,
    ...(cell && { cell: { segment: cell.segment, second: cell.second } }),
    ...(state === 'barred' ? { barred: true } : state && { state }),
    ...(state === 'to-send' && { barred: false }),
    ...(search.trim() !== '' && { search: search.trim() }),
  }
}

export function isFiltered({ cell, state, search }: PeopleFilter): boolean {
  return cell !== null || state !== null || search.trim() !== ''
}
