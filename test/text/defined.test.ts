// The sentences of a headline by weights or accounts, beside those of the plain score.
import { describe, expect, it } from 'vitest'
import type { TargetVerdict } from '../../shared/contract/compare'
import type { DefinedScore } from '../../shared/contract/wave'
import type { Change } from '../../shared/model/figures'
import type { Language } from '../../shared/model/language'
import { changeSentences, definedSentences } from '../../shared/text/verdicts/defined'
import { definedTargetSentence } from '../../shared/text/verdicts/target'
import { line, told } from './sentences'

describe('a headline made otherwise than by every answer once', () => {
  const change = (over: Partial<Change>): Change => ({
    kind: 'real',
    change: -38,
    lower: -46,
    upper: -30,
    pValue: 0.001,
    detectable: 11,
    against: { wave: 1, name: 'Q2', n: 240 },
    ...over,
  })
  const defined: DefinedScore = {
    reading: 'answers',
    weighted: true,
    nps: 20,
    lower: 11,
    upper: 29,
    answers: 250,
    effective: 135.4,
    unlike: false,
    moved: false,
    before: 10,
    change: change({ kind: 'no-significant-change', change: 10, lower: 1.2, upper: 18 }),
  }
  const given = { change: change({}), defined, responses: 260, status: 'closed' as const, confidence: 0.95 }
  const lines = (language: Language, more: Partial<typeof given> | { defined: null }) =>
    told(
      language,
      (t, format) =>
        changeSentences(t, format, { ...given, ...more })
          .map((one) => one.told)
          .join('\n'),
      given,
    )

  it('tells its change beside that of the plain score, each by its name', () => {
    expect(lines('en', {})).toBe(
      'Every answer once: Down 38 points since Q2 (likely −46 to −30): a real change at 95%.\nWeighted: No significant change: +10 ±8 since Q2.',
    )
    expect(lines('fr', {})).toMatch(/^Chaque réponse une fois : En baisse .*\nPondéré : /)
    expect(lines('en', { defined: null })).toMatch(/^Down 38 points/)
    expect(lines('en', { defined: { ...defined, unlike: true, reading: 'accounts', weighted: false } })).toContain(
      'Mean of accounts: nothing is said of a change, for the figure of Q2 is made otherwise.',
    )
    expect(lines('en', { defined: { ...defined, moved: true } })).toContain(
      '+10 ±8 since Q2. The two waves are weighted to different shares of people: part of it may come from that.',
    )
    // It speaks of the answers that it reads.
    const unsure = change({ kind: 'cannot-tell', change: 6, lower: -26, upper: 38, detectable: 47 })
    expect(lines('en', { defined: { ...defined, answers: 40, change: unsure } })).toContain('With 240 and 40 responses')
    // Without an earlier wave there is one thing to say.
    expect(lines('en', { change: change({ kind: 'none', against: null }) })?.split('\n')).toHaveLength(1)
  })

  it('is told with its range and what the answers are worth', () => {
    const about = { defined, plain: line(260, -2), confidence: 0.95 }
    expect(told('en', definedSentences, about)).toBe(
      'Weighted NPS +20 (unweighted −2). Likely between +11 and +29 (95%). 250 responses count like 135.',
    )
    expect(told('fr', definedSentences, { ...about, plain: line(9, -2) })).toBeNull()
    // Of two hundred answers it reads eight.
    expect(told('fr', definedSentences, { ...about, defined: { ...defined, answers: 8 } })).toBeNull()
  })

  it('against a target', () => {
    const verdict: TargetVerdict = {
      target: 5,
      kind: 'not-shown-below',
      score: line(260, -2),
      statistic: null,
      pValue: null,
      defined: { kind: 'above', reading: 'answers', weighted: true, nps: 20, lower: 11, upper: 29 },
    }
    expect(told('en', definedTargetSentence, verdict)).toBe('Shown to be above 5 (score 20, likely 11 to 29).')
    expect(told('fr', definedTargetSentence, { ...verdict, defined: null })).toBe('')
  })
})
