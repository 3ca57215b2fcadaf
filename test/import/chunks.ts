// Prepared imports for tests, from responses as plain objects: in chunks of any length, with dictionaries that grow.
import { onTestFinished } from 'vitest'
import { type Chunk, type LeftOut, TEXT_COLUMNS, type TextColumn } from '../../electron/engine/import/prepared'
import type { Pause } from '../../electron/engine/import/table'
import { addCampaign, addWave } from '../../electron/engine/store/campaigns'
import { type ImportToStore, storeImport } from '../../electron/engine/store/importing/storeImport'
import { Program } from '../../electron/engine/store/program/program'
import { insert, sql } from '../../electron/engine/store/sql'
import { move, type Way } from '../../electron/engine/store/trail/undo'
import { aFolder, around, NOW } from '../engine/builders'
import { dumpOf } from '../engine/dump'

export interface Answer extends Partial<Record<TextColumn, string | null>> {
  score: number
  row?: number
  value?: number | null
  account?: string | null
  /** By dimension. */
  segments?: Record<string, string>
  contact?: number
  replaces?: number
}

export interface Prepared {
  head: ImportToStore
  chunks(): AsyncGenerator<Chunk>
}

/** An import of these answers and left-out rows, `perChunk` answers in each chunk; the rows come with the first. */
export function prepare(
  answers: readonly Answer[],
  more: Partial<ImportToStore> & { wave: number; leftOut?: readonly LeftOut[]; perChunk?: number },
): Prepared {
  const { leftOut = [], perChunk = 3, ...facts } = more
  const texts = TEXT_COLUMNS.filter(
    (column) => column === 'search_text' || answers.some((answer) => answer[column] !== undefined),
  )
  const dimensions = [...new Set(answers.flatMap(({ segments = {} }) => Object.keys(segments)))]
  const rejected = leftOut.filter(({ kind }) => kind === 'rejected').length
  const head: ImportToStore = {
    file: 'answers.csv',
    hash: 'abc',
    layout: 'generic',
    signature: 's',
    sheet: null,
    scoreColumn: 'NPS',
    headers: ['NPS', 'Comment'],
    counts: {
      read: answers.length + leftOut.length,
      imported: answers.length,
      skipped: leftOut.length - rejected,
      rejected,
      reasons: [],
    },
    texts,
    dimensions,
    hasValue: answers.some(({ value }) => value !== undefined),
    at: NOW,
    mapping: { sheet: null, columns: [{ index: 0, role: 'score' }] },
    ...facts,
  }
  return { head, chunks: () => inChunks(answers, head, { leftOut, perChunk }) }
}

async function* inChunks(
  answers: readonly Answer[],
  head: ImportToStore,
  { leftOut, perChunk }: { leftOut: readonly LeftOut[]; perChunk: number },
): AsyncGenerator<Chunk> {
  const known = [head.file, ...head.dimensions].map((): string[] => [])
  for (let from = 0; from === 0 || from < answers.length; from += perChunk) {
    const some = answers.slice(from, from + perChunk)
    const added = known.map((): string[] => [])
    const placeOf = (dictionary: number, name: string | null | undefined): number => {
      if (name === null || name === undefined) return -1
      if (!known[dictionary]?.includes(name)) {
        known[dictionary]?.push(name)
        added[dictionary]?.push(name)
      }
      return known[dictionary]?.indexOf(name) ?? -1
    }
    const texts = some.flatMap((answer) =>
      head.texts.map((column) => answer[column] ?? (column === 'search_text' ? '' : null)),
    )
    const codes = some.flatMap(({ account, segments = {} }) => [
      placeOf(0, account),
      ...head.dimensions.map((dimension, i) => placeOf(i + 1, segments[dimension])),
    ])
    yield {
      count: some.length,
      places: Int32Array.from(some.flatMap(({ row, score }, i) => [row ?? from + i + 2, score])),
      bytes: Buffer.from(texts.map((text) => text ?? '').join('')),
      lengths: Int32Array.from(texts.map((text) => (text === null ? -1 : Buffer.byteLength(text)))),
      values: head.hasValue ? Float64Array.from(some.map(({ value }) => value ?? Number.NaN)) : null,
      codes: Int32Array.from(codes),
      added,
      contacts: some.some(({ contact }) => contact) ? Int32Array.from(some.map(({ contact = 0 }) => contact)) : null,
      replaces: some.some(({ replaces }) => replaces)
        ? Int32Array.from(some.map(({ replaces = 0 }) => replaces))
        : null,
      leftOut: from === 0 ? leftOut : [],
    }
  }
}

/** A program with an empty wave and a contact, into which imports are written, and its history walked. */
export async function aProgram() {
  const folder = aFolder()
  const path = `${folder}/test.npsw`
  const program = await Program.create(path, { name: 'Test', createdAt: NOW }, around(folder))
  onTestFinished(() => program.close())
  const { wave, contact } = await program.write('campaign.create', (db) => {
    const campaign = addCampaign(db, { name: 'C', kind: 'relational', touchpoint: null }, NOW)
    const days = { opens_on: '2026-07-01', closes_on: '2026-07-31', invited: null }
    const contact = insert(db, sql`INSERT INTO contact (name, email) VALUES ('Marie', 'marie@acme.example')`)
    return { wave: addWave(db, campaign, { name: 'W', ...days }, NOW), contact }
  })
  return {
    program,
    wave,
    contact,
    store: ({ head, chunks }: Prepared, pause: Pause = async () => undefined, stopped?: () => boolean) =>
      program.write('import.run', (db) => storeImport(db, head, chunks(), { pause, ...(stopped && { stopped }) })),
    walk: (way: Way) =>
      program.write(way === 'back' ? 'history.undo' : 'history.redo', (db) =>
        move(db, way, undefined, () => undefined),
      ),
    dump: () => program.read((db) => dumpOf(db)),
  }
}
