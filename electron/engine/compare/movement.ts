// How the people who answered both waves moved between the categories.
import type { Movement } from '../../../shared/contract/compare'
import { type Moves, pairedAdjusted, pairedPoint, peopleIn } from '../stats/paired'
import { FEWEST_FOR_CHANGE } from '../stats/verdict'

/** null: nobody answered both. The net change among them is told from ten people on. */
export function movementOf(moves: Moves, confidence: number): Movement | null {
  const people = peopleIn(moves)
  if (people === 0) return null
  const [detractors = [], , promoters = []] = moves
  const steps = people < FEWEST_FOR_CHANGE ? null : pairedAdjusted(moves, confidence)
  return {
    matrix: moves.map((row) => [...row]),
    change: steps === null ? null : (pairedPoint(moves)?.change ?? null),
    lower: steps === null ? null : Math.max(-200, steps.lower),
    upper: steps === null ? null : Math.min(200, steps.upper),
    recovered: shareOf(detractors, [1, 2]),
    lost: shareOf(promoters, [0, 1]),
  }
}

function shareOf(row: readonly number[], places: readonly number[]): number | null {
  const all = row.reduce((sum, n) => sum + n, 0)
  return all === 0 ? null : places.reduce((sum, place) => sum + (row[place] ?? 0), 0) / all
}
