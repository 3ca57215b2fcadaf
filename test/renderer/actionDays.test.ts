// Working days and overdue days of actions.
import { expect, test } from 'vitest'
import { dayOf, daysBetween } from '../../renderer/src/parts/days'
import { workingDaysAfter } from '../../renderer/src/screens/actions/days'

test.each([
  ['2026-11-20', 2, '2026-11-24'],
  ['2026-11-21', 2, '2026-11-24'],
  ['2026-11-18', 2, '2026-11-20'],
  ['2026-12-28', 10, '2027-01-11'],
  ['2026-11-20', 0, '2026-11-20'],
])('%s and %i working days later is %s', (day, count, expected) => {
  expect(workingDaysAfter(day, count)).toBe(expected)
})

test('days between are whole across a change of clocks and of year', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  expect(daysBetween('2027-01-02', '2026-12-30')).toBe(-3)
})

test('today is the day of the computer, not of Greenwich', () => {
  expect(dayOf(new Date(2026, 0, 5, 0, 10))).toBe('2026-01-05')
})
