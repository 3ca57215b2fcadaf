// One word for how the open file stands: “saved” only when everything on screen is in it.
import { describe, expect, test } from 'vitest'
import { type SavedState, savedState, whenText } from '../../renderer/src/screens/file/savedState'
import type { FileState } from '../../shared/contract/program'
import { type Failure, refuse } from '../../shared/failure'
import { createFormat } from '../../shared/text/format'

const WRITTEN = '2026-03-02T09:42:17Z'
const notSaved = refuse('change-not-saved', { file: 'Acme.npsw', reason: 'EIO' }).failure
const gone = refuse('engine-gone', {}).failure

const states: [FileState, string | null, number, Failure | null, SavedState][] = [
  ['writable', null, 0, null, 'unchanged'],
  ['writable', WRITTEN, 0, null, 'saved'],
  ['writable', WRITTEN, 1, null, 'saving'],
  ['writable', WRITTEN, 0, notSaved, 'failed'],
  ['writable', WRITTEN, 1, notSaved, 'saving'],
  ['writable', WRITTEN, 0, gone, 'unsure'],
  ['full', WRITTEN, 0, null, 'full'],
  ['full', WRITTEN, 0, notSaved, 'failed'],
  ['unreachable', WRITTEN, 0, null, 'unreachable'],
  ['read-only', null, 0, null, 'look'],
  // A look is never saved, whatever happened to the file before it.
  ['read-only', WRITTEN, 0, notSaved, 'look'],
]

test.each(states)('%s, written %s, %i pending, trouble %o: %5$s', (state, savedAt, pending, trouble, expected) => {
  expect(savedState({ state, savedAt }, { pending, trouble })).toBe(expected)
})

describe('a moment of saving', () => {
  const format = createFormat('en')
  const morning = new Date(2026, 2, 2, 10, 42)
  test('is a time of day', () => {
    expect(whenText(morning.toISOString(), format, new Date(2026, 2, 2, 18, 0))).toBe('10:42')
  })
  test('has its date on any other day: a window may stay open over night', () => {
    expect(whenText(morning.toISOString(), format, new Date(2026, 2, 3, 8, 0))).toBe('2 Mar 2026, 10:42')
  })
})
