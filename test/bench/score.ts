// The score of a file of 100,000 rows, from the disk to the interval, beside SheetJS only parsing the same bytes.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { bandsOf } from '../../shared/model/category'
import { withEngine } from './engine'
import { type Figure, medians } from './figure'
import { type BenchRow, benchRows, cellsOf, HEADERS } from './rows'

const NAME = 'score'
const REPETITIONS = { warmUps: 1, times: 3 }

export async function score(): Promise<Figure[]> {
  const rows = benchRows()
  const truth = bandsOf(countsOf(rows))
  return withEngine(async ({ folder, call, file }) => {
    const figures: Figure[] = []
    for (const { kind, bytes, target } of [
      { kind: 'csv', bytes: csvOf(rows), target: null },
      { kind: 'xlsx', bytes: xlsxOf(rows), target: 1.3 },
    ]) {
      const name = `rows.${kind}`
      await writeFile(join(folder, name), bytes)
      const token = file(name)
      const found = await call('import.score', { file: token })
      // A wrong answer is not fast, it is wrong.
      const { promoters, passives, detractors } = truth
      if (found.promoters !== promoters || found.passives !== passives || found.detractors !== detractors) {
        throw new Error(`${name}: counted ${found.promoters}/${found.passives}/${found.detractors}`)
      }
      const same = await readFile(join(folder, name))
      const [value = Number.NaN, peerValue = Number.NaN] = await medians(
        [() => call('import.score', { file: token }), () => XLSX.read(same, { dense: true })],
        REPETITIONS,
      )
      figures.push({
        bench: NAME,
        measure: `${kind}, ${rows.length} rows`,
        value,
        unit: 'ms',
        peer: 'SheetJS XLSX.read, dense',
        peerValue,
        ratio: value / peerValue,
        target,
      })
    }
    return figures
  })
}

function countsOf(rows: readonly BenchRow[]): number[] {
  const counts = Array.from({ length: 11 }, () => 0)
  for (const { score: given } of rows) counts[given] = (counts[given] ?? 0) + 1
  return counts
}

function csvOf(rows: readonly BenchRow[]): Buffer {
  const quoted = (cell: string | number | null) => {
    const text = cell === null ? '' : String(cell)
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return Buffer.from([HEADERS, ...rows.map(cellsOf)].map((row) => `${row.map(quoted).join(',')}\r\n`).join(''))
}

function xlsxOf(rows: readonly BenchRow[]): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([HEADERS, ...rows.map(cellsOf)], { dense: true }),
    'Answers',
  )
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
