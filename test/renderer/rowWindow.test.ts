// The rows in view of a long list, also of one that is taller than a browser can draw.
import { expect, test } from 'vitest'
import { MAX_BODY, rowWindow, scrollTopShowing } from '../../renderer/src/parts/rowWindow'

const space = (count: number) => ({ count, rowHeight: 58, viewport: 580 })
const furthest = (count: number) => Math.min(count * 58, MAX_BODY) - 580

test('a short list is drawn pixel for pixel', () => {
  const { bodyHeight, first, last, topOf } = rowWindow(space(1000), 5800)
  expect({ bodyHeight, first, last, top: topOf(100) }).toEqual({ bodyHeight: 58_000, first: 96, last: 113, top: 5800 })
})

test('an empty list draws nothing', () => {
  expect(rowWindow(space(0), 0)).toMatchObject({ bodyHeight: 0, first: 0, last: -1 })
})

test.each([1_000_000, 50_000_000])('of %i rows, the last one ends at the bottom of the body', (count) => {
  const view = rowWindow(space(count), furthest(count))
  expect(view.bodyHeight).toBe(MAX_BODY)
  expect(view.last).toBe(count - 1)
  expect(view.topOf(count - 1) + 58).toBeCloseTo(MAX_BODY, 3)
})

test.each([13_612, 1_000_000])('of %i rows, each can be brought into view', (count) => {
  for (const index of [0, 1, 777, Math.floor(count / 2), count - 2, count - 1]) {
    for (const from of [0, furthest(count) / 3, furthest(count)]) {
      const scrollTop = scrollTopShowing(space(count), from, index)
      const top = rowWindow(space(count), scrollTop).topOf(index)
      expect(top).toBeGreaterThanOrEqual(scrollTop - 0.01)
      expect(top + 58).toBeLessThanOrEqual(scrollTop + 580 + 0.01)
    }
  }
})

test('a row that is wholly in view is not moved', () => {
  expect(scrollTopShowing(space(1000), 100, 5)).toBe(100)
})
