// What the sample company does about single responses, in French: recovery, conversion, referral and advocacy.
import type { ActionStatus } from '../../../../shared/contract/action'
import type { Category } from '../../../../shared/model/category'
import { RECOVERY } from './recovery'

/** Which wave's responses an action is about: the last closed relational one, the one in the field, the last support one. */
export type ActionSource = 'closed' | 'field' | 'support'

export interface PlannedAction {
  category: Category
  source: ActionSource
  title: string
  status: ActionStatus
  /** For those not closed: days from today until they are due; below 0 they are overdue. null: no due date. */
  dueIn: number | null
  note?: string
  /** What the comment must speak of for this to be the right thing to do. */
  about?: RegExp
}

export const PLANNED_ACTIONS: readonly PlannedAction[] = [
  ...RECOVERY,
  {
    category: 'passive',
    source: 'field',
    status: 'in-progress',
    dueIn: 10,
    title: 'Montrer les tableaux de bord par métier',
    about: /tableaux|états|analyse|exports/,
  },
  {
    category: 'passive',
    source: 'support',
    status: 'open',
    dueIn: -2,
    title: 'Envoyer le guide de prise en main',
    about: /onseiller|article|explication|technique/,
  },
  {
    category: 'passive',
    source: 'support',
    status: 'done',
    dueIn: null,
    title: 'Présenter le suivi des tickets en ligne',
    note: 'Adopté par trois utilisateurs.',
    about: /délai|relances|Rappel|accusé|Prise en charge|jours/,
  },
  {
    category: 'passive',
    source: 'closed',
    status: 'open',
    dueIn: 15,
    title: 'Proposer une revue annuelle des usages',
    about: /outil|interlocutrice|équipe/,
  },
  {
    category: 'passive',
    source: 'closed',
    status: 'in-progress',
    dueIn: 5,
    title: 'Organiser une session de rappel pour les nouveaux',
    note: 'Douze inscrits.',
    about: /formation|installation|équipes|déploiement/,
  },
  {
    category: 'passive',
    source: 'closed',
    status: 'done',
    dueIn: null,
    title: 'Activer l’envoi automatique des états',
    note: 'En service chez le client.',
    about: /états|exports|tableaux/,
  },
  {
    category: 'passive',
    source: 'closed',
    status: 'done',
    dueIn: null,
    title: 'Partager la feuille de route des deux prochaines versions',
    note: 'Présentée en visioconférence.',
    about: /écoutés|relation|club|évolutions/,
  },
  {
    category: 'passive',
    source: 'closed',
    status: 'dropped',
    dueIn: null,
    title: 'Proposer le module mobile en essai',
    note: 'Sans objet : les équipes ne travaillent pas sur le terrain.',
    about: /nterface|écrans|ergonomie|raccourcis/,
  },
  {
    category: 'promoter',
    source: 'field',
    status: 'open',
    dueIn: 11,
    title: 'Remercier et demander une mise en relation',
  },
  { category: 'promoter', source: 'field', status: 'open', dueIn: null, title: 'Inviter au club utilisateurs' },
  { category: 'promoter', source: 'field', status: 'in-progress', dueIn: 7, title: 'Préparer un témoignage écrit' },
  {
    category: 'promoter',
    source: 'support',
    status: 'open',
    dueIn: 13,
    title: 'Demander un avis sur une place de marché',
  },
  {
    category: 'promoter',
    source: 'support',
    status: 'done',
    dueIn: null,
    title: 'Transmettre les félicitations à l’équipe du support',
    note: 'Message lu en réunion d’équipe.',
  },
  {
    category: 'promoter',
    source: 'closed',
    status: 'in-progress',
    dueIn: -4,
    title: 'Tourner une courte vidéo avec le client',
    note: 'Accord de principe, date à trouver.',
  },
  {
    category: 'promoter',
    source: 'closed',
    status: 'in-progress',
    dueIn: 18,
    title: 'Organiser une visite de référence pour un prospect',
  },
  {
    category: 'promoter',
    source: 'closed',
    status: 'done',
    dueIn: null,
    title: 'Demander une recommandation à un confrère',
    note: 'Deux noms obtenus, un rendez-vous pris.',
  },
  {
    category: 'promoter',
    source: 'closed',
    status: 'done',
    dueIn: null,
    title: 'Rédiger une étude de cas',
    note: 'Relue et approuvée par le client.',
  },
  {
    category: 'promoter',
    source: 'closed',
    status: 'done',
    dueIn: null,
    title: 'Proposer une intervention au salon annuel',
    note: 'Intervention faite, quarante participants.',
  },
  {
    category: 'promoter',
    source: 'closed',
    status: 'dropped',
    dueIn: null,
    title: 'Obtenir l’autorisation de citer le logo',
    note: 'Refus de la direction de la communication.',
  },
]
