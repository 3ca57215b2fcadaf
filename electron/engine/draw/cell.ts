// Draws one cell: so many people in the order of their numbers, as roles and accounts allow, and the next in reserve.
import type { DrawRules } from '../../../shared/contract/sample'
import type { Placed } from './order'
import { Room } from './places'

export interface CellWish {
  /** Everybody of the cell who may be drawn, in the order of the draw. */
  people: readonly Placed[]
  /** Places of each account in this cell; undefined: no limit. */
  places: ReadonlyMap<number, number> | undefined
  /** People to draw; null: everybody. */
  wanted: number | null
  roles: DrawRules['roles']
  /** As a share of the sample. */
  reserve: number
}

export interface CellDraw {
  /** How many could be drawn: all but those whom the account limit keeps out, whoever they are. */
  eligible: number
  sample: readonly Placed[]
  reserve: readonly Placed[]
}

/** Shares are counted up: “at least half” of three people are two. The little keeps 0.1 × 30 at three. */
const atLeast = (share: number, of: number): number => Math.ceil(share * of - 1e-9)

const RANKS = { 'decision-maker': 0, 'key-user': 1 } as const
export const rankOf = ({ role }: Pick<Placed, 'role'>): number => (role === null ? 2 : RANKS[role])

/** By role where roles have priority, else as they are. */
export function byRole(people: readonly Placed[], roles: DrawRules['roles']): readonly Placed[] {
  return roles.how === 'priority' ? people.toSorted((a, b) => rankOf(a) - rankOf(b)) : people
}

export function drawCell({ people, places, wanted, roles, reserve }: CellWish): CellDraw {
  const room = new Room(places)
  const inOrder = byRole(people, roles)
  const eligible = countOf(inOrder, new Room(places))
  const size = Math.min(wanted ?? eligible, eligible)
  const chosen = new Set<Placed>()
  if (roles.how === 'quota') {
    const decisionMakers = Math.min(size, atLeast(roles.decisionMakers, size))
    const keyUsers = Math.min(size - decisionMakers, atLeast(roles.keyUsers, size))
    takeRole('decision-maker', decisionMakers)
    if (takeRole('key-user', keyUsers) < keyUsers) makeRoom(keyUsers)
  }
  const fill = (people: readonly Placed[], upTo: number) => {
    for (const person of people) {
      if (chosen.size >= upTo) return
      if (!chosen.has(person) && room.take(person)) chosen.add(person)
    }
  }
  fill(inOrder, size)
  const sample = inOrder.filter((person) => chosen.has(person))
  fill(inOrder, size + atLeast(reserve, size))
  const drawn = new Set(sample)
  return { eligible, sample, reserve: inOrder.filter((person) => chosen.has(person) && !drawn.has(person)) }

  /** Takes people of a role until there are so many of them; returns how many there are. */
  function takeRole(role: 'decision-maker' | 'key-user', upTo: number): number {
    let taken = 0
    for (const person of inOrder) {
      if (person.role === role && chosen.has(person)) taken += 1
    }
    for (const person of inOrder) {
      if (taken >= upTo) break
      if (person.role !== role || chosen.has(person) || !room.take(person)) continue
      chosen.add(person)
      taken += 1
    }
    return taken
  }

  /**
   * Key users whose account is full of decision makers: each of those who can be replaced by one of another account is,
   * the last one first. Nothing else would help: an account with room left has no key user who was not taken.
   */
  function makeRoom(keyUsers: number): void {
    let short = keyUsers - inOrder.filter((person) => person.role === 'key-user' && chosen.has(person)).length
    for (const user of inOrder) {
      if (short <= 0) return
      if (user.role !== 'key-user' || chosen.has(user)) continue
      const inTheWay = inOrder.findLast(
        (other) => other.role === 'decision-maker' && other.account === user.account && chosen.has(other),
      )
      const instead = inOrder.find((other) => other.role === 'decision-maker' && !chosen.has(other) && room.has(other))
      if (!inTheWay || !instead) continue
      chosen.delete(inTheWay)
      room.giveBack(inTheWay)
      for (const person of [instead, user]) if (room.take(person)) chosen.add(person)
      short -= 1
    }
  }
}

function countOf(people: readonly Placed[], room: Room): number {
  return people.filter((person) => room.take(person)).length
}
