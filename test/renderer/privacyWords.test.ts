// What the privacy screen says of a person, of an erasure, and of waves past their retention period.
import { expect, test } from 'vitest'
import { asideExample, erasedLines, pastRetention, personName } from '../../renderer/src/screens/privacy/words'
import type { DueWave, Person } from '../../shared/contract/privacy'
import { translator } from '../../shared/text'
import { createFormat } from '../../shared/text/format'

const t = translator('en')
const format = createFormat('en')

const nobody = { response: 1, by: 'response', name: null, email: null, respondent: null, company: null, responses: 1 }

test('a person is called by the best that is known', () => {
  const called = (given: Partial<Person>) => personName({ ...(nobody as Person), ...given }, t)
  expect(called({ name: 'Ann Lee', email: 'ann@example.org' })).toBe('Ann Lee')
  expect(called({ email: 'ann@example.org', respondent: 'R-17' })).toBe('ann@example.org')
  expect(called({ respondent: 'R-17' })).toBe('R-17')
  expect(called({ company: 'Acme' })).toBe('Respondent without a name')
})

test('an erasure is reported kind by kind; only the responses are said when there is nothing of a kind', () => {
  const none = {
    responses: 0,
    contacts: 0,
    actions: 0,
    leftOutRows: 0,
    trailEntries: 0,
    backupsCleaned: 0,
    backupsDeleted: 0,
  }
  expect(erasedLines(none, 'keep', t, format)).toEqual(['0 scores kept, as nobody’s'])
  const done = { ...none, responses: 2, actions: 1, trailEntries: 1200, backupsDeleted: 1 }
  expect(erasedLines(done, 'remove', t, format)).toEqual([
    '2 responses removed',
    '1 action removed',
    '1,200 entries of the history cleaned',
    '1 backup deleted, being too old to be cleaned',
  ])
  expect(erasedLines(done, 'keep', t, format)[1]).toBe('1 action cleaned of its words')
})

test('a wave is past its retention period on the day that ends it, never without a period', () => {
  const wave = (dueOn: string | null) => ({ name: String(dueOn), dueOn }) as DueWave
  const waves = [wave('2026-09-30'), wave('2026-10-01'), wave('2026-10-02'), wave(null)]
  expect(pastRetention(waves, '2026-10-01').map(({ dueOn }) => dueOn)).toEqual(['2026-09-30', '2026-10-01'])
})

test('a damaged file that was set aside is called as a restore calls it', () => {
  expect(asideExample(t, '2026-11-22')).toBe('… (damaged 2026-11-22).npsw')
  expect(asideExample(translator('fr'), '2026-11-22')).toBe('… (endommagé 2026-11-22).npsw')
})
