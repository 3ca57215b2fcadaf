import { goalOf, usualGoals } from '../plan/goal'
import { adjustedMeanOf } from '../stats/adjusted'
import { answerCount } from '../stats/point'
import { PLANNING_VARIANCE } from '../stats/sampleSize'
import { waveById } from '../store/campaigns'
import { settingsOf } from '../store/programs'
import { bandsIn, countsOf } from '../store/scores'
import type { Handler } from './handlers'
import { waveBefore } from './wave'

export const goal: Handler<'plan.goal'> = ({ by, ...rest }, context) =>
  context.read(() => {
    const ground = { ...rest, variance: rest.variance ?? PLANNING_VARIANCE }
    return { goal: goalOf(by, ground), variance: ground.variance, usual: usualGoals(ground) }
  })

export const setting: Handler<'plan.setting'> = ({ wave: id }, context) =>
  context.read((db) => {
    const wave = waveById(db, id)
    const before = waveBefore(db, wave)
    const bands = before && bandsIn(countsOf(db, before.id))
    const adjusted = bands && answerCount(bands) >= 30 ? adjustedMeanOf(bands) : null
    const rate = before?.invited && bands ? Math.min(1, answerCount(bands) / before.invited) : null
    return {
      confidence: settingsOf(db).confidence,
      variance: adjusted?.variance ?? PLANNING_VARIANCE,
      varianceFrom: adjusted ? ('past-wave' as const) : ('default' as const),
      population: null,
      rate: rate === 0 ? null : rate,
      rateFrom: rate ? ('past-wave' as const) : null,
    }
  })
