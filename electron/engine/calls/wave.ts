import type { SegmentLine, WaveHeader, WaveResults } from '../../../shared/contract/wave'
import { refuse } from '../../../shared/failure'
import { type Bands, bandsOf } from '../../../shared/model/category'
import type { IntervalMethod } from '../../../shared/model/figures'
import { npsInterval } from '../stats/interval'
import { answerCount, npsVariance, standardError } from '../stats/point'
import { listFor } from '../stats/population'
import { correctedVerdicts } from '../stats/verdict'
import {
  addWave,
  type CampaignRow,
  campaignById,
  changeWave,
  removeWave,
  statusOf,
  type WaveRow,
  waveById,
  wavesOf,
} from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { movesBetween, segmentMoves } from '../store/pairs'
import { settingsOf } from '../store/programs'
import { responseById, responsesPage } from '../store/responses'
import {
  bandsIn,
  countsBySegment,
  countsByWave,
  countsOf,
  dimensionsIn,
  hasResponses,
  NO_SCORES,
  openActionsBySegment,
  openActionsByWave,
  type ScoreCounts,
} from '../store/scores'
import { summaryOf } from './campaign'
import { confidenceOf, isFinal, listOf, type Made, madeOf } from './defined'
import { definedScore } from './definedScore'
import { changeBetween, waveScore } from './figures'
import { given } from './given'
import type { Handler } from './handlers'

/**
 * Everything that the frame around a wave's screens shows. Its dimensions are those of its own responses or, before
 * the first answer, those of the earlier waves of its campaign, so that a plan can be made beforehand.
 */
export function headerOf(db: ReadDb, id: number, today: string): WaveHeader {
  return headerWith(db, waveById(db, id), countsOf(db, id), madeOf(db, [id])(id), today)
}

function headerWith(db: ReadDb, wave: WaveRow, counts: ScoreCounts, made: Made, today: string): WaveHeader {
  const { id } = wave
  const { minimumN } = settingsOf(db)
  const confidence = confidenceOf(db, made)
  const own = dimensionsIn(db, [id])
  const siblings = () => wavesOf(db, wave.campaign_id).map((sibling) => sibling.id)
  return {
    ...summaryOf(wave, counts, { confidence, today, made }),
    campaign: campaignLine(campaignById(db, wave.campaign_id)),
    dimensions: own.length > 0 ? own : dimensionsIn(db, siblings()),
    openActions: openActionsByWave(db).get(id) ?? 0,
    confidence,
    minimumN,
  } as WaveHeader
}

const campaignLine = ({ id, name, kind, touchpoint, target }: CampaignRow) => ({ id, name, kind, touchpoint, target })

/** The nearest earlier wave of the same campaign that has answers. */
export function waveBefore(db: ReadDb, wave: WaveRow): WaveRow | undefined {
  return earlierThan(wave, wavesOf(db, wave.campaign_id)).findLast((other) => hasResponses(db, other.id))
}

/** The waves before this one, of those of its campaign. */
function earlierThan(wave: WaveRow, own: readonly WaveRow[]): WaveRow[] {
  return own.slice(
    0,
    own.findIndex((other) => other.id === wave.id),
  )
}

/** The results screen's and the charts' figures. `by`: the dimension of the segment table; the first one unless told. */
export function resultsOf(db: ReadDb, input: { wave: number; by?: number | undefined }, today: string): WaveResults {
  const wave = waveById(db, input.wave)
  const earlier = earlierThan(wave, wavesOf(db, wave.campaign_id))
  const upToHere = [...earlier, wave]
  const ids = upToHere.map(({ id }) => id)
  // Counted once; whatever follows is read from these.
  const counts = countsByWave(db, ids)
  const made = madeOf(db, ids)
  const own = made(wave.id)
  const confidence = confidenceOf(db, own)
  const distribution = counts.get(wave.id) ?? NO_SCORES
  const header = headerWith(db, wave, distribution, own, today)
  const bands = bandsOf(distribution)
  const before = earlier.findLast((other) => counts.has(other.id))
  const final = (one: WaveRow) => isFinal(one, made(one.id), today)
  const by = dimensionFor(header, input.by)
  return {
    wave: header,
    score: header.score,
    distribution: [...distribution],
    defined: definedScore(db, { earlier: before, later: wave }, { made, confidence, today }),
    frozen: own.frozen && { at: own.frozen.at, by: own.frozen.by, revision: own.frozen.revision },
    change: changeBetween({
      earlier: before,
      later: wave,
      bandsOfWave: (one) => bandsIn(counts.get(one.id)),
      moves: movesBetween(db),
      confidence,
      isFinal: final,
    }),
    trend: upToHere
      .filter((other) => counts.has(other.id))
      .map((other) => {
        const { id, name, closesOn, score } = summaryOf(other, counts.get(other.id), {
          confidence,
          today,
          made: made(other.id),
        })
        return { wave: id, name, closesOn, score }
      }),
    by,
    segments: by === null ? [] : segmentLines(db, { wave, before, counts, header, by, today, final }),
    details: {
      variance: npsVariance(bands),
      standardError: standardError(bands),
      intervals: everyInterval(bands, final(wave), { confidence, population: listOf(own) }),
    },
  } as WaveResults
}

function dimensionFor(header: WaveHeader, wanted: number | undefined): number | null {
  if (wanted === undefined) return header.dimensions[0]?.id ?? null
  if (!header.dimensions.some(({ id }) => id === wanted)) throw refuse('not-found', { what: 'dimension' })
  return wanted
}

function everyInterval(
  bands: Bands,
  final: boolean,
  { confidence, population }: { confidence: number; population: number | null },
) {
  const methods: IntervalMethod[] = ['adjusted-wald', 'score', 'wald']
  if (!final) methods.unshift('confidence-sequence')
  const list = listFor(answerCount(bands), population)
  return methods.flatMap((method) => npsInterval(bands, { method, confidence, population: list }) ?? [])
}

interface SegmentTable {
  wave: WaveRow
  before: WaveRow | undefined
  counts: ReadonlyMap<number, ScoreCounts>
  header: WaveHeader
  /** The dimension. */
  by: number
  today: string
  /** Whether a wave's figures change no more by themselves. */
  final: (wave: WaveRow) => boolean
}

function segmentLines(db: ReadDb, { wave, before, counts, header, by, today, final }: SegmentTable): SegmentLine[] {
  const { confidence } = header
  const countsIn = ({ id }: WaveRow) =>
    countsBySegment(db, { wave: id, dimension: by, whole: counts.get(id) ?? NO_SCORES })
  const now = countsIn(wave)
  const then = before ? countsIn(before) : new Map<number | null, ScoreCounts>()
  const actions = openActionsBySegment(db, wave.id, by)
  const named = header.dimensions.find(({ id }) => id === by)?.segments ?? []
  const segments: { id: number | null; name: string | null }[] = [...named, { id: null, name: null }]
  const shown = segments.filter(({ id }) => now.has(id))
  const moves = segmentMoves(db, by)
  const changes = shown.map(({ id }) =>
    changeBetween({
      earlier: before,
      later: wave,
      bandsOfWave: (one) => bandsIn((one.id === wave.id ? now : then).get(id)),
      moves: moves(id),
      confidence,
      isFinal: final,
    }),
  )
  // The segments are looked at together, so they are judged together.
  const judged = correctedVerdicts(changes, confidence)
  return shown.map(({ id, name }, i) => ({
    segment: id,
    name,
    score: waveScore(bandsIn(now.get(id)), final(wave) ? 'closed' : statusOf(wave, today), confidence),
    change: judged[i],
    openActions: actions.get(id) ?? 0,
  })) as SegmentLine[]
}

export const get: Handler<'wave.get'> = ({ wave }, context) => context.read((db) => headerOf(db, wave, context.today()))

export const results: Handler<'wave.results'> = (input, context) =>
  context.read((db) => resultsOf(db, input, context.today()))

export const responses: Handler<'wave.responses'> = (input, context) =>
  context.read((db) => {
    waveById(db, input.wave)
    return responsesPage(db, input)
  })

export const response: Handler<'wave.response'> = (input, context) =>
  context.read((db) => responseById(db, input.response))

export const create: Handler<'wave.create'> = async ({ campaign, name, opensOn, closesOn, invited }, context) => ({
  id: await context.write((db) =>
    addWave(db, campaign, { name, opens_on: opensOn, closes_on: closesOn, invited }, context.clock().toISOString()),
  ),
})

export const update: Handler<'wave.update'> = async ({ wave, name, opensOn, closesOn, invited }, context) => {
  await context.write((db) => changeWave(db, wave, given({ name, opens_on: opensOn, closes_on: closesOn, invited })))
  return null
}

export const remove: Handler<'wave.remove'> = async ({ wave }, context) => {
  await context.write((db) => removeWave(db, wave))
  return null
}
