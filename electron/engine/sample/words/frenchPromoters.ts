// What enthusiastic customers write in French about the product and the company, by subject.
import type { Theme } from './theme'

export const FRENCH_PROMOTERS: readonly Theme[] = [
  {
    openings: [
      'Aucune panne depuis que nous utilisons l’outil.',
      'Rapide, stable, on n’y pense même plus.',
      'Les mises à jour se font sans que nous ayons à intervenir.',
      'La clôture mensuelle est passée de trois jours à une matinée.',
      'Une solution solide, même avec deux cents utilisateurs.',
      'Tout fonctionne, tout simplement.',
    ],
    endings: [
      'Nous l’étendons à notre deuxième site.',
      'C’est exactement ce que nous cherchions.',
      'Je l’ai déjà recommandé à deux confrères.',
      'Nos équipes ne reviendraient pas en arrière.',
      'Bravo aux équipes techniques.',
    ],
  },
  {
    openings: [
      'Un outil clair, que mes équipes ont adopté en une semaine.',
      'L’interface est un modèle de simplicité.',
      'Chacun trouve ce qu’il cherche sans formation.',
      'Les écrans suivent vraiment notre façon de travailler.',
      'La recherche est remarquable.',
      'On sent que l’ergonomie a été pensée avec des utilisateurs.',
    ],
    endings: [
      'Même les plus réticents l’utilisent.',
      'Nous gagnons au moins une heure par jour.',
      'C’est rare dans ce domaine.',
      'Continuez ainsi.',
      'Je le montre volontiers à ceux qui hésitent.',
    ],
  },
  {
    openings: [
      'L’investissement a été rentabilisé en moins d’un an.',
      'Le prix est juste au regard de ce que l’outil nous apporte.',
      'Les tarifs sont transparents, sans mauvaise surprise.',
      'Nous avons réduit de moitié nos retards de facturation.',
      'Le contrat est souple et l’équipe arrangeante.',
      'Nous payons ce que nous utilisons, rien de plus.',
    ],
    endings: [
      'Le renouvellement n’a fait l’objet d’aucun débat.',
      'Notre direction financière est convaincue.',
      'C’est la meilleure décision de ces dernières années.',
      'Je recommande sans hésiter.',
      'Nous ajoutons un module cette année.',
    ],
  },
  {
    openings: [
      'Un déploiement mené dans les délais et dans le budget.',
      'Le chef de projet a compris notre métier dès la première réunion.',
      'La formation était concrète et adaptée à nos ateliers.',
      'La reprise de dix ans de données s’est faite sans une erreur.',
      'Le démarrage s’est fait en douceur, service par service.',
      'L’accompagnement a été exemplaire du début à la fin.',
    ],
    endings: [
      'Merci à toute l’équipe.',
      'Nous avons rarement vu un projet aussi bien conduit.',
      'Nos utilisateurs étaient prêts le jour venu.',
      'Nous referions le même choix.',
      'Cela mérite d’être dit.',
    ],
  },
  {
    openings: [
      'Les connexions avec nos autres logiciels ont été faites en deux jours.',
      'L’API est bien conçue et bien documentée.',
      'Plus aucune ressaisie entre les achats et la comptabilité.',
      'L’échange de données avec nos fournisseurs est entièrement automatique.',
      'L’authentification unique a simplifié la vie de tout le monde.',
      'L’import comprend tous nos fichiers, même les plus anciens.',
    ],
    endings: [
      'Un vrai soulagement pour le service informatique.',
      'Les erreurs de saisie ont disparu.',
      'C’est ce qui a fait la différence face aux concurrents.',
      'Nous avons pu nous séparer de deux anciens outils.',
      'Du travail sérieux.',
    ],
  },
  {
    openings: [
      'Notre interlocutrice est réactive, franche et de bon conseil.',
      'Une équipe à taille humaine qui tient parole.',
      'On nous rappelle toujours, même quand la réponse est non.',
      'Des échanges réguliers et utiles depuis cinq ans.',
      'Nos demandes se retrouvent dans les versions suivantes.',
      'Le club utilisateurs est précieux, on y apprend beaucoup.',
    ],
    endings: [
      'Un partenaire plus qu’un fournisseur.',
      'C’est devenu rare, il faut le garder.',
      'Je serais ravi d’en témoigner.',
      'Nous avons toute confiance.',
      'Merci pour votre écoute.',
    ],
  },
  {
    openings: [
      'Enfin des tableaux de bord que mon comité de direction comprend.',
      'Les indicateurs sont justes et toujours à jour.',
      'Nous pilotons nos marges à la semaine grâce aux rapports.',
      'Les états se construisent en quelques minutes, sans consultant.',
      'La vue d’ensemble des stocks a changé notre organisation.',
      'Le suivi budgétaire est d’une grande précision.',
    ],
    endings: [
      'Les réunions sont devenues plus courtes.',
      'Nous décidons enfin sur des faits.',
      'Impossible de s’en passer aujourd’hui.',
      'Mes collègues des autres filiales le demandent aussi.',
      'Un vrai gain pour toute l’entreprise.',
    ],
  },
  {
    openings: [
      'Très satisfait.',
      'Parfait pour notre activité.',
      'Rien à redire, tout est conforme à nos attentes.',
      'Une valeur sûre.',
      'Excellent produit.',
      'Nous sommes clients depuis huit ans et toujours convaincus.',
    ],
    endings: [
      'L’équipe et le logiciel sont à la hauteur.',
      'Chaque version apporte du mieux.',
      'Nous recommandons la solution autour de nous.',
      'Gardez ce sens du service.',
      'Bonne continuation à toute l’équipe.',
    ],
  },
]
