// A plan while its wave is in the field: its cells as they stand today, the whole, whom to remind, how answers came in.
import type { CellNeeds, Plan, Reminder, TrackedCell, Tracking } from '../../../shared/contract/plan'
import type { Bands } from '../../../shared/model/category'
import { cellKeyOf } from '../../../shared/model/cell'
import type { WaveStatus } from '../../../shared/model/figures'
import { addDays, daysBetween } from '../day'
import { marginSoFar } from '../plan/margins'
import { headsOf } from '../plan/merge'
import { byNarrowing, reminderOf } from '../plan/remind'
import { type Field, forecastOf, type Rhythm, trackCell } from '../plan/tracking'
import { type Arrivals, arrivalOf, ownPace } from '../stats/arrival'
import { answerCount } from '../stats/point'
import { answersPerDay, lastImportOf } from '../store/arrivals'
import { statusOf, type WaveRow, waveById, wavesOf } from '../store/campaigns'
import { countsByCell } from '../store/cellCounts'
import type { ReadDb } from '../store/database'
import { newestFreezes } from '../store/frozen'
import { type InvitedCell, invitedByCell, wasDrawn } from '../store/invited'
import { bandsIn, countsOf } from '../store/scores'
import { untilChanged } from '../store/untilChanged'
import type { Handler } from './handlers'
import { planWithOutcome } from './plan'

const WHOLE_CELL = { segment: null, second: null }

/** How many earlier waves of the campaign tell how answers come in; the latest ones. */
const MOST_CURVES = 8

export const track: Handler<'plan.track'> = ({ wave }, context) =>
  context.read((db) => trackingOf(db, wave, context.today()))

/** A plan's cells as they stand on this day; null: the wave has no plan. */
export function trackingOf(db: ReadDb, id: number, today: string): Tracking | null {
  const wave = waveById(db, id)
  const found = planWithOutcome(db, id, today)
  if (found === null) return null
  const { plan, past } = found
  const status = newestFreezes(db, [id]).has(id) ? 'closed' : statusOf(wave, today)
  const whole = bandsIn(countsOf(db, id))
  const arrivals = arrivalsOf(db, wave, { answers: answerCount(whole), status }, today)
  const field: Field = { status, confidence: plan.confidence, rhythm: arrivals.rhythm }
  const known = invitedIn(db, plan)
  const groups = groupsOf(db, plan, known)
  const variance = past.variance([WHOLE_CELL]).value
  const inCells = groups.reduce((sum, { bands }) => sum + answerCount(bands), 0)
  const { population } = plan.totals
  // Also those that went out for a cell which the plan has no more.
  const sent = known && [...known.values()].reduce((sum, own) => sum + own.sent, 0)
  const invited = sent || (wave.invited ?? sent)
  const answers = answerCount(whole)
  // Those who answer in one cell do not answer in another: of so many invited, the rest at most.
  const unanswered = invited === null || answers > invited ? null : invited - answers
  const tracked = groups.map((group) => trackedCell(group, field, unanswered))
  return {
    plan,
    status,
    interim: status !== 'closed',
    closesOn: wave.closes_on,
    cells: tracked,
    overall: {
      answers,
      invited,
      population,
      margin: marginSoFar(whole, { ...field, population }),
      target: plan.overallTarget,
      forecast: forecastOf(answers, { population, invited, most: null, variance }, field),
    },
    statuses: counted(tracked),
    outside: answers - inCells,
    reminders: status === 'open' ? remindersOf(groups, tracked, field) : [],
    arrivals: arrivals.perDay,
  }
}

/** A cell with those that are counted with it: answers, people and invitations of them all. */
interface Group {
  cell: CellNeeds
  merged: string[][]
  bands: Bands
  /** null: no sample was drawn for these cells. */
  invited: InvitedCell | null
}

/** Invitations by cell; null: no sample was drawn, or for other cells, and nothing is known of the present ones. */
function invitedIn(db: ReadDb, { wave, cells }: Plan): Map<string, InvitedCell> | null {
  if (!wasDrawn(db, wave)) return null
  const sent = invitedByCell(db, wave)
  return sent.size === 0 || cells.some((cell) => sent.has(cellKeyOf(cell))) ? sent : null
}

function groupsOf(db: ReadDb, plan: Plan, known: ReadonlyMap<string, InvitedCell> | null): Group[] {
  const counts = countsByCell(db, plan.wave, plan)
  const keys = plan.cells.map(cellKeyOf)
  const into = plan.cells.map(({ choice, mergedInto }) =>
    choice === 'merge' && mergedInto ? cellKeyOf(mergedInto) : null,
  )
  const heads = headsOf(keys, into)
  if (heads === null) throw new Error('stored merges do not run in a circle')
  const groups = new Map<string, Group>()
  plan.cells.forEach((cell, i) => {
    const key = keys[i] as string
    if (heads[i] !== key) return
    groups.set(key, { cell, merged: [], bands: bandsIn(counts.get(key)), invited: known && (known.get(key) ?? NOBODY) })
  })
  plan.cells.forEach((cell, i) => {
    const key = keys[i] as string
    const group = groups.get(heads[i] as string)
    if (!group || group.cell === cell) return
    group.merged.push(cell.names)
    group.bands = sumOf(group.bands, bandsIn(counts.get(key)))
    const own = known?.get(key)
    if (own && group.invited) group.invited = together(group.invited, own)
  })
  return [...groups.values()]
}

/** Days are compared as they are written. */
const later = (a: string | null, b: string | null) => ((a ?? '') > (b ?? '') ? a : b)

const NOBODY: InvitedCell = {
  sent: 0,
  silent: { people: 0, decisionMakers: 0, keyUsers: 0, reminded: 0, lastRemindedOn: null },
}

const sumOf = (a: Bands, b: Bands): Bands => ({
  promoters: a.promoters + b.promoters,
  passives: a.passives + b.passives,
  detractors: a.detractors + b.detractors,
})

const together = (a: InvitedCell, b: InvitedCell): InvitedCell => ({
  sent: a.sent + b.sent,
  silent: {
    people: a.silent.people + b.silent.people,
    decisionMakers: a.silent.decisionMakers + b.silent.decisionMakers,
    keyUsers: a.silent.keyUsers + b.silent.keyUsers,
    reminded: a.silent.reminded + b.silent.reminded,
    lastRemindedOn: later(a.silent.lastRemindedOn, b.silent.lastRemindedOn),
  },
})

// Objects are written out: spreading costs many times as much, which shows with five hundred cells.
function trackedCell({ cell, merged, bands, invited }: Group, field: Field, unanswered: number | null): TrackedCell {
  const { segment, second, names, people: population, needed, target, minimum, variance, rate, reach, choice } = cell
  const sent = invited?.sent ?? null
  const planned = cell.allocated ?? cell.invitations
  const most = unanswered === null ? null : answerCount(bands) + unanswered
  const figures = trackCell(
    { bands, population, invited: sent, most, needed, minimum, target, variance, rate, reach, planned },
    field,
  )
  return {
    segment,
    second,
    names,
    merged,
    population,
    invited: sent,
    answers: figures.answers,
    rate: figures.rate,
    needed,
    target,
    margin: figures.margin,
    forecast: figures.forecast,
    toInvite: figures.toInvite,
    status: figures.status,
    choice,
  }
}

function remindersOf(groups: readonly Group[], tracked: readonly TrackedCell[], field: Field): Reminder[] {
  return groups
    .flatMap(({ cell, bands, invited }, i): Reminder[] => {
      const { segment, second, names, people: population } = cell
      const rate = tracked[i]?.rate ?? cell.rate
      const figures = invited && reminderOf({ bands, population, silent: invited.silent, rate }, field)
      return figures ? [{ segment, second, names, ...figures }] : []
    })
    .sort(byNarrowing)
}

function counted(cells: readonly TrackedCell[]): Tracking['statuses'] {
  const statuses = { met: 0, 'on-track': 0, late: 0, 'out-of-reach': 0, short: 0, planned: 0, unknown: 0 }
  for (const { status } of cells) statuses[status] += 1
  return statuses
}

/** How answers came in so far, up to the last day that is known, and how they are expected to go on. */
function arrivalsOf(
  db: ReadDb,
  wave: WaveRow,
  { answers, status }: { answers: number; status: WaveStatus },
  today: string,
): { perDay: Tracking['arrivals']; rhythm: Rhythm | null } {
  const earlier = wavesOf(db, wave.campaign_id)
    .filter((other) => other.id !== wave.id && statusOf(other, today) === 'closed' && other.closes_on < wave.closes_on)
    .slice(-MOST_CURVES)
  const own = answersPerDay(db, [wave.id]).get(wave.id) ?? []
  const until = knownUntil(db, wave, own.at(-1)?.day, today)
  if (until < wave.opens_on) return { perDay: [], rhythm: null }
  const { perDay: known } = arrivalsIn({ ...wave, closes_on: until }, own)
  const shown = known.map((count, i) => ({ day: addDays(wave.opens_on, i), answers: count }))
  if (status !== 'open' || answers === 0) return { perDay: shown, rhythm: null }
  const days = daysBetween(wave.opens_on, wave.closes_on) + 1
  const ids = earlier.map(({ id }) => id)
  const perDay = untilChanged(db, `days ${ids.join(' ')}`, () => answersPerDay(db, ids))
  const curves = earlier.map((other) => arrivalsIn(other, perDay.get(other.id) ?? []))
  const past = arrivalOf(curves, known.length / days, days)
  if (past) return { perDay: shown, rhythm: { ...past, from: 'past-waves' } }
  const pace = curves.length === 0 ? ownPace(known, days) : null
  return { perDay: shown, rhythm: pace && { ...pace, from: 'this-wave' } }
}

/**
 * The last day whose answers are in the program: that of the latest answer or the one before the latest import, if that
 * is later, for a file has the answers of the days before it. Answers without a day, or none at all: today.
 */
function knownUntil(db: ReadDb, wave: WaveRow, latest: string | undefined, today: string): string {
  const imported = lastImportOf(db, wave.id)
  const known = [latest, imported && addDays(imported, -1)].filter((day) => day !== undefined)
  const last = known.sort().at(-1) ?? today
  return [last, today, wave.closes_on].sort()[0] ?? today
}

/** Answers by day of the field period; those before it belong to its first day, those after it to its last. */
function arrivalsIn(
  { opens_on, closes_on }: Pick<WaveRow, 'opens_on' | 'closes_on'>,
  days: readonly { day: string; answers: number }[],
): Arrivals {
  const perDay = Array.from({ length: daysBetween(opens_on, closes_on) + 1 }, () => 0)
  for (const { day, answers } of days) {
    const place = Math.min(perDay.length - 1, Math.max(0, daysBetween(opens_on, day)))
    perDay[place] = (perDay[place] ?? 0) + answers
  }
  return { perDay }
}
