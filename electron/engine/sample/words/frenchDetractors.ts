// What dissatisfied customers write in French about the product and the company, by subject.
import type { Theme } from './theme'

export const FRENCH_DETRACTORS: readonly Theme[] = [
  {
    openings: [
      'L’application ralentit fortement tous les lundis matin.',
      'Deux interruptions de service en un mois, sans aucune explication.',
      'Depuis la dernière mise à jour, les exports échouent une fois sur trois.',
      'L’écran de validation se fige dès que nous sommes plus de vingt connectés.',
      'Nous avons perdu une demi-journée de saisie lors de la dernière panne.',
      'Les calculs de nuit ne sont pas toujours terminés à huit heures.',
    ],
    endings: [
      'Mes équipes tiennent un tableur en parallèle.',
      'Pour un outil utilisé tous les jours, ce n’est pas acceptable.',
      'Nous attendons toujours un plan d’action écrit.',
      'La direction me demande de chiffrer une solution de remplacement.',
      'Le problème est signalé depuis plusieurs mois et rien ne change.',
    ],
  },
  {
    openings: [
      'Il faut sept clics pour valider une simple commande.',
      'Les menus changent de place à chaque version.',
      'La recherche ne retrouve un dossier que si l’on connaît son numéro exact.',
      'L’affichage est inutilisable sur tablette, en atelier comme en clientèle.',
      'Les messages d’erreur ne disent jamais ce qu’il faut corriger.',
      'Les nouveaux arrivants mettent un mois à s’y retrouver.',
    ],
    endings: [
      'Nous avons rédigé notre propre mode d’emploi, c’est tout dire.',
      'Le temps perdu se chiffre en heures par semaine et par personne.',
      'Plusieurs collègues refusent de s’en servir.',
      'Nos remarques sont notées à chaque réunion, puis oubliées.',
      'Les outils concurrents que nous avons vus font mieux sur ce point.',
    ],
  },
  {
    openings: [
      'La dernière hausse de tarif a été annoncée trois semaines avant l’échéance.',
      'Nous payons des modules que personne n’utilise chez nous.',
      'Chaque adaptation, même minime, fait l’objet d’un devis.',
      'Le prix par utilisateur n’est plus tenable avec nos effectifs saisonniers.',
      'Le contrat nous engage trois ans sans possibilité de réduire le nombre de licences.',
      'L’option d’archivage, pourtant indispensable, a doublé de prix.',
    ],
    endings: [
      'À ce niveau de facture, nous attendons autre chose.',
      'Nous consulterons d’autres éditeurs avant le renouvellement.',
      'Aucun geste n’a été proposé malgré notre ancienneté.',
      'Notre direction financière parle de sortir du contrat.',
      'Il devient difficile de justifier cette dépense en interne.',
    ],
  },
  {
    openings: [
      'Le déploiement devait durer trois mois, il en a pris neuf.',
      'Nous avons eu trois chefs de projet successifs pour une seule installation.',
      'La reprise de nos données a laissé des centaines de doublons.',
      'La formation s’est limitée à une visioconférence de deux heures.',
      'Le paramétrage livré ne correspondait pas à ce que nous avions validé.',
      'La mise en production a été faite un vendredi soir, sans personne pour nous aider.',
    ],
    endings: [
      'Nous en payons encore les conséquences.',
      'Il a fallu tout réexpliquer à chaque étape.',
      'Nos utilisateurs sont partis avec une mauvaise image de l’outil.',
      'Personne n’a jamais fait de bilan avec nous.',
      'Deux personnes de chez nous y ont passé leur été.',
    ],
  },
  {
    openings: [
      'Le lien avec notre comptabilité se rompt à chaque clôture.',
      'Aucune interface standard avec notre outil de paie.',
      'La documentation de l’API date d’une version que nous n’avons plus.',
      'L’import des articles refuse les fichiers de plus de dix mille lignes.',
      'Les écritures arrivent en double dans notre progiciel financier.',
      'L’authentification unique promise n’est toujours pas livrée.',
    ],
    endings: [
      'Nous ressaisissons donc à la main une partie des données.',
      'Notre prestataire a fini par écrire un contournement.',
      'Nous l’avons demandé par écrit à deux reprises.',
      'Pour une entreprise de notre taille, c’est rédhibitoire.',
      'Le sujet est renvoyé d’un service à l’autre.',
    ],
  },
  {
    openings: [
      'Notre interlocuteur commercial a changé quatre fois en deux ans.',
      'On ne nous appelle qu’au moment du renouvellement.',
      'Nos demandes restent sans réponse pendant des semaines.',
      'Le comité de suivi prévu au contrat ne s’est jamais tenu.',
      'Les engagements pris en réunion ne figurent dans aucun compte rendu.',
      'Nous n’avons plus de contact attitré depuis la réorganisation.',
    ],
    endings: [
      'Il faut tout reprendre depuis le début à chaque fois.',
      'Nous avons le sentiment d’être un petit client parmi d’autres.',
      'Une simple visite par an changerait beaucoup de choses.',
      'La confiance s’est perdue.',
      'Nous l’avons dit, sans effet jusqu’ici.',
    ],
  },
  {
    openings: [
      'Les tableaux de bord ne permettent pas de comparer deux périodes.',
      'Les chiffres des rapports diffèrent de ceux des écrans.',
      'Impossible de planifier l’envoi d’un état sans passer par un consultant.',
      'Les exports vers le tableur perdent les accents et les dates.',
      'Le rapport de marge est faux dès qu’il y a un avoir.',
      'Il faut quatre minutes pour afficher l’état des stocks.',
    ],
    endings: [
      'Je refais donc mes états à la main chaque mois.',
      'Je ne peux pas présenter cela à mon comité de direction.',
      'Le défaut est reconnu, la correction est repoussée de version en version.',
      'C’était pourtant la raison de notre choix.',
      'Nous avons acheté un autre outil pour combler ce manque.',
    ],
  },
]
