// Days as people type them, in both languages; what the calendar does not have is refused.
import { expect, test } from 'vitest'
import { parseDay } from '../../renderer/src/parts/parseDay'
import { createFormat } from '../../shared/text/format'

test.each([
  ['2026-09-30', '2026-09-30'],
  ['2026-9-3', '2026-09-03'],
  ['30/09/2026', '2026-09-30'],
  ['30.9.2026', '2026-09-30'],
  ['30-09-26', '2026-09-30'],
  [' 30 Sept 2026 ', '2026-09-30'],
  ['30 septembre 2026', '2026-09-30'],
  ['1er août 2026', '2026-08-01'],
  ['15 févr. 2026', '2026-02-15'],
  ['5 Dec 26', '2026-12-05'],
  ['29/02/2028', '2028-02-29'],
])('“%s” is %s', (typed, day) => {
  expect(parseDay(typed)).toBe(day)
})

test.each([
  '',
  'tomorrow',
  '31/02/2026',
  '29/02/2026',
  '0/3/2026',
  '12/13/2026',
  '30 smarch 2026',
  '2026-13-01',
  '30/09',
])('“%s” is no day', (typed) => {
  expect(parseDay(typed)).toBeNull()
})

test.each(['en', 'fr'] as const)('reads back every month as it is shown in %s', (language) => {
  const format = createFormat(language)
  for (let month = 1; month <= 12; month++) {
    const day = `2026-${String(month).padStart(2, '0')}-17`
    expect(parseDay(format.date(day))).toBe(day)
  }
})
