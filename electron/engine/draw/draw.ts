// Draws a wave's sample from the contacts, cell by cell: who may be asked, how many are wanted, who is taken and who is
// next. Pure: the same people, rules and seed give the same sample, whatever order they are given in.
import type { DrawRules, LeftOutWhy } from '../../../shared/contract/sample'
import { byRole, type CellDraw, drawCell } from './cell'
import { whyLeftOut } from './eligible'
import { inDrawOrder, type Placed } from './order'
import type { Person } from './person'
import { sharedPlaces } from './places'

/** A cell of the plan as a draw sees it; cells that are counted together are one. */
export interface WantedCell {
  /** `cellKeyOf`. */
  key: string
  /** People to draw; null: everybody. */
  wanted: number | null
}

export type LeftOut = Partial<Record<LeftOutWhy, number>>

export interface DrawnCell extends CellDraw {
  key: string
  /** People who belong to it. */
  contacts: number
  leftOut: LeftOut
  wanted: number
}

export interface Draw {
  cells: readonly DrawnCell[]
  contacts: number
  eligible: number
  leftOut: LeftOut
}

export interface DrawWish {
  people: readonly Person[]
  cells: readonly WantedCell[]
  rules: DrawRules
  /** The wave's first day, YYYY-MM-DD. */
  opensOn: string
}

export function drawSample({ people, cells, rules, opensOn }: DrawWish): Draw {
  const known = new Set(cells.map(({ key }) => key))
  const belonging = new Map<string, { contacts: number; leftOut: LeftOut; people: Placed[] }>()
  for (const key of known) belonging.set(key, { contacts: 0, leftOut: {}, people: [] })
  const leftOut: LeftOut = {}
  const able: Person[] = []
  for (const given of people) {
    const person = given.cell !== null && known.has(given.cell) ? given : { ...given, cell: null }
    const cell = person.cell === null ? undefined : belonging.get(person.cell)
    if (cell) cell.contacts += 1
    const why = whyLeftOut(person, rules, opensOn)
    if (why === null) able.push(person)
    else for (const counts of [leftOut, cell?.leftOut]) count(counts, why, 1)
  }
  const inOrder = onePerAddress(inDrawOrder(able, rules.seed), ({ cell }) => {
    for (const counts of [leftOut, cell === null ? undefined : belonging.get(cell)?.leftOut]) {
      count(counts, 'same-address', 1)
    }
  })
  for (const person of inOrder) if (person.cell !== null) belonging.get(person.cell)?.people.push(person)
  const places = sharedPlaces(byRole(inOrder, rules.roles), rules.perAccount)
  const drawn = cells.map(({ key, wanted }): DrawnCell => {
    const own = belonging.get(key)
    if (!own) throw new Error('every cell was just noted')
    const draw = drawCell({
      people: own.people,
      places: rules.perAccount === null ? undefined : (places.get(key) ?? new Map()),
      wanted,
      roles: rules.roles,
      reserve: rules.reserve,
    })
    const beyond = own.people.length - draw.eligible
    if (beyond > 0) for (const counts of [leftOut, own.leftOut]) count(counts, 'account-limit', beyond)
    return { key, contacts: own.contacts, leftOut: own.leftOut, wanted: wanted ?? draw.eligible, ...draw }
  })
  return { cells: drawn, contacts: people.length, eligible: sum(drawn.map(({ eligible }) => eligible)), leftOut }
}

/** Nobody gets the same letter twice: of people who share an address the first in the order of the draw may be drawn. */
function onePerAddress(people: readonly Placed[], leaveOut: (person: Placed) => void): Placed[] {
  const taken = new Set<string>()
  return people.filter((person) => {
    const isFirst = !taken.has(person.address)
    if (isFirst) taken.add(person.address)
    else leaveOut(person)
    return isFirst
  })
}

function count(counts: LeftOut | undefined, why: LeftOutWhy, by: number): void {
  if (counts) counts[why] = (counts[why] ?? 0) + by
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
