// The comparison itself: it must be able to fail, say what failed, and leave with the promised codes.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Case, checkCase, compareFile, matches, report } from './oracle-cases'

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
    ['missing.json', null, 'The reference file missing.json cannot be read: it cannot be opened.'],
    ['text.json', 'not json', 'The reference file text.json cannot be read: it is not JSON.'],
    ['later.json', JSON.stringify({ schema_version: 2, cases: [] }), schemaMistake('later.json', 'schema_version')],
    [
      'bare.json',
      JSON.stringify({ schema_version: 1, cases: [{ id: 'x', kind: 'ci' }] }),
      schemaMistake('bare.json', 'cases.0.input'),
    ],
    ['void.json', cases({ ...right, expected: {} }), schemaMistake('void.json', 'cases.0.expected')],
  ])('%s cannot be used: code 2 and one sentence', (name, content, sentence) => {
    const path = content === null ? join(folder, name) : file(name, content)
    expect(compareFile(path)).toEqual({ code: 2, lines: [sentence.replace(name, path)] })
  })

  it('leaves with 0 when nothing failed, even if some kinds were skipped, and asks for a file when none is named', () => {
    const lines = ['skipped: toString/x (1)', '1 passed, 0 failed, 1 skipped']
    expect(compareFile(file('good.json', cases(right, unknown)))).toEqual({ code: 0, lines })
    expect(compareFile(undefined).code).toBe(2)
  })

  it('run as a script, a failing case gives code 1 and the sums on the last line', async () => {
    const script = join(import.meta.dirname, '..', 'oracle.ts')
    const path = file('bad.json', cases(wrong))
    const ended = await new Promise<{ code: unknown; out: string; err: string }>((done) => {
      execFile(process.execPath, ['--import', 'tsx', script, path], (error, stdout, stderr) => {
        done({ code: error?.code ?? 0, out: stdout, err: stderr })
      })
    })
    expect(ended.out).toMatch(/^failed: point-b: .*\n0 passed, 1 failed, 0 skipped\n$/)
    expect(ended).toMatchObject({ code: 1, err: '' })
  }, 30_000)
})

function schemaMistake(name: string, where: string): string {
  return `The file ${name} does not follow version 1 of the reference schema (at ${where}).`
}
