// Whether respondent codes are only the numbers that a survey tool gave its answers, 1 … n, anew in each survey.

/** A plain number, also as tools write it: “#12”, “R_12”, “Respondent 12”, “n° 12”. A code of its own prefix is none. */
const NUMBERED = /^(?:#|n°|no\.?|id|r|resp(?:ondent|onse)?|r[ée]p(?:ondant|onse)?)?[\s_.:-]*0*(\d{1,9})$/i

/**
 * Numbers up to this many times their count are counted through: who broke off leaves gaps, often more than half. The
 * numbers of customers in a list of theirs, of whom a part answers, lie farther apart.
 */
const GAPS = 4

const numberOf = (code: string): number | null => {
  const digits = NUMBERED.exec(code.trim())?.[1]
  return digits === undefined ? null : Number(digits)
}

export const isNumbered = (code: string): boolean => numberOf(code) !== null

/**
 * Whether the numbers among a wave's codes were counted through from about 1. Such a number is the same in every survey
 * and says nothing of who answered; a customer list numbered so looks alike, and is not believed either: to take the same
 * people for different ones makes a margin too wide, the other way round finds changes that are not there.
 */
export function areRunning(codes: Iterable<string>): boolean {
  const numbers = new Set<number>()
  let highest = 0
  for (const code of codes) {
    const number = numberOf(code)
    if (number === null) continue
    numbers.add(number)
    highest = Math.max(highest, number)
  }
  return numbers.size > 0 && highest <= GAPS * numbers.size
}
