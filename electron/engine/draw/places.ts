// The account limit: how many people of one account a cell may take. Kept by a counter while a cell is drawn.
import type { Placed } from './order'

/** Places by cell and account; an account that is in none of its maps has no limit. */
export type Places = ReadonlyMap<string, ReadonlyMap<number, number>>

/**
 * Shares the places of each account out among the cells that its people belong to. An account in one cell has all of
 * them there; those of one in several cells go where its first people in the given order belong. So the limit holds for
 * the wave, and what is drawn in one cell does not depend on what another cell takes.
 */
export function sharedPlaces(inOrder: readonly Placed[], perAccount: number | null): Places {
  const places = new Map<string, Map<number, number>>()
  if (perAccount === null) return places
  const given = new Map<number, number>()
  for (const { account, cell } of inOrder) {
    if (account === null || cell === null) continue
    const own = places.get(cell) ?? new Map<number, number>()
    places.set(cell, own)
    const taken = given.get(account) ?? 0
    own.set(account, (own.get(account) ?? 0) + (taken < perAccount ? 1 : 0))
    given.set(account, taken + 1)
  }
  return places
}

/** Takes people as long as their account has room. People of no account always have. */
export class Room {
  readonly #left: Map<number, number> | null

  constructor(places: ReadonlyMap<number, number> | undefined) {
    this.#left = places ? new Map(places) : null
  }

  has({ account }: Placed): boolean {
    return this.#left === null || account === null || (this.#left.get(account) ?? 0) > 0
  }

  /** False: there was none. */
  take(person: Placed): boolean {
    if (!this.has(person)) return false
    this.#move(person, -1)
    return true
  }

  giveBack(person: Placed): void {
    this.#move(person, 1)
  }

  #move({ account }: Placed, by: number): void {
    if (this.#left && account !== null) this.#left.set(account, (this.#left.get(account) ?? 0) + by)
  }
}
