// Which backups are kept: by day, week and month, by reason, and by the room they take.
import { describe, expect, it } from 'vitest'
import { calendar, type Kept, MOST_BYTES, toDrop } from '../../electron/engine/store/backups/rules'
import type { BackupReason } from '../../shared/contract/backup'
import { NOW } from './builders'

describe('the rotation', () => {
  const kept = (at: string, reason: BackupReason = 'daily', bytes = 1000): Kept => ({
    id: `${at} ${reason}`,
    at,
    reason,
    bytes,
  })
  const days = (count: number, from: string, reason: BackupReason = 'daily'): Kept[] =>
    Array.from({ length: count }, (_, i) => kept(new Date(Date.parse(from) - i * 86_400_000).toISOString(), reason))
  const now = new Date(NOW)
  const left = (all: readonly Kept[], zone = 'UTC') => {
    const dropped = toDrop(all, now, zone)
    return all.filter((one) => !dropped.includes(one)).map(({ at }) => at.slice(0, 10))
  }

  it('keeps seven days, four weeks, twelve months of the daily ones', () => {
    expect(left(days(800, NOW))).toEqual([
      // Seven days; the last four Sundays, of which one is today; the last day of each of twelve months.
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
      '2026-11-15',
      '2026-11-08',
      '2026-11-01',
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
    ])
  })

  it('counts days on which there was work, not days of the calendar', () => {
    const spring = days(7, '2026-03-20T10:00:00.000Z')
    expect(left([kept(NOW), ...spring])).toEqual(['2026-11-22', ...left(spring).slice(0, 6)])
  })

  it('of one day keeps the newest', () => {
    const all = ['08', '12', '18'].map((hour) => kept(`2026-11-20T${hour}:00:00.000Z`))
    expect(toDrop(all, now, 'UTC').map(({ at }) => at.slice(11, 13))).toEqual(['12', '08'])
  })

  it.each([
    // One moment before and one after midnight in Paris, of one day in UTC.
    ['Europe/Paris', '2026-11-19T22:30:00.000Z', '2026-11-19T23:30:00.000Z', 2],
    ['UTC', '2026-11-19T22:30:00.000Z', '2026-11-19T23:30:00.000Z', 1],
    ['America/New_York', '2026-11-20T04:30:00.000Z', '2026-11-20T05:30:00.000Z', 2],
    // The night in which clocks go back has one hour twice, and is one day all the same.
    ['Europe/Paris', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', 1],
    // The night in which they go forward ends an hour early: 23:30 in UTC is the next day already.
    ['Europe/Paris', '2026-03-29T21:30:00.000Z', '2026-03-29T22:30:00.000Z', 2],
    // A month's last hour in one zone is the next month's first in another.
    ['Pacific/Auckland', '2026-01-31T10:30:00.000Z', '2026-01-31T11:30:00.000Z', 2],
  ])('in %s, %s and %s are %i day(s)', (zone, one, other, count) => {
    expect(left([kept(one), kept(other)], zone)).toHaveLength(count)
    expect(new Set([one, other].map((at) => calendar(zone)(new Date(at)))).size).toBe(count)
  })

  it.each([
    ['before-import', 5],
    ['before-migration', 3],
    ['before-restore', 3],
    ['by-hand', 10],
  ] as const)('of %s keeps the last %i', (reason, count) => {
    const all = days(count + 4, NOW, reason)
    expect(left(all)).toEqual(all.slice(0, count).map(({ at }) => at.slice(0, 10)))
  })

  it('drops what an erasure left after an hour, even if there is nothing else', () => {
    expect(toDrop([kept('2026-11-22T09:30:00.000Z', 'before-erasure')], now)).toEqual([])
    expect(toDrop([kept('2026-11-22T08:30:00.000Z', 'before-erasure')], now)).toHaveLength(1)
  })

  it('stays within two gigabytes: automatic ones go first, the oldest of them, and the newest of all never', () => {
    const third = MOST_BYTES / 3
    const all = [
      kept('2026-11-22T09:00:00.000Z', 'daily', third),
      kept('2026-11-21T09:00:00.000Z', 'before-import', third),
      kept('2026-11-20T09:00:00.000Z', 'daily', third),
      kept('2026-11-19T09:00:00.000Z', 'by-hand', third),
    ]
    expect(left(all)).toEqual(['2026-11-22', '2026-11-21', '2026-11-19'])
    expect(left([kept(NOW, 'daily', MOST_BYTES * 2), ...all])).toEqual(['2026-11-22'])
  })
})
