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
  /** In the order in which they are listed, as is the reserve after them. */
  sample: readonly Placed[]
  reserve: readonly Placed[]
}

/** Shares are counted up: “at least half” of three people are two. The little keeps 0.1 × 30 at three. */
const atLeast = (share: number, of: number): number => Math.max(0, Math.ceil(share * of - 1e-9))

const RANKS = { 'decision-maker': 0, 'key-user': 1 } as const
const rankOf = ({ role }: Pick<Placed, 'role'>): number => (role === null ? 2 : RANKS[role])

/** By role where roles have priority, else as they are. */
export function byRole(people: readonly Placed[], roles: DrawRules['roles']): readonly Placed[] {
  return roles.how === 'priority' ? people.toSorted((a, b) => rankOf(a) - rankOf(b)) : people
}

/**
 * The people of a cell with the lowest numbers; with quotas, first as many decision makers and then key users as their
 * shares ask for, as far as there are such people. Whoever comes next is in reserve.
 */
export function drawCell({ people, places, wanted, roles, reserve }: CellWish): CellDraw {
  const inOrder = byRole(people, roles)
  const room = new Room(places)
  const eligible = inOrder.filter((person) => room.take(person)).length
  const size = Math.min(wanted ?? eligible, eligible)
  const taken = new Taken(inOrder, new Room(places))
  if (roles.how === 'quota') {
    const decisionMakers = Math.min(size, atLeast(roles.decisionMakers, size))
    taken.take(inOrder.filter(isDecisionMaker), decisionMakers)
    taken.takeKeyUsers(Math.min(size - decisionMakers, atLeast(roles.keyUsers, size)))
  }
  taken.take(inOrder, size - taken.count)
  const sample = taken.people
  taken.take(inOrder, atLeast(reserve, size))
  const drawn = new Set(sample)
  return { eligible, sample, reserve: taken.people.filter((person) => !drawn.has(person)) }
}

const isDecisionMaker = ({ role }: Placed): boolean => role === 'decision-maker'

/** Who was taken so far. */
class Taken {
  readonly #inOrder: readonly Placed[]
  readonly #room: Room
  readonly #chosen = new Set<Placed>()

  constructor(inOrder: readonly Placed[], room: Room) {
    this.#inOrder = inOrder
    this.#room = room
  }

  get count(): number {
    return this.#chosen.size
  }

  get people(): Placed[] {
    return this.#inOrder.filter((person) => this.#chosen.has(person))
  }

  /** Takes so many more, the first for whom there is room; returns how many there were. */
  take(people: readonly Placed[], count: number): number {
    let taken = 0
    for (const person of people) {
      if (taken >= count) break
      if (this.#chosen.has(person) || !this.#room.take(person)) continue
      this.#chosen.add(person)
      taken += 1
    }
    return taken
  }

  /**
   * Takes key users; where their accounts are full of decision makers, one of those gives way if another account has one
   * to spare. Nothing else would help: an account with room left has no key user who was not taken.
   */
  takeKeyUsers(count: number): void {
    const keyUsers = this.#inOrder.filter(({ role }) => role === 'key-user')
    let short = count - this.take(keyUsers, count)
    const decisionMakers = this.#inOrder.filter(isDecisionMaker)
    for (const user of keyUsers) {
      if (short <= 0) return
      if (this.#chosen.has(user)) continue
      const spare = decisionMakers.find((other) => !this.#chosen.has(other) && this.#room.has(other))
      if (!spare) return
      const inTheWay = decisionMakers.findLast((other) => other.account === user.account && this.#chosen.has(other))
      if (!inTheWay) continue
      this.#chosen.delete(inTheWay)
      this.#room.giveBack(inTheWay)
      this.take([user], 1)
      this.take([spare], 1)
      short -= 1
    }
  }
}
