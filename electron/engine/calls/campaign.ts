import type { CampaignSummary, WaveSummary } from '../../../shared/contract/campaign'
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
import { settingsOf } from '../store/programs'
import { bandsIn, countsByWave, openActionsByWave, type ScoreCounts } from '../store/scores'
import { changeBetween, waveScore } from './figures'
import { given } from './given'
import type { Handler } from './handlers'

/** A wave as a line of a list: dates, status and score. */
export function summaryOf(wave: WaveRow, counts: ScoreCounts | undefined, confidence: number, today: string) {
  const status = statusOf(wave, today)
  return {
    id: wave.id,
    name: wave.name,
    opensOn: wave.opens_on,
    closesOn: wave.closes_on,
    status,
    invited: wave.invited,
    score: waveScore(bandsIn(counts), status, confidence),
  } as WaveSummary
}

function summaries(db: ReadDb, today: string): CampaignSummary[] {
  const { confidence } = settingsOf(db)
  const counts = countsByWave(db)
  const actions = openActionsByWave(db)
  const waves = wavesOf(db)
  return allCampaigns(db).map((campaign) => {
    const own = waves.filter((wave) => wave.campaign_id === campaign.id)
    const answered = own.filter((wave) => counts.has(wave.id))
    const latest = answered.at(-1)
    return {
      ...campaign,
      waves: own.map((wave) => summaryOf(wave, counts.get(wave.id), confidence, today)),
      change: changeBetween(answered.at(-2), latest, (wave) => bandsIn(counts.get(wave.id)), confidence, today),
      openActions: own.reduce((sum, wave) => sum + (actions.get(wave.id) ?? 0), 0),
    } as CampaignSummary
  })
}

export const list: Handler<'campaign.list'> = (_input, context) => context.read((db) => summaries(db, context.today()))

export const create: Handler<'campaign.create'> = async (input, context) => ({
  id: await context.write((db) => addCampaign(db, input, context.clock().toISOString())),
})

export const update: Handler<'campaign.update'> = async ({ campaign, ...change }, context) => {
  await context.write((db) => changeCampaign(db, campaign, given(change)))
  return null
}

export const remove: Handler<'campaign.remove'> = async ({ campaign }, context) => {
  await context.write((db) => removeCampaign(db, campaign))
  return null
}
