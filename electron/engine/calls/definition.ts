// How a wave's figure is made: read, weighed, written on its sheet, and frozen.
import type { Definition, DefinitionState, Rollups, Sheet, Weighting } from '../../../shared/contract/definition'
import { refuse } from '../../../shared/failure'
import { bandsOf } from '../../../shared/model/category'
import { rollups as rollupsOf } from '../definition/readings'
import { nonResponseOf } from '../definition/silence'
import { NONE, weigh as weighed } from '../definition/weigh'
import { answerCount, shares } from '../stats/point'
import { campaignById, statusOf, type WaveRow, waveById, wavesOf } from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { definedAnswers, invitationsSent, lateCounts, namesOfDimensions } from '../store/definedAnswers'
import { addFreeze, definitionOf, freezesOf, frozenRollups, importsOf, putDefinition } from '../store/definitions'
import { sinceFreeze } from '../store/frozen'
import { keepPairs } from '../store/keptMoves'
import { meetingNow } from '../store/pairs'
import { usualWeighting } from '../store/populationShares'
import { settingsOf } from '../store/programs'
import { bandsIn, countsBySegment, countsOf, dimensionsIn, liveCountsOf } from '../store/scores'
import { scoreOf } from './campaign'
import { confidenceOf, headlineNow, isFinal, listOf, madeOf } from './defined'
import { methodFor, waveScore } from './figures'
import type { Handler } from './handlers'

/** The sheet as it would be frozen now. */
function sheetOf(db: ReadDb, wave: WaveRow, definition: Definition, today: string): Sheet {
  const { confidence } = settingsOf(db)
  const status = statusOf(wave, today)
  const bands = bandsOf(liveCountsOf(db, wave.id))
  const plain = waveScore(bands, status, confidence, definition.population)
  const headline = headlineNow(db, wave.id, definition, { confidence, closed: status === 'closed' })
  return {
    campaign: campaignById(db, wave.campaign_id).name,
    wave: wave.name,
    opensOn: wave.opens_on,
    closesOn: wave.closes_on,
    invited: wave.invited,
    confidence,
    method: methodFor(status),
    ...definition,
    answers: answerCount(bands),
    ...importsOf(db, wave.id),
    score: headline?.score ?? plain,
    plain,
    effective: headline ? headline.effective : answerCount(bands),
    shares: headline ? headline.shares : shares(bands),
  }
}

function stateOf(db: ReadDb, id: number, today: string): DefinitionState {
  const wave = waveById(db, id)
  const definition = definitionOf(db, id)
  const freezes = freezesOf(db, id)
  const sheet = sheetOf(db, wave, definition, today)
  const [newest] = freezes
  return {
    wave: id,
    definition,
    sheet,
    freezes,
    since: newest ? sinceOf(db, id, newest.sheet, sheet) : null,
  } as DefinitionState
}

/** What came in or went since a freezing, and whether the figure is made otherwise now. */
function sinceOf(db: ReadDb, wave: number, then: Sheet, now: Sheet): DefinitionState['since'] {
  const { added, removed } = sinceFreeze(db, wave, then.answers)
  const definition = made(then) !== made(now)
  return added === 0 && removed === 0 && !definition ? null : { answers: now.answers, added, removed, definition }
}

/** What decides the figure, beside the answers. */
const made = ({ reading, population, weighting, note, confidence, invited }: Sheet): string =>
  JSON.stringify([reading, population, weighting, note, confidence, invited])

/** Refuses margins of a dimension or a segment that there is not with `not-found`. */
function refuseUnknown(db: ReadDb, weighting: Weighting): void {
  const names = namesOfDimensions(db, dimensionsOf(weighting))
  weighting.margins.forEach(({ shares }, place) => {
    const known = names[place]?.segments ?? new Map()
    if (known.size === 0) throw refuse('not-found', { what: 'dimension' })
    if (shares.some(({ segment }) => !known.has(segment))) throw refuse('not-found', { what: 'segment' })
  })
}

/** Refuses weights that cannot be made with `cannot-weigh`. */
function refuseUnmade(db: ReadDb, wave: number, definition: Definition): void {
  const { confidence } = settingsOf(db)
  const headline = headlineNow(db, wave, definition, { confidence, closed: true })
  if (headline === null || definition.weighting === null || headline.score.nps !== null) return
  const [problem] = headline.problems.filter(({ problem: what }) => what === 'empty-segment')
  const dimensions = definition.weighting.margins.map(({ dimension }) => dimension)
  const names = namesOfDimensions(db, dimensions).map(({ dimension }) => dimension)
  throw refuse('cannot-weigh', { segment: problem?.segment ?? names.join(' × ') })
}

/** Refuses a list with fewer people than answers with `list-too-short`: it would be passed over without a word. */
function refuseShortList(db: ReadDb, wave: number, { population }: Definition): void {
  const answers = answerCount(bandsOf(liveCountsOf(db, wave)))
  if (population !== null && population < answers) throw refuse('list-too-short', { population, answers })
}

export const get: Handler<'definition.get'> = ({ wave }, context) =>
  context.read((db) => stateOf(db, wave, context.today()))

export const set: Handler<'definition.set'> = ({ wave, definition }, context) =>
  context.write((db) => {
    const row = waveById(db, wave)
    if (definition.weighting) refuseUnknown(db, definition.weighting)
    refuseShortList(db, wave, definition)
    // While answers still come in, a segment without one may yet get some.
    if (statusOf(row, context.today()) === 'closed') refuseUnmade(db, wave, definition)
    putDefinition(db, wave, definition)
    return stateOf(db, wave, context.today())
  })

/**
 * What weights do to the wave's score. Of a frozen wave the answers that were frozen are weighed, as far as they are
 * still there, so that its own weights give its own headline.
 */
export const weigh: Handler<'definition.weigh'> = ({ wave: id, weighting: wished }, context) =>
  context.read((db) => {
    const wave = waveById(db, id)
    const made = madeOf(db, [id])(id)
    const [dimension] = dimensionsIn(db, [id])
    const weighting = wished ?? made.definition.weighting ?? usualWeighting(db, id, dimension?.id ?? null)
    if (wished) refuseUnknown(db, wished)
    const confidence = confidenceOf(db, made)
    const closed = isFinal(wave, made, context.today())
    const population = listOf(made)
    const counts = countsOf(db, id)
    const unweighted = scoreOf(wave, counts, { made, confidence, today: context.today() })
    const nonResponse = nonResponseOf({
      bands: bandsIn(counts),
      // Whatever was put right since: silence is reckoned as it was when the figures were frozen.
      invited: made.frozen?.sheet.invited ?? invitedTo(db, wave),
      late: bandsOfLate(db, id),
      segments: segmentsOf(db, id, dimension, counts),
    })
    if (weighting === null) {
      const problem = { problem: 'no-population' as const, dimension: null, segment: null, count: 0 }
      return { weighting, weighted: { ...NONE, unweighted, problems: [problem], groups: [] }, nonResponse }
    }
    const dimensions = dimensionsOf(weighting)
    const groups = definedAnswers(db, id, { dimensions, accounts: false })
    const names = namesOfDimensions(db, dimensions)
    return {
      weighting,
      weighted: weighed(groups, weighting, names, { confidence, closed, population, unweighted }),
      nonResponse,
    }
  })

const dimensionsOf = ({ margins }: Weighting) => margins.map(({ dimension }) => dimension)

/** As the wave says, else as many invitations of its sample as went out. */
const invitedTo = (db: ReadDb, { id, invited }: WaveRow): number | null => invited ?? (invitationsSent(db, id) || null)

function bandsOfLate(db: ReadDb, wave: number) {
  const late = lateCounts(db, wave)
  return late && bandsOf(late)
}

function segmentsOf(
  db: ReadDb,
  wave: number,
  dimension: ReturnType<typeof dimensionsIn>[number] | undefined,
  whole: readonly number[],
) {
  if (!dimension) return []
  const counts = countsBySegment(db, { wave, dimension: dimension.id, whole })
  return dimension.segments.map(({ id, name }) => ({ name, bands: bandsIn(counts.get(id)) }))
}

export const rollups: Handler<'definition.rollups'> = ({ wave: id }, context) =>
  context.read((db) => {
    const wave = waveById(db, id)
    const { frozen } = madeOf(db, [id])(id)
    const kept = frozen && frozenRollups(db, frozen.id)
    return kept ?? rollupsNow(db, wave, statusOf(wave, context.today()) === 'closed')
  })

function rollupsNow(db: ReadDb, { id }: WaveRow, closed: boolean): Rollups {
  const groups = definedAnswers(db, id, { dimensions: [], accounts: true, live: true })
  return rollupsOf(groups, { confidence: settingsOf(db).confidence, closed })
}

export const freeze: Handler<'definition.freeze'> = ({ wave: id, reason }, context) =>
  context.write((db) => {
    const today = context.today()
    const wave = waveById(db, id)
    if (statusOf(wave, today) !== 'closed') throw refuse('still-open', { wave: wave.name, closesOn: wave.closes_on })
    const isRevision = freezesOf(db, id).length > 0
    if (isRevision && reason === null) throw refuse('reason-needed', { wave: wave.name })
    const definition = definitionOf(db, id)
    refuseShortList(db, id, definition)
    refuseUnmade(db, id, definition)
    addFreeze(db, {
      wave: id,
      at: context.clock().toISOString(),
      by: context.who(),
      reason: isRevision ? reason : null,
      sheet: sheetOf(db, wave, definition, today),
      rollups: rollupsNow(db, wave, true),
    })
    const siblings = wavesOf(db, wave.campaign_id).map((sibling) => sibling.id)
    keepPairs(db, id, siblings, meetingNow(db))
    return stateOf(db, id, today)
  })
