// What a bench reports, and how it is timed and shown.
import { performance } from 'node:perf_hooks'
import { createFormat } from '../../shared/text/format'

/** One measured figure, beside that of a peer in the same run. Nothing to compare with: the peer's fields are null. */
export interface Figure {
  bench: string
  measure: string
  value: number
  unit: 'ms' | 'MB'
  peer: string | null
  peerValue: number | null
  /** value / peerValue. */
  ratio: number | null
  /** What must not be exceeded: the ratio where there is a peer, else the value; null: nothing is promised. */
  target: number | null
  /** The target is one of the value although there is a peer. */
  targetOf?: 'value'
}

/** Runs the works in turn, `warmUps` times unmeasured, then `times` times; the median of each, in ms. */
export async function medians(
  works: readonly (() => Promise<unknown> | unknown)[],
  { warmUps, times }: { warmUps: number; times: number },
): Promise<number[]> {
  const taken = works.map((): number[] => [])
  for (let round = 0; round < warmUps + times; round++) {
    for (const [i, work] of works.entries()) {
      const began = performance.now()
      await work()
      const took = performance.now() - began
      if (round >= warmUps) taken[i]?.push(took)
    }
  }
  return taken.map(median)
}

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  if (low === undefined || high === undefined) throw new RangeError('no values have no median')
  return (low + high) / 2
}

const COLUMNS = ['bench', 'measure', 'value', 'unit', 'peer', 'peerValue', 'ratio', 'target'] as const

/** An aligned table under the names of the fields. */
export function table(figures: readonly Figure[]): string[] {
  const { decimal } = createFormat('en')
  const digits: Partial<Record<keyof Figure, number>> = { value: 1, peerValue: 1, ratio: 2, target: 1 }
  const cells = figures.map((figure) =>
    COLUMNS.map((column) => {
      if (column === 'target' && figure.targetOf === 'value') return `${decimal(figure.target, 1)} ${figure.unit}`
      const value = figure[column]
      return typeof value === 'string' ? value : decimal(value, digits[column] ?? 0)
    }),
  )
  const widths = COLUMNS.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (/^[\d—\u2212]/.test(cell) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(COLUMNS), ...cells.map(line)]
}
