// Reads a file of reference cases, asks the table, and compares every expected key. No statistics of its own.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { table } from './oracle-table'

const Case = z.object({
  id: z.string().min(1),
  kind: z.string().min(1),
  method: z.string().optional(),
  input: z.unknown(),
  expected: z.record(z.string(), z.unknown()).refine((keys) => Object.keys(keys).length > 0, 'expected has no keys'),
  tolerance: z.number().nonnegative(),
})
export type Case = z.infer<typeof Case>
const CaseFile = z.object({ schema_version: z.literal(1), cases: z.array(Case) })

/** A file that cannot be used, told in one sentence. */
export class UnusableFile extends Error {}

export function readCases(path: string): Case[] {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be opened'
    throw new UnusableFile(`The reference file ${path} cannot be read: ${reason}.`)
  }
  const parsed = CaseFile.safeParse(content)
  if (parsed.success) return parsed.data.cases
  throw new UnusableFile(
    `The file ${path} does not follow version 1 of the reference schema (at ${where(parsed.error)}).`,
  )
}

export type Outcome = { result: 'passed' | 'skipped' } | { result: 'failed'; wrong: string[] }

export const nameOf = (one: Case) => (one.method === undefined ? one.kind : `${one.kind}/${one.method}`)

export function checkCase(one: Case): Outcome {
  const name = nameOf(one)
  const answer = Object.hasOwn(table, name) ? table[name] : undefined
  if (answer === undefined) return { result: 'skipped' }
  let got: Record<string, unknown>
  try {
    got = answer(one.input)
  } catch (error) {
    const reason = error instanceof z.ZodError ? `input not understood at ${where(error)}` : String(error)
    return { result: 'failed', wrong: [reason.split('\n')[0] ?? reason] }
  }
  const wrong = Object.entries(one.expected)
    .filter(([key, expected]) => !matches(key, expected, got[key], one.tolerance))
    .map(
      ([key, expected]) => `${key} expected ${JSON.stringify(expected)}, got ${JSON.stringify(got[key]) ?? 'nothing'}`,
    )
  return wrong.length === 0 ? { result: 'passed' } : { result: 'failed', wrong }
}

/** The whole report: a line per failing case, a line per kind not built, the sums last. */
export function report(cases: readonly Case[]): { lines: string[]; failed: number } {
  const lines: string[] = []
  const skipped = new Map<string, number>()
  let failed = 0
  let passed = 0
  for (const one of cases) {
    const outcome = checkCase(one)
    if (outcome.result === 'passed') passed += 1
    if (outcome.result === 'skipped') skipped.set(nameOf(one), (skipped.get(nameOf(one)) ?? 0) + 1)
    if (outcome.result === 'failed') {
      failed += 1
      lines.push(`failed: ${one.id}: ${outcome.wrong.join('; ')}`)
    }
  }
  for (const [name, count] of skipped) lines.push(`skipped: ${name} (${count})`)
  const unbuilt = cases.length - passed - failed
  return { lines: [...lines, `${passed} passed, ${failed} failed, ${unbuilt} skipped`], failed }
}

/** What the script says about a file, and the code it leaves with. A mistake in this code itself still throws. */
export function compareFile(path: string | undefined): { code: 0 | 1 | 2; lines: string[] } {
  if (path === undefined) return { code: 2, lines: ['Name the reference file: tsx test/oracle.ts FILE.'] }
  try {
    const { lines, failed } = report(readCases(path))
    return { code: failed > 0 ? 1 : 0, lines }
  } catch (error) {
    if (error instanceof UnusableFile) return { code: 2, lines: [error.message] }
    throw error
  }
}

/** Keys that hold counts: exact, whatever the tolerance. */
const COUNTS = new Set(
  'n n1 n2 promoters passives detractors respondents n_required invitations n_per_wave out'.split(' '),
)

/** Numbers within the tolerance, counts exactly, lists and objects part by part. Missing or NaN never matches. */
export function matches(key: string, expected: unknown, got: unknown, tolerance: number): boolean {
  if (typeof expected === 'number') {
    if (typeof got !== 'number') return false
    return COUNTS.has(key) ? got === expected : Math.abs(got - expected) <= tolerance
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(got) &&
      got.length === expected.length &&
      expected.every((item, place) => matches(key, item, got[place], tolerance))
    )
  }
  if (isObject(expected)) {
    return isObject(got) && Object.entries(expected).every(([part, item]) => matches(part, item, got[part], tolerance))
  }
  return got === expected
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const where = (error: z.ZodError) => error.issues[0]?.path.join('.') || 'the top level'
