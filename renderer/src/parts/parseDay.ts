// Days as people type them, in both languages, turned into ISO days. What cannot be a day is refused, not guessed.

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'janv'],
  ['feb', 'fev', 'fevr'],
  ['mar', 'mars'],
  ['apr', 'avr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou', 'aout'],
  ['sep', 'sept'],
  ['oct'],
  ['nov'],
  ['dec'],
]

const MONTH_NAMES: readonly (readonly string[])[] = [
  ['january', 'janvier'],
  ['february', 'fevrier'],
  ['march', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet'],
  ['august', 'aout'],
  ['september', 'septembre'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'decembre'],
]

/** 1 to 12 for a month's name or usual abbreviation in English or French; 0 for anything else. */
function monthNumber(word: string): number {
  const bare = word.replace(/\.$/, '')
  return MONTHS.findIndex((short, index) => short.includes(bare) || MONTH_NAMES[index]?.includes(bare)) + 1
}

/** The ISO day, or null when the calendar has no such day (31 February). */
function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}

/**
 * Reads a typed day: 2026-09-30, 30/09/2026, 30.9.2026, 30-09-26, “30 Sept 2026”, « 30 septembre 2026 », « 1er mai 2026 ».
 * The day comes before the month, as in both of the workbench's languages. Two-digit years are of this century.
 * null: not a day.
 */
export function parseDay(typed: string): string | null {
  const text = typed
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = /^(\d{1,2})(?:er)?[\s./-]+(\d{1,2}|[a-z]+\.?)[\s./-]+(\d{4}|\d{2})$/.exec(text)
  if (!parts) return null
  const [, day = '', middle = '', year = ''] = parts
  const month = /^\d/.test(middle) ? Number(middle) : monthNumber(middle)
  return isoDay(year.length === 2 ? 2000 + Number(year) : Number(year), month, Number(day))
}
