// A headline with weights or by account, and what may be said of it, beside the plain score.
import type { DefinedScore } from '../../contract/wave'
import type { Change, ScoreLine, WaveStatus } from '../../model/figures'
import type { Format } from '../format'
import type { Translate } from '../index'
import { type ChangeSetting, changeSentence, FEWEST_FOR_SCORE, mayClaimScore } from '../verdict'

export type DefinedKind = 'weighted' | 'accounts' | 'first' | 'both'

export function definedKind({ reading, weighted }: Pick<DefinedScore, 'reading' | 'weighted'>): DefinedKind {
  if (weighted) return reading === 'answers' ? 'weighted' : 'both'
  return reading === 'accounts' ? 'accounts' : 'first'
}

/** Whether the headline may be claimed: it may read fewer answers than there are. */
export const mayClaimDefined = (defined: DefinedScore, plain: ScoreLine): boolean =>
  mayClaimScore(plain) && defined.answers >= FEWEST_FOR_SCORE

/** "Weighted NPS +14 (unweighted +20). Likely between −3 and +30 (95%). 210 responses count like 135." null: too few. */
export function definedSentences(
  t: Translate,
  format: Format,
  { defined, plain, confidence }: { defined: DefinedScore; plain: ScoreLine; confidence: number },
): string | null {
  if (!mayClaimDefined(defined, plain)) return null
  const { nps, lower, upper, answers, effective } = defined
  const kind = definedKind(defined)
  return [
    t(`verdicts.defined.score.${kind}`, { score: format.points(nps), plain: format.points(plain.nps) }),
    t('verdicts.defined.range', {
      lower: format.points(lower),
      upper: format.points(upper),
      confidence: format.percent(confidence),
    }),
    t('verdicts.defined.worth', {
      count: answers,
      number: format.integer(answers),
      effective: format.integer(effective),
    }),
  ].join(' ')
}

export interface TwoChanges {
  /** Of the plain score. */
  change: Change
  /** null: there is no other figure. */
  defined: DefinedScore | null
  /** Answers of the later wave. */
  responses: number
  status: WaveStatus
  /** At which both were judged, as a probability. */
  confidence: number
}

/**
 * What is said of the change: of the plain score, and beside it of the headline; each names its figure where there are
 * two. Without an earlier wave there is one sentence alone. `change` is what the sentence speaks of.
 */
export function changeSentences(
  t: Translate,
  format: Format,
  { change, defined, ...setting }: TwoChanges,
): { told: string; change: Change }[] {
  const plain = changeSentence(t, format, change, setting)
  if (defined === null || change.against === null) return [{ told: plain, change }]
  const wave = change.against.name
  return [
    { told: t('verdicts.defined.plain', { told: plain }), change },
    {
      told: t(`verdicts.defined.told.${definedKind(defined)}`, { told: ownChange(t, format, defined, wave, setting) }),
      change: defined.change,
    },
  ]
}

function ownChange(
  t: Translate,
  format: Format,
  { change, unlike, moved, answers }: DefinedScore,
  wave: string,
  setting: ChangeSetting,
): string {
  if (unlike) return t('verdicts.defined.unlike', { wave })
  const told = changeSentence(t, format, change, { ...setting, responses: answers })
  return moved && change.kind !== 'none' ? `${told} ${t('verdicts.defined.moved')}` : told
}
