// Verdicts: what is asked for is gathered here; what may be said of it is decided in compare/ and stats/.
import type {
  ComparedWave,
  SegmentChange,
  SegmentsVerdict,
  Trend,
  WaveComparison,
} from '../../../shared/contract/compare'
import { refuse } from '../../../shared/failure'
import { movementOf } from '../compare/movement'
import { againstRest, gateOf, judgedIn, judgedTogether, realIn, restOf } from '../compare/segments'
import { targetVerdict } from '../compare/target'
import { isExact, testsOf, testsOfTwo } from '../compare/tests'
import { chartOf } from '../compare/trend'
import { pairingOf } from '../stats/matched'
import { mixShift } from '../stats/mixShift'
import { peopleIn } from '../stats/paired'
import { answerCount } from '../stats/point'
import { changeVerdict, NOTHING } from '../stats/verdict'
import { campaignById, statusOf, type WaveRow, waveById, wavesOf } from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { metIn, movesOf, segmentMoves } from '../store/pairs'
import { settingsOf } from '../store/programs'
import { bandsIn, countsBySegment, countsByWave, dimensionsIn, NO_SCORES, type ScoreCounts } from '../store/scores'
import { summaryOf } from './campaign'
import { confidenceOf, isFinal, listOf, madeOf } from './defined'
import { definedScore, definedTarget } from './definedScore'
import { changeBetween, waveScore } from './figures'
import type { Handler } from './handlers'

/** What every comparison of a campaign's waves starts from. */
function waveReader(db: ReadDb, waves: readonly WaveRow[], today: string) {
  const ids = waves.map(({ id }) => id)
  const counts = countsByWave(db, ids)
  const made = madeOf(db, ids)
  const countsIn = ({ id }: WaveRow): ScoreCounts => counts.get(id) ?? NO_SCORES
  const final = (wave: WaveRow) => isFinal(wave, made(wave.id), today)
  return {
    answered: (wave: WaveRow) => counts.has(wave.id),
    countsIn,
    bandsOf: (wave: WaveRow) => bandsIn(countsIn(wave)),
    final,
    population: (wave: WaveRow) => listOf(made(wave.id)),
    made,
    confidence: (wave: WaveRow) => confidenceOf(db, made(wave.id)),
    line: (wave: WaveRow): ComparedWave => {
      const confidence = confidenceOf(db, made(wave.id))
      const { id, name, closesOn, status, score } = summaryOf(wave, counts.get(wave.id), {
        confidence,
        today,
        made: made(wave.id),
      })
      return { id, name, closesOn, status, score }
    },
    segmentsOf: (wave: WaveRow, dimension: number) =>
      countsBySegment(db, { wave: wave.id, dimension, whole: countsIn(wave) }),
    scoreOf: (wave: WaveRow, own: ScoreCounts | undefined) =>
      waveScore(bandsIn(own), final(wave) ? 'closed' : statusOf(wave, today), confidenceOf(db, made(wave.id))),
  }
}

/** The named dimension of these waves with its segments, and the place of answers without a value. Refuses `not-found`. */
function dimensionOf(db: ReadDb, waves: readonly number[], by: number) {
  const dimension = dimensionsIn(db, waves).find(({ id }) => id === by)
  if (!dimension) throw refuse('not-found', { what: 'dimension' })
  return { ...dimension, places: [...dimension.segments, { id: null, name: null }] }
}

/** The earlier and the later of the two waves; null: there is no wave to compare with. */
function waveAndOther(db: ReadDb, input: { wave: number; against?: number | undefined }, today: string) {
  const wave = waveById(db, input.wave)
  const siblings = wavesOf(db, wave.campaign_id)
  const reading = waveReader(db, siblings, today)
  const place = siblings.findIndex(({ id }) => id === wave.id)
  if (input.against === undefined) {
    const earlier = siblings.slice(0, place).findLast(reading.answered)
    return earlier ? { earlier, later: wave, reading } : null
  }
  const other = siblings.findIndex(({ id }) => id === input.against)
  const against = siblings[other]
  if (!against || other === place || !reading.answered(against)) throw refuse('not-found', { what: 'wave' })
  return other < place ? { earlier: against, later: wave, reading } : { earlier: wave, later: against, reading }
}

/** `wave` of the reply is the later of the two: a change is always later minus earlier. */
export const waves: Handler<'compare.waves'> = ({ wave, against, by }, context) =>
  context.read((db): WaveComparison | null => {
    const two = waveAndOther(db, { wave, against }, context.today())
    if (two === null) return null
    const { earlier, later, reading } = two
    const confidence = reading.confidence(later)
    const met = metIn(db, earlier.id, later.id)
    const answered = {
      before: reading.bandsOf(earlier),
      now: reading.bandsOf(later),
      moves: met?.moves ?? movesOf([]),
    }
    const change = changeBetween({
      earlier,
      later,
      bandsOfWave: reading.bandsOf,
      moves: () => answered.moves,
      confidence,
      isFinal: reading.final,
    })
    const settled = reading.final(earlier) && reading.final(later)
    const pairing = pairingOf(answered)
    const segments = by === undefined ? null : segmentChanges(db, two, by)
    return {
      wave: reading.line(later),
      against: reading.line(earlier),
      defined: definedScore(db, { earlier, later }, { made: reading.made, confidence, today: context.today() }),
      pairing,
      people: {
        both: peopleIn(answered.moves),
        onlyBefore: met?.onlyBefore ?? answerCount(answered.before),
        onlyNow: met?.onlyNow ?? answerCount(answered.now),
      },
      change,
      movement: settled && pairing !== 'different' ? movementOf(answered.moves, confidence) : null,
      tests: change.kind === 'none' ? [] : testsOf(answered, confidence),
      exact: change.kind !== 'none' && pairing === 'different' && isExact(answered.before, answered.now),
      by: by ?? null,
      segments: segments?.lines ?? [],
      judged: segments?.judged ?? 0,
      real: segments?.real ?? 0,
      // Where no change may be spoken of, there is none to take apart.
      mix: change.kind === 'none' ? null : (segments?.mix ?? null),
    }
  })

type Two = NonNullable<ReturnType<typeof waveAndOther>>

function segmentChanges(db: ReadDb, { earlier, later, reading }: Two, by: number) {
  const { id: dimension, name: dimensionName, places } = dimensionOf(db, [earlier.id, later.id], by)
  const confidence = reading.confidence(later)
  const then = reading.segmentsOf(earlier, by)
  const now = reading.segmentsOf(later, by)
  const shown = places.filter(({ id }) => then.has(id) || now.has(id))
  const moves = segmentMoves(db, by)
  const judged = judgedTogether(
    shown.map(({ id }) =>
      changeBetween({
        earlier,
        later,
        bandsOfWave: (one) => bandsIn((one.id === earlier.id ? then : now).get(id)),
        moves: moves(id),
        confidence,
        isFinal: reading.final,
      }),
    ),
    confidence,
  )
  const shift = mixShift(
    shown.map(({ id }) => ({ before: bandsIn(then.get(id)), now: bandsIn(now.get(id)) })),
    confidence,
  )
  return {
    lines: shown.flatMap(({ id, name }, i): SegmentChange[] => {
      const found = judged[i]
      if (!found) return []
      const { verdict: change, adjustedP } = found
      const [before, score] = [reading.scoreOf(earlier, then.get(id)), reading.scoreOf(later, now.get(id))]
      return [{ segment: id, name, before, now: score, change, adjustedP }]
    }),
    judged: judgedIn(judged),
    real: realIn(judged),
    mix: shift && {
      ...shift,
      dimension,
      dimensionName,
      segments: shift.segments.map((part, i) => ({
        segment: shown[i]?.id ?? null,
        name: shown[i]?.name ?? null,
        ...part,
      })),
    },
  }
}

export const segments: Handler<'compare.segments'> = ({ wave: id, by }, context) =>
  context.read((db): SegmentsVerdict => {
    const wave = waveById(db, id)
    const reading = waveReader(db, [wave], context.today())
    const confidence = reading.confidence(wave)
    const { places } = dimensionOf(db, [wave.id], by)
    const counts = reading.segmentsOf(wave, by)
    const shown = places.filter((place) => counts.has(place.id))
    const whole = reading.bandsOf(wave)
    const settled = reading.final(wave)
    const own = shown.map((place) => bandsIn(counts.get(place.id)))
    const judged = judgedTogether(
      own.map((bands) => (settled ? againstRest(restOf(whole, bands), bands, confidence) : NOTHING)),
      confidence,
    )
    const score = (bands: (typeof own)[number]) =>
      waveScore(bands, settled ? 'closed' : statusOf(wave, context.today()), confidence)
    return {
      wave: reading.line(wave).id,
      by,
      gate: settled ? gateOf(own) : null,
      segments: shown.flatMap((place, i) => {
        const [found, bands] = [judged[i], own[i]]
        if (!found || !bands) return []
        const { verdict: difference, adjustedP } = found
        const [score_, rest] = [score(bands), score(restOf(whole, bands))]
        return [{ segment: place.id, name: place.name, score: score_, rest, difference, adjustedP }]
      }),
      judged: judgedIn(judged),
      differing: realIn(judged),
      interim: !settled,
    }
  })

export const target: Handler<'compare.target'> = ({ wave: id }, context) =>
  context.read((db) => {
    const wave = waveById(db, id)
    const aim = campaignById(db, wave.campaign_id).target
    if (aim === null) return null
    const reading = waveReader(db, [wave], context.today())
    const confidence = reading.confidence(wave)
    return {
      ...targetVerdict(reading.line(wave).score, aim, {
        settled: reading.final(wave),
        confidence,
        population: reading.population(wave),
      }),
      defined: definedTarget(db, wave, aim, { made: reading.made, confidence, today: context.today() }),
    }
  })

export const trend: Handler<'compare.trend'> = ({ campaign: id }, context) =>
  context.read((db): Trend => {
    const campaign = campaignById(db, id)
    const all = wavesOf(db, id)
    const reading = waveReader(db, all, context.today())
    const answered = all.filter(reading.answered)
    const closed = answered.filter(reading.final)
    const chart = chartOf(closed.map(reading.bandsOf))
    const open = answered.filter((wave) => !reading.final(wave))
    const nothing = { lower: null, upper: null, out: false, ewma: null, ewmaLower: null, ewmaUpper: null, drift: false }
    return {
      campaign: id,
      points: [...closed, ...open].map((wave, i) => {
        const { id: own, name, closesOn, status, score } = reading.line(wave)
        return { wave: own, name, closesOn, status, n: score.n, score, ...(chart?.points[i] ?? nothing) }
      }),
      control: chart?.control ?? null,
      target: campaign.target,
    }
  })

export const counts: Handler<'compare.counts'> = ({ before, now }, context) =>
  context.read((db) => {
    const { confidence } = settingsOf(db)
    const change = changeVerdict(before, now, confidence)
    return { change, tests: change.kind === 'none' ? [] : testsOfTwo(before, now, confidence) }
  })
