// Processes that are killed while they work: in small changes, in an import, in an upgrade, and while others wait.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aFolder } from '../engine/builders'
import { built } from '../fixtures/built'
import { importKills } from './importKills'
import { kills } from './kills'
import { races } from './races'
import { upgradeKills } from './upgradeKills'

// Many processes, which a busy computer starts slowly.
const LONG = 600_000
const childScript = (name: string, folder: string) => built(join(import.meta.dirname, 'children', `${name}.ts`), folder)

describe('kill -9', () => {
  it(
    'of a hundred processes that write: nothing acknowledged is lost, nothing is half done',
    async () => {
      const folder = aFolder()
      const script = await childScript('bank', folder)
      const tolls = await Promise.all([1, 2].map((seed) => kills(script, folder, seed, 50)))
      expect(tolls.flatMap(({ bad }) => bad)).toEqual([])
      const sum = (field: 'kills' | 'acknowledged' | 'interrupted') =>
        tolls.reduce((total, toll) => total + toll[field], 0)
      expect(sum('kills')).toBe(100)
      // They did work, and were killed in the middle of it.
      expect(sum('acknowledged')).toBeGreaterThan(10)
      expect(sum('interrupted')).toBeGreaterThan(25)
    },
    LONG,
  )

  it(
    'in the middle of an import: all of its rows, or none',
    async () => {
      const folder = aFolder()
      const script = await childScript('calls', folder)
      const { kills: killed, bad } = await importKills(script, folder, { seed: 1, kills: 4, rows: 100_000 })
      expect(bad).toEqual([])
      expect(killed).toBe(4)
    },
    LONG,
  )

  it(
    'in the middle of an upgrade: the old shape or the new one, and a backup of the old',
    async () => {
      const folder = aFolder()
      const script = await childScript('calls', folder)
      const { kills: killed, bad } = await upgradeKills(script, folder, { seed: 1, kills: 6, events: 3000 })
      expect(bad).toEqual([])
      expect(killed).toBe(6)
    },
    LONG,
  )

  it(
    'of the one who has a program that others want: one has it, the next gets it',
    async () => {
      const folder = aFolder()
      const script = await childScript('calls', folder)
      expect(await races(script, folder, 1, 3)).toEqual({ races: 3, bad: [] })
    },
    LONG,
  )
})
