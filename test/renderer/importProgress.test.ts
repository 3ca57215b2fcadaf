// What is said of a running import: never more often than eyes can follow, and no time left that was not measured.
import { describe, expect, test } from 'vitest'
import { progressFeed } from '../../renderer/src/screens/import/progressFeed'
import { type Pace, paceAfter, secondsLeft, timeLeftText } from '../../renderer/src/screens/import/timeLeft'
import { translator } from '../../shared/text'
import { createFormat } from '../../shared/text/format'
import type { Progress } from '../../shared/wire'

const rows = (done: number, total: number | null = 1000, stage: Progress['stage'] = 'writing'): Progress => ({
  stage,
  done,
  total,
  unit: 'rows',
})
/** The pace after these rows were done at these seconds. */
const paceOf = (...marks: [second: number, done: number][]) =>
  marks.reduce<Pace | null>((pace, [second, done]) => paceAfter(pace, rows(done), 1000 * second), null)
const left = (pace: Pace | null, progress: Progress) => pace && secondsLeft(pace, progress)

describe('the time left', () => {
  test('follows from the pace of the last seconds', () => {
    expect(left(paceOf([0, 0], [1, 100], [2, 200]), rows(200))).toBeCloseTo(8)
    // Slow at first, ten times as fast for the last six seconds: only these count.
    const fast = paceOf([0, 0], [10, 10], [11, 110], [13, 310], [16, 610])
    expect(left(fast, rows(610))).toBeCloseTo(3.9)
  })

  test('is not known without a total, a second of measuring, or any advance', () => {
    expect(left(paceOf([0, 0], [2, 200]), rows(200, null))).toBeNull()
    expect(left(paceOf([0, 0], [0.5, 200]), rows(200))).toBeNull()
    expect(left(paceOf([0, 100], [3, 100]), rows(100))).toBeNull()
    expect(left(paceOf([0, 100]), rows(100))).toBeNull()
  })

  test('is measured anew in each stage', () => {
    const pace = paceAfter(paceOf([0, 0], [2, 200]), rows(0, 1000, 'checking'), 2100)
    expect(pace.marks).toEqual([{ at: 2100, done: 0 }])
    expect(secondsLeft(pace, rows(0, 1000, 'checking'))).toBeNull()
  })

  test('keeps few marks, however often it hears', () => {
    let pace: Pace | null = null
    for (let at = 0; at < 6000; at++) pace = paceAfter(pace, rows(at), at)
    expect(pace?.marks.length).toBeLessThan(40)
    expect(left(pace, rows(5999, 12_000))).toBeCloseTo(6, 1)
  })

  test('is said in round figures, and of a stage only where others follow', () => {
    const said = (seconds: number, stage: Progress['stage'], language: 'en' | 'fr' = 'en') =>
      timeLeftText(seconds, stage, translator(language), createFormat(language)).replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(said(1, 'writing')).toBe('a few seconds left')
    expect(said(16.2, 'writing')).toBe('about 20 seconds left')
    expect(said(58, 'writing')).toBe('about 1 minute left')
    expect(said(61, 'writing')).toBe('about 2 minutes left')
    expect(said(16.2, 'reading')).toBe('this step: about 20 seconds left')
    expect(said(16.2, 'writing', 'fr')).toBe('encore 20 secondes environ')
    expect(said(61, 'reading', 'fr')).toBe('cette étape : encore 2 minutes environ')
  })
})

describe('a feed of progress', () => {
  test('tells at most four times a second, and each stage at once', () => {
    let now = 0
    let told = 0
    const feed = progressFeed(() => now)
    feed.subscribe(() => told++)
    for (; now < 2000; now++) feed.hear(rows(now, 10_000, 'checking'))
    expect(told).toBe(8)
    feed.hear(rows(0, 10_000, 'writing'))
    expect(told).toBe(9)
    expect(feed.now()).toEqual({ progress: rows(0, 10_000, 'writing'), secondsLeft: null })
  })

  test('forgets what it told when the call has ended, and tells nobody who has left', () => {
    const feed = progressFeed(() => 0)
    let told = 0
    const leave = feed.subscribe(() => told++)
    feed.hear(rows(1))
    feed.clear()
    expect([feed.now(), told]).toEqual([null, 2])
    leave()
    feed.hear(rows(2))
    expect(told).toBe(2)
  })
})
