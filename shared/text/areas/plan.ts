// Text of the sampling plan: the form, the verdict on today's margins, the table of cells.
import type { Same } from '../same'

export const en = {
  whole: 'Whole wave',
  form: {
    titleNew: 'Plan the sample',
    titleEdit: 'Change the plan',
    intro:
      'A plan says how sharp the score must be, and so how many answers are needed. Planned before the wave opens, it decides whom to invite.',
    by: 'Plan by',
    wholeWave: 'The whole wave',
    noDimensions:
      'No response of this campaign carries a segment yet, so the plan is for the whole wave. Once responses with segments are imported, each segment can have its own target.',
    target: 'Target margin, in points',
    targetHint: 'Half the likely range: ±12 means that the true score probably lies within 12 points of the one shown.',
    confidence: 'Confidence level',
    population: 'Contacts',
    populationOf: 'Contacts in {{segment}}',
    populationHint: 'People who could be asked. Left empty: unknown, and the plan assumes a very long list.',
    needed: 'Answers needed',
    live_one: '{{needed}} answer for {{target}} at {{confidence}}.',
    live_other: '{{needed}} answers for {{target}} at {{confidence}}.',
    liveEach_one: '{{needed}} answer in all for {{target}} at {{confidence}} in each of {{cells}} segments.',
    liveEach_other: '{{needed}} answers in all for {{target}} at {{confidence}} in each of {{cells}} segments.',
    liveNone: 'Enter a margin between 1 and 60 points.',
    variance: {
      'last-wave': 'Computed with the spread of the answers of the wave before (variance {{variance}}).',
      default:
        'Computed with a usual spread of answers (variance {{variance}}), as no earlier wave has enough answers.',
    },
    save: 'Save the plan',
  },
  verdict: 'Today’s margin',
  marginClosed: 'Margin of the whole wave ({{confidence}}, {{answers}}). Target: {{target}}.',
  marginClosedCells:
    'Margin of the whole wave ({{confidence}}, {{answers}}). Target: {{target}} in each of {{cells}} segments.',
  marginInterim:
    'Interim margin of the whole wave, valid at any look ({{confidence}}, {{answers}}). Target: {{target}}.',
  marginInterimCells:
    'Interim margin of the whole wave, valid at any look ({{confidence}}, {{answers}}). Target: {{target}} in each of {{cells}} segments.',
  marginUnknown: 'Too few answers for a margin ({{number}}). Target: {{target}} at {{confidence}}.',
  tally: {
    met_zero: 'No segment has reached its target',
    met_one: '{{number}} segment has reached its target',
    met_other: '{{number}} segments have reached their target',
    'on-track_one': '{{number}} is on track',
    'on-track_other': '{{number}} are on track',
    late_one: '{{number}} is late',
    late_other: '{{number}} are late',
    short_one: '{{number}} has closed short of it',
    short_other: '{{number}} have closed short of it',
    'out-of-reach_one': '{{number}} is out of reach',
    'out-of-reach_other': '{{number}} are out of reach',
    unknown_one: 'of {{number}} nothing can be said yet',
    unknown_other: 'of {{number}} nothing can be said yet',
  },
  tallyWhole: {
    met: 'The target is reached.',
    'on-track': 'On track: at the present pace the target is reached by the close.',
    planned: 'The wave has not opened yet.',
    late: 'Late: at the present pace the target is missed.',
    short: 'The wave has closed short of its target.',
    'out-of-reach': 'Out of reach: see below.',
    unknown: 'Without a number of contacts nothing can be said of reach.',
  },
  listNote:
    'Where the number of contacts is known, margins count it: the more of a list has answered, the less is left to guess. Ranges among the results do not, and so are wider.',
  interimNote:
    'The wave is open. Margins of segments hold if it closed today; the margin of the whole wave holds at any look.',
  cells: 'Cells of the plan',
  byDimension: 'by {{dimension}}',
  column: {
    segment: 'Segment',
    contacts: 'Contacts',
    answers: 'Answers / needed',
    today: 'Today',
    atClose: 'At close',
    target: 'Target',
    toGo: 'Missing',
    status: 'Status',
  },
  progress: '{{answers}} / {{needed}}',
  progressLabel: '{{segment}}: {{answers}} of {{needed}} answers',
  status: {
    met: 'met',
    'on-track': 'on track',
    planned: 'not open yet',
    late: 'late',
    short: 'closed short',
    'out-of-reach': 'out of reach',
    unknown: 'reach unknown',
  },
  reach:
    '{{contacts}} contacts: even asking everyone gives about {{answers}} answers at the usual rate ({{rate}}), and {{margin}}.',
  reachOpen: 'Asking everyone gives about {{answers}} answers at the usual rate ({{rate}}): {{margin}}.',
  populationTooLow: 'More answers than contacts: the number of contacts is too low and is left out of the margin.',
  noMargin: 'Fewer than 5 answers: no margin can be given.',
  edit: 'Change the plan…',
  remove: 'Delete the plan…',
  removeTitle: 'Delete the plan of {{wave}}?',
  removeText: 'The targets and the numbers of contacts are deleted. Responses and results stay as they are.',
  noContacts: 'unknown',
} as const

export const fr: Same<typeof en> = {
  whole: 'Vague entière',
  form: {
    titleNew: 'Planifier l’échantillon',
    titleEdit: 'Modifier le plan',
    intro:
      'Un plan fixe la précision voulue du score, et donc le nombre de réponses nécessaires. Établi avant l’ouverture de la vague, il décide qui inviter.',
    by: 'Planifier par',
    wholeWave: 'Vague entière',
    noDimensions:
      'Aucune réponse de cette campagne ne porte encore de segment : le plan vaut donc pour la vague entière. Dès que des réponses avec segments seront importées, chaque segment pourra avoir son objectif.',
    target: 'Marge visée, en points',
    targetHint:
      'La moitié de l’étendue probable : ±12 signifie que le vrai score est probablement à 12 points au plus du score affiché.',
    confidence: 'Niveau de confiance',
    population: 'Contacts',
    populationOf: 'Contacts du segment {{segment}}',
    populationHint:
      'Personnes qu’il est possible d’interroger. Vide : nombre inconnu, la liste est supposée très longue.',
    needed: 'Réponses nécessaires',
    live_one: '{{needed}} réponse pour {{target}} à {{confidence}}.',
    live_other: '{{needed}} réponses pour {{target}} à {{confidence}}.',
    liveEach_one: '{{needed}} réponse en tout pour {{target}} à {{confidence}} dans chacun des {{cells}} segments.',
    liveEach_other: '{{needed}} réponses en tout pour {{target}} à {{confidence}} dans chacun des {{cells}} segments.',
    liveNone: 'Saisissez une marge entre 1 et 60 points.',
    variance: {
      'last-wave': 'Calcul fondé sur la dispersion des réponses de la vague précédente (variance {{variance}}).',
      default:
        'Calcul fondé sur une dispersion usuelle des réponses (variance {{variance}}), faute de vague antérieure assez fournie.',
    },
    save: 'Enregistrer le plan',
  },
  verdict: 'Marge à ce jour',
  marginClosed: 'Marge de la vague entière ({{confidence}}, {{answers}}). Objectif : {{target}}.',
  marginClosedCells:
    'Marge de la vague entière ({{confidence}}, {{answers}}). Objectif : {{target}} dans chacun des {{cells}} segments.',
  marginInterim:
    'Marge provisoire de la vague entière, valable à tout moment ({{confidence}}, {{answers}}). Objectif : {{target}}.',
  marginInterimCells:
    'Marge provisoire de la vague entière, valable à tout moment ({{confidence}}, {{answers}}). Objectif : {{target}} dans chacun des {{cells}} segments.',
  marginUnknown: 'Trop peu de réponses pour une marge ({{number}}). Objectif : {{target}} à {{confidence}}.',
  tally: {
    met_zero: 'Aucun segment n’a atteint son objectif',
    met_one: '{{number}} segment a atteint son objectif',
    met_other: '{{number}} segments ont atteint leur objectif',
    'on-track_one': '{{number}} est dans les temps',
    'on-track_other': '{{number}} sont dans les temps',
    late_one: '{{number}} est en retard',
    late_other: '{{number}} sont en retard',
    short_one: '{{number}} ne l’a pas atteint à la clôture',
    short_other: '{{number}} ne l’ont pas atteint à la clôture',
    'out-of-reach_one': '{{number}} est hors d’atteinte',
    'out-of-reach_other': '{{number}} sont hors d’atteinte',
    unknown_one: 'de {{number}}, rien ne peut encore être dit',
    unknown_other: 'de {{number}}, rien ne peut encore être dit',
  },
  tallyWhole: {
    met: 'L’objectif est atteint.',
    'on-track': 'Dans les temps : à ce rythme, l’objectif est atteint à la clôture.',
    planned: 'La vague n’est pas encore ouverte.',
    late: 'En retard : à ce rythme, l’objectif est manqué.',
    short: 'La vague s’est close sans atteindre son objectif.',
    'out-of-reach': 'Hors d’atteinte : voir ci-dessous.',
    unknown: 'Sans nombre de contacts, rien ne peut être dit de la portée.',
  },
  listNote:
    'Là où le nombre de contacts est connu, les marges en tiennent compte : plus une liste a répondu, moins il reste à deviner. Les étendues des résultats n’en tiennent pas compte et sont donc plus larges.',
  interimNote:
    'La vague est ouverte. Les marges des segments valent si elle se terminait aujourd’hui ; celle de la vague entière vaut à tout moment.',
  cells: 'Cellules du plan',
  byDimension: 'par {{dimension}}',
  column: {
    segment: 'Segment',
    contacts: 'Contacts',
    answers: 'Réponses / nécessaires',
    today: 'À ce jour',
    atClose: 'À la clôture',
    target: 'Objectif',
    toGo: 'Manquantes',
    status: 'État',
  },
  progress: '{{answers}} / {{needed}}',
  progressLabel: '{{segment}} : {{answers}} réponses sur {{needed}}',
  status: {
    met: 'atteint',
    'on-track': 'dans les temps',
    planned: 'pas encore ouverte',
    late: 'en retard',
    short: 'non atteint à la clôture',
    'out-of-reach': 'hors d’atteinte',
    unknown: 'portée inconnue',
  },
  reach:
    '{{contacts}} contacts : même en interrogeant tout le monde, environ {{answers}} réponses au taux habituel ({{rate}}), soit {{margin}}.',
  reachOpen:
    'En interrogeant tout le monde, environ {{answers}} réponses au taux habituel ({{rate}}), soit {{margin}}.',
  populationTooLow:
    'Plus de réponses que de contacts : le nombre de contacts est trop bas et n’entre pas dans la marge.',
  noMargin: 'Moins de 5 réponses : aucune marge ne peut être donnée.',
  edit: 'Modifier le plan…',
  remove: 'Supprimer le plan…',
  removeTitle: 'Supprimer le plan de {{wave}} ?',
  removeText: 'Les objectifs et les nombres de contacts sont supprimés. Réponses et résultats restent tels quels.',
  noContacts: 'inconnu',
}
