// What a campaign aims at and how often it asks, while it is typed.
import type { Cadence, CampaignSummary } from '../../../../shared/contract/campaign'

/** In the order of the choices; the type keeps the list complete without carrying the schemas into the page. */
const ALL: Record<Cadence, true> = { quarterly: true, 'half-yearly': true, yearly: true, 'after-moment': true }
export const CADENCES = Object.keys(ALL) as Cadence[]

export const TARGET_SCALE = [-100, 100] as const
export const MOST_MOMENT_DAYS = 365
/** Soon enough to remember, late enough to judge. */
export const USUAL_MOMENT_DAYS = 7

export interface PlanningDraft {
  /** In points; empty text: none. */
  target: number | string
  cadence: Cadence | null
  momentDays: number | string
}

export type PlanningFault = 'target' | 'momentDays'

export function planningOf(campaign: CampaignSummary | null): PlanningDraft {
  return {
    target: campaign?.target ?? '',
    cadence: campaign?.cadence ?? null,
    momentDays: campaign?.momentDays ?? USUAL_MOMENT_DAYS,
  }
}

export function wrongInPlanning({ target, cadence, momentDays }: PlanningDraft): ReadonlySet<PlanningFault> {
  const wrong = new Set<PlanningFault>()
  const [least, most] = TARGET_SCALE
  const aim = Number(target)
  if (target !== '' && !(aim >= least && aim <= most)) wrong.add('target')
  const days = Number(momentDays)
  const isDays = momentDays !== '' && Number.isInteger(days) && days >= 0 && days <= MOST_MOMENT_DAYS
  if (cadence === 'after-moment' && !isDays) wrong.add('momentDays')
  return wrong
}

/** As a call takes it; asked only while nothing is wrong. */
export function planningFields({ target, cadence, momentDays }: PlanningDraft) {
  return {
    target: target === '' ? null : Number(target),
    cadence,
    momentDays: cadence === 'after-moment' ? Number(momentDays) : null,
  }
}
