// Backups stand under the day on which they were made, as the computer's calendar counts days.
import { expect, test } from 'vitest'
import { byDay } from '../../renderer/src/parts/days'
import { dayName } from '../../renderer/src/screens/restore/dayName'
import type { Backup } from '../../shared/contract/backup'
import { translator } from '../../shared/text'
import { createFormat } from '../../shared/text/format'

const backup = (at: Date): Backup => ({
  id: at.toISOString(),
  at: at.toISOString(),
  reason: 'daily',
  file: 'Acme.npsw',
  folder: '/programs',
  name: 'Acme',
  bytes: 4096,
  holds: { campaigns: 1, waves: 1, responses: 1, actions: 0 },
})
/** A moment of the computer's own calendar. */
const local = (day: number, hour: number, minute: number) => backup(new Date(2026, 10, day, hour, minute))

test('days follow the local midnight and keep the order', () => {
  const late = local(21, 23, 59)
  const early = local(21, 0, 1)
  const next = local(22, 0, 0)
  const days = byDay([next, late, early])
  expect(days.map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-21'])
  expect(days[1]?.items.map(({ id }) => id)).toEqual([late.id, early.id])
})

test('no backups, no days', () => {
  expect(byDay([])).toEqual([])
})

test.each([
  ['2026-11-22', 'Today, 22 Nov 2026', 'Aujourd’hui, 22 nov. 2026'],
  ['2026-11-21', 'Yesterday, 21 Nov 2026', 'Hier, 21 nov. 2026'],
  ['2026-11-20', '20 Nov 2026', '20 nov. 2026'],
  // A clock that was put back: a day that is yet to come is no “today”.
  ['2026-11-23', '23 Nov 2026', '23 nov. 2026'],
])('%s, looked at on 22 November', (day, english, french) => {
  expect(dayName(day, '2026-11-22', translator('en'), createFormat('en'))).toBe(english)
  expect(dayName(day, '2026-11-22', translator('fr'), createFormat('fr'))).toBe(french)
})
