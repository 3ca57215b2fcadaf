// A change taken apart: what the mix of segments did, and what the segments did themselves.
import type { MixShift } from '../../contract/compare'
import type { Format } from '../format'
import type { Translate } from '../index'

/** "Of the +6, about +4 comes from the mix of segments (Sector); within the segments +2 ±9. The segments themselves …" */
export function mixSentence(t: Translate, format: Format, shift: Omit<MixShift, 'segments'>): string {
  const facts = {
    change: format.points(shift.change),
    mix: format.points(shift.mix),
    within: format.points(shift.within),
    dimension: shift.dimensionName,
  }
  if (shift.withinMargin === null) return t('verdicts.mix.splitUnsure', facts)
  const told = t('verdicts.mix.split', { ...facts, margin: format.margin(shift.withinMargin) })
  const real = Math.abs(shift.within) > shift.withinMargin
  return `${told} ${t(real ? 'verdicts.mix.withinReal' : 'verdicts.mix.withinNot')}`
}
