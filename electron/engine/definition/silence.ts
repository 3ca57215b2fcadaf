// The range of the score of everybody invited, by what the silent ones may be like.
import type { NonResponse } from '../../../shared/contract/definition'
import type { Bands } from '../../../shared/model/category'
import { scoreIfSilent } from '../stats/nonResponse'
import { answerCount, nps } from '../stats/point'

/** A group of fewer answers is not taken for what the silent ones may be like. */
const FEWEST_LIKE = 10

export interface Silence {
  bands: Bands
  invited: number | null
  /** The last third to answer; null: the days of the answers are not known. */
  late: Bands | null
  segments: readonly { name: string; bands: Bands }[]
}

/** null: nobody knows how many were invited, there are no answers, or more than were invited. */
export function nonResponseOf({ bands, invited, late, segments }: Silence): NonResponse | null {
  const score = nps(bands)
  const answers = answerCount(bands)
  if (invited === null || score === null || invited < answers) return null
  const known = segments
    .filter((segment) => answerCount(segment.bands) >= FEWEST_LIKE)
    .map(({ name, bands: own }) => ({ name, nps: nps(own) ?? 0 }))
    .sort((a, b) => a.nps - b.nps)
  const [lowest, highest] = known.length > 1 ? [known[0], known.at(-1)] : []
  const lateScore = late && answerCount(late) >= FEWEST_LIKE ? nps(late) : null
  const cases: { like: NonResponse['scenarios'][number]['like']; name: string | null; silent: number | null }[] = [
    { like: 'all-detractors', name: null, silent: -100 },
    { like: 'like-lowest-segment', name: lowest?.name ?? null, silent: lowest?.nps ?? null },
    { like: 'like-late', name: null, silent: lateScore },
    { like: 'like-answers', name: null, silent: score },
    { like: 'like-highest-segment', name: highest?.name ?? null, silent: highest?.nps ?? null },
    { like: 'all-promoters', name: null, silent: 100 },
  ]
  return {
    invited,
    answers,
    nps: score,
    scenarios: cases.flatMap(({ like, name, silent }) => {
      const whole = silent === null ? null : scoreIfSilent(bands, invited, silent)
      return silent === null || whole === null ? [] : [{ like, name, silentNps: silent, nps: whole }]
    }),
  }
}
