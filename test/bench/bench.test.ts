// The bench's own arithmetic and manners; what it measures is measured by running it.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Progress } from '../../shared/wire'
import { withEngine } from './engine'
import { type Figure, median, medians, table } from './figure'
import { csvOf } from './files'
import { importRows } from './importRows'
import { benchRows, cellsOf, HEADERS, SECTORS } from './rows'
import { scoreAfresh } from './score'

describe('figures', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('the median of %j is %d', (values, middle) => expect(median(values)).toBe(middle))

  it('nothing has no median', () => expect(() => median([])).toThrow(RangeError))

  it('works run in turn; warm-ups are not counted', async () => {
    const ran: string[] = []
    const slow = async () => {
      ran.push('a')
      // Only the warm-up is slow.
      if (ran.length === 1) await new Promise((resolve) => setTimeout(resolve, 200))
    }
    const values = await medians([slow, () => ran.push('b')], { warmUps: 1, times: 2 })
    expect(ran.join('')).toBe('ababab')
    expect(values).toHaveLength(2)
    expect(values[0]).toBeLessThan(100)
  })

  it('a table stands in columns, with a dash where there is nothing to compare with', () => {
    const alone: Figure = {
      bench: 'results',
      measure: 'wave.results',
      value: 12.34,
      unit: 'ms',
      peer: null,
      peerValue: null,
      ratio: null,
      target: 50,
    }
    const lines = table([
      alone,
      { ...alone, bench: 'score', value: 1234.5, peer: 'other', peerValue: 2469, ratio: 0.5 },
    ])
    expect(lines).toEqual([
      'bench    measure       value    unit  peer   peerValue  ratio  target',
      'results  wave.results     12.3  ms        —          —      —    50.0',
      'score    wave.results  1,234.5  ms    other    2,469.0   0.50    50.0',
    ])
  })
})

describe('a target of the value, beside a peer', () => {
  it('stands in the table with its unit', () => {
    const figure: Figure = {
      bench: 'store',
      measure: 'peak memory',
      value: 100,
      unit: 'MB',
      peer: 'other',
      peerValue: 80,
      ratio: 1.25,
      target: 250,
      targetOf: 'value',
    }
    expect(table([figure])[1]).toBe('store  peak memory  100.0  MB    other       80.0   1.25  250.0 MB')
  })
})

describe('rows', () => {
  it('are the same at every run, with a score each and a comment for some', () => {
    const rows = benchRows(500)
    expect(benchRows(500)).toEqual(rows)
    expect(rows.every(({ score }) => Number.isInteger(score) && score >= 0 && score <= 10)).toBe(true)
    const commented = rows.filter(({ comment }) => comment !== null).length
    expect(commented).toBeGreaterThan(150)
    expect(commented).toBeLessThan(350)
    expect(rows.every((row) => cellsOf(row).length === HEADERS.length)).toBe(true)
  })
})

describe('nothing that was read before is measured', () => {
  const csv = csvOf(benchRows(300))
  const stagesOf = () => {
    const stages: string[] = []
    return { stages, onProgress: ({ stage }: Progress) => stages.push(stage) }
  }

  it('an engine that has read a file does not read it again; the score is measured with one that has not', () =>
    withEngine(async ({ folder, call, file }) => {
      const path = join(folder, 'rows.csv')
      await writeFile(path, csv)
      const token = file('rows.csv')
      const [first, second] = [stagesOf(), stagesOf()]
      await call('import.score', { file: token }, first)
      await call('import.score', { file: token }, second)
      expect(first.stages).toContain('reading')
      expect(second.stages).not.toContain('reading')
      for (const afresh of [stagesOf(), stagesOf()]) {
        expect(await scoreAfresh(path, afresh.onProgress)).toMatchObject({ n: 300 })
        expect(afresh.stages).toContain('reading')
      }
    }))

  it('every row of a bench file is imported, with its segment', () =>
    withEngine(async (bench) => {
      const { wave, batch } = await importRows(bench, csv)
      expect(batch.rows).toMatchObject({ read: 300, imported: 300 })
      const { segments } = await bench.call('wave.results', { wave })
      expect(segments.map(({ name }) => name).sort()).toEqual([...SECTORS].sort())
    }))
})

describe('asked for a bench that is not there', () => {
  const run = (words: string[], language: string) =>
    new Promise<{ code: unknown; out: string; err: string }>((done) => {
      const script = join(import.meta.dirname, 'index.ts')
      const env = { ...process.env, LC_ALL: language }
      execFile(process.execPath, ['--import', 'tsx', script, ...words], { env }, (error, out, err) => {
        done({ code: error?.code ?? 0, out, err })
      })
    })

  it('says so in the reader’s language, on standard error', async () => {
    const ended = await run(['speed'], 'fr_FR.UTF-8')
    expect(ended.code).toBe(2)
    expect(ended.out).toBe('')
    expect(ended.err).toMatch(
      /^Il n’y a pas de mesure nommée «\u00a0speed\u00a0»\. .*score, import, results, store, window, plan\.\n.+\n$/,
    )
  })

  it.each(['speed', 'constructor', '__proto__'])('with --json, as one object: %s', async (name) => {
    const ended = await run([name, '--json'], 'C')
    expect(ended.code).toBe(2)
    expect(ended.err).toBe('')
    expect(JSON.parse(ended.out)).toEqual({
      error: {
        code: 'unknown-bench',
        message: `There is no benchmark named “${name}”. Benchmarks: score, import, results, store, window, plan.`,
        next: 'Choose one of these.',
      },
    })
  })
})
