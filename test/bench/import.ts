// Files imported end to end: recognised, parsed, checked, stored, indexed and on the disk; and then taken back. Beside
// SheetJS and ExcelJS only parsing the same workbook, and the sqlite3 shell and DuckDB importing the same CSV, all in one
// run and each in a process of its own.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { built } from '../fixtures/built'
import { type Figure, median } from './figure'
import { writeCsv, xlsxOf } from './files'
import type { Taken } from './importChild'
import { watchChildren } from './peak'
import { havePeer, PEERS } from './peers'
import { benchRows, eachBenchRow, ROWS } from './rows'
import { importInShell, SHELL_PRAGMAS, type ShellPragmas, shellVersion } from './sqliteShell'

const NAME = 'import'
const XLSX_TIMES = 3
/** A million rows take half a minute here, and as long there. */
const CSV_TIMES = 1
const CSV_ROWS = 1_000_000
const TARGETS = { parse: 1.3, shell: 2 }

/** A contestant: its name, null for us; what it promises us, and how it is run once. */
interface Contestant {
  peer: string | null
  target: number | null
  run(): Promise<Round>
}

interface Round extends Partial<Taken> {
  ms: number
  /** The highest peak among the processes that it started; null: there were none, or it cannot be told. */
  helper?: number | null
}

export async function importRun(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nps-bench-'))
  try {
    const child = await built(join(import.meta.dirname, 'importChild.ts'), folder)
    const reader = await built(join(import.meta.dirname, '../../electron/engine/reader/process.ts'), folder)
    const inChild = (which: string, path: string, rows: number) => () =>
      run(child, { which, path, rows, folder, reader })
    const xlsx = join(folder, 'rows.xlsx')
    await writeFile(xlsx, xlsxOf(benchRows()))
    const workbook: Contestant[] = [
      { peer: null, target: null, run: inChild('ours', xlsx, ROWS) },
      { peer: 'SheetJS XLSX.read, dense', target: TARGETS.parse, run: inChild('sheetjs', xlsx, ROWS) },
    ]
    if (await havePeer('exceljs')) {
      workbook.push({ peer: 'ExcelJS WorkbookReader', target: null, run: inChild('exceljs', xlsx, ROWS) })
    }
    const figures = await compared('XLSX', ROWS, workbook, XLSX_TIMES)

    const csv = join(folder, 'rows.csv')
    await writeCsv(csv, eachBenchRow(CSV_ROWS))
    const text: Contestant[] = [{ peer: null, target: null, run: inChild('ours', csv, CSV_ROWS) }]
    const shell = await shellVersion()
    for (const pragmas of shell === null ? [] : (Object.keys(SHELL_PRAGMAS) as ShellPragmas[])) {
      const target = pragmas === 'WAL, FULL' ? TARGETS.shell : null
      const work = async () => ({ ms: await importInShell(csv, folder, pragmas) })
      text.push({ peer: `sqlite3 ${shell} .import, ${pragmas}`, target, run: work })
    }
    if (await havePeer('@duckdb/node-api')) {
      text.push({ peer: 'DuckDB read_csv, no indexes', target: null, run: inChild('duckdb', csv, CSV_ROWS) })
    }
    text.push({ peer: 'SheetJS XLSX.read, dense', target: null, run: inChild('sheetjs', csv, CSV_ROWS) })
    return [...figures, ...(await compared('CSV', CSV_ROWS, text, CSV_TIMES))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** All in turn, so that all meet the same disk and load; ours beside each of the others. */
async function compared(kind: string, rows: number, all: readonly Contestant[], times: number): Promise<Figure[]> {
  const rounds = all.map((): Round[] => [])
  for (let round = 0; round < times; round++) {
    for (const [i, { run: once }] of all.entries()) rounds[i]?.push(await once())
  }
  const of = (i: number, field: 'ms' | 'undo' | 'peak' | 'helper', pick = median) => {
    const values = (rounds[i] ?? []).flatMap((round) => round[field] ?? [])
    return values.length > 0 ? pick(values) : null
  }
  const highest = (values: readonly number[]) => Math.max(...values)
  const figure = (measure: string, value: number, unit: Figure['unit']): Figure => ({
    bench: NAME,
    measure: `${measure}, ${kind} of ${rows} rows`,
    value,
    unit,
    peer: null,
    peerValue: null,
    ratio: null,
    target: null,
  })
  const value = of(0, 'ms') ?? Number.NaN
  const figures = all.slice(1).map(({ peer, target }, i): Figure => {
    const peerValue = of(i + 1, 'ms') ?? Number.NaN
    return { ...figure('recognised and imported', value, 'ms'), peer, peerValue, ratio: value / peerValue, target }
  })
  const more = [
    ['import.undo', of(0, 'undo'), 'ms'],
    ['peak memory of the engine', of(0, 'peak', highest), 'MB'],
    ['peak memory of the process that reads', of(0, 'helper', highest), 'MB'],
  ] as const
  for (const [measure, own, unit] of more) if (own !== null) figures.push(figure(measure, own, unit))
  all.slice(1).forEach(({ peer }, i) => {
    const own = of(i + 1, 'peak', highest)
    if (peer !== null && own !== null) figures.push(figure(`peak memory of ${peer}`, own, 'MB'))
  })
  return figures
}

interface Order {
  which: string
  path: string
  rows: number
  folder: string
  reader: string
}

async function run(child: string, { which, path, rows, folder, reader }: Order): Promise<Round> {
  const own = await mkdtemp(join(folder, 'child-'))
  try {
    // SheetJS holds a million rows in more memory than Node gives by itself.
    const more = which === 'sheetjs' ? ['--max-old-space-size=6000'] : []
    const running = promisify(execFile)(process.execPath, [...more, child, which, path, PEERS, own, reader])
    const watch = watchChildren(running.child.pid ?? 0)
    const { stdout } = await running.finally(() => watch.end())
    const taken = JSON.parse(stdout) as Taken
    // A wrong answer is not fast, it is wrong.
    if (taken.rows !== rows) throw new Error(`${which} read ${taken.rows} rows of ${rows}`)
    return { ...taken, helper: watch.end() }
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}
