import { cellKeyOf } from '../../../shared/model/cell'
import { goalOf, usualGoals } from '../plan/goal'
import { PLANNING_VARIANCE } from '../stats/sampleSize'
import { askableByCell } from '../store/askable'
import { waveById } from '../store/campaigns'
import { settingsOf } from '../store/programs'
import type { Handler } from './handlers'
import { planOf } from './plan'
import { pastOf } from './planPast'

export const goal: Handler<'plan.goal'> = ({ by, ...rest }, context) =>
  context.read(() => {
    const ground = { ...rest, variance: rest.variance ?? PLANNING_VARIANCE }
    return { goal: goalOf(by, ground), variance: ground.variance, usual: usualGoals(ground) }
  })

const WHOLE = { segment: null, second: null }

/** People: those of the wave's plan; without one, the contacts who could be asked; null where neither is known. */
export const setting: Handler<'plan.setting'> = ({ wave: id }, context) =>
  context.read((db) => {
    const wave = waveById(db, id)
    const today = context.today()
    const whole = { dimension: null, second: null }
    const past = pastOf(db, wave, whole, today)
    const [variance, rate] = [past.variance([WHOLE]), past.rate([WHOLE])]
    const plan = planOf(db, id, today)
    return {
      confidence: plan?.confidence ?? settingsOf(db).confidence,
      variance: variance.value,
      varianceFrom: variance.from,
      population: (plan?.totals.population ?? askableByCell(db, whole).get(cellKeyOf(WHOLE))) || null,
      rate: plan?.rate ?? rate?.value ?? null,
      rateFrom: plan?.rate ? ('typed' as const) : (rate?.from ?? null),
    }
  })
