// The comparison itself: it must be able to fail, say what failed, and leave with the promised codes.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Case, checkCase, matches, readCases, report, UnusableFile } from './oracle-cases'

const right: Case = {
  id: 'point-a',
  kind: 'nps_point',
  method: 'counts',
  input: { promoters: 7, passives: 2, detractors: 1 },
  expected: { n: 10, nps: 60, variance_unit: 0.44 },
  tolerance: 1e-6,
}
const wrong: Case = { ...right, id: 'point-b', expected: { nps: 60.001, odd_key: 3 } }
const unknown: Case = { ...right, id: 'odd-1', kind: 'toString', method: 'x' }

describe('comparing', () => {
  it.each([
    ['nps', 1, 1 + 9e-7, true],
    ['nps', 1, 1 + 2e-6, false],
    ['nps', 1, Number.NaN, false],
    ['nps', 1, undefined, false],
    ['nps', 1, null, false],
    ['n_required', 1015, 1015 + 1e-9, false],
    ['adjusted', [0.1, 0.2], [0.1, 0.2 + 1e-8], true],
    ['adjusted', [0.1, 0.2], [0.1], false],
    ['adjusted', [0.1], [0.1, 0.2], false],
    ['out', [], [], true],
    ['shares', { a: [1] }, { a: [1], b: 2 }, true],
    ['shares', { a: [1] }, { b: 2 }, false],
    ['nps', null, null, true],
  ])('%s: %j against %j', (key, expected, got, same) => expect(matches(key, expected, got, 1e-6)).toBe(same))

  it('reports a line per failing case, a line per kind not built, the sums last', () => {
    const { lines, failed } = report([right, wrong, unknown, unknown])
    expect(failed).toBe(1)
    expect(lines).toEqual([
      'failed: point-b: nps expected 60.001, got 60; odd_key expected 3, got nothing',
      'skipped: toString/x (2)',
      '1 passed, 1 failed, 2 skipped',
    ])
  })

  it('an input it does not understand is a failure, not a crash', () => {
    expect(checkCase({ ...right, input: { promoters: 'many' } })).toEqual({
      result: 'failed',
      wrong: ['input not understood at promoters'],
    })
  })
})

describe('the script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nps-oracle-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const cases = (...all: Case[]) => JSON.stringify({ schema_version: 1, cases: all })

  it.each([
    ['missing.json', null],
    ['text.json', 'not json'],
    ['later.json', JSON.stringify({ schema_version: 2, cases: [] })],
    ['bare.json', JSON.stringify({ schema_version: 1, cases: [{ id: 'x', kind: 'ci' }] })],
    ['void.json', cases({ ...right, expected: {} })],
  ])('%s cannot be used', (name, content) => {
    const path = content === null ? join(folder, name) : file(name, content)
    expect(() => readCases(path)).toThrow(UnusableFile)
  })

  it.each([
    ['good.json', cases(right, unknown), 0, /^skipped: toString\/x \(1\)\n1 passed, 0 failed, 1 skipped\n$/, /^$/],
    ['bad.json', cases(wrong), 1, /\n0 passed, 1 failed, 0 skipped\n$/, /^$/],
    ['broken.json', '{', 2, /^$/, /^The reference file .*broken\.json cannot be read: it is not JSON\.\n$/],
  ])('leaves %s with its code', async (name, content, code, out, err) => {
    const path = file(name, content)
    const script = join(import.meta.dirname, '..', 'oracle.ts')
    const ended = await new Promise<{ code: unknown; out: string; err: string }>((done) => {
      execFile(process.execPath, ['--import', 'tsx', script, path], (error, stdout, stderr) => {
        done({ code: error?.code ?? 0, out: stdout, err: stderr })
      })
    })
    expect(ended.code).toBe(code)
    expect(ended.out).toMatch(out)
    expect(ended.err).toMatch(err)
  })
})
