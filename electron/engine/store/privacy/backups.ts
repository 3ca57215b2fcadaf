// Erases a person from the backups of a program. A backup of today's shape is cleaned on a copy, which takes its place
// once it is verified; one of an older shape, which kept its trail in another way, is deleted when it holds the person.
import { open } from 'node:fs/promises'
import type { Backups } from '../backups/backups'
import { readable, writableFor } from '../database'
import { openPlain } from '../disk/open'
import { hasTable } from '../holdings'
import { isBehind, isKnown } from '../migrations'
import { erasePerson, type Wish } from './erase'
import { type Known, knownWith } from './known'
import { clearLeftovers } from './leftovers'
import { tracesOf } from './traces'
import { isWitnessed, type Witness } from './witness'

export interface FromBackups {
  cleaned: number
  deleted: number
}

export interface Search {
  /** The person as the open program knows them. */
  known: Known
  witness: Witness
  wish: Wish
}

/**
 * Goes through every backup of the program, also those that its file had before it had a uid. A failure leaves the
 * backup it happened at as it was, and those before it clean: it can be begun again. `step` is told how many were
 * looked at. Refuses with `backup-failed`.
 */
export async function eraseFromBackups(
  backups: Backups,
  program: { uid: string; path: string },
  search: Search,
  step: (done: number, total: number) => Promise<void>,
): Promise<FromBackups> {
  const found: FromBackups = { cleaned: 0, deleted: 0 }
  const list = await backups.list(program)
  for (const [i, { id }] of list.entries()) {
    await step(i, list.length)
    const standing = await standingOf(await backups.pathOf(id), search)
    if (standing === 'clean') continue
    if (standing === 'holds') {
      await backups.rewrite(id, (path) => eraseFromCopy(path, search))
      found.cleaned += 1
    } else {
      await backups.remove(id)
      found.deleted += 1
    }
  }
  await step(list.length, list.length)
  return found
}

/** holds: the person is in it; cannot-be-cleaned: and it is of an older shape; clean: neither rows nor traces. */
async function standingOf(path: string, { known, witness }: Search): Promise<'clean' | 'holds' | 'cannot-be-cleaned'> {
  const database = await openPlain(path)
  let behind: boolean
  let holds = false
  try {
    const db = readable(database)
    behind = isBehind(database) || !isKnown(database)
    if (hasTable(database, 'response')) {
      const there = knownWith(db, known, isWitnessed(known.identity, witness))
      holds = [there.responses, there.contacts, there.leftOut, there.leftOutPeople].some((ids) => ids.length > 0)
      holds ||= !behind && tracesOf(db, there).possible.size > 0
    }
  } finally {
    database.close()
  }
  // Not in any table any more, and yet perhaps in what a deletion left, or in a trail of an older shape.
  holds ||= await isInBytes(path, known)
  return holds ? (behind ? 'cannot-be-cleaned' : 'holds') : 'clean'
}

async function eraseFromCopy(path: string, { known, witness, wish }: Search): Promise<void> {
  const database = await openPlain(path)
  try {
    // The copy is thrown away when anything fails; a journal would only be one more place that holds the person.
    database.run('PRAGMA journal_mode = OFF')
    const db = writableFor(database)
    database.run('BEGIN IMMEDIATE')
    erasePerson(db, knownWith(db, known, isWitnessed(known.identity, witness)), wish)
    database.run('COMMIT')
  } finally {
    database.close()
  }
  clearLeftovers(path)
}

/** Shorter codes stand in any file by chance. */
const TELLING = 6
const CHUNK = 4 * 1024 * 1024

/**
 * Whether a file's bytes hold an e-mail or a long code of the person, whatever the case of its letters; names are
 * shared, and prove nothing.
 */
async function isInBytes(path: string, { signs }: Known): Promise<boolean> {
  const needles = [...signs.emails, ...signs.codes]
    .filter((sign) => sign.length >= TELLING)
    .map((sign) => Buffer.from(sign, 'utf8'))
  if (needles.length === 0) return false
  const overlap = Math.max(...needles.map((needle) => needle.length))
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.alloc(CHUNK + overlap)
    for (let position = 0; ; position += CHUNK) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, position)
      const read = inLower(bytes.subarray(0, bytesRead))
      if (needles.some((needle) => read.includes(needle))) return true
      if (bytesRead < bytes.length) return false
    }
  } finally {
    await file.close()
  }
}

/** ASCII letters in lower case, in place, as `lower` has them; no byte of any other character is one of these. */
function inLower(bytes: Buffer): Buffer {
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number
    if (byte >= 0x41 && byte <= 0x5a) bytes[i] = byte + 0x20
  }
  return bytes
}
