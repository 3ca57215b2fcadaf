// What a wave is called after the day on which it opens: as the campaign's last one is, else as the cadence has it. Pure.
import type { Cadence } from '../../../shared/contract/campaign'
import type { Language } from '../../../shared/model/language'

/** A part of the year with its letters: T3, Q3, trimestre 3, S1, H2. */
const PART = /\b(trimestre |quarter |semestre |T|Q|S|H)([1-4])\b/i
const YEAR = /\b(?:19|20)\d{2}\b/
const MONTHS = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'january february march april may june july august september october november december'.split(' '),
} as const

/**
 * Names like `last`: “2026 T3” → “2026 T4”, “Octobre 2026” → “Janvier 2027”, “Vague 2026” → “Vague 2027”. A name that
 * has neither year nor part of one says nothing of the next; then “2026 Q3” and the like, in the reader's language.
 */
export function namerLike(last: string | undefined, cadence: Cadence, language: Language): (opensOn: string) => string {
  const pattern = last && patternOf(last, cadence)
  return (opensOn) => (pattern ? pattern(opensOn) : usualName(opensOn, cadence, language))
}

function patternOf(last: string, cadence: Cadence): ((opensOn: string) => string) | null {
  if (!YEAR.test(last)) return null
  const withYear = (name: string, day: string) => name.replace(YEAR, day.slice(0, 4))
  const letters = PART.exec(last)?.[1]
  if (letters !== undefined) {
    const parts = /^(?:s|h)/i.test(letters) ? 2 : 4
    // A year's quarter in the name of a wave that comes twice a year is still a quarter.
    return (day) => withYear(last, day).replace(PART, `${letters}${partOf(day, parts)}`)
  }
  for (const months of [MONTHS.fr, MONTHS.en]) {
    const found = months.find((month) => new RegExp(`(?<!\\p{L})${month}(?!\\p{L})`, 'iu').test(last))
    if (found) return (day) => replaceMonth(withYear(last, day), found, months[monthOf(day)] ?? found)
  }
  return cadence === 'yearly' ? (day) => withYear(last, day) : null
}

/** The month as it is written there: with a capital letter or without. */
function replaceMonth(name: string, from: string, to: string): string {
  return name.replace(new RegExp(`(?<!\\p{L})${from}(?!\\p{L})`, 'iu'), (written) =>
    written.slice(0, 1) === written.slice(0, 1).toLocaleLowerCase()
      ? to
      : to.slice(0, 1).toLocaleUpperCase() + to.slice(1),
  )
}

const monthOf = (day: string) => Number(day.slice(5, 7)) - 1
const partOf = (day: string, parts: number) => Math.floor(monthOf(day) / (12 / parts)) + 1

function usualName(day: string, cadence: Cadence, language: Language): string {
  const year = day.slice(0, 4)
  const isFrench = language === 'fr'
  switch (cadence) {
    case 'quarterly':
      return `${year} ${isFrench ? 'T' : 'Q'}${partOf(day, 4)}`
    case 'half-yearly':
      return `${year} ${isFrench ? 'S' : 'H'}${partOf(day, 2)}`
    case 'yearly':
      return year
    case 'after-moment': {
      const month = MONTHS[language][monthOf(day)] ?? ''
      return `${month.slice(0, 1).toLocaleUpperCase()}${month.slice(1)} ${year}`
    }
  }
}
