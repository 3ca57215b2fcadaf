// The seeded rows that the benches are measured on: a survey export as a B2B company gets it.
import { createRandom } from '../../electron/engine/sample/random'

export const ROWS = 100_000

export const SECTORS = ['Industry', 'Services', 'Retail', 'Banking', 'Health', 'Public sector'] as const

export interface BenchRow {
  score: number
  comment: string | null
  answeredAt: string
  email: string
  company: string
  sector: string
}

const SCORE_WEIGHTS = [2, 1, 1, 2, 2, 5, 6, 13, 19, 22, 27]
const WORDS = (
  'the support team answered quickly but invoice export failed twice and dashboards remain slow on Mondays while new ' +
  'interface helps our accounting department close every month without errors; délai de réponse très correct, à suivre'
).split(' ')

/** The same rows at every run. */
export const benchRows = (count = ROWS): BenchRow[] => [...eachBenchRow(count)]

/** The same one by one: a million of them are a lot to hold. */
export function* eachBenchRow(count: number): Generator<BenchRow> {
  const random = createRandom(100_000)
  const two = (n: number) => String(n).padStart(2, '0')
  for (let i = 0; i < count; i++) {
    const company = `Company ${random.whole(1, 4_000)}`
    const comment = Array.from({ length: random.whole(5, 18) }, () => random.pick(WORDS)).join(' ')
    yield {
      score: random.weighted(SCORE_WEIGHTS),
      comment: random.next() < 0.45 ? comment : null,
      answeredAt: `2026-${two(random.whole(1, 9))}-${two(random.whole(1, 28))} ${two(random.whole(8, 19))}:${two(random.whole(0, 59))}`,
      email: `person${i}@${company.toLowerCase().replace(' ', '')}.example.com`,
      company,
      sector: random.pick(SECTORS),
    }
  }
}

export const HEADERS = ['Answered at', 'How likely are you to recommend us?', 'Comment', 'Email', 'Company', 'Sector']

export const cellsOf = ({
  answeredAt,
  score,
  comment,
  email,
  company,
  sector,
}: BenchRow): (string | number | null)[] => [answeredAt, score, comment, email, company, sector]
