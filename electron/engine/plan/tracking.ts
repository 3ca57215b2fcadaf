// One cell of a plan while its wave is in the field: today's margin, the forecast, where it stands, whom to invite still.
// Pure; no SQL, no clock.
import type { CellStatus, Forecast } from '../../../shared/contract/plan'
import type { Bands } from '../../../shared/model/category'
import type { WaveStatus } from '../../../shared/model/figures'
import { type ArrivalPoint, expectedAnswers } from '../stats/arrival'
import { answerCount } from '../stats/point'
import { invitationsFor } from '../stats/sampleSize'
import { closingMargin, marginSoFar } from './margins'

/** How answers are expected to come in, and what tells. */
export interface Rhythm extends ArrivalPoint {
  from: Forecast['from']
}

/** A cell with those that are counted with it. */
export interface CellInField {
  bands: Bands
  /** People who could be asked; null while unknown. */
  population: number | null
  /** Invitations that went out; null when they were not counted for it. */
  invited: number | null
  /** Answers that its wave's invitations leave it, where its own were not counted; null: no end is known. */
  most: number | null
  /** Answers that its target takes, and not fewer than the minimum. */
  needed: number
  minimum: number
  /** Half-width in points. */
  target: number
  /** Of one answer, to plan with. */
  variance: number
  /** Answers per invitation, as planned. */
  rate: number | null
  /** What asking everybody gives at that rate. */
  reach: { answers: number } | null
  /** Invitations that the plan gives it. */
  planned: number | null
}

export interface Field {
  status: WaveStatus
  confidence: number
  /** null: nothing can be said of the days to come. */
  rhythm: Rhythm | null
}

export interface CellInFieldFigures {
  answers: number
  rate: number | null
  margin: number | null
  forecast: Forecast | null
  toInvite: number | null
  status: CellStatus
}

export function trackCell(cell: CellInField, field: Field): CellInFieldFigures {
  const answers = answerCount(cell.bands)
  const { status, confidence } = field
  const margin = marginSoFar(cell.bands, { status, confidence, population: cell.population })
  const forecast = forecastOf(answers, cell, field)
  return {
    answers,
    // More answers than invitations: they came from elsewhere too, and no rate can be told.
    rate: cell.invited === null || cell.invited === 0 || answers > cell.invited ? null : answers / cell.invited,
    margin,
    forecast,
    toInvite: invitationsLeft(cell, forecast, field),
    status: statusOfCell(cell, { answers, margin, forecast }, field),
  }
}

/**
 * How many answers at the close, and how sharp will the score be then? The wave's rhythm on the answers so far; margins
 * as after closing (list taken into account) at the planning variance, so that a forecast of `needed` answers is a
 * forecast of the target. Closed, or nothing known of the days to come → null.
 */
export function forecastOf(
  answers: number,
  { population, invited, most: left, variance }: Pick<CellInField, 'population' | 'invited' | 'most' | 'variance'>,
  { status, confidence, rhythm }: Field,
): Forecast | null {
  if (status !== 'open' || rhythm === null) return null
  // Who was not invited does not answer, unless more answered than were: then some came from elsewhere.
  const known = invited ?? left
  const asked = known === null || answers > known ? Number.POSITIVE_INFINITY : known
  const most = Math.min(asked, population ?? asked)
  const expected = expectedAnswers(answers, rhythm, { confidence, population: most })
  const marginOf = (count: number) => closingMargin(count, { confidence, variance, population })
  return {
    answers: expected.answers,
    lower: expected.lower,
    upper: expected.upper,
    margin: marginOf(expected.answers),
    widest: marginOf(expected.lower),
    narrowest: marginOf(expected.upper),
    from: rhythm.from,
  }
}

interface Standing {
  answers: number
  margin: number | null
  forecast: Forecast | null
}

/** As the contract says of each status, the first that holds. */
function statusOfCell(cell: CellInField, standing: Standing, field: Field): CellStatus {
  const { target, minimum, population } = cell
  const { status } = field
  const { answers, margin, forecast } = standing
  if (status === 'planned') return 'planned'
  // A cell without people has nothing to reach or to miss.
  if (population === 0 && answers === 0) return 'unknown'
  if (margin !== null && margin <= target && answers >= Math.min(minimum, population ?? minimum)) return 'met'
  if (status === 'closed') return 'short'
  if (forecast !== null && isEnough(forecast.answers, cell, field)) return 'on-track'
  if (!isEnough(mostAnswers(cell, standing), cell, field)) return 'out-of-reach'
  return forecast === null ? 'unknown' : 'late'
}

/** Whether so many answers at the close reach the target: those the plan counts on, or fewer that leave no more open. */
function isEnough(answers: number, cell: CellInField, { confidence }: Field): boolean {
  const { needed, target, minimum, variance, population } = cell
  if (answers >= needed) return true
  if (population === null || answers < Math.min(minimum, population)) return false
  const margin = closingMargin(answers, { confidence, variance, population })
  return margin !== null && margin <= target
}

/**
 * What can still be hoped for: the favourable end of the forecast and, of people who were not invited yet, those who
 * answer at the planned rate; or what asking everybody gives in the plan, where that is more. Without a list of known
 * length there is no end of people to ask.
 */
function mostAnswers({ population, invited, rate, reach }: CellInField, { answers, forecast }: Standing): number {
  if (population === null) return Number.POSITIVE_INFINITY
  const hoped = forecast?.upper ?? answers
  const others = invited === null || rate === null ? 0 : Math.max(0, population - invited) * rate
  // While neither a forecast nor a rate says anything, everybody could still answer.
  if (forecast === null && reach === null) return population
  return Math.min(population, Math.max(hoped + others, reach?.answers ?? 0))
}

/**
 * How many invitations are still to be sent so that the forecast meets the target? What is lacking, at the rate that the
 * invitations so far are heading for (the forecast over them, from five answers on), else at the planned one; not more
 * than there are people left. Before the opening: what the plan gives it and was not sent. Unknown rate or forecast, or
 * closed → null.
 */
function invitationsLeft(cell: CellInField, forecast: Forecast | null, field: Field): number | null {
  const { status } = field
  const { population, invited, needed, rate, planned } = cell
  const left = population === null ? Number.POSITIVE_INFINITY : Math.max(0, population - (invited ?? 0))
  if (status === 'planned') return planned === null ? null : Math.min(left, Math.max(0, planned - (invited ?? 0)))
  if (status === 'closed' || forecast === null) return null
  if (isEnough(forecast.answers, cell, field)) return 0
  const lacking = needed - forecast.answers
  const heading = invited !== null && invited > 0 && answerCount(cell.bands) >= 5 ? forecast.answers / invited : rate
  const wanted = heading === null || heading === 0 ? null : invitationsFor(lacking, Math.min(1, heading))
  return wanted === null ? null : Math.min(left, wanted)
}
