// Whom to remind next: the silent of each cell, those first whose answers would narrow their cell's margin most. Pure.
import type { Bands } from '../../../shared/model/category'
import type { WaveStatus } from '../../../shared/model/figures'
import { answerCount } from '../stats/point'
import { marginSoFar, NOTHING_KNOWN } from './margins'

/** A reminder brings a part of the rate that the invitations had: half of it, unless past waves tell. */
export const REMINDER_SHARE = 0.5

export interface SilentCell {
  bands: Bands
  population: number | null
  silent: {
    people: number
    decisionMakers: number
    keyUsers: number
    reminded: number
    lastRemindedOn: string | null
  }
  /** Answers per invitation so far, or as planned; null while unknown. */
  rate: number | null
}

export interface ReminderFigures {
  people: number
  decisionMakers: number
  keyUsers: number
  /** How many of them were reminded already, and on which day last. */
  reminded: number
  lastRemindedOn: string | null
  answers: number | null
  margin: number
  expected: number | null
}

/**
 * What would reminding the silent of a cell bring? Answers: half of the cell's response rate among them (an assumption:
 * those who are left are the slower half). Margins in points, both as they stand while the wave is open: today, and
 * with those answers in the same mix. Below 5 answers anything is possible: the whole scale. Unknown rate → neither
 * answers nor the margin with them can be said: null. Nobody silent → null.
 */
export function reminderOf(
  { bands, population, silent, rate }: SilentCell,
  field: { status: WaveStatus; confidence: number },
): ReminderFigures | null {
  if (silent.people === 0) return null
  const marginOf = (some: Bands) => marginSoFar(some, { ...field, population }) ?? NOTHING_KNOWN
  const margin = marginOf(bands)
  if (rate === null) return { ...silent, answers: null, margin, expected: null }
  const answers = silent.people * rate * REMINDER_SHARE
  return { ...silent, answers, margin, expected: Math.min(margin, marginOf(grown(bands, answers))) }
}

/** The same mix with more answers; without any so far, the usual mix of a middling score. */
function grown(bands: Bands, more: number): Bands {
  const n = answerCount(bands)
  if (n === 0) return scaled({ promoters: 40, passives: 30, detractors: 30 }, more / 100)
  return scaled(bands, (n + more) / n)
}

const scaled = ({ promoters, passives, detractors }: Bands, by: number): Bands => ({
  promoters: promoters * by,
  passives: passives * by,
  detractors: detractors * by,
})

/**
 * A cell in which somebody was not reminded yet stands before those in which everybody was; then the most narrowed first,
 * then where more people are. What cannot be said stands behind what brings nothing.
 */
export function byNarrowing(a: ReminderFigures, b: ReminderFigures): number {
  return Number(isFresh(b)) - Number(isFresh(a)) || narrowed(b) - narrowed(a) || b.people - a.people
}

const isFresh = ({ people, reminded }: ReminderFigures) => reminded < people

const narrowed = ({ margin, expected }: ReminderFigures) => (expected === null ? -1 : margin - expected)
