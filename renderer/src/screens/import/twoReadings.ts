// A date such as 11/1/2019 read both ways, so that the user is asked about days and not about formats.

export interface TwoReadings {
  /** As in the file. */
  example: string
  /** YYYY-MM-DD. */
  dayFirst: string
  monthFirst: string
}

const NUMERIC_DATE = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/

/** The first sample that gives two different days; null when there is none. */
export function twoReadings(samples: readonly string[]): TwoReadings | null {
  for (const sample of samples) {
    const [found, first, second, year] = NUMERIC_DATE.exec(sample) ?? []
    if (found === undefined || first === undefined || second === undefined || year === undefined) continue
    const [a, b] = [Number(first), Number(second)]
    if (a === b || a < 1 || b < 1 || a > 12 || b > 12) continue
    const fullYear = year.length === 2 ? `20${year}` : year
    return { example: found.trim(), dayFirst: day(fullYear, b, a), monthFirst: day(fullYear, a, b) }
  }
  return null
}

function day(year: string, month: number, dayOfMonth: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(dayOfMonth)}`
}
