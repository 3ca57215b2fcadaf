// Tabs of one browser: a new one is given the key, a refused key is not passed on, and changes are heard.
import { afterEach, expect, test } from 'vitest'
import { hearOtherTabs, keyOfOtherTabs, shareKey, tellOtherTabs } from '../../renderer/src/client/tabs'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

test('a tab without a key is given that of another', async () => {
  open.push(shareKey(() => 'k'.repeat(43)))
  expect(await keyOfOtherTabs()).toBe('k'.repeat(43))
})

test('it goes without when no tab has one', async () => {
  expect(await keyOfOtherTabs()).toBeNull()
  open.push(shareKey(() => null))
  expect(await keyOfOtherTabs()).toBeNull()
})

test('what one tab writes, the others hear by its name', async () => {
  const first = new Promise((heard) => open.push(hearOtherTabs(heard)))
  const second = new Promise((heard) => open.push(hearOtherTabs(heard)))
  tellOtherTabs('plan.set')
  expect(await Promise.all([first, second])).toEqual(['plan.set', 'plan.set'])
})
