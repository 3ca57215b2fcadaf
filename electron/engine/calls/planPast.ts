// What earlier waves of the campaign say of cells: how much their answers vary, and how many of those asked answered.
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import type { Past, Told } from '../plan/outcome'
import { adjustedMeanOf } from '../stats/adjusted'
import { answerCount } from '../stats/point'
import { PLANNING_VARIANCE } from '../stats/sampleSize'
import { setKeyOf } from '../store/asked'
import { statusOf, type WaveRow, wavesOf } from '../store/campaigns'
import type { CellDimensions } from '../store/cellCounts'
import type { ReadDb } from '../store/database'
import { type EarlierCounts, earlierCounts } from '../store/earlierCounts'
import { bandsIn, hasResponses, NO_SCORES, type ScoreCounts } from '../store/scores'

/** A wave or a cell with fewer answers than this says too little of the variance to plan the next one with. */
const FEWEST_FOR_VARIANCE = 30
/** A cell of which fewer were asked says too little of its response rate. */
const FEWEST_ASKED = 10
/** How far back is looked: what was so five waves ago says little of the next. */
const WAVES_BACK = 4

/** One earlier wave with what it counted. */
class EarlierWave {
  readonly isClosed: boolean
  readonly #invited: number | null
  readonly #counts: EarlierCounts

  constructor({ invited }: WaveRow, counts: EarlierCounts, isClosed: boolean) {
    this.isClosed = isClosed
    this.#invited = invited
    this.#counts = counts
  }

  get whole(): ScoreCounts {
    return this.#counts.whole
  }

  countsOf(cells: readonly CellIds[]): ScoreCounts {
    const { cells: known, segments } = this.#counts
    const own = cells.map((cell) => known.get(cellKeyOf(cell)) ?? segments.get(setKeyOf(cell)) ?? NO_SCORES)
    const [first = NO_SCORES, ...others] = own
    return others.length === 0 ? first : first.map((_, score) => total(own.map((counts) => counts[score] ?? 0)))
  }

  /** People asked in these cells together; null when that was not counted. */
  askedOf(cells: readonly CellIds[]): number | null {
    let sum = 0
    for (const cell of cells) {
      const asked = this.#counts.asked.get(setKeyOf(cell))
      if (asked === undefined) return null
      sum += asked
    }
    return sum
  }

  get askedInAll(): number | null {
    return this.#invited ?? this.askedOf([{ segment: null, second: null }])
  }
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

const answersIn = (counts: ScoreCounts): number => answerCount(bandsIn(counts))

/** Nearest first, what tells of cells: they themselves; of crossings also their first segments, then their second ones. */
function standInsFor(cells: readonly CellIds[]): { cells: readonly CellIds[]; from: 'past-cell' | 'past-segment' }[] {
  const own = { cells, from: 'past-cell' as const }
  if (!cells.every(({ segment, second }) => segment !== null && second !== null)) return [own]
  const sides = [cells.map(({ segment }) => segment), cells.map(({ second }) => second)]
  const alone = (segments: readonly (number | null)[]) =>
    [...new Set(segments)].map((segment): CellIds => ({ segment, second: null }))
  return [own, ...sides.map((side) => ({ cells: alone(side), from: 'past-segment' as const }))]
}

const isWhole = ({ segment, second }: CellIds): boolean => segment === null && second === null

/** `today` decides which waves are closed: while answers come in, a response rate is not yet one. */
export function pastOf(db: ReadDb, wave: WaveRow, dimensions: CellDimensions, today: string): Past {
  const own = wavesOf(db, wave.campaign_id)
  const earlier = own
    .slice(
      0,
      own.findIndex(({ id }) => id === wave.id),
    )
    .toReversed()
    .filter(({ id }) => hasResponses(db, id))
    .slice(0, WAVES_BACK)
    .map((other) => {
      const counts = earlierCounts(db, other.id, dimensions)
      return new EarlierWave(other, counts, statusOf(other, today) === 'closed')
    })
  return new PastWaves(earlier)
}

class PastWaves implements Past {
  /** Latest first. */
  readonly #waves: readonly EarlierWave[]
  #wholeVariance: Told | undefined
  #wholeRate: Told | null | undefined

  constructor(waves: readonly EarlierWave[]) {
    this.#waves = waves
  }

  /**
   * Of the latest wave in which the cells have enough answers, shrunk a little towards the middle. Crossings that never
   * had are told by their first segments, then by their second ones, before the whole.
   */
  variance(cells: readonly CellIds[]): Told {
    if (!cells.some(isWhole)) {
      for (const { cells: near, from } of standInsFor(cells)) {
        const counts = this.#waves.map((wave) => wave.countsOf(near)).find(isEnough)
        if (counts) return { value: varianceIn(counts), from }
      }
    }
    this.#wholeVariance ??= this.#varianceOfWhole()
    return this.#wholeVariance
  }

  #varianceOfWhole(): Told {
    const counts = this.#waves.map(({ whole }) => whole).find(isEnough)
    return counts ? { value: varianceIn(counts), from: 'past-wave' } : { value: PLANNING_VARIANCE, from: 'default' }
  }

  /** Answers of all people asked, over the closed waves of which both are known; what tells as with the variance. */
  rate(cells: readonly CellIds[]): Told | null {
    if (!cells.some(isWhole)) {
      for (const { cells: near, from } of standInsFor(cells)) {
        const known = this.#waves.flatMap((wave) => {
          return believed(wave.isClosed ? wave.askedOf(near) : null, answersIn(wave.countsOf(near)))
        })
        const asked = total(known.map((one) => one.asked))
        const answers = total(known.map((one) => one.answers))
        if (asked >= FEWEST_ASKED && answers > 0) return { value: answers / asked, from }
      }
    }
    if (this.#wholeRate === undefined) this.#wholeRate = this.#rateOfWhole()
    return this.#wholeRate
  }

  #rateOfWhole(): Told | null {
    const known = this.#waves.flatMap((wave) => {
      return believed(wave.isClosed ? wave.askedInAll : null, answersIn(wave.whole))
    })
    const asked = total(known.map((one) => one.asked))
    const answers = total(known.map((one) => one.answers))
    return asked > 0 && answers > 0 ? { value: answers / asked, from: 'past-wave' } : null
  }
}

/** More answers than people asked: some came from elsewhere, and how many of those asked answered cannot be told. */
const believed = (asked: number | null, answers: number) =>
  asked === null || answers > asked ? [] : [{ asked, answers }]

const isEnough = (counts: ScoreCounts): boolean => answersIn(counts) >= FEWEST_FOR_VARIANCE

function varianceIn(counts: ScoreCounts): number {
  return adjustedMeanOf(bandsIn(counts))?.variance ?? PLANNING_VARIANCE
}
