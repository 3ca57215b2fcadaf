// People who can be looked for in the bytes of a file: whatever a program holds of one of them carries their mark.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gunzipSync } from 'node:zlib'
import type { Random } from '../../electron/engine/sample/random'
import { readable } from '../../electron/engine/store/database'
import { openPlain } from '../../electron/engine/store/disk/open'
import { all, Sql, type SqlValue, sql } from '../../electron/engine/store/sql'
import type { Mapping } from '../../shared/contract/import'
import { SALVAGED } from '../../shared/contract/program'
import type { WaveId } from '../../shared/model/ids'
import type { TestEngine } from './builders'

export interface Person {
  /** Stands in everything that is theirs: name, e-mail, code, comment. */
  mark: string
  name: string
  email: string | null
  code: string | null
}

export interface Answer {
  person: Person
  /** What is no score makes a row that is left out. */
  score: number | string
  comment: string
}

/** Of every three people one has an e-mail and a code, one an e-mail alone, one a code alone. */
export function people(count: number, prefix: string): Person[] {
  return Array.from({ length: count }, (_, i) => {
    const mark = `${prefix}q${i}z`
    const email = i % 3 === 2 ? null : `${i % 2 ? 'Jean.' : ''}${mark}@Exemple.fr`
    return { mark, name: `Zoé ${mark} Lefèvre`, email, code: i % 3 === 1 ? null : `C-${mark}` }
  })
}

/** A comment of theirs, now and then as long as several pages. */
export function commentOf({ mark }: Person, random: Random): string {
  const length = random.next() < 0.1 ? 12_000 : random.whole(0, 900)
  return `Avis de ${mark} : ${'délai, qualité ; '.repeat(length / 17)}fin ${mark}`
}

const ROLES = ['score', 'comment', 'name', 'email', 'respondent', 'company', 'segment', 'date'] as const
export const MAPPING: Mapping = { sheet: null, columns: ROLES.map((role, index) => ({ index, role })) }

/** Imports answers from a CSV file, which is then outside the program's folders. */
export async function importAnswers(open: TestEngine, wave: WaveId, answers: readonly Answer[], name: string) {
  const path = join(open.folder, name)
  const lines = answers.map(({ person, score, comment }, i) =>
    [score, `"${comment}"`, person.name, person.email ?? '', person.code ?? '', `Firme ${i % 7}`, `R${i % 4}`].concat(
      `2026-07-${String(1 + (i % 28)).padStart(2, '0')} 10:${String(i % 60).padStart(2, '0')}`,
    ),
  )
  const head = ['Note', 'Commentaire', 'Nom', 'E-mail', 'Code', 'Entreprise', 'Région', 'Date']
  writeFileSync(path, [head, ...lines].map((line) => line.join(';')).join('\n'))
  const batch = await open.ask('import.run', { file: open.token(path), mapping: MAPPING, wave, again: true })
  // What the user keeps of the original file is not the program's; here it would only be found by the search.
  writeFileSync(path, '')
  return batch
}

/** The files of a program: itself with its companions, and its backups. */
export function filesOf({ folder, path }: { folder: string; path: string }): string[] {
  const beside = readdirSync(folder).filter((name) => join(folder, name).startsWith(path))
  const backups = join(folder, 'settings', 'backups')
  const kept = readdirSync(backups, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return [...beside.map((name) => join(folder, name)), ...kept.map((entry) => join(entry.parentPath, entry.name))]
}

/**
 * Which of the texts a file holds: as UTF-8 and UTF-16 in both orders, whatever the case of their letters, in the bytes
 * as they are and in everything that can be decompressed from any place of them.
 */
export function foundIn(path: string, texts: readonly string[]): string[] {
  const bytes = readFileSync(path)
  const searched = [bytes, ...decompressed(bytes)].flatMap((found) => [
    found.toString('utf8').toLowerCase(),
    found.toString('utf16le').toLowerCase(),
    found.subarray(1).toString('utf16le').toLowerCase(),
    swapped(found).toString('utf16le').toLowerCase(),
    swapped(found.subarray(1)).toString('utf16le').toLowerCase(),
  ])
  return texts.filter((text) => searched.some((one) => one.includes(text.toLowerCase())))
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()
}

/** Also of streams that are cut off, as those are whose page is followed by another's. */
function decompressed(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 1, 'hex')) {
    try {
      found.push(gunzipSync(bytes.subarray(at, at + 65_536), { finishFlush: constants.Z_SYNC_FLUSH }))
    } catch {
      // Three bytes that look like the beginning of a stream, or one that was cut in its first block.
    }
  }
  return found
}

/** The trail's blobs, whole: in the file they may lie across pages. `bulk`: also the rows that it keeps in bulk. */
export async function trailOf(path: string, bulk = true): Promise<string> {
  const database = await openPlain(path)
  try {
    const rows = all<{ bytes: Uint8Array }>(
      readable(database),
      sql`SELECT changes AS bytes FROM trail UNION ALL SELECT bytes FROM trail_chunk WHERE ${bulk ? 1 : 0}`,
    )
    return rows
      .map(({ bytes }) => (bytes[0] === 0x1f ? gunzipSync(bytes) : Buffer.from(bytes)).toString('utf8'))
      .join('\n')
  } finally {
    database.close()
  }
}

export type Row = Record<string, SqlValue>
export type Tables = Record<string, Row[]>

// Not the program itself, of which a copy is another one, nor the trail, which tells what was done.
const TABLES = SALVAGED.filter((table) => table !== 'program' && table !== 'trail')

/** Every row of an open program, read from a copy of it; and the copy itself. */
export async function rowsOf(open: TestEngine): Promise<{ tables: Tables; copy: string }> {
  const copy = join(open.folder, `copy-${readdirSync(open.folder).length}.npsw`)
  await open.ask('program.saveCopy', { to: open.token(copy) })
  const database = await openPlain(copy)
  try {
    const db = readable(database)
    const tables = Object.fromEntries(
      TABLES.map((table) => [table, all<Row>(db, new Sql(`SELECT * FROM ${table} ORDER BY 1, 2`, []))]),
    )
    return { tables, copy }
  } finally {
    database.close()
  }
}
