import type { SegmentLine, WaveHeader, WaveResults } from '../../../shared/contract/wave'
import { refuse } from '../../../shared/failure'
import { type Bands, bandsOf } from '../../../shared/model/category'
import type { IntervalMethod } from '../../../shared/model/figures'
import { npsInterval } from '../stats/interval'
import { npsVariance, standardError } from '../stats/point'
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
import { changeBetween, waveScore } from './figures'
import { given } from './given'
import type { Handler } from './handlers'

/**
 * Everything that the frame around a wave's screens shows. Its dimensions are those of its own responses or, before
 * the first answer, those of the earlier waves of its campaign, so that a plan can be made beforehand.
 */
export function headerOf(db: ReadDb, id: number, today: string): WaveHeader {
  return headerWith(db, waveById(db, id), countsOf(db, id), today)
}

function headerWith(db: ReadDb, wave: WaveRow, counts: ScoreCounts, today: string): WaveHeader {
  const { id } = wave
  const { confidence, minimumN } = settingsOf(db)
  const own = dimensionsIn(db, [id])
  const siblings = () => wavesOf(db, wave.campaign_id).map((sibling) => sibling.id)
  return {
    ...summaryOf(wave, counts, confidence, today),
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
  const { confidence } = settingsOf(db)
  const earlier = earlierThan(wave, wavesOf(db, wave.campaign_id))
  const upToHere = [...earlier, wave]
  // Counted once; whatever follows is read from these.
  const counts = countsByWave(
    db,
    upToHere.map(({ id }) => id),
  )
  const distribution = counts.get(wave.id) ?? NO_SCORES
  const header = headerWith(db, wave, distribution, today)
  const bands = bandsOf(distribution)
  const before = earlier.findLast((other) => counts.has(other.id))
  const by = dimensionFor(header, input.by)
  return {
    wave: header,
    score: header.score,
    distribution: [...distribution],
    change: changeBetween(before, wave, (one) => bandsIn(counts.get(one.id)), confidence, today),
    trend: upToHere
      .filter((other) => counts.has(other.id))
      .map((other) => {
        const { id, name, closesOn, score } = summaryOf(other, counts.get(other.id), confidence, today)
        return { wave: id, name, closesOn, score }
      }),
    by,
    segments: by === null ? [] : segmentLines(db, { wave, before, counts, header, by, today }),
    details: {
      variance: npsVariance(bands),
      standardError: standardError(bands),
      intervals: everyInterval(bands, header),
    },
  } as WaveResults
}

function dimensionFor(header: WaveHeader, wanted: number | undefined): number | null {
  if (wanted === undefined) return header.dimensions[0]?.id ?? null
  if (!header.dimensions.some(({ id }) => id === wanted)) throw refuse('not-found', { what: 'dimension' })
  return wanted
}

function everyInterval(bands: Bands, { status, confidence }: WaveHeader) {
  const methods: IntervalMethod[] = ['adjusted-wald', 'score', 'wald']
  if (status !== 'closed') methods.unshift('confidence-sequence')
  return methods.flatMap((method) => npsInterval(bands, { method, confidence }) ?? [])
}

interface SegmentTable {
  wave: WaveRow
  before: WaveRow | undefined
  counts: ReadonlyMap<number, ScoreCounts>
  header: WaveHeader
  /** The dimension. */
  by: number
  today: string
}

function segmentLines(db: ReadDb, { wave, before, counts, header, by, today }: SegmentTable): SegmentLine[] {
  const { confidence } = header
  const countsIn = ({ id }: WaveRow) =>
    countsBySegment(db, { wave: id, dimension: by, whole: counts.get(id) ?? NO_SCORES })
  const now = countsIn(wave)
  const then = before ? countsIn(before) : new Map<number | null, ScoreCounts>()
  const actions = openActionsBySegment(db, wave.id, by)
  const named = header.dimensions.find(({ id }) => id === by)?.segments ?? []
  const segments: { id: number | null; name: string | null }[] = [...named, { id: null, name: null }]
  const shown = segments.filter(({ id }) => now.has(id))
  const changes = shown.map(({ id }) =>
    changeBetween(before, wave, (one) => bandsIn((one.id === wave.id ? now : then).get(id)), confidence, today),
  )
  // The segments are looked at together, so they are judged together.
  const judged = correctedVerdicts(changes, confidence)
  return shown.map(({ id, name }, i) => ({
    segment: id,
    name,
    score: waveScore(bandsIn(now.get(id)), statusOf(wave, today), confidence),
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
