// How many answers a wave will have at its close, from how answers came in: in earlier waves, or in its own days.
import { criticalValue } from './numerics/normal'

/** One wave's answers by the day after its opening on which they came; later ones than its last day belong to that. */
export interface Arrivals {
  /** Answers per day of the field period; as long as the period. */
  perDay: readonly number[]
}

/** What part of the final answers has come by now, and how far that may be off. Both as shares of the final answers. */
export interface ArrivalPoint {
  /** Above 0, at most 1. */
  share: number
  /** Standard deviation of `share`, as what is known allows to tell. */
  spread: number
}

/** In answers. `lower` and `upper` hold `answers`. */
export interface Expected {
  answers: number
  lower: number
  upper: number
}

/** Fewer answers than this draw no curve. */
export const FEWEST_FOR_CURVE = 30
/** A wave whose answers all came on fewer days has the day of a file, not of its answers. */
const FEWEST_DAYS = 3
/** Before this part of the usual answers is in, each of them would stand for more than twenty. */
const LEAST_SHARE = 0.05
/** Days of its own that a wave must have been in the field, and answers, before its pace says anything. */
const OWN_DAYS = 3
const OWN_ANSWERS = 10
/** The latest days make the pace; a whole week, so that weekends weigh what they do. */
const PACE_DAYS = 7

/** Whether a wave's answers can be read as a curve: enough of them, over enough days. */
export function drawsCurve({ perDay }: Arrivals): boolean {
  return sum(perDay) >= FEWEST_FOR_CURVE && perDay.filter((n) => n > 0).length >= FEWEST_DAYS
}

/**
 * What part of its final answers had a wave when `position` (0 … 1) of its field period had passed? Between two days it
 * is read off a straight line. Never quite 0 or 1 before the end: half an answer of one more is left open on either
 * side, so that a wave in which everybody had answered early does not make the next one certain.
 */
export function arrivedBy({ perDay }: Arrivals, position: number): number {
  const whole = sum(perDay)
  if (position >= 1) return 1
  const days = Math.max(0, position) * perDay.length
  const full = Math.floor(days)
  const begun = (perDay[full] ?? 0) * (days - full)
  return (sum(perDay.slice(0, full)) + begun + 0.5) / (whole + 1)
}

/**
 * What part of the final answers is in by now, if this wave goes as the earlier ones of its campaign did? The mean of
 * their curves at the same part of the field period. The spread is that of the curves around their mean, to which one
 * more is added: a curve read a day early and a day late, which is all that a single wave has to go by. A new wave
 * strays from the mean by as much again as the mean of w waves does: × (1 + 1/w).
 *
 * Assumes that invitations and reminders keep their rhythm. `position` is the share of the field period that is known.
 * No curve, or too early to say anything (under 5 % of the answers) → null.
 */
export function arrivalOf(curves: readonly Arrivals[], position: number, days: number): ArrivalPoint | null {
  if (position >= 1) return { share: 1, spread: 0 }
  const usable = curves.filter(drawsCurve)
  if (usable.length === 0 || position <= 0) return null
  const shareAt = (at: number) => mean(usable.map((curve) => arrivedBy(curve, at)))
  const share = shareAt(position)
  if (share < LEAST_SHARE) return null
  const day = (shareAt(Math.min(1, position + 1 / days)) - shareAt(Math.max(0, position - 1 / days))) / 2
  const strays = sum(usable.map((curve) => (arrivedBy(curve, position) - share) ** 2))
  const variance = ((day ** 2 + strays) / usable.length) * (1 + 1 / usable.length)
  return { share, spread: Math.sqrt(variance) }
}

/**
 * The same from this wave's own days alone: the pace of its latest week goes on until the end. Of r answers in the d
 * days of that week and D days to come, r D / d are expected; chance (Poisson) moves them by r D / d (1 + D / d), and so
 * do days that differ by more than chance would have it, as if no more of them lay ahead than have been seen. The pace
 * of a wave mostly slows down: read it as what it takes to keep up. Under three days or ten answers → null.
 */
export function ownPace(known: readonly number[], days: number): ArrivalPoint | null {
  const left = days - known.length
  if (left <= 0) return { share: 1, spread: 0 }
  const soFar = sum(known)
  if (known.length < OWN_DAYS || soFar < OWN_ANSWERS) return null
  const week = known.slice(-PACE_DAYS)
  const pace = mean(week)
  const rest = pace * left
  const uneven = pace === 0 ? 0 : Math.max(0, sum(week.map((n) => (n - pace) ** 2)) / (week.length - 1) - pace)
  const variance =
    rest * (1 + left / week.length) + (pace === 0 ? 0 : ((rest / pace) ** 2 * uneven) / Math.min(left, week.length))
  const share = soFar / (soFar + rest)
  // The rest moves the share by share² / soFar for each answer.
  return { share, spread: (share ** 2 / soFar) * Math.sqrt(variance) }
}

/**
 * With this many answers so far, how many will there be at the end? answers / share, as each cell of a wave keeps the
 * wave's rhythm. The range has two sources: which of its people happen to have answered by now (binomial), and how far
 * `share` may be off; what is still to come is taken as log-normal, for it cannot be negative and has no ceiling but the
 * list. `population`: nobody answers twice. With no answer so far the range goes up to the number from which as many
 * as none by now would be a surprise.
 */
export function expectedAnswers(
  soFar: number,
  { share, spread }: ArrivalPoint,
  { confidence, population = Number.POSITIVE_INFINITY }: { confidence: number; population?: number | undefined },
): Expected {
  const most = Math.max(population, soFar)
  const within = (answers: number) => Math.min(most, Math.max(soFar, answers))
  const open = (1 - share) / share
  if (open === 0) return { answers: soFar, lower: soFar, upper: soFar }
  if (soFar === 0) {
    return { answers: 0, lower: 0, upper: within(Math.log(2 / (1 - confidence)) * (open + spread / share ** 2)) }
  }
  const rest = soFar * open
  const variance = rest / share + ((soFar * spread) / share ** 2) ** 2
  const logVariance = Math.log(1 + variance / rest ** 2)
  const reach = criticalValue(confidence) * Math.sqrt(logVariance)
  const centre = Math.log(rest) - logVariance / 2
  return {
    answers: within(soFar + rest),
    lower: within(soFar + Math.min(rest, Math.exp(centre - reach))),
    // The rest as it is, not by way of its logarithm, whose last digit could put the range beside its point.
    upper: within(soFar + Math.max(rest, Math.exp(centre + reach))),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length
