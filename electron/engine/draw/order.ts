// The order of a draw: every person has a number of their own that follows from the seed and from who they are, and from
// nothing else. It is therefore the same whatever the order of the rows, and who joins or leaves the list moves nobody.
// Survey statistics call this sequential sampling with permanent random numbers (Ohlsson 1995): the people with the
// lowest numbers of a cell are a simple random sample of it.
import { createHash } from 'node:crypto'
import type { Person } from './person'

export interface Placed extends Person {
  /** From 0 to below 1. */
  number: number
}

/**
 * The number of a person: the first 48 bits of SHA-256 over seed, line feed and key (UTF-8), as a fraction. Anybody can
 * compute it again outside this program.
 */
export function drawNumber(seed: number, key: string): number {
  const digest = createHash('sha256').update(`${seed}\n${key}`).digest()
  return digest.readUIntBE(0, 6) / 2 ** 48
}

/** The same people with their numbers, lowest first; who shares a key with somebody comes in the order of their ids. */
export function inDrawOrder(people: readonly Person[], seed: number): Placed[] {
  return people
    .map((person) => ({ ...person, number: drawNumber(seed, person.key) }))
    .sort((a, b) => a.number - b.number || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id))
}
