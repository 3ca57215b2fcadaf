// The trail looked through for people's data, and rid of it.
import type { ReadDb, WriteDb } from '../database'
import { all, one, run, sql } from '../sql'
import { chunkBy, chunksOf, imagesIn } from './bulk'
import { type Changes, decoded, encoded, type Image, isSpan, type RowStep } from './changes'
import { sealTrail } from './seal'

/** Returns the image with what must go blanked, or the very same object. */
export type Clean = (table: string, image: Image) => Image

/**
 * Every image of a row that the trail holds, whole or in part; its key and its parents' ids are always in it. One entry
 * is in memory at a time.
 */
export function eachImage(db: ReadDb, visit: (table: string, image: Image, entry: number) => void): void {
  for (const entry of entryIds(db)) {
    for (const step of changesOf(db, entry).steps) {
      if (isSpan(step)) continue
      for (const image of imagesOf(step)) visit(step.table, image, entry)
    }
    for (const id of chunksOf(db, entry)) {
      const chunk = chunkBy(db, id)
      for (const image of imagesIn(chunk)) visit(chunk.table, image, entry)
    }
  }
}

/**
 * Seals the trail and takes out of every entry what `clean` blanks. Returns how many entries held something of it;
 * those whose rows were kept to be put back lose them altogether.
 */
export function scrubTrail(db: WriteDb, clean: Clean): number {
  const touched = new Set<number>()
  for (const entry of entryIds(db)) {
    if (chunksOf(db, entry).some((id) => holdsSome(db, id, clean))) touched.add(entry)
    const changes = changesOf(db, entry)
    const steps = changes.steps.map((step) => (isSpan(step) ? step : cleanStep(step, clean)))
    const names = cleanNames(changes.names, clean)
    if (names === changes.names && steps.every((step, i) => step === changes.steps[i])) continue
    touched.add(entry)
    run(db, sql`UPDATE trail SET changes = ${encoded({ ...changes, steps, names })} WHERE id = ${entry}`)
  }
  sealTrail(db)
  return touched.size
}

function entryIds(db: ReadDb): number[] {
  return all<{ id: number }>(db, sql`SELECT id FROM trail ORDER BY id`).map(({ id }) => id)
}

function changesOf(db: ReadDb, entry: number): Changes {
  const row = one<{ changes: Uint8Array }>(db, sql`SELECT changes FROM trail WHERE id = ${entry}`)
  if (!row) throw new Error(`entry ${entry} was just listed`)
  return decoded(row.changes)
}

function holdsSome(db: ReadDb, chunk: number, clean: Clean): boolean {
  const found = chunkBy(db, chunk)
  return imagesIn(found).some((image) => clean(found.table, image) !== image)
}

/** A row before and after, each with what says which row it is. */
function imagesOf({ of, was, is }: RowStep): Image[] {
  return [was, is].filter((side) => side !== undefined).map((side) => ({ ...of, ...side }))
}

function cleanStep(step: RowStep, clean: Clean): RowStep {
  const side = (image: Image | undefined): Image | undefined => {
    if (!image) return undefined
    const whole = { ...step.of, ...image }
    const cleaned = clean(step.table, whole)
    return cleaned === whole ? image : only(cleaned, image)
  }
  const was = side(step.was)
  const is = side(step.is)
  const of = step.of && only(clean(step.table, { ...step.of, ...step.is }), step.of)
  const same = was === step.was && is === step.is && sameValues(of, step.of)
  return same ? step : { table: step.table, ...(of && { of }), ...(was && { was }), ...(is && { is }) }
}

/** Names by “table/id” without those of rows that are blanked; the very same object where there is none. */
function cleanNames(names: Changes['names'], clean: Clean): Changes['names'] {
  const told = Object.entries(names)
  const kept = told.filter(([key, name]) => {
    const [table = '', id] = key.split('/')
    const image = { id: Number(id), name }
    return clean(table, image) === image
  })
  return kept.length === told.length ? names : Object.fromEntries(kept)
}

/** The values that `image` has for the columns of `like`. */
function only(image: Image, like: Image): Image {
  return Object.fromEntries(Object.keys(like).map((name) => [name, image[name] ?? null]))
}

function sameValues(one: Image | undefined, other: Image | undefined): boolean {
  return Object.entries(other ?? {}).every(([name, value]) => one?.[name] === value)
}
