// The sentences of comparisons, in both languages: each branch once, with the figures of the statistics notes.
import { describe, expect, it } from 'vitest'
import type {
  ControlPoint,
  MixShift,
  SegmentRest,
  TargetVerdict,
  Trend,
  WaveComparison,
} from '../../shared/contract/compare'
import type { Change } from '../../shared/model/figures'
import type { WaveId } from '../../shared/model/ids'
import { detectableSentence, goalSentence } from '../../shared/text/verdicts/goal'
import { mixSentence } from '../../shared/text/verdicts/mix'
import { movementSentence, pairingSentence } from '../../shared/text/verdicts/movement'
import {
  gateSentence,
  restSentence,
  restWords,
  segmentChangesSentence,
  segmentsSentence,
} from '../../shared/text/verdicts/segments'
import { targetSentence, targetWords } from '../../shared/text/verdicts/target'
import { themeSentence, themesSentence } from '../../shared/text/verdicts/theme'
import { controlMethodSentence, controlPointSentence, controlSentence } from '../../shared/text/verdicts/trend'
import { weightedRange, weightedSentence } from '../../shared/text/verdicts/weighted'
import { both, line, told } from './sentences'

describe('several segments', () => {
  it('are counted with the comparisons that were corrected for', () => {
    expect(both(segmentsSentence, { judged: 12, differing: 3, interim: false })).toEqual([
      '3 of 12 segments differ from the rest after correction for 12 comparisons (Holm).',
      '3 segments sur 12 diffèrent du reste, après correction pour 12 comparaisons (Holm).',
    ])
    expect(both(segmentsSentence, { judged: 12, differing: 1, interim: false })).toEqual([
      '1 of 12 segments differs from the rest after correction for 12 comparisons (Holm).',
      '1 segment sur 12 diffère du reste, après correction pour 12 comparaisons (Holm).',
    ])
    expect(both(segmentsSentence, { judged: 12, differing: 0, interim: false })).toEqual([
      'None of 12 segments is shown to differ from the rest after correction for 12 comparisons (Holm).',
      'Aucun des 12 segments ne se distingue du reste de façon établie, après correction pour 12 comparaisons (Holm).',
    ])
    expect(told('en', segmentsSentence, { judged: 1, differing: 1, interim: false })).not.toContain('Holm')
    expect(told('en', segmentsSentence, { judged: 0, differing: 0, interim: false })).toContain('enough responses')
    expect(told('fr', segmentsSentence, { judged: 0, differing: 0, interim: true })).toContain(
      'une fois la vague close',
    )
  })

  it('are counted the same way when they are compared with another wave', () => {
    expect(both(segmentChangesSentence, { judged: 8, real: 2, wave: 'Q2' })).toEqual([
      '2 of 8 segments have moved since Q2, after correction for 8 comparisons (Holm).',
      '2 segments sur 8 ont évolué depuis Q2, après correction pour 8 comparaisons (Holm).',
    ])
    expect(told('en', segmentChangesSentence, { judged: 8, real: 0, wave: 'Q2' })).toContain(
      'None of 8 segments is shown',
    )
    expect(told('fr', segmentChangesSentence, { judged: 1, real: 0, wave: 'Q2' })).toContain('aucune évolution')
  })

  it('have their p-value in the details only', () => {
    const gate = { statistic: 3.4, df1: 2, df2: 37.5, pValue: 0.0439 }
    expect(both(gateSentence, { gate, confidence: 0.95 })).toEqual([
      'Taken together, the segments differ (Welch’s one-way test, p = 0.044).',
      'Pris ensemble, les segments diffèrent (test de Welch à un facteur, p = 0,044).',
    ])
    expect(told('en', gateSentence, { gate, confidence: 0.99 })).toContain('no difference')
    expect(told('en', gateSentence, { gate: null, confidence: 0.95 })).toBeNull()
  })
})

describe('a segment against the rest', () => {
  const given = (difference: Partial<SegmentRest['difference']>, rest = 300, interim = false) => ({
    segment: 'Energy',
    interim,
    line: {
      score: line(60, 50),
      rest: line(rest, 36),
      difference: {
        kind: 'none' as const,
        change: null,
        lower: null,
        upper: null,
        pValue: null,
        detectable: null,
        ...difference,
      },
    },
  })

  it('lies above it, below it, or is not shown to', () => {
    expect(both(restSentence, given({ kind: 'real', change: 14.2, lower: 3, upper: 24 }))).toEqual([
      'Energy: 14 points above the rest (likely +3 to +24), a real difference.',
      'Energy : 14 points au-dessus du reste (probablement de +3 à +24), une différence réelle.',
    ])
    expect(told('fr', restSentence, given({ kind: 'real', change: -14, lower: -24, upper: -3 }))).toContain(
      'au-dessous',
    )
    expect(both(restSentence, given({ kind: 'no-significant-change', change: 4, lower: -5, upper: 13 }))).toEqual([
      'Energy: no significant difference from the rest, +4 ±9.',
      'Energy : pas d’écart significatif avec le reste, +4 ±9.',
    ])
    expect(told('en', restSentence, given({ kind: 'cannot-tell', change: 4, lower: -20, upper: 28 }))).toContain(
      'cannot tell',
    )
    expect(told('en', restSentence, given({ kind: 'stable', change: 1, lower: -3, upper: 4 }))).toContain(
      'between −3 and +4',
    )
    expect(both(restWords, given({ kind: 'real', change: 14, lower: 3, upper: 24 }))).toEqual([
      '+14 · above the rest',
      '+14 · au-dessus du reste',
    ])
    expect(told('en', restWords, given({ kind: 'cannot-tell', change: 4, lower: -20, upper: 28 }))).toBe(
      '+4 · cannot tell',
    )
  })

  it('says why it is not judged', () => {
    expect(told('en', restSentence, given({}))).toBe('Energy: too few responses to compare with the rest.')
    expect(told('en', restSentence, given({}, 0))).toBe('Energy: there is no rest to compare with.')
    expect(told('fr', restWords, given({}, 300, true))).toBe('jugé à la clôture')
  })
})

describe('a target', () => {
  const target = (kind: TargetVerdict['kind'], score = line(90, 46, 33, 58)): TargetVerdict => ({
    target: 40,
    kind,
    score,
    statistic: null,
    pValue: null,
    defined: null,
  })

  it('is shown to be passed, or not, with the score and its range', () => {
    expect(both(targetSentence, target('not-shown-above'))).toEqual([
      'Not shown to be above 40 (score 46, likely 33 to 58).',
      'Rien n’établit que le score soit au-dessus de 40 (score 46, probablement de 33 à 58).',
    ])
    expect(both(targetSentence, target('above', line(300, 52, 45, 58)))).toEqual([
      'Shown to be above 40 (score 52, likely 45 to 58).',
      'Au-dessus de 40, c’est établi (score 52, probablement de 45 à 58).',
    ])
    expect(told('en', targetSentence, target('below', line(300, -4, -12, 0.3)))).toBe(
      'Shown to be below 40 (score −4, likely −12 to 0.3).',
    )
    expect(told('fr', targetSentence, target('not-shown-below', line(90, 36, 23, 48)))).toContain('au-dessous de 40')
    expect(told('en', targetWords, target('not-shown-above'))).toBe('not shown to be above 40')
  })

  it('waits for the end of the wave, and for enough answers', () => {
    expect(told('en', targetSentence, target('interim'))).toContain('so far 46, interim range 33 to 58')
    expect(told('fr', targetSentence, target('interim', { ...line(0, null), interval: null }))).toBe(
      'L’objectif de 40 sera jugé une fois la vague close.',
    )
    expect(told('en', targetSentence, target('none', line(7, 43, -8, 88)))).toBe(
      'Too few responses to judge the target of 40.',
    )
  })
})

describe('those who answered both waves', () => {
  const wave = (name: string): WaveComparison['wave'] => ({
    id: 1 as WaveId,
    name,
    closesOn: '2026-07-31',
    status: 'closed',
    score: line(280, 40),
  })
  const compared = (pairing: WaveComparison['pairing'], people: [number, number, number]) => ({
    pairing,
    people: { both: people[0], onlyBefore: people[1], onlyNow: people[2] },
    wave: wave('Q3'),
    against: wave('Q2'),
    movement: {
      matrix: [],
      change: 5.5,
      lower: -2.3,
      upper: 13.3,
      recovered: 13 / 33,
      lost: 15 / 108,
    } as WaveComparison['movement'],
  })

  it('are told with how they moved', () => {
    expect(both(movementSentence, compared('same', [200, 0, 0]))).toEqual([
      '39% of the detractors of Q2 moved up; net change among the 200 who answered twice +6 ±8. 14% of its promoters moved down.',
      '39 % des détracteurs de Q2 sont remontés ; évolution nette parmi les 200 personnes qui ont répondu deux fois : +6 ±8. 14 % de ses promoteurs sont redescendus.',
    ])
    const given = compared('same', [200, 0, 0])
    const nobodyLow = { ...given, movement: given.movement && { ...given.movement, recovered: null, lost: null } }
    expect(told('en', movementSentence, nobodyLow)).toBe(
      'None of the 200 who answered twice was a detractor in Q2; net change among them +6 ±8.',
    )
    expect(told('fr', movementSentence, compared('partly', [4, 40, 60]))).toBe(
      '4 personnes seulement ont répondu deux fois : trop peu pour parler de mouvements.',
    )
    expect(told('en', movementSentence, { ...given, movement: null })).toBeNull()
  })

  it('decide how the change is judged', () => {
    expect(both(pairingSentence, compared('partly', [200, 80, 105]))).toEqual([
      '200 people answered both waves, 80 only Q2 and 105 only Q3: the margin takes it into account.',
      '200 personnes ont répondu aux deux vagues, 80 seulement à Q2 et 105 seulement à Q3 : la marge en tient compte.',
    ])
    expect(told('en', pairingSentence, compared('same', [200, 0, 0]))).toContain('The same 200 people')
    expect(told('fr', pairingSentence, compared('different', [0, 80, 90]))).toContain('pas les mêmes personnes')
  })
})

describe('weights', () => {
  const given = { unweighted: line(210, 20), weighted: line(210, 14, -3, 30), effective: 135.4, trimmed: 0 }

  it('stand beside the score without them, with their price', () => {
    expect(both(weightedSentence, given)).toEqual([
      'Weighted NPS +14 (unweighted +20). 210 responses count like 135.',
      'NPS pondéré +14 (non pondéré +20). 210 réponses comptent comme 135.',
    ])
    expect(told('en', weightedSentence, { ...given, trimmed: 3 })).toContain('3 extreme weights were cut.')
    expect(told('fr', weightedRange, given)).toBe('Probablement entre −3 et +30 (95 %).')
    expect(told('en', weightedSentence, { ...given, weighted: null })).toContain('cannot be weighted')
    expect(told('en', weightedRange, { weighted: null })).toBeNull()
    expect(told('en', weightedSentence, { ...given, unweighted: line(7, 14) })).toBe('Too few responses to weight.')
  })
})

describe('themes', () => {
  const given = {
    theme: 'Delivery',
    mentions: 40,
    share: 0.2,
    npsAll: 10.5,
    npsWith: -47.5,
    npsWithout: 25,
    impact: -14.5,
    margin: 6.6,
  }

  it('are told with what the score would be without them, and a range from ten mentions on', () => {
    expect(both(themeSentence, given)).toEqual([
      '“Delivery” is mentioned by 20%: NPS −48 among them; without these answers the score would be 25 instead of 11. Impact −15 ±7.',
      '« Delivery » est cité par 20 % des répondants : NPS de −48 parmi eux ; sans ces réponses, le score serait de 25 au lieu de 11. Impact : −15 ±7.',
    ])
    expect(told('en', themeSentence, { ...given, mentions: 9, margin: null })).toBe(
      '“Delivery” is mentioned by 9 respondents: too few for a likely range of its impact (−15).',
    )
    expect(told('fr', themeSentence, { ...given, impact: null })).toContain('ne peut pas être établi')
    expect(told('en', themesSentence, { judged: 8, real: 3 })).toBe(
      '3 of 8 themes go with a different score, after correction for 8 comparisons (Benjamini–Hochberg).',
    )
    expect(told('fr', themesSentence, { judged: 8, real: 0 })).toContain('aucun des 8 thèmes')
    expect(told('en', themesSentence, { judged: 0, real: 0 })).toContain('enough mentions')
  })
})

describe('a goal', () => {
  const goal = { margin: 5, answers: 919, invitations: 5106, beyondList: false }

  it('is told in answers and invitations, with the list when there is one', () => {
    expect(both(goalSentence, { goal, rate: 0.18, population: null })).toEqual([
      'For ±5 you need 919 responses; at a response rate of 18% invite 5,106 people.',
      'Pour ±5, il faut 919 réponses ; avec un taux de réponse de 18 %, invitez 5 106 personnes.',
    ])
    const ofList = { ...goal, answers: 521, invitations: null }
    expect(both(goalSentence, { goal: ofList, rate: null, population: 1200 })).toEqual([
      'For ±5 out of your 1,200 customers you need 521 responses.',
      'Pour ±5 sur vos 1 200 clients, il faut 521 réponses.',
    ])
    const beyond = { ...goal, answers: 521, invitations: 2895, beyondList: true }
    expect(told('en', goalSentence, { goal: beyond, rate: 0.18, population: 1200 })).toContain('more than your 1,200')
    expect(told('en', goalSentence, { goal: { ...goal, invitations: null }, rate: null, population: null })).toBe(
      'For ±5 you need 919 responses.',
    )
    expect(
      told('fr', goalSentence, { goal: { ...goal, answers: 300, invitations: 800 }, rate: 0.4, population: 1200 }),
    ).toBe(
      'Pour ±5 sur vos 1 200 clients, il faut 300 réponses ; avec un taux de réponse de 40 %, invitez 800 personnes.',
    )
    expect(told('en', detectableSentence, { detectable: 10.1 })).toContain('a change of about 10 points')
    expect(told('en', detectableSentence, { detectable: null })).toBeNull()
  })
})

describe('the trend', () => {
  const point = (name: string, more: Partial<ControlPoint> = {}): ControlPoint => ({
    wave: 1 as WaveId,
    name,
    closesOn: '2026-07-31',
    status: 'closed',
    n: 90,
    score: line(90, 24),
    lower: -4,
    upper: 52,
    out: false,
    ewma: 24,
    ewmaLower: 16,
    ewmaUpper: 32,
    drift: false,
    ...more,
  })
  const trend = (points: ControlPoint[], control: Trend['control']): Trend =>
    ({ campaign: 1, points, control, target: null }) as Trend
  const control = { center: 24.1, sigmaZ: 1.6, method: 'plain', baseline: 6 } as const

  it('names the waves that chance alone does not explain', () => {
    const beyond = point('Q3', { out: true, score: line(90, 60) })
    expect(both(controlSentence, trend([point('Q1'), point('Q2'), beyond], control))).toEqual([
      'Q3 lies beyond the control limits: something changed that chance alone does not explain.',
      'Q3 sort des limites de contrôle : quelque chose a changé que le hasard seul n’explique pas.',
    ])
    expect(told('en', controlSentence, trend([beyond, { ...beyond, name: 'Q4' }], control))).toContain('Q3 and Q4 lie')
    expect(told('en', controlSentence, trend([point('Q1', { drift: true })], control))).toBe(
      'No wave lies beyond the control limits: nothing stands out from chance. The moving average has left its limits in Q1: a slow drift.',
    )
    expect(told('fr', controlPointSentence, beyond)).toBe('Q3 : +60, au-dessus des limites de contrôle (−4 à +52).')
    expect(told('en', controlPointSentence, { ...beyond, score: line(90, -20) })).toContain('below the control limits')
    expect(told('en', controlPointSentence, point('Q1'))).toBe('Q1: +24, within the control limits (−4 to +52).')
    expect(told('en', controlPointSentence, point('Q4', { status: 'open' }))).toContain('not judged before it closes')
    expect(told('en', controlPointSentence, point('Q1', { lower: null }))).toBeNull()
  })

  it('says how many waves are missing, and how the limits were made', () => {
    expect(both(controlSentence, trend([point('Q1'), point('Q2')], null))).toEqual([
      'Control limits need six closed waves with responses; there are 2.',
      'Les limites de contrôle demandent six vagues closes avec des réponses ; il y en a 2.',
    ])
    expect(told('en', controlSentence, trend([], null))).toContain('there is none yet')
    const six = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6'].map((name) => point(name))
    expect(told('en', controlMethodSentence, trend(six, control))).toBe(
      'Limits: three standard errors around +24, the centre of 6 closed waves.',
    )
    expect(told('en', controlMethodSentence, trend([...six, point('Q7')], control))).toBe(
      'Limits: three standard errors around +24, the centre of 6 closed waves. They are all but the latest, which is judged by them.',
    )
    expect(told('fr', controlMethodSentence, trend(six, { ...control, method: 'laney' }))).toContain(
      'élargies 1,6 fois',
    )
    expect(told('en', controlMethodSentence, trend(six, null))).toBeNull()
  })
})

describe('the mix of segments', () => {
  const shift = (within: number, withinMargin: number | null) =>
    ({ dimension: 1, dimensionName: 'Sector', change: 6, mix: 6 - within, within, withinMargin }) as Omit<
      MixShift,
      'segments'
    >

  it('is told apart from what happened within them', () => {
    expect(both(mixSentence, shift(2, 9))).toEqual([
      'Of the +6, about +4 comes from the mix of segments (Sector); within the segments +2 ±9. Taken together, the segments themselves are not shown to have moved.',
      'Sur +6, environ +4 vient de la composition par segments (Sector) ; à l’intérieur des segments +2 ±9. Pris ensemble, les segments eux-mêmes n’ont pas évolué de façon établie.',
    ])
    expect(told('en', mixSentence, shift(12, 9))).toContain('the segments themselves have moved.')
    expect(told('en', mixSentence, shift(2, null))).toBe(
      'Of the +6, about +4 comes from the mix of segments (Sector); within the segments +2.',
    )
  })
})

it('nothing is ever called unchanged or the same', () => {
  const change: Change = { kind: 'stable', change: 0, lower: -3, upper: 3, pValue: 1, detectable: 8, against: null }
  const given = {
    segment: 'Energy',
    interim: false,
    line: { score: line(60, 50), rest: line(300, 50), difference: change },
  }
  for (const text of [
    ...both(restSentence, given),
    ...both(segmentsSentence, { judged: 3, differing: 0, interim: false }),
  ])
    expect(text).not.toMatch(/unchanged|the same|inchang|identique|pareil/i)
})
