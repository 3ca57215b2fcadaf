// A score beside its target: what is shown, and what is not.
import type { TargetVerdict } from '../../contract/compare'
import type { Format } from '../format'
import type { Translate } from '../index'
import { unsigned } from './points'

/** "Not shown to be above 40 (score 46, likely 33 to 58)." */
export function targetSentence(t: Translate, format: Format, { target, kind, score }: TargetVerdict): string {
  const told = unsigned(format, target)
  const { nps, interval } = score
  if (kind === 'none' || nps === null || interval === null)
    return t(kind === 'interim' ? 'verdicts.target.interimFew' : 'verdicts.target.none', { target: told })
  return t(`verdicts.target.${kind}`, {
    target: told,
    score: unsigned(format, nps),
    lower: unsigned(format, interval.lower),
    upper: unsigned(format, interval.upper),
  })
}

/** The same of the headline, where the definition makes another figure than the plain score; empty where it does not. */
export function definedTargetSentence(t: Translate, format: Format, { target, defined }: TargetVerdict): string {
  if (defined === null) return ''
  const told = unsigned(format, target)
  const { kind, nps, lower, upper } = defined
  if (kind === 'none') return t('verdicts.target.none', { target: told })
  return t(`verdicts.target.${kind}`, {
    target: told,
    score: unsigned(format, nps),
    lower: unsigned(format, lower),
    upper: unsigned(format, upper),
  })
}

/** The same in a few words: "not shown to be above 40". */
export function targetWords(t: Translate, format: Format, { target, kind }: Pick<TargetVerdict, 'target' | 'kind'>) {
  return t(`verdicts.target.brief.${kind}`, { target: unsigned(format, target) })
}
