import type { CampaignSummary, WaveSummary } from '../../../shared/contract/campaign'
import type { ScoreLine } from '../../../shared/model/figures'
import {
  addCampaign,
  allCampaigns,
  changeCampaign,
  removeCampaign,
  statusOf,
  type WaveRow,
  wavesOf,
} from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { movesBetween } from '../store/pairs'
import { settingsOf } from '../store/programs'
import { bandsIn, countsByWave, openActionsByWave, type ScoreCounts } from '../store/scores'
import { confidenceOf, isFinal, type Made, madeOf, statusBy } from './defined'
import { changeBetween, waveScore } from './figures'
import { given } from './given'
import type { Handler } from './handlers'

export interface Summing {
  confidence: number
  today: string
  /** How the wave's figures are made; as usual unless told. */
  made?: Made | undefined
}

/** A wave's plain score: every answer once, with the list that its definition names; of a frozen wave the frozen one. */
export function scoreOf(
  wave: WaveRow,
  counts: ScoreCounts | undefined,
  { confidence, today, made }: Summing,
): ScoreLine {
  if (made?.frozen) return made.frozen.sheet.plain
  return waveScore(bandsIn(counts), statusOf(wave, today), confidence, made?.definition.population)
}

/** A wave as a line of a list: dates, status and score. */
export function summaryOf(wave: WaveRow, counts: ScoreCounts | undefined, summing: Summing) {
  return {
    id: wave.id,
    name: wave.name,
    opensOn: wave.opens_on,
    closesOn: wave.closes_on,
    status: summing.made ? statusBy(wave, summing.made, summing.today) : statusOf(wave, summing.today),
    invited: wave.invited,
    score: scoreOf(wave, counts, summing),
    frozen: (summing.made?.frozen ?? null) !== null,
  } as WaveSummary
}

function summaries(db: ReadDb, today: string): CampaignSummary[] {
  const { confidence } = settingsOf(db)
  const counts = countsByWave(db)
  const actions = openActionsByWave(db)
  const waves = wavesOf(db)
  const made = madeOf(db)
  return allCampaigns(db).map((campaign) => {
    const own = waves.filter((wave) => wave.campaign_id === campaign.id)
    const answered = own.filter((wave) => counts.has(wave.id))
    const latest = answered.at(-1)
    return {
      ...campaign,
      waves: own.map((wave) => summaryOf(wave, counts.get(wave.id), { confidence, today, made: made(wave.id) })),
      change: changeBetween({
        earlier: answered.at(-2),
        later: latest,
        bandsOfWave: (wave) => bandsIn(counts.get(wave.id)),
        moves: movesBetween(db),
        confidence: latest ? confidenceOf(db, made(latest.id)) : confidence,
        isFinal: (wave) => isFinal(wave, made(wave.id), today),
      }),
      openActions: own.reduce((sum, wave) => sum + (actions.get(wave.id) ?? 0), 0),
    } as CampaignSummary
  })
}

export const list: Handler<'campaign.list'> = (_input, context) => context.read((db) => summaries(db, context.today()))

export const create: Handler<'campaign.create'> = async ({ name, kind, touchpoint, ...planning }, context) => ({
  id: await context.write((db) =>
    addCampaign(db, { name, kind, touchpoint, ...given(planning) }, context.clock().toISOString()),
  ),
})

export const update: Handler<'campaign.update'> = async ({ campaign, ...change }, context) => {
  await context.write((db) => changeCampaign(db, campaign, given(change)))
  return null
}

export const remove: Handler<'campaign.remove'> = async ({ campaign }, context) => {
  await context.write((db) => removeCampaign(db, campaign))
  return null
}
