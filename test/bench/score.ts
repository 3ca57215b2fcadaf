// The score of a file of 100,000 rows, from the disk to the interval, beside SheetJS only parsing the same bytes.
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as XLSX from 'xlsx'
import type { CallOutput } from '../../shared/contract'
import { bandsOf } from '../../shared/model/category'
import type { Progress } from '../../shared/wire'
import { withEngine } from './engine'
import { type Figure, medians } from './figure'
import { csvOf, xlsxOf } from './files'
import { type BenchRow, benchRows } from './rows'

const NAME = 'score'
const REPETITIONS = { warmUps: 1, times: 3 }

/**
 * Scores a file with an engine that has never seen it: an engine keeps the file it read last, which would be measured.
 * `onProgress` hears what the engine tells of it.
 */
export function scoreAfresh(
  path: string,
  onProgress?: (progress: Progress) => void,
): Promise<CallOutput<'import.score'>> {
  return withEngine(async ({ engine, call }) => {
    engine.grant('file', path)
    return call('import.score', { file: { token: 'file', name: basename(path) } }, onProgress && { onProgress })
  })
}

export async function score(): Promise<Figure[]> {
  const rows = benchRows()
  const truth = bandsOf(countsOf(rows))
  return withEngine(async ({ folder }) => {
    const figures: Figure[] = []
    for (const { kind, bytes, target } of [
      { kind: 'csv', bytes: csvOf(rows), target: null },
      { kind: 'xlsx', bytes: xlsxOf(rows), target: 1.3 },
    ]) {
      const path = join(folder, `rows.${kind}`)
      await writeFile(path, bytes)
      const found = await scoreAfresh(path)
      // A wrong answer is not fast, it is wrong.
      const { promoters, passives, detractors } = truth
      if (found.promoters !== promoters || found.passives !== passives || found.detractors !== detractors) {
        throw new Error(`${path}: counted ${found.promoters}/${found.passives}/${found.detractors}`)
      }
      const same = await readFile(path)
      const [value = Number.NaN, peerValue = Number.NaN] = await medians(
        [() => scoreAfresh(path), () => XLSX.read(same, { dense: true })],
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
