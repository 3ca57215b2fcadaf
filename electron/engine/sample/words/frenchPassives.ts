// What satisfied but not convinced customers write in French about the product and the company, by subject.
import type { Theme } from './theme'

export const FRENCH_PASSIVES: readonly Theme[] = [
  {
    openings: [
      'Un bon outil dans l’ensemble, qui gagnerait à être plus rapide.',
      'Stable depuis le début de l’année, il reste quelques lenteurs en fin de mois.',
      'Rien de bloquant, mais les temps de chargement s’allongent.',
      'La fiabilité s’est nettement améliorée.',
      'Nous n’avons plus de coupure, c’est un progrès.',
      'Correct au quotidien, moins en période de clôture.',
    ],
    endings: [
      'Encore un effort sur la vitesse et ce sera très bien.',
      'Une page d’état du service nous rassurerait.',
      'À confirmer dans la durée.',
      'Nous restons attentifs aux prochaines mises à jour.',
      'Il manque peu de chose pour que je le recommande sans réserve.',
    ],
  },
  {
    openings: [
      'L’outil est complet, un peu trop peut-être.',
      'L’interface est claire une fois qu’on la connaît.',
      'La nouvelle ergonomie va dans le bon sens.',
      'Bonne prise en main, mais les réglages restent réservés aux initiés.',
      'Les écrans sont agréables, la recherche l’est moins.',
      'Les raccourcis clavier font gagner du temps.',
    ],
    endings: [
      'Des écrans allégés par métier seraient bienvenus.',
      'J’aimerais pouvoir masquer ce que nous n’utilisons pas.',
      'Quelques vidéos courtes aideraient les nouveaux.',
      'Il reste à traiter la version mobile.',
      'Nos utilisateurs occasionnels s’y perdent encore.',
    ],
  },
  {
    openings: [
      'Le rapport entre la qualité et le prix est correct.',
      'Le produit répond au besoin, à un tarif qui reste élevé.',
      'Nous sommes satisfaits du service, moins de la grille tarifaire.',
      'La tarification par module se comprend mal.',
      'La facture annuelle est juste, sans plus.',
      'Le coût des options freine notre équipement complet.',
    ],
    endings: [
      'Une remise de fidélité ferait la différence.',
      'Une formule adaptée aux équipes réduites nous intéresserait.',
      'Nous avons besoin de visibilité sur trois ans.',
      'Un seul prix tout compris serait plus simple.',
      'Nous en reparlerons au renouvellement.',
    ],
  },
  {
    openings: [
      'Le déploiement s’est bien passé, avec un peu de retard.',
      'La formation initiale était utile, trop courte pour nos métiers.',
      'Le consultant connaissait son sujet.',
      'L’installation a demandé plus de préparation que prévu.',
      'La reprise des données a été sérieuse.',
      'Nos équipes sont à l’aise avec les fonctions de base.',
    ],
    endings: [
      'Une session de rappel au bout de six mois serait utile.',
      'Le suivi après le démarrage mériterait d’être renforcé.',
      'Un guide de bonnes pratiques nous manque.',
      'Nous n’exploitons sans doute qu’une partie de l’outil.',
      'Il faudrait un point régulier la première année.',
    ],
  },
  {
    openings: [
      'Les interfaces fonctionnent, à condition de les surveiller.',
      'Le lien avec notre messagerie est pratique.',
      'L’API couvre l’essentiel de nos besoins.',
      'L’import de fichiers rend service tous les jours.',
      'La connexion avec la comptabilité est en place depuis peu.',
      'L’échange avec nos fournisseurs est à moitié automatisé.',
    ],
    endings: [
      'Il manque un journal des erreurs lisible.',
      'Un connecteur prêt à l’emploi vers la paie nous aiderait.',
      'La documentation mériterait davantage d’exemples.',
      'Nous aimerions des alertes en cas d’échec.',
      'Il reste quelques cas particuliers à couvrir.',
    ],
  },
  {
    openings: [
      'Notre interlocutrice est disponible et connaît notre dossier.',
      'Bonne relation, même si les échanges sont peu fréquents.',
      'Les réponses sont justes, parfois un peu tardives.',
      'Le club utilisateurs est une bonne initiative.',
      'Nous sommes écoutés, reste à voir les effets.',
      'L’équipe est sympathique et compétente.',
    ],
    endings: [
      'Une revue annuelle de nos usages serait appréciée.',
      'Nous aimerions être prévenus plus tôt des évolutions.',
      'Nous voudrions connaître la suite donnée à nos demandes.',
      'Un peu plus de conseil nous ferait progresser.',
      'Cela tient beaucoup aux personnes.',
    ],
  },
  {
    openings: [
      'Les tableaux de bord sont bien présentés.',
      'Les états standards suffisent à nos besoins courants.',
      'Le nouvel outil d’analyse est prometteur.',
      'Les exports sont fiables.',
      'Le suivi budgétaire nous convient.',
      'Les alertes de stock sont utiles.',
    ],
    endings: [
      'Il manque la comparaison avec l’année précédente.',
      'Pouvoir les modifier soi-même serait un vrai plus.',
      'L’envoi automatique par courriel serait pratique.',
      'Davantage de filtres nous éviterait des retraitements.',
      'Un peu de formation nous permettrait d’en tirer plus.',
    ],
  },
]
