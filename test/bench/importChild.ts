// Reads or imports one file in a process of its own, as somebody does who has just started it, and prints what that took
// as one object of JSON: importChild.ts ours|sheetjs|exceljs|duckdb FILE PEERS FOLDER READER.
import { copyFile, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import * as XLSX from 'xlsx'
import { readerForked } from '../../electron/engine/reader/forked'
import { withEngine } from './engine'
import { anEmptyWave } from './importRows'
import { peakMemory } from './peak'

/** In ms and MB. */
export interface Taken {
  /** From the bytes on the disk to what is asked for: all of it durable, or only read. */
  ms: number
  rows: number
  peak: number
  /** Ours alone: the import taken back. */
  undo?: number
}

interface Around {
  /** Where the peers are installed. */
  peers: string
  /** For what it writes. */
  folder: string
  /** The built process that reads files for us. */
  reader: string
}

type Work = (path: string, around: Around) => Promise<Omit<Taken, 'peak'>>

/** Recognised, and then imported with what was recognised, as the user would who agrees with everything. */
const ours: Work = (path, { reader }) =>
  withEngine(
    async (bench) => {
      const wave = await anEmptyWave(bench)
      const name = basename(path)
      await copyFile(path, join(bench.folder, name))
      const file = bench.file(name)
      const began = performance.now()
      const { sheet, columns } = await bench.call('import.recognise', { file })
      const mapping = { sheet, columns: columns.map(({ index, role }) => ({ index, role })) }
      const { id, rows } = await bench.call('import.run', { file, mapping, wave })
      const ms = performance.now() - began
      const undoing = performance.now()
      await bench.call('import.undo', { batch: id })
      return { ms, rows: rows.imported, undo: performance.now() - undoing }
    },
    { startReader: readerForked(reader) },
  )

/** Only parses; nothing of it is kept. */
const sheetjs: Work = async (path) => {
  const began = performance.now()
  const book = XLSX.read(await readFile(path), { dense: true })
  const ms = performance.now() - began
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  return { ms, rows: (sheet?.['!data']?.length ?? 1) - 1 }
}

/** What is used of ExcelJS: its streaming reader. */
interface ExcelJs {
  stream: { xlsx: { WorkbookReader: new (path: string, options: object) => AsyncIterable<AsyncIterable<unknown>> } }
}

/** Only parses, row by row. */
const exceljs: Work = async (path, { peers }) => {
  const { stream } = createRequire(join(peers, 'package.json'))('exceljs') as ExcelJs
  const began = performance.now()
  let rows = -1
  const options = { worksheets: 'emit', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache', entries: 'emit' }
  for await (const sheet of new stream.xlsx.WorkbookReader(path, options)) for await (const _row of sheet) rows += 1
  return { ms: performance.now() - began, rows }
}

/** What is used of DuckDB. */
interface DuckDb {
  DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{
        run(sql: string): Promise<unknown>
        runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>
        closeSync(): void
      }>
      closeSync(): void
    }>
  }
}

/** Into a table of a database file, without indexes. */
const duckdb: Work = async (path, { peers, folder }) => {
  const { DuckDBInstance } = createRequire(join(peers, 'package.json'))('@duckdb/node-api') as DuckDb
  const instance = await DuckDBInstance.create(join(folder, 'peer.duckdb'))
  const connection = await instance.connect()
  const began = performance.now()
  await connection.run(`CREATE TABLE response AS SELECT * FROM read_csv('${path.replaceAll("'", "''")}')`)
  await connection.run('CHECKPOINT')
  const ms = performance.now() - began
  const counted = await connection.runAndReadAll('SELECT count(*) FROM response')
  connection.closeSync()
  instance.closeSync()
  return { ms, rows: Number(counted.getRows()[0]?.[0]) }
}

const WORKS: Record<string, Work> = { ours, sheetjs, exceljs, duckdb }

const [which = '', path = '', peers = '', folder = '', reader = ''] = process.argv.slice(2)
const work = WORKS[which]
if (!work) throw new Error(`there is no ${which}`)
const taken: Taken = { ...(await work(path, { peers, folder, reader })), peak: peakMemory() ?? Number.NaN }
console.log(JSON.stringify(taken))
