// The power goes at any moment: what was acknowledged is there, nothing is half done. The same test finds the losses of
// a drive that lies about its syncs and of a setting that syncs too little, so it would find ours.
import { describe, expect, it } from 'vitest'
import { lying } from './faultyDisk'
import { type PowerCutOptions, powerCuts } from './powerCut'

/** Lives with one seed after the other, until there were this many cuts. */
async function cutsUntil(least: number, options: Omit<PowerCutOptions, 'seed'> = {}) {
  const all = { cuts: 0, bad: [] as string[] }
  for (let seed = 1; all.cuts < least; seed++) {
    const { cuts, bad } = await powerCuts({ seed, ...options })
    all.cuts += cuts
    all.bad.push(...bad)
  }
  return all
}

describe('a power cut', () => {
  it('loses nothing that was acknowledged and leaves nothing half done', async () => {
    const { cuts, bad } = await cutsUntil(600)
    expect(bad).toEqual([])
    expect(cuts).toBeGreaterThanOrEqual(500)
  })

  it('does lose something on a disk that lies about every third sync', async () => {
    const { cuts, bad } = await cutsUntil(100, { through: (disk) => lying(disk, 3) })
    expect(bad.length).toBeGreaterThan(cuts / 20)
  })

  it('does lose something that was acknowledged with synchronous = NORMAL', async () => {
    const { cuts, bad } = await cutsUntil(100, { synchronous: 'NORMAL' })
    expect(bad.filter((line) => line.includes('are lost')).length).toBeGreaterThan(cuts / 20)
  })
})
