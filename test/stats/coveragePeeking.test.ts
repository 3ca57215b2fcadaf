// What looking while answers arrive does: how many campaigns wrongly leave the truth out at some look between 30 and
// 1,000 answers. The ordinary interval is spoilt by it, the confidence sequence is made for it. Seeded simulation.
import { expect, it } from 'vitest'
import { adjustedWald } from '../../electron/engine/stats/intervals/adjustedWald'
import { confidenceSequence } from '../../electron/engine/stats/intervals/confidenceSequence'
import { seeded } from '../fixtures/random'
import { MIXES } from './mixes'
import { categoryFrom, holds, monteCarlo, scoreOf } from './simulated'

const CAMPAIGNS = 1200
const [FROM, TO, STEP] = [30, 1000, 50]
const MIX = MIXES.B
/** Distances from the truth, in points times the root of n, at which neither interval can leave it out: not looked at. */
const SURELY_HELD = { once: 110, sequence: 190 }

/** Percent of campaigns that err at some look, by how they are looked at. */
function erring(): { always: number; nowAndThen: number; sequence: number } {
  const draw = seeded(31)
  let [always, nowAndThen, sequence] = [0, 0, 0]
  for (let campaign = 0; campaign < CAMPAIGNS; campaign += 1) {
    const erred = { always: false, nowAndThen: false, sequence: false }
    const bands = { promoters: 0, passives: 0, detractors: 0 }
    for (let n = 1; n <= TO; n += 1) {
      bands[(['detractors', 'passives', 'promoters'] as const)[categoryFrom(draw, MIX)]] += 1
      if (n < FROM) continue
      const look = (n - FROM) % STEP === 0
      const distance = Math.abs((100 * (bands.promoters - bands.detractors)) / n - scoreOf(MIX)) * Math.sqrt(n)
      if (distance < SURELY_HELD.once) continue
      if ((!erred.always || (look && !erred.nowAndThen)) && !holds(adjustedWald(bands, 0.95), scoreOf(MIX))) {
        erred.always = true
        erred.nowAndThen ||= look
      }
      if (erred.sequence || distance < SURELY_HELD.sequence) continue
      if (!holds(confidenceSequence(bands, 0.95), scoreOf(MIX))) erred.sequence = true
    }
    always += erred.always ? 1 : 0
    nowAndThen += erred.nowAndThen ? 1 : 0
    sequence += erred.sequence ? 1 : 0
  }
  const percent = (count: number) => (100 * count) / CAMPAIGNS
  return { always: percent(always), nowAndThen: percent(nowAndThen), sequence: percent(sequence) }
}

it('spoils the ordinary interval and not the confidence sequence', () => {
  const found = erring()
  const within = (percent: number, lowest: number, highest: number) => {
    expect(percent).toBeGreaterThan(lowest - monteCarlo(lowest, CAMPAIGNS))
    expect(percent).toBeLessThan(highest + monteCarlo(highest, CAMPAIGNS))
  }
  within(found.always, 34, 41)
  within(found.nowAndThen, 22, 25)
  within(found.sequence, 3.4, 4.5)
})
