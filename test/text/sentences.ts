// Sentences as they are read, for the tests of verdicts.
import type { ScoreLine } from '../../shared/model/figures'
import type { Language } from '../../shared/model/language'
import { type Translate, translator } from '../../shared/text'
import { createFormat, type Format } from '../../shared/text/format'

export type Sentence<G> = (t: Translate, format: Format, given: G) => string | null

/** No-break spaces are checked in one place; here the words are. */
const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? null
export const told = <G>(language: Language, sentence: Sentence<G>, given: G) =>
  plain(sentence(translator(language), createFormat(language), given))
/** In English, then in French. */
export const both = <G>(sentence: Sentence<G>, given: G) => [told('en', sentence, given), told('fr', sentence, given)]

export const line = (n: number, nps: number | null, lower = 0, upper = 0): ScoreLine => ({
  n,
  promoters: 0,
  passives: n,
  detractors: 0,
  nps,
  interval: { method: 'adjusted-wald', confidence: 0.95, lower, upper, margin: (upper - lower) / 2 },
})
