// Files of survey answers for the journeys through the import, made by seeded code in a folder of their own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers, asRow, HEADER, type Truth } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'

export type Rows = (string | number)[][]

/** As the fixture has it, but for the number of the answer, whose name leaves no doubt. */
export const COLUMNS = HEADER.map((name) => (name === 'Identifiant' ? 'Numéro de réponse' : name))

/** Rows of answers whose numbers and addresses begin with `mark`, so that no two files repeat one another. */
export function answerRows(count: number, seed: number, mark: string): { rows: Rows; truth: Truth } {
  const { list, truth } = answers(count, seed)
  const rows = list.map((one) => asRow({ ...one, id: `${mark}${one.id}`, email: `${mark.toLowerCase()}${one.email}` }))
  return { rows, truth }
}

export interface ImportFolder {
  path: string
  /** Writes a table with its header, as a French spreadsheet program saves it. Returns its path. */
  table(name: string, rows: Rows): Promise<string>
  bytes(name: string, bytes: string | Uint8Array): Promise<string>
  remove(): Promise<void>
}

export async function importFolder(): Promise<ImportFolder> {
  const path = await mkdtemp(join(tmpdir(), 'nps-imports-'))
  const bytes = async (name: string, content: string | Uint8Array) => {
    const file = join(path, name)
    await writeFile(file, content)
    return file
  }
  return {
    path,
    bytes,
    table: (name, rows) => bytes(name, encode(csvText([COLUMNS, ...rows], { delimiter: ';' }), 'windows-1252')),
    remove: () => rm(path, { recursive: true, force: true }),
  }
}
