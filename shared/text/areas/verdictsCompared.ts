// What comparisons say: segments, targets, movements, weights, themes, goals, control charts and the mix of segments.
import type { Same } from '../same'

export const en = {
  segments: {
    differ_one:
      '{{real}} of {{number}} segments differs from the rest after correction for {{number}} comparisons (Holm).',
    differ_other:
      '{{real}} of {{number}} segments differ from the rest after correction for {{number}} comparisons (Holm).',
    differNone:
      'None of {{number}} segments is shown to differ from the rest after correction for {{number}} comparisons (Holm).',
    differOnly: 'The one segment that can be judged differs from the rest.',
    differOnlyNot: 'The one segment that can be judged is not shown to differ from the rest.',
    changed_one:
      '{{real}} of {{number}} segments has moved since {{wave}}, after correction for {{number}} comparisons (Holm).',
    changed_other:
      '{{real}} of {{number}} segments have moved since {{wave}}, after correction for {{number}} comparisons (Holm).',
    changedNone:
      'None of {{number}} segments is shown to have moved since {{wave}}, after correction for {{number}} comparisons (Holm).',
    changedOnly: 'The one segment that can be judged has moved since {{wave}}.',
    changedOnlyNot: 'The one segment that can be judged is not shown to have moved since {{wave}}.',
    noneJudged: 'No segment has enough responses to be judged.',
    interim: 'Segments can be judged once the wave has closed.',
    gateDiffer: 'Taken together, the segments differ (Welch’s one-way test, {{p}}).',
    gateNot: 'Taken together, no difference between the segments is shown (Welch’s one-way test, {{p}}).',
  },
  rest: {
    above_one: '{{segment}}: {{size}} point above the rest (likely {{range}}), a real difference.',
    above_other: '{{segment}}: {{size}} points above the rest (likely {{range}}), a real difference.',
    below_one: '{{segment}}: {{size}} point below the rest (likely {{range}}), a real difference.',
    below_other: '{{segment}}: {{size}} points below the rest (likely {{range}}), a real difference.',
    stable: '{{segment}}: close to the rest, the difference is between {{lower}} and {{upper}}.',
    'no-significant-change': '{{segment}}: no significant difference from the rest, {{difference}} {{margin}}.',
    'cannot-tell': '{{segment}}: cannot tell, {{difference}} {{margin}} against the rest.',
    tooFew: '{{segment}}: too few responses to compare with the rest.',
    alone: '{{segment}}: there is no rest to compare with.',
    atClose: '{{segment}}: compared with the rest once the wave has closed.',
    brief: {
      above: '{{difference}} · above the rest',
      below: '{{difference}} · below the rest',
      stable: '{{difference}} · close to the rest',
      'no-significant-change': '{{difference}} · no significant difference',
      'cannot-tell': '{{difference}} · cannot tell',
      tooFew: 'too few responses',
      alone: 'nothing to compare',
      atClose: 'judged at close',
    },
  },
  target: {
    above: 'Shown to be above {{target}} (score {{score}}, likely {{lower}} to {{upper}}).',
    below: 'Shown to be below {{target}} (score {{score}}, likely {{lower}} to {{upper}}).',
    'not-shown-above': 'Not shown to be above {{target}} (score {{score}}, likely {{lower}} to {{upper}}).',
    'not-shown-below': 'Not shown to be below {{target}} (score {{score}}, likely {{lower}} to {{upper}}).',
    interim:
      'The target of {{target}} is judged once the wave has closed (so far {{score}}, interim range {{lower}} to {{upper}}).',
    interimFew: 'The target of {{target}} is judged once the wave has closed.',
    none: 'Too few responses to judge the target of {{target}}.',
    brief: {
      above: 'above {{target}}',
      below: 'below {{target}}',
      'not-shown-above': 'not shown to be above {{target}}',
      'not-shown-below': 'not shown to be below {{target}}',
      interim: 'judged at close',
      none: 'too few responses',
    },
  },
  pairing: {
    different: 'Different people answered the two waves, as far as is known.',
    same_one: 'The same person answered both waves: the change is judged person by person.',
    same_other: 'The same {{number}} people answered both waves: the change is judged person by person.',
    partly_one:
      '{{number}} person answered both waves, {{before}} only {{earlier}} and {{now}} only {{later}}: the margin takes it into account.',
    partly_other:
      '{{number}} people answered both waves, {{before}} only {{earlier}} and {{now}} only {{later}}: the margin takes it into account.',
  },
  movement: {
    recovered_one: '{{share}} of the detractors of {{wave}} moved up.',
    recovered_other:
      '{{share}} of the detractors of {{wave}} moved up; net change among the {{number}} who answered twice {{change}} {{margin}}.',
    noDetractors_one: 'Nobody who answered twice was a detractor in {{wave}}.',
    noDetractors_other:
      'None of the {{number}} who answered twice was a detractor in {{wave}}; net change among them {{change}} {{margin}}.',
    lost: '{{share}} of its promoters moved down.',
    few_one: 'Only {{number}} person answered twice: too few to speak of movements.',
    few_other: 'Only {{number}} people answered twice: too few to speak of movements.',
  },
  defined: {
    score: {
      weighted: 'Weighted NPS {{score}} (unweighted {{plain}}).',
      accounts: 'NPS as the mean of accounts {{score}} (every answer once {{plain}}).',
      first: 'NPS with decision makers first {{score}} (every answer once {{plain}}).',
      both: 'Weighted NPS by account {{score}} (every answer once {{plain}}).',
    },
    range: 'Likely between {{lower}} and {{upper}} ({{confidence}}).',
    worth_one: '{{number}} response counts like {{effective}}.',
    worth_other: '{{number}} responses count like {{effective}}.',
    plain: 'Every answer once: {{told}}',
    told: {
      weighted: 'Weighted: {{told}}',
      accounts: 'Mean of accounts: {{told}}',
      first: 'Decision makers first: {{told}}',
      both: 'Weighted, by account: {{told}}',
    },
    unlike: 'nothing is said of a change, for the figure of {{wave}} is made otherwise.',
    moved: 'The two waves are weighted to different shares of people: part of it may come from that.',
  },
  weighted: {
    score_one: 'Weighted NPS {{weighted}} (unweighted {{plain}}). {{number}} response counts like {{effective}}.',
    score_other: 'Weighted NPS {{weighted}} (unweighted {{plain}}). {{number}} responses count like {{effective}}.',
    range: 'Likely between {{lower}} and {{upper}} ({{confidence}}).',
    trimmed_one: '{{number}} extreme weight was cut.',
    trimmed_other: '{{number}} extreme weights were cut.',
    cannot: 'The answers cannot be weighted; unweighted NPS {{plain}}.',
    tooFew: 'Too few responses to weight.',
  },
  theme: {
    impact:
      '“{{theme}}” is mentioned by {{share}}: NPS {{with}} among them; without these answers the score would be {{without}} instead of {{all}}. Impact {{impact}} {{margin}}.',
    few_one:
      '“{{theme}}” is mentioned by {{number}} respondent: too few for a likely range of its impact ({{impact}}).',
    few_other:
      '“{{theme}}” is mentioned by {{number}} respondents: too few for a likely range of its impact ({{impact}}).',
    unknown: 'The impact of “{{theme}}” cannot be told: all answers mention it, or none.',
    real_one:
      '{{real}} of {{number}} themes goes with a different score, after correction for {{number}} comparisons (Benjamini–Hochberg).',
    real_other:
      '{{real}} of {{number}} themes go with a different score, after correction for {{number}} comparisons (Benjamini–Hochberg).',
    realNone:
      'None of {{number}} themes is shown to go with a different score, after correction for {{number}} comparisons (Benjamini–Hochberg).',
    noneJudged: 'No theme has enough mentions to be judged.',
  },
  goal: {
    answers_one: 'For {{margin}} you need {{number}} response.',
    answers_other: 'For {{margin}} you need {{number}} responses.',
    answersOf_one: 'For {{margin}} out of your {{population}} customers you need {{number}} response.',
    answersOf_other: 'For {{margin}} out of your {{population}} customers you need {{number}} responses.',
    invite_one: 'For {{margin}} you need {{responses}}; at a response rate of {{rate}} invite {{number}} person.',
    invite_other: 'For {{margin}} you need {{responses}}; at a response rate of {{rate}} invite {{number}} people.',
    inviteOf_one:
      'For {{margin}} out of your {{population}} customers you need {{responses}}; at a response rate of {{rate}} invite {{number}} person.',
    inviteOf_other:
      'For {{margin}} out of your {{population}} customers you need {{responses}}; at a response rate of {{rate}} invite {{number}} people.',
    beyondList:
      'For {{margin}} you need {{responses}}; at a response rate of {{rate}} that takes {{invitations}} invitations, more than your {{population}} customers.',
    detectable_one:
      'From one such wave to the next, a change of about {{size}} point would be found reliably (80% power).',
    detectable_other:
      'From one such wave to the next, a change of about {{size}} points would be found reliably (80% power).',
  },
  control: {
    tooFew_one: 'Control limits need six closed waves with responses; there is {{number}}.',
    tooFew_other: 'Control limits need six closed waves with responses; there are {{number}}.',
    tooFewNone: 'Control limits need six closed waves with responses; there is none yet.',
    within: 'No wave lies beyond the control limits: nothing stands out from chance.',
    beyond_one: '{{waves}} lies beyond the control limits: something changed that chance alone does not explain.',
    beyond_other: '{{waves}} lie beyond the control limits: something changed that chance alone does not explain.',
    above: '{{wave}}: {{score}}, above the control limits ({{range}}).',
    below: '{{wave}}: {{score}}, below the control limits ({{range}}).',
    inside: '{{wave}}: {{score}}, within the control limits ({{range}}).',
    notJudged: '{{wave}}: {{score}} so far, not judged before it closes.',
    drift: 'The moving average has left its limits in {{waves}}: a slow drift.',
    butLatest: 'They are all but the latest, which is judged by them.',
    plain: 'Limits: three standard errors around {{center}}, the centre of {{number}} closed waves.',
    laney:
      'Limits: three standard errors around {{center}}, the centre of {{number}} closed waves, widened {{times}} times because waves this large vary more than chance.',
  },
  mix: {
    split:
      'Of the {{change}}, about {{mix}} comes from the mix of segments ({{dimension}}); within the segments {{within}} {{margin}}.',
    splitUnsure:
      'Of the {{change}}, about {{mix}} comes from the mix of segments ({{dimension}}); within the segments {{within}}.',
    withinReal: 'Taken together, the segments themselves have moved.',
    withinNot: 'Taken together, the segments themselves are not shown to have moved.',
  },
} as const

export const fr: Same<typeof en> = {
  segments: {
    differ_one:
      '{{real}} segment sur {{number}} diffère du reste, après correction pour {{number}} comparaisons (Holm).',
    differ_other:
      '{{real}} segments sur {{number}} diffèrent du reste, après correction pour {{number}} comparaisons (Holm).',
    differNone:
      'Aucun des {{number}} segments ne se distingue du reste de façon établie, après correction pour {{number}} comparaisons (Holm).',
    differOnly: 'Le seul segment qui puisse être jugé diffère du reste.',
    differOnlyNot: 'Le seul segment qui puisse être jugé ne se distingue pas du reste de façon établie.',
    changed_one:
      '{{real}} segment sur {{number}} a évolué depuis {{wave}}, après correction pour {{number}} comparaisons (Holm).',
    changed_other:
      '{{real}} segments sur {{number}} ont évolué depuis {{wave}}, après correction pour {{number}} comparaisons (Holm).',
    changedNone:
      'Pour aucun des {{number}} segments une évolution depuis {{wave}} n’est établie, après correction pour {{number}} comparaisons (Holm).',
    changedOnly: 'Le seul segment qui puisse être jugé a évolué depuis {{wave}}.',
    changedOnlyNot: 'Pour le seul segment qui puisse être jugé, aucune évolution depuis {{wave}} n’est établie.',
    noneJudged: 'Aucun segment n’a assez de réponses pour être jugé.',
    interim: 'Les segments pourront être jugés une fois la vague close.',
    gateDiffer: 'Pris ensemble, les segments diffèrent (test de Welch à un facteur, {{p}}).',
    gateNot: 'Pris ensemble, aucune différence entre les segments n’est établie (test de Welch à un facteur, {{p}}).',
  },
  rest: {
    above_one: '{{segment}} : {{size}} point au-dessus du reste (probablement de {{range}}), une différence réelle.',
    above_other: '{{segment}} : {{size}} points au-dessus du reste (probablement de {{range}}), une différence réelle.',
    below_one: '{{segment}} : {{size}} point au-dessous du reste (probablement de {{range}}), une différence réelle.',
    below_other:
      '{{segment}} : {{size}} points au-dessous du reste (probablement de {{range}}), une différence réelle.',
    stable: '{{segment}} : proche du reste, l’écart est compris entre {{lower}} et {{upper}}.',
    'no-significant-change': '{{segment}} : pas d’écart significatif avec le reste, {{difference}} {{margin}}.',
    'cannot-tell': '{{segment}} : impossible de conclure, {{difference}} {{margin}} par rapport au reste.',
    tooFew: '{{segment}} : trop peu de réponses pour comparer avec le reste.',
    alone: '{{segment}} : il n’y a pas de reste auquel comparer.',
    atClose: '{{segment}} : comparaison avec le reste une fois la vague close.',
    brief: {
      above: '{{difference}} · au-dessus du reste',
      below: '{{difference}} · au-dessous du reste',
      stable: '{{difference}} · proche du reste',
      'no-significant-change': '{{difference}} · pas d’écart significatif',
      'cannot-tell': '{{difference}} · impossible de conclure',
      tooFew: 'trop peu de réponses',
      alone: 'rien à comparer',
      atClose: 'jugé à la clôture',
    },
  },
  target: {
    above: 'Au-dessus de {{target}}, c’est établi (score {{score}}, probablement de {{lower}} à {{upper}}).',
    below: 'Au-dessous de {{target}}, c’est établi (score {{score}}, probablement de {{lower}} à {{upper}}).',
    'not-shown-above':
      'Rien n’établit que le score soit au-dessus de {{target}} (score {{score}}, probablement de {{lower}} à {{upper}}).',
    'not-shown-below':
      'Rien n’établit que le score soit au-dessous de {{target}} (score {{score}}, probablement de {{lower}} à {{upper}}).',
    interim:
      'L’objectif de {{target}} sera jugé une fois la vague close (à ce jour {{score}}, étendue provisoire de {{lower}} à {{upper}}).',
    interimFew: 'L’objectif de {{target}} sera jugé une fois la vague close.',
    none: 'Trop peu de réponses pour juger l’objectif de {{target}}.',
    brief: {
      above: 'au-dessus de {{target}}',
      below: 'au-dessous de {{target}}',
      'not-shown-above': 'pas établi au-dessus de {{target}}',
      'not-shown-below': 'pas établi au-dessous de {{target}}',
      interim: 'jugé à la clôture',
      none: 'trop peu de réponses',
    },
  },
  pairing: {
    different: 'Pour autant qu’on le sache, ce ne sont pas les mêmes personnes qui ont répondu aux deux vagues.',
    same_one: 'La même personne a répondu aux deux vagues : l’évolution est jugée personne par personne.',
    same_other:
      'Les mêmes {{number}} personnes ont répondu aux deux vagues : l’évolution est jugée personne par personne.',
    partly_one:
      '{{number}} personne a répondu aux deux vagues, {{before}} seulement à {{earlier}} et {{now}} seulement à {{later}} : la marge en tient compte.',
    partly_other:
      '{{number}} personnes ont répondu aux deux vagues, {{before}} seulement à {{earlier}} et {{now}} seulement à {{later}} : la marge en tient compte.',
  },
  movement: {
    recovered_one: '{{share}} des détracteurs de {{wave}} sont remontés.',
    recovered_other:
      '{{share}} des détracteurs de {{wave}} sont remontés ; évolution nette parmi les {{number}} personnes qui ont répondu deux fois : {{change}} {{margin}}.',
    noDetractors_one: 'La personne qui a répondu deux fois n’était pas détractrice en {{wave}}.',
    noDetractors_other:
      'Aucune des {{number}} personnes qui ont répondu deux fois n’était détractrice en {{wave}} ; évolution nette parmi elles : {{change}} {{margin}}.',
    lost: '{{share}} de ses promoteurs sont redescendus.',
    few_one: '{{number}} seule personne a répondu deux fois : trop peu pour parler de mouvements.',
    few_other: '{{number}} personnes seulement ont répondu deux fois : trop peu pour parler de mouvements.',
  },
  defined: {
    score: {
      weighted: 'NPS pondéré {{score}} (non pondéré {{plain}}).',
      accounts: 'NPS en moyenne des comptes {{score}} (chaque réponse une fois {{plain}}).',
      first: 'NPS, décideurs d’abord {{score}} (chaque réponse une fois {{plain}}).',
      both: 'NPS pondéré par compte {{score}} (chaque réponse une fois {{plain}}).',
    },
    range: 'Probablement entre {{lower}} et {{upper}} ({{confidence}}).',
    worth_one: '{{number}} réponse compte comme {{effective}}.',
    worth_other: '{{number}} réponses comptent comme {{effective}}.',
    plain: 'Chaque réponse une fois : {{told}}',
    told: {
      weighted: 'Pondéré : {{told}}',
      accounts: 'Moyenne des comptes : {{told}}',
      first: 'Décideurs d’abord : {{told}}',
      both: 'Pondéré, par compte : {{told}}',
    },
    unlike: 'rien n’est dit d’une évolution, car le chiffre de {{wave}} est établi autrement.',
    moved: 'Les deux vagues sont pondérées selon des parts de personnes différentes : une partie peut venir de là.',
  },
  weighted: {
    score_one: 'NPS pondéré {{weighted}} (non pondéré {{plain}}). {{number}} réponse compte comme {{effective}}.',
    score_other: 'NPS pondéré {{weighted}} (non pondéré {{plain}}). {{number}} réponses comptent comme {{effective}}.',
    range: 'Probablement entre {{lower}} et {{upper}} ({{confidence}}).',
    trimmed_one: '{{number}} poids extrême a été réduit.',
    trimmed_other: '{{number}} poids extrêmes ont été réduits.',
    cannot: 'Les réponses ne peuvent pas être pondérées ; NPS non pondéré {{plain}}.',
    tooFew: 'Trop peu de réponses pour pondérer.',
  },
  theme: {
    impact:
      '« {{theme}} » est cité par {{share}} des répondants : NPS de {{with}} parmi eux ; sans ces réponses, le score serait de {{without}} au lieu de {{all}}. Impact : {{impact}} {{margin}}.',
    few_one:
      '« {{theme}} » est cité par {{number}} répondant : trop peu pour une étendue probable de son impact ({{impact}}).',
    few_other:
      '« {{theme}} » est cité par {{number}} répondants : trop peu pour une étendue probable de son impact ({{impact}}).',
    unknown: 'L’impact de « {{theme}} » ne peut pas être établi : toutes les réponses le citent, ou aucune.',
    real_one:
      '{{real}} thème sur {{number}} va de pair avec un score différent, après correction pour {{number}} comparaisons (Benjamini-Hochberg).',
    real_other:
      '{{real}} thèmes sur {{number}} vont de pair avec un score différent, après correction pour {{number}} comparaisons (Benjamini-Hochberg).',
    realNone:
      'Pour aucun des {{number}} thèmes un score différent n’est établi, après correction pour {{number}} comparaisons (Benjamini-Hochberg).',
    noneJudged: 'Aucun thème n’est assez cité pour être jugé.',
  },
  goal: {
    answers_one: 'Pour {{margin}}, il faut {{number}} réponse.',
    answers_other: 'Pour {{margin}}, il faut {{number}} réponses.',
    answersOf_one: 'Pour {{margin}} sur vos {{population}} clients, il faut {{number}} réponse.',
    answersOf_other: 'Pour {{margin}} sur vos {{population}} clients, il faut {{number}} réponses.',
    invite_one:
      'Pour {{margin}}, il faut {{responses}} ; avec un taux de réponse de {{rate}}, invitez {{number}} personne.',
    invite_other:
      'Pour {{margin}}, il faut {{responses}} ; avec un taux de réponse de {{rate}}, invitez {{number}} personnes.',
    inviteOf_one:
      'Pour {{margin}} sur vos {{population}} clients, il faut {{responses}} ; avec un taux de réponse de {{rate}}, invitez {{number}} personne.',
    inviteOf_other:
      'Pour {{margin}} sur vos {{population}} clients, il faut {{responses}} ; avec un taux de réponse de {{rate}}, invitez {{number}} personnes.',
    beyondList:
      'Pour {{margin}}, il faut {{responses}} ; avec un taux de réponse de {{rate}}, cela demande {{invitations}} invitations, plus que vos {{population}} clients.',
    detectable_one:
      'D’une telle vague à la suivante, une évolution d’environ {{size}} point serait détectée de façon fiable (puissance de 80 %).',
    detectable_other:
      'D’une telle vague à la suivante, une évolution d’environ {{size}} points serait détectée de façon fiable (puissance de 80 %).',
  },
  control: {
    tooFew_one: 'Les limites de contrôle demandent six vagues closes avec des réponses ; il y en a {{number}}.',
    tooFew_other: 'Les limites de contrôle demandent six vagues closes avec des réponses ; il y en a {{number}}.',
    tooFewNone: 'Les limites de contrôle demandent six vagues closes avec des réponses ; il n’y en a pas encore.',
    within: 'Aucune vague ne sort des limites de contrôle : rien ne se distingue du hasard.',
    beyond_one: '{{waves}} sort des limites de contrôle : quelque chose a changé que le hasard seul n’explique pas.',
    beyond_other:
      '{{waves}} sortent des limites de contrôle : quelque chose a changé que le hasard seul n’explique pas.',
    above: '{{wave}} : {{score}}, au-dessus des limites de contrôle ({{range}}).',
    below: '{{wave}} : {{score}}, au-dessous des limites de contrôle ({{range}}).',
    inside: '{{wave}} : {{score}}, dans les limites de contrôle ({{range}}).',
    notJudged: '{{wave}} : {{score}} à ce jour, pas de jugement avant la clôture.',
    drift: 'La moyenne mobile est sortie de ses limites ({{waves}}) : une dérive lente.',
    butLatest: 'Ce sont toutes sauf la dernière, qui est jugée d’après elles.',
    plain: 'Limites : trois erreurs types autour de {{center}}, le centre de {{number}} vagues closes.',
    laney:
      'Limites : trois erreurs types autour de {{center}}, le centre de {{number}} vagues closes, élargies {{times}} fois parce que des vagues si grandes varient plus que le hasard.',
  },
  mix: {
    split:
      'Sur {{change}}, environ {{mix}} vient de la composition par segments ({{dimension}}) ; à l’intérieur des segments {{within}} {{margin}}.',
    splitUnsure:
      'Sur {{change}}, environ {{mix}} vient de la composition par segments ({{dimension}}) ; à l’intérieur des segments {{within}}.',
    withinReal: 'Pris ensemble, les segments eux-mêmes ont évolué.',
    withinNot: 'Pris ensemble, les segments eux-mêmes n’ont pas évolué de façon établie.',
  },
}
