// Who answered both waves, and how they moved.
import type { WaveComparison } from '../../contract/compare'
import type { Format } from '../format'
import type { Translate } from '../index'
import { FEWEST_FOR_SCORE } from '../verdict'

type Compared = Pick<WaveComparison, 'pairing' | 'people' | 'movement' | 'wave' | 'against'>

/** Who answered: "120 people answered both waves, 80 only Q1 and 95 only Q2: the margin takes it into account." */
export function pairingSentence(t: Translate, format: Format, { pairing, people, wave, against }: Compared): string {
  const both = { count: people.both, number: format.integer(people.both) }
  switch (pairing) {
    case 'different':
      return t('verdicts.pairing.different')
    case 'same':
      return t('verdicts.pairing.same', both)
    case 'partly':
      return t('verdicts.pairing.partly', {
        ...both,
        before: format.integer(people.onlyBefore),
        now: format.integer(people.onlyNow),
        earlier: against.name,
        later: wave.name,
      })
  }
}

/**
 * "39% of the detractors of Q1 moved up; net change among the 200 who answered twice +6 ±8. 12% of its promoters moved
 * down." null: nobody answered twice.
 */
export function movementSentence(t: Translate, format: Format, { movement, people, against }: Compared): string | null {
  if (movement === null || people.both === 0) return null
  const { change, lower, upper, recovered, lost } = movement
  const both = { count: people.both, number: format.integer(people.both) }
  if (people.both < FEWEST_FOR_SCORE || change === null || lower === null || upper === null)
    return t('verdicts.movement.few', both)
  const facts = {
    ...both,
    wave: against.name,
    change: format.points(change),
    margin: format.margin((upper - lower) / 2),
  }
  const moved =
    recovered === null
      ? t('verdicts.movement.noDetractors', facts)
      : t('verdicts.movement.recovered', { ...facts, share: format.percent(recovered) })
  if (lost === null) return moved
  return `${moved} ${t('verdicts.movement.lost', { share: format.percent(lost) })}`
}
