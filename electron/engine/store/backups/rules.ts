// Which backups are kept how long. Said here once: the rotation follows it, and the screen reads it from here.
import type { Backup, BackupReason } from '../../../../shared/contract/backup'
import { localDay } from '../../day'

/** A week's worth of days: a mistake is mostly seen within a few working days. */
export const DAYS = 7
/** With a week each, a month back: the distance from one wave's closing to the talk about its results. */
export const WEEKS = 4
/** A year back: the same wave a year ago is what a yearly review compares with. */
export const MONTHS = 12
/** An import can be undone; its backup is for a fault found only after several more. */
export const IMPORTS = 5
/** A new format is judged within days, and a restore right away; three of each outlast several tries. */
export const OF_EACH_RARE_KIND = 3
/** Somebody wanted these: they go only when there are ten later ones. */
export const BY_HAND = 10
/** What the backups of one program may take on the disk in all. */
export const MOST_BYTES = 2_000_000_000
/**
 * The backup before an erasure holds the person who is erased. The erasure removes it when it is done; one that a crash
 * left is dropped by the next rotation, once it is older than any erasure takes.
 */
const ERASURE_MS = 60 * 60 * 1000

/** What the rotation looks at. */
export type Kept = Pick<Backup, 'id' | 'at' | 'reason' | 'bytes'>

/**
 * The backups that the rules no longer keep. Days, weeks and months are those on which a backup was made, counted in the
 * computer's time zone (or `zone`): after a summer without work the last seven days of work are still there. The newest
 * backup always stays, but for what an erasure left.
 */
export function toDrop(backups: readonly Kept[], now: Date, zone?: string): Kept[] {
  const newestFirst = [...backups].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const left = newestFirst.filter((one) => one.reason === 'before-erasure' && age(one, now) > ERASURE_MS)
  const sound = newestFirst.filter((one) => !left.includes(one))
  const kept = withinBytes(new Set([...sound.slice(0, 1), ...byDate(sound, zone), ...byCount(sound)]), sound)
  return newestFirst.filter((one) => !kept.has(one))
}

const age = (one: Kept, now: Date) => now.getTime() - Date.parse(one.at)

/** Of the daily ones, the newest of each of the last days, weeks and months. */
function byDate(newestFirst: readonly Kept[], zone: string | undefined): Kept[] {
  const daily = newestFirst.filter(({ reason }) => reason === 'daily')
  const dayOf = calendar(zone)
  return [
    ...newestOfEach(daily, DAYS, dayOf),
    ...newestOfEach(daily, WEEKS, (at) => mondayOf(dayOf(at))),
    ...newestOfEach(daily, MONTHS, (at) => dayOf(at).slice(0, 7)),
  ]
}

function newestOfEach(newestFirst: readonly Kept[], most: number, periodOf: (at: Date) => string): Kept[] {
  const found = new Map<string, Kept>()
  for (const one of newestFirst) {
    const period = periodOf(new Date(one.at))
    if (!found.has(period)) found.set(period, one)
  }
  return [...found.values()].slice(0, most)
}

const COUNTED: Partial<Record<BackupReason, number>> = {
  'before-import': IMPORTS,
  'before-migration': OF_EACH_RARE_KIND,
  'before-restore': OF_EACH_RARE_KIND,
  'by-hand': BY_HAND,
}

function byCount(newestFirst: readonly Kept[]): Kept[] {
  const counted = Object.entries(COUNTED).flatMap(([kind, most]) =>
    newestFirst.filter(({ reason }) => reason === kind).slice(0, most),
  )
  return [...counted, ...newestFirst.filter(({ reason }) => reason === 'before-erasure')]
}

/** Takes away the oldest until the rest fits: first those made by themselves, then those made by hand, never the newest. */
function withinBytes(kept: Set<Kept>, newestFirst: readonly Kept[]): Set<Kept> {
  const [, ...older] = newestFirst.filter((one) => kept.has(one))
  const oldestFirst = older.reverse()
  const expendable = [
    ...oldestFirst.filter(({ reason }) => reason !== 'by-hand'),
    ...oldestFirst.filter(({ reason }) => reason === 'by-hand'),
  ]
  let bytes = [...kept].reduce((sum, one) => sum + one.bytes, 0)
  for (const one of expendable) {
    if (bytes <= MOST_BYTES) break
    kept.delete(one)
    bytes -= one.bytes
  }
  return kept
}

/** The day of a moment, YYYY-MM-DD, in a time zone; without one, in the computer's. */
export function calendar(zone?: string): (at: Date) => string {
  // Asked before every change: the date itself is a hundred times quicker than a format of it.
  if (zone === undefined) return localDay
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return (at) => parts.format(at)
}

/** The Monday of a day's week: weeks are told apart by it, also over the turn of a year. */
function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
