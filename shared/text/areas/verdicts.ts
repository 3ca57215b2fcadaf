// The product's voice: what may be said of a score, of a change and of several segments. Never more than the data support.
import type { Same } from '../same'
import * as compared from './verdictsCompared'

export const en = {
  ...compared.en,
  score: {
    noResponses: 'No responses yet.',
    tooFew_one: 'Too few responses for a score ({{number}}).',
    tooFew_other: 'Too few responses for a score ({{number}}).',
    tooFewRange_one: 'Too few responses for a score ({{number}}). Likely range {{range}}.',
    tooFewRange_other: 'Too few responses for a score ({{number}}). Likely range {{range}}.',
    final: 'Final: {{score}}, likely between {{lower}} and {{upper}} ({{confidence}}, {{responses}}).',
    finalBeside: 'Final: likely between {{lower}} and {{upper}} ({{confidence}}, {{responses}}).',
    interim: 'So far {{score}}. Interim: likely {{range}} (valid at any time; {{confidence}}, {{responses}}).',
    interimBeside:
      'Interim: likely between {{lower}} and {{upper}} (valid at any time; {{confidence}}, {{responses}}).',
    interimOnce: 'So far {{score}}. Interim: likely {{range}} ({{confidence}}, {{responses}}).',
    interimOnceBeside: 'Interim: likely between {{lower}} and {{upper}} ({{confidence}}, {{responses}}).',
  },
  badge: { 'small-sample': 'small sample', 'too-few': 'too few responses', interim: 'interim' },
  change: {
    noneBefore: 'No earlier wave to compare with.',
    absent: 'There is nothing in {{wave}} to compare with.',
    tooFew: 'Too few responses to compare with {{wave}}.',
    atClose: 'The change since {{wave}} can be judged once the wave has closed.',
    unsaid: 'Nothing can be said of the change since {{wave}}.',
    up_one: 'Up {{size}} point since {{wave}} (likely {{range}}): a real change.',
    up_other: 'Up {{size}} points since {{wave}} (likely {{range}}): a real change.',
    upAt_one: 'Up {{size}} point since {{wave}} (likely {{range}}): a real change at {{confidence}}.',
    upAt_other: 'Up {{size}} points since {{wave}} (likely {{range}}): a real change at {{confidence}}.',
    down_one: 'Down {{size}} point since {{wave}} (likely {{range}}): a real change.',
    down_other: 'Down {{size}} points since {{wave}} (likely {{range}}): a real change.',
    downAt_one: 'Down {{size}} point since {{wave}} (likely {{range}}): a real change at {{confidence}}.',
    downAt_other: 'Down {{size}} points since {{wave}} (likely {{range}}): a real change at {{confidence}}.',
    stable: 'Stable: since {{wave}} the change is between {{lower}} and {{upper}}.',
    notSignificant: 'No significant change: {{change}} {{margin}} since {{wave}}.',
    cannotTell: 'Cannot tell: {{change}} {{margin}} since {{wave}}.',
    detectable_one: 'Only changes of about {{size}} point or more would be found reliably (80% power).',
    detectable_other: 'Only changes of about {{size}} points or more would be found reliably (80% power).',
    detectableWith_one:
      'With {{before}} and {{now}} responses only changes of about {{size}} point or more would be found reliably (80% power).',
    detectableWith_other:
      'With {{before}} and {{now}} responses only changes of about {{size}} points or more would be found reliably (80% power).',
  },
  /** The same verdicts where only a few words fit: a cell of a table. */
  brief: {
    real: '{{change}} · real change',
    stable: '{{change}} · stable',
    'no-significant-change': '{{change}} · no significant change',
    'cannot-tell': '{{change}} · cannot tell',
    absent: 'nothing to compare',
    tooFew: 'too few responses',
    atClose: 'judged at close',
    unsaid: 'cannot say',
    noneBefore: 'nothing to compare',
  },
  benchmark: {
    within: 'B2B benchmark: {{band}} over the whole likely range.',
    between: 'B2B benchmark: between {{lowest}} and {{highest}}.',
    band: {
      insufficient: 'insufficient (0 or less)',
      acceptable: 'acceptable (above 0)',
      'very-good': 'very good (above 30)',
      excellent: 'excellent (above 50)',
    },
  },
} as const

export const fr: Same<typeof en> = {
  ...compared.fr,
  score: {
    noResponses: 'Pas encore de réponse.',
    tooFew_one: 'Trop peu de réponses pour un score ({{number}}).',
    tooFew_other: 'Trop peu de réponses pour un score ({{number}}).',
    tooFewRange_one: 'Trop peu de réponses pour un score ({{number}}). Étendue probable : de {{range}}.',
    tooFewRange_other: 'Trop peu de réponses pour un score ({{number}}). Étendue probable : de {{range}}.',
    final: 'Résultat final : {{score}}, probablement entre {{lower}} et {{upper}} ({{confidence}}, {{responses}}).',
    finalBeside: 'Résultat final : probablement entre {{lower}} et {{upper}} ({{confidence}}, {{responses}}).',
    interim:
      'À ce jour {{score}}. Provisoire : probablement de {{range}} (valable à tout moment ; {{confidence}}, {{responses}}).',
    interimBeside:
      'Provisoire : probablement entre {{lower}} et {{upper}} (valable à tout moment ; {{confidence}}, {{responses}}).',
    interimOnce: 'À ce jour {{score}}. Provisoire : probablement de {{range}} ({{confidence}}, {{responses}}).',
    interimOnceBeside: 'Provisoire : probablement entre {{lower}} et {{upper}} ({{confidence}}, {{responses}}).',
  },
  badge: { 'small-sample': 'petit échantillon', 'too-few': 'trop peu de réponses', interim: 'provisoire' },
  change: {
    noneBefore: 'Aucune vague antérieure à laquelle comparer.',
    absent: 'Il n’y a rien dans {{wave}} à quoi comparer.',
    tooFew: 'Trop peu de réponses pour comparer avec {{wave}}.',
    atClose: 'L’évolution depuis {{wave}} pourra être jugée une fois la vague close.',
    unsaid: 'Rien ne peut être dit de l’évolution depuis {{wave}}.',
    up_one: 'En hausse de {{size}} point depuis {{wave}} (probablement de {{range}}) : une évolution réelle.',
    up_other: 'En hausse de {{size}} points depuis {{wave}} (probablement de {{range}}) : une évolution réelle.',
    upAt_one:
      'En hausse de {{size}} point depuis {{wave}} (probablement de {{range}}) : une évolution réelle, au niveau de confiance de {{confidence}}.',
    upAt_other:
      'En hausse de {{size}} points depuis {{wave}} (probablement de {{range}}) : une évolution réelle, au niveau de confiance de {{confidence}}.',
    down_one: 'En baisse de {{size}} point depuis {{wave}} (probablement de {{range}}) : une évolution réelle.',
    down_other: 'En baisse de {{size}} points depuis {{wave}} (probablement de {{range}}) : une évolution réelle.',
    downAt_one:
      'En baisse de {{size}} point depuis {{wave}} (probablement de {{range}}) : une évolution réelle, au niveau de confiance de {{confidence}}.',
    downAt_other:
      'En baisse de {{size}} points depuis {{wave}} (probablement de {{range}}) : une évolution réelle, au niveau de confiance de {{confidence}}.',
    stable: 'Stable : depuis {{wave}}, l’évolution est comprise entre {{lower}} et {{upper}}.',
    notSignificant: 'Pas d’évolution significative : {{change}} {{margin}} depuis {{wave}}.',
    cannotTell: 'Impossible de conclure : {{change}} {{margin}} depuis {{wave}}.',
    detectable_one:
      'Seules des évolutions d’au moins {{size}} point environ seraient détectées de façon fiable (puissance de 80 %).',
    detectable_other:
      'Seules des évolutions d’au moins {{size}} points environ seraient détectées de façon fiable (puissance de 80 %).',
    detectableWith_one:
      'Avec {{before}} et {{now}} réponses, seules des évolutions d’au moins {{size}} point environ seraient détectées de façon fiable (puissance de 80 %).',
    detectableWith_other:
      'Avec {{before}} et {{now}} réponses, seules des évolutions d’au moins {{size}} points environ seraient détectées de façon fiable (puissance de 80 %).',
  },
  brief: {
    real: '{{change}} · évolution réelle',
    stable: '{{change}} · stable',
    'no-significant-change': '{{change}} · pas d’évolution significative',
    'cannot-tell': '{{change}} · impossible de conclure',
    absent: 'rien à comparer',
    tooFew: 'trop peu de réponses',
    atClose: 'jugée à la clôture',
    unsaid: 'impossible à dire',
    noneBefore: 'rien à comparer',
  },
  benchmark: {
    within: 'Repère B2B : {{band}} sur toute l’étendue probable.',
    between: 'Repère B2B : entre {{lowest}} et {{highest}}.',
    band: {
      insufficient: 'insuffisant (0 ou moins)',
      acceptable: 'acceptable (au-dessus de 0)',
      'very-good': 'très bon (au-dessus de 30)',
      excellent: 'excellent (au-dessus de 50)',
    },
  },
}
