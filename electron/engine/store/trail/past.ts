// Entries of a past that is invented, as the sample has one: what was done when, and by whom.
import type { WriteDb } from '../database'
import type { Changes } from './changes'
import { insertEntry } from './entries'
import { type EntryFacts, recorderOf } from './recorder'
import { sealTrail } from './seal'

/** Collects steps in the order in which they are made, and tells them in the order of their moments. */
export class Past {
  readonly #db: WriteDb
  readonly #entries: { facts: EntryFacts; changes: Changes }[] = []

  constructor(db: WriteDb) {
    this.#db = db
  }

  /** What `work` changes becomes one entry; what was changed outside of such steps is told by none. */
  step<T>(facts: EntryFacts, work: () => T): T {
    const recorder = recorderOf(this.#db)
    recorder?.take()
    const result = work()
    if (recorder) this.#entries.push({ facts, changes: recorder.take() })
    return result
  }

  /** Writes the entries. They, and the write that this is a part of, can never be taken back. */
  tell(): void {
    recorderOf(this.#db)?.take()
    const inOrder = this.#entries.toSorted((a, b) => (a.facts.at < b.facts.at ? -1 : a.facts.at > b.facts.at ? 1 : 0))
    for (const { facts, changes } of inOrder) insertEntry(this.#db, { ...facts, of: null, state: 'sealed' }, changes)
    sealTrail(this.#db)
  }
}
