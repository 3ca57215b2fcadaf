// Every branch of the product's voice, in both languages, against the sentences that the statistics notes prescribe.
import { describe, expect, it } from 'vitest'
import type { Change, Interval, ScoreLine } from '../../shared/model/figures'
import type { Language } from '../../shared/model/language'
import { translator } from '../../shared/text'
import { createFormat } from '../../shared/text/format'
import { changeSentence, changeWords, mayClaimScore, scoreSentences } from '../../shared/text/verdict'

const interval = (lower: number, upper: number, method: Interval['method'] = 'adjusted-wald'): Interval => ({
  method,
  confidence: 0.95,
  lower,
  upper,
  margin: (upper - lower) / 2,
})

const line = (n: number, nps: number | null, range: Interval | null): ScoreLine => ({
  n,
  promoters: 0,
  passives: n,
  detractors: 0,
  nps,
  interval: range,
})

const change = (fields: Partial<Change>): Change => ({
  kind: 'none',
  change: null,
  lower: null,
  upper: null,
  pValue: null,
  detectable: null,
  against: { wave: 1, name: 'Q2', n: 40 },
  ...fields,
})

/** No-break spaces are checked in one place; here the words are. */
const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? null

function score(language: Language, given: ScoreLine, status: 'planned' | 'open' | 'closed') {
  const told = scoreSentences(translator(language), createFormat(language), { score: given, status, confidence: 0.95 })
  return { ...told, range: plain(told.range), beside: plain(told.beside), badgeText: plain(told.badgeText) }
}

const moved = (language: Language, given: Change, more?: Parameters<typeof changeSentence>[3]) =>
  plain(changeSentence(translator(language), createFormat(language), given, more))

const briefly = (language: Language, given: Change, more?: Parameters<typeof changeWords>[3]) =>
  plain(changeWords(translator(language), createFormat(language), given, more))

describe('a score', () => {
  it('says that there are no responses', () => {
    expect(score('en', line(0, null, null), 'open')).toEqual({
      headline: '—',
      range: 'No responses yet.',
      beside: 'No responses yet.',
      badge: null,
      badgeText: null,
    })
    expect(score('fr', line(0, null, null), 'closed').range).toBe('Pas encore de réponse.')
  })

  it('claims no score below 10 responses, only its likely range', () => {
    const seven = line(7, 43, interval(-8, 88))
    expect(score('en', seven, 'closed')).toMatchObject({
      headline: '—',
      range: 'Too few responses for a score (7). Likely range −8 to +88.',
      badge: 'too-few',
      badgeText: 'too few responses',
    })
    expect(score('fr', seven, 'closed').range).toBe(
      'Trop peu de réponses pour un score (7). Étendue probable : de −8 à +88.',
    )
    expect(mayClaimScore(seven)).toBe(false)
    expect(mayClaimScore(line(10, 40, interval(1, 70)))).toBe(true)
  })

  it('gives not even a range below 5 responses, because the interval can miss the observed score', () => {
    expect(score('en', line(4, 100, interval(2, 90)), 'closed').range).toBe('Too few responses for a score (4).')
    expect(score('fr', line(1, 100, interval(2, 90)), 'open').range).toBe('Trop peu de réponses pour un score (1).')
  })

  it('marks 10 to 29 responses as a small sample, and 30 not', () => {
    expect(score('en', line(29, 20, interval(-5, 44)), 'closed')).toMatchObject({
      headline: '+20',
      badge: 'small-sample',
      badgeText: 'small sample',
    })
    expect(score('fr', line(10, 20, interval(-5, 44)), 'open').badgeText).toBe('petit échantillon')
    expect(score('en', line(30, 20, interval(-5, 44)), 'closed').badge).toBeNull()
  })

  it('says that a closed wave is final, with range, confidence and n', () => {
    const final = line(412, 36.9, interval(29.2, 44.1))
    expect(score('en', final, 'closed').range).toBe('Final: +37, likely between +29 and +44 (95%, 412 responses).')
    expect(score('en', final, 'closed').beside).toBe('Final: likely between +29 and +44 (95%, 412 responses).')
    expect(score('fr', final, 'closed').range).toBe(
      'Résultat final : +37, probablement entre +29 et +44 (95 %, 412 réponses).',
    )
    expect(score('fr', final, 'closed').beside).toBe(
      'Résultat final : probablement entre +29 et +44 (95 %, 412 réponses).',
    )
  })

  it('says that an open wave is interim, and valid at any time only with a confidence sequence', () => {
    const sequence = line(330, 31, interval(18, 44, 'confidence-sequence'))
    expect(score('en', sequence, 'open')).toMatchObject({
      range: 'So far +31. Interim: likely +18 to +44 (valid at any time; 95%, 330 responses).',
      beside: 'Interim: likely between +18 and +44 (valid at any time; 95%, 330 responses).',
      badge: 'interim',
      badgeText: 'interim',
    })
    expect(score('fr', sequence, 'open')).toMatchObject({
      range: 'À ce jour +31. Provisoire : probablement de +18 à +44 (valable à tout moment ; 95 %, 330 réponses).',
      badgeText: 'provisoire',
    })
    const once = line(330, 31, interval(24, 38))
    expect(score('en', once, 'open').range).toBe('So far +31. Interim: likely +24 to +38 (95%, 330 responses).')
    expect(score('en', once, 'planned').beside).not.toContain('any time')
    expect(score('fr', once, 'open').beside).toBe('Provisoire : probablement entre +24 et +38 (95 %, 330 réponses).')
  })

  it('shows one decimal where a limit would round to 0', () => {
    expect(score('en', line(50, 20, interval(0.3, 40)), 'closed').range).toContain('between +0.3 and +40')
    expect(score('fr', line(50, 20, interval(-0.3, 40)), 'closed').range).toContain('entre −0,3 et +40')
  })
})

describe('a change', () => {
  it('is real when the engine says so, up or down', () => {
    const up = change({ kind: 'real', change: 23.2, lower: 2.4, upper: 43.4 })
    expect(moved('en', up)).toBe('Up 23 points since Q2 (likely +2 to +43): a real change.')
    expect(moved('en', up, { confidence: 0.95 })).toBe(
      'Up 23 points since Q2 (likely +2 to +43): a real change at 95%.',
    )
    expect(moved('fr', up)).toBe('En hausse de 23 points depuis Q2 (probablement de +2 à +43) : une évolution réelle.')
    expect(moved('fr', up, { confidence: 0.95 })).toContain('une évolution réelle, au niveau de confiance de 95 %.')
    const down = change({ kind: 'real', change: -12, lower: -22, upper: -0.2 })
    expect(moved('en', down)).toBe('Down 12 points since Q2 (likely −22 to −0.2): a real change.')
    expect(moved('en', down, { confidence: 0.9 })).toContain('Down 12 points since Q2')
    expect(moved('fr', down)).toBe(
      'En baisse de 12 points depuis Q2 (probablement de −22 à −0,2) : une évolution réelle.',
    )
    expect(moved('fr', down, { confidence: 0.9 })).toContain('90 %')
  })

  it('counts one point in the singular, and less than half a point with a decimal', () => {
    expect(moved('en', change({ kind: 'real', change: 1.2, lower: 0.4, upper: 2 }))).toContain('Up 1 point since')
    expect(moved('fr', change({ kind: 'real', change: 0.4, lower: 0.2, upper: 0.6 }))).toContain('hausse de 0,4 point ')
    expect(moved('en', change({ kind: 'real', change: 0.4, lower: 0.2, upper: 0.6 }))).toContain('Up 0.4 points')
  })

  it('is never called unchanged: no significant change, with its size and margin', () => {
    const none = change({ kind: 'no-significant-change', change: 6, lower: -3, upper: 15 })
    expect(moved('en', none)).toBe('No significant change: +6 ±9 since Q2.')
    expect(moved('fr', none)).toBe('Pas d’évolution significative : +6 ±9 depuis Q2.')
  })

  it('cannot be told when the range is wide, and says which changes would have been found', () => {
    const wide = change({ kind: 'cannot-tell', change: 6, lower: -26, upper: 38, detectable: 46.6 })
    expect(moved('en', wide, { responses: 45 })).toBe(
      'Cannot tell: +6 ±32 since Q2. With 40 and 45 responses only changes of about 47 points or more would be found reliably (80% power).',
    )
    expect(moved('en', wide)).toBe(
      'Cannot tell: +6 ±32 since Q2. Only changes of about 47 points or more would be found reliably (80% power).',
    )
    expect(moved('fr', wide, { responses: 45 })).toBe(
      'Impossible de conclure : +6 ±32 depuis Q2. Avec 40 et 45 réponses, seules des évolutions d’au moins 47 points environ seraient détectées de façon fiable (puissance de 80 %).',
    )
    expect(moved('fr', wide)).toContain('Seules des évolutions d’au moins 47 points environ')
    expect(moved('en', { ...wide, detectable: null })).toBe('Cannot tell: +6 ±32 since Q2.')
  })

  it('is stable when it surely lies within five points', () => {
    const stable = change({ kind: 'stable', change: 0.5, lower: -3, upper: 4 })
    expect(moved('en', stable)).toBe('Stable: since Q2 the change is between −3 and +4.')
    expect(moved('fr', stable)).toBe('Stable : depuis Q2, l’évolution est comprise entre −3 et +4.')
  })

  it('gives the reason when there is no verdict', () => {
    expect(moved('en', change({ against: null }))).toBe('No earlier wave to compare with.')
    expect(moved('fr', change({ against: null }))).toBe('Aucune vague antérieure à laquelle comparer.')
    const few = change({ against: { wave: 1, name: 'Q2', n: 9 } })
    expect(moved('en', few)).toBe('Too few responses to compare with Q2.')
    expect(moved('fr', change({}), { responses: 9, status: 'closed' })).toBe(
      'Trop peu de réponses pour comparer avec Q2.',
    )
    expect(moved('en', change({}), { responses: 50, status: 'open' })).toBe(
      'The change since Q2 can be judged once the wave has closed.',
    )
    expect(moved('fr', change({}), { responses: 50, status: 'open' })).toBe(
      'L’évolution depuis Q2 pourra être jugée une fois la vague close.',
    )
    const absent = change({ against: { wave: 1, name: 'Q2', n: 0 } })
    expect(moved('en', absent, { responses: 298, status: 'closed' })).toBe('There is nothing in Q2 to compare with.')
    expect(moved('fr', absent, { responses: 298 })).toBe('Il n’y a rien dans Q2 à quoi comparer.')
    expect(moved('en', change({}))).toBe('Nothing can be said of the change since Q2.')
    expect(moved('fr', change({}))).toBe('Rien ne peut être dit de l’évolution depuis Q2.')
  })

  it('fits in a cell of a table', () => {
    const real = change({ kind: 'real', change: 24, lower: 3, upper: 40 })
    expect(briefly('en', real)).toBe('+24 · real change')
    expect(briefly('fr', real)).toBe('+24 · évolution réelle')
    expect(briefly('en', change({ kind: 'no-significant-change', change: -3 }))).toBe('−3 · no significant change')
    expect(briefly('fr', change({ kind: 'cannot-tell', change: 6 }))).toBe('+6 · impossible de conclure')
    expect(briefly('en', change({ kind: 'stable', change: 1 }))).toBe('+1 · stable')
    expect(briefly('en', change({ against: null }))).toBe('nothing to compare')
    expect(briefly('fr', change({}), { responses: 50, status: 'open' })).toBe('jugée à la clôture')
    expect(briefly('en', change({}), { responses: 4 })).toBe('too few responses')
    // A segment that the earlier wave did not have is not a small one.
    const absent = change({ against: { wave: 1, name: 'Q2', n: 0 } })
    expect(briefly('en', absent, { responses: 298, status: 'closed' })).toBe('nothing to compare')
    expect(briefly('fr', absent, { responses: 298, status: 'closed' })).toBe('rien à comparer')
    expect(briefly('en', absent, { responses: 298, status: 'open' })).toBe('judged at close')
    expect(briefly('en', absent, { responses: 4, status: 'open' })).toBe('too few responses')
  })
})

it('keeps French punctuation on the line of its word', () => {
  const told = changeSentence(
    translator('fr'),
    createFormat('fr'),
    change({ kind: 'no-significant-change', change: 6, lower: -3, upper: 15 }),
  )
  expect(told).toContain('significative\u00a0: +6')
})
