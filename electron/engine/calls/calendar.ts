import type { ProposedWave } from '../../../shared/contract/calendar'
import { addDays } from '../day'
import { type PlacedWave, type Warning, warningsOf } from '../plan/calendar'
import { proposals } from '../plan/propose'
import { type CalendarRow, calendarRows, drawnInBoth, drawnWaves, timesInvited } from '../store/calendar'
import { addWave, allCampaigns, campaignById, changeCampaign, statusOf, wavesOf } from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { settingsOf } from '../store/programs'
import type { Handler } from './handlers'

const YEAR_DAYS = 365

export const get: Handler<'calendar.get'> = ({ from, to }, context) =>
  context.read((db) => {
    const today = context.today()
    const { contactRuleDays } = settingsOf(db)
    const all = calendarRows(db)
    const rows = all.filter(({ opens_on, closes_on }) => opens_on <= to && closes_on >= from)
    const shown = new Set(rows.map(({ id }) => id))
    // What comes before and after the days asked for decides whether a period was skipped, though it is not shown.
    const warnings = warningsOf(all.map(placed), allCampaigns(db), watchedOf(db, today))
    return {
      today,
      contactDays: contactRuleDays,
      waves: rows.map((row) => lineOf(row, today)),
      warnings: warnings.filter(({ waves }) => waves.every((id) => shown.has(id))),
      fatigue: timesInvited(db, addDays(today, -YEAR_DAYS), today),
    }
  })

const lineOf = (row: CalendarRow, today: string) => ({
  id: row.id,
  name: row.name,
  campaign: { id: row.campaign_id, name: row.campaign_name, kind: row.kind, touchpoint: row.touchpoint },
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  status: row.frozen === 1 ? 'closed' : statusOf(row, today),
  answers: row.answers,
  invited: row.invited,
  frozen: row.frozen === 1,
  planned: row.planned === 1,
})

const placed = ({ id, campaign_id, kind, opens_on, closes_on }: CalendarRow): PlacedWave => ({
  ...{ id, opensOn: opens_on, closesOn: closes_on },
  campaign: { id: campaign_id, kind },
})

function watchedOf(db: ReadDb, today: string) {
  const drawn = drawnWaves(db)
  return {
    today,
    contactDays: settingsOf(db).contactRuleDays,
    invitedInBoth: (a: number, b: number) => (drawn.has(a) && drawn.has(b) ? drawnInBoth(db, a, b) : null),
  }
}

export const propose: Handler<'calendar.propose'> = (input, context) =>
  context.read((db) => {
    const today = context.today()
    const { cadence, fieldDays, count } = input
    const campaign = campaignById(db, input.campaign)
    const own = wavesOf(db, campaign.id).map(({ name, opens_on, closes_on }) => ({
      name,
      opensOn: opens_on,
      closesOn: closes_on,
    }))
    const waves =
      input.waves ??
      proposals({
        ...{ cadence, waves: own, today, fieldDays, count, language: context.language() },
        moment: input.moment ?? today,
        momentDays: input.momentDays ?? campaign.momentDays ?? 0,
      })
    return { waves, warnings: warningsAbout(db, waves, { ...campaign, cadence }, today) }
  })

/** What to watch about waves that are not there yet: each beside those that are, and beside the other proposals. */
function warningsAbout(
  db: ReadDb,
  waves: readonly ProposedWave[],
  campaign: Pick<PlacedWave['campaign'], 'id' | 'kind'> & { cadence: ReturnType<typeof campaignById>['cadence'] },
  today: string,
) {
  const rows = calendarRows(db)
  // Proposals have no id yet; negative ones tell them apart, the first being −1.
  const proposed = waves.map(({ opensOn, closesOn }, i) => ({ id: -1 - i, opensOn, closesOn, campaign }))
  const names = new Map<number, string>([
    ...rows.map(({ id, name, campaign_name }): [number, string] => [id, `${campaign_name} – ${name}`]),
    ...waves.map(({ name }, i): [number, string] => [-1 - i, name]),
  ])
  const watched = { ...watchedOf(db, today), invitedInBoth: () => null }
  return warningsOf([...rows.map(placed), ...proposed], [campaign], watched).flatMap(
    ({ waves: pair, ...warning }: Warning) => {
      // The later of two proposals is the one that is told of.
      const own = Math.min(...pair)
      const other = pair.find((id) => id !== own)
      if (own >= 0 || other === undefined) return []
      return [{ ...warning, place: -1 - own, with: names.get(other) ?? '' }]
    },
  )
}

export const add: Handler<'calendar.add'> = async ({ campaign, cadence, momentDays, waves }, context) => ({
  waves: await context.write((db) => {
    changeCampaign(db, campaign, { cadence, momentDays })
    const at = context.clock().toISOString()
    return waves.map(({ name, opensOn, closesOn }) =>
      addWave(db, campaign, { name, opens_on: opensOn, closes_on: closesOn, invited: null }, at),
    )
  }),
})
