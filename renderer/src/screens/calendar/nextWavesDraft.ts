// The next waves while they are planned: what is asked of the engine, the rows that may be changed, what is wrong in them.
import type { CallInput } from '../../../../shared/contract'
import type { ProposedWave } from '../../../../shared/contract/calendar'
import type { Cadence, CampaignSummary } from '../../../../shared/contract/campaign'
import { daysBetween } from '../../parts/days'
import { MOST_MOMENT_DAYS, USUAL_MOMENT_DAYS } from '../campaigns/planningDraft'

export const MOST_WAVES = 12
export const MOST_FIELD_DAYS = 366

/** Days in the field of a campaign without a wave to go by. */
const USUAL_FIELD_DAYS = 28
const USUAL_WAVES: Record<Cadence, number> = { quarterly: 4, 'half-yearly': 2, yearly: 1, 'after-moment': 1 }

type Typed = number | string

export interface NextDraft {
  campaign: CampaignSummary
  cadence: Cadence
  fieldDays: Typed
  count: Typed
  moment: string | null
  momentDays: Typed
}

/** What a campaign begins with: its own rhythm and the length of its last wave. */
export function draftFor(campaign: CampaignSummary, today: string): NextDraft {
  const last = campaign.waves.at(-1)
  const cadence = campaign.cadence ?? (campaign.touchpoint === null ? 'quarterly' : 'after-moment')
  return {
    campaign,
    cadence,
    fieldDays: last ? daysBetween(last.opensOn, last.closesOn) + 1 : USUAL_FIELD_DAYS,
    count: USUAL_WAVES[cadence],
    moment: today,
    momentDays: campaign.momentDays ?? USUAL_MOMENT_DAYS,
  }
}

export function withCadence(draft: NextDraft, cadence: Cadence): NextDraft {
  return { ...draft, cadence, count: USUAL_WAVES[cadence] }
}

export function isWhole(typed: Typed, least: number, most: number): boolean {
  const value = Number(typed)
  return typed !== '' && Number.isInteger(value) && value >= least && value <= most
}

export type Question = Omit<CallInput<'calendar.propose'>, 'waves'>

/** A whole question, for while the fields make none. */
export function usualQuestion({ id }: CampaignSummary): Question {
  return { campaign: id, cadence: 'yearly', fieldDays: USUAL_FIELD_DAYS, count: 1 }
}

/** null while something is wrong. */
export function questionOf(draft: NextDraft): Question | null {
  const { campaign, cadence, fieldDays, count, moment, momentDays } = draft
  if (!isWhole(fieldDays, 1, MOST_FIELD_DAYS) || !isWhole(count, 1, MOST_WAVES)) return null
  const asked = { campaign: campaign.id, cadence, fieldDays: Number(fieldDays), count: Number(count) }
  if (cadence !== 'after-moment') return asked
  if (moment === null || !isWhole(momentDays, 0, MOST_MOMENT_DAYS)) return null
  return { ...asked, moment, momentDays: Number(momentDays) }
}

/** A wave as it stands in the fields. */
export interface WaveDraft {
  /** Tells the rows apart while they are changed. */
  key: number
  name: string
  opensOn: string | null
  closesOn: string | null
}

export type WaveFault = 'name' | 'same-name' | 'opens' | 'closes' | 'reversed'

export function faultsOf(wave: WaveDraft, all: readonly WaveDraft[]): ReadonlySet<WaveFault> {
  const faults = new Set<WaveFault>()
  const name = wave.name.trim().toLowerCase()
  if (name === '') faults.add('name')
  else if (all.some((other) => other.key !== wave.key && other.name.trim().toLowerCase() === name))
    faults.add('same-name')
  if (wave.opensOn === null) faults.add('opens')
  if (wave.closesOn === null) faults.add('closes')
  else if (wave.opensOn !== null && wave.closesOn < wave.opensOn) faults.add('reversed')
  return faults
}

/** The waves as the engine takes them; null while one of them cannot be. */
export function wavesOf(rows: readonly WaveDraft[]): ProposedWave[] | null {
  if (rows.some((row) => faultsOf(row, rows).size > 0)) return null
  return rows.map(({ name, opensOn, closesOn }) => ({
    name: name.trim(),
    opensOn: opensOn ?? '',
    closesOn: closesOn ?? '',
  }))
}

export function rowsOf(waves: readonly ProposedWave[]): WaveDraft[] {
  return waves.map((wave, key) => ({ key, ...wave }))
}
