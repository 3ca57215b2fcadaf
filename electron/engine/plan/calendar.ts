// What to watch in a calendar of waves: two in the field at once, the same people asked too soon, a period that is
// skipped. Pure; days are YYYY-MM-DD.
import type { CalendarWarning } from '../../../shared/contract/calendar'
import type { Cadence, CampaignKind } from '../../../shared/contract/campaign'
import { addMonths, daysBetween } from '../day'

export interface FieldPeriod {
  opensOn: string
  closesOn: string
}

/** A wave among others. */
export interface PlacedWave extends FieldPeriod {
  id: number
  campaign: { id: number; kind: CampaignKind }
}

export interface CampaignRhythm {
  id: number
  cadence: Cadence | null
}

export type Warning = Omit<CalendarWarning, 'waves'> & { waves: number[] }

const MONTHS: Record<Exclude<Cadence, 'after-moment'>, number> = { quarterly: 3, 'half-yearly': 6, yearly: 12 }

/** Months from one opening to the next; null: the cadence follows moments, not the calendar. */
export const periodOf = (cadence: Cadence | null): number | null =>
  cadence === null || cadence === 'after-moment' ? null : MONTHS[cadence]

/** Days that two field periods have in common; 0: none. */
export function daysInCommon(a: FieldPeriod, b: FieldPeriod): number {
  const ends = Math.min(daysBetween(a.opensOn, a.closesOn), daysBetween(a.opensOn, b.closesOn))
  return Math.max(0, ends - Math.max(0, daysBetween(a.opensOn, b.opensOn)) + 1)
}

/** Whether the second opening comes more than half a period later than the cadence asks for. */
export function skipsPeriod(opened: string, next: string, cadence: Cadence | null): boolean {
  const months = periodOf(cadence)
  if (months === null) return false
  const due = addMonths(opened, months)
  return daysBetween(due, next) > daysBetween(opened, due) / 2
}

/** People who are in the samples of two waves, and how many of them were invited to both already. */
export interface InBoth {
  people: number
  asked: number
}

export interface Watched {
  today: string
  /** Nobody is to be invited again within this many days; 0: no such rule. */
  contactDays: number
  /** null: one of them was not drawn in the program. */
  invitedInBoth: (a: number, b: number) => InBoth | null
}

/**
 * What to watch among these waves, in the order of their openings. Only what can still be changed: a pair of which both
 * have closed is past. fatigue: openings less than the contact rule's days apart, of samples that have people in common
 * or, where they were not drawn here, of two relational waves, which ask the same contacts. gap: the next opening, or
 * today while there is none, is more than half a period late.
 */
export function warningsOf(
  waves: readonly PlacedWave[],
  campaigns: readonly CampaignRhythm[],
  watched: Watched,
): Warning[] {
  const inOrder = waves.toSorted((a, b) => (a.opensOn < b.opensOn ? -1 : a.opensOn > b.opensOn ? 1 : a.id - b.id))
  return [...pairWarnings(inOrder, watched), ...campaigns.flatMap((campaign) => gaps(inOrder, campaign, watched))]
}

const NOBODY: InBoth = { people: 0, asked: 0 }
const UNKNOWN = { people: null, asked: 0 }

function pairWarnings(waves: readonly PlacedWave[], { today, contactDays, invitedInBoth }: Watched): Warning[] {
  return waves.flatMap((a, i) =>
    waves.slice(i + 1).flatMap((b): Warning[] => {
      if (a.closesOn < today && b.closesOn < today) return []
      const found: Warning[] = []
      const days = daysInCommon(a, b)
      if (days > 0) found.push({ warning: 'overlap', waves: [a.id, b.id], days, people: null, asked: 0 })
      const apart = daysBetween(a.opensOn, b.opensOn)
      const { people, asked } = apart < contactDays ? (invitedInBoth(a.id, b.id) ?? UNKNOWN) : NOBODY
      const isSame = a.campaign.kind === 'relational' && b.campaign.kind === 'relational'
      if (people === null ? isSame : people > 0) {
        found.push({ warning: 'fatigue', waves: [a.id, b.id], days: apart, people, asked })
      }
      return found
    }),
  )
}

function gaps(waves: readonly PlacedWave[], { id, cadence }: CampaignRhythm, { today }: Watched): Warning[] {
  const own = waves.filter(({ campaign }) => campaign.id === id)
  return own.flatMap((wave, i): Warning[] => {
    const next = own[i + 1]
    if (next && next.closesOn < today) return []
    const opens = next?.opensOn ?? today
    if (!skipsPeriod(wave.opensOn, opens, cadence)) return []
    const days = Math.max(0, daysBetween(wave.closesOn, opens) - 1)
    return [{ warning: 'gap', waves: next ? [wave.id, next.id] : [wave.id], days, people: null, asked: 0 }]
  })
}
