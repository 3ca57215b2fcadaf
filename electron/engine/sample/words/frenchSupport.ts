// What customers write in French after a request to the support desk, by category and subject.
import type { Category } from '../../../../shared/model/category'
import type { Theme } from './theme'

export const FRENCH_SUPPORT: Record<Category, readonly Theme[]> = {
  detractor: [
    {
      openings: [
        'Onze jours pour une première réponse à un ticket bloquant.',
        'J’ai relancé quatre fois avant d’avoir quelqu’un.',
        'Plus de quarante minutes d’attente au téléphone, puis la ligne a coupé.',
        'Le ticket est resté ouvert tout un mois sans nouvelle.',
        'Aucune réponse avant le lendemain pour une panne de production.',
        'Le rappel promis dans l’heure n’est jamais venu.',
      ],
      endings: [
        'Pendant ce temps, la facturation était à l’arrêt.',
        'Nous avons fini par trouver la solution seuls.',
        'Le délai prévu au contrat n’est pas tenu.',
        'C’est la troisième fois cette année.',
        'Impossible de savoir où en est ma demande.',
      ],
    },
    {
      openings: [
        'On m’a demandé trois fois les mêmes captures d’écran.',
        'La personne lisait une fiche et n’a pas compris la question.',
        'Le ticket a été transféré de service en service.',
        'La réponse renvoie vers une page d’aide qui n’existe plus.',
        'Le conseiller ne connaissait pas le module concerné.',
        'On m’a répondu que le problème venait de chez nous, à tort.',
      ],
      endings: [
        'Il a fallu demander un responsable pour avancer.',
        'J’y ai passé plus de temps que sur le problème lui-même.',
        'Un premier diagnostic sérieux aurait suffi.',
        'Nous payons pourtant le support renforcé.',
        'Je n’ouvre plus de ticket que par obligation.',
      ],
    },
    {
      openings: [
        'Ticket fermé alors que le problème est toujours là.',
        'La correction a cassé une autre fonction.',
        'Un contournement manuel, rien de plus.',
        'On me propose d’attendre la prochaine version.',
        'L’anomalie revient chaque mois après la clôture.',
        'Le défaut est connu, m’a-t-on dit, mais aucune date n’est donnée.',
      ],
      endings: [
        'J’ai dû en ouvrir un second pour la même chose.',
        'Personne n’a vérifié avec nous que c’était réglé.',
        'Mes utilisateurs perdent patience.',
        'Ce n’est pas une réponse pour un client de dix ans.',
        'Nous attendons une vraie correction.',
      ],
    },
  ],
  passive: [
    {
      openings: [
        'Problème réglé, après deux relances.',
        'Réponse correcte en deux jours.',
        'Le délai est raisonnable pour une question simple.',
        'Prise en charge rapide, résolution plus lente.',
        'Rappel le jour même, solution la semaine suivante.',
        'L’accusé de réception est immédiat, la suite un peu moins.',
      ],
      endings: [
        'Un suivi en ligne de l’avancement serait utile.',
        'Une estimation du délai dès le départ m’aurait aidé.',
        'Cela reste mieux que l’an dernier.',
        'Le matin, c’est souvent plus rapide.',
        'À améliorer en période de clôture.',
      ],
    },
    {
      openings: [
        'Conseiller aimable, qui a dû se renseigner.',
        'Bonne explication par écrit.',
        'L’échange a été clair et courtois.',
        'La prise en main à distance est pratique.',
        'Réponse juste, mais très technique.',
        'L’article d’aide envoyé répondait presque à ma question.',
      ],
      endings: [
        'Un exemple concret aurait suffi.',
        'J’aurais préféré un appel.',
        'La base de connaissances mériterait d’être complétée.',
        'Au final, j’ai obtenu ce qu’il me fallait.',
        'Pour les débutants, il faudrait plus simple.',
      ],
    },
    {
      openings: [
        'La solution fonctionne, même si elle oblige à une étape de plus.',
        'Demande traitée en partie.',
        'Le correctif est arrivé avec la version suivante.',
        'Réglage effectué à notre place, sans que nous sachions le refaire.',
        'Le problème a disparu, sans explication.',
        'Un contournement acceptable en attendant mieux.',
      ],
      endings: [
        'J’aimerais être prévenu quand ce sera définitif.',
        'Il reste un cas à revoir.',
        'Nous verrons si cela tient.',
        'Un mot sur la cause aurait été apprécié.',
        'Rien de grave.',
      ],
    },
  ],
  promoter: [
    {
      openings: [
        'Réponse en dix minutes, problème réglé dans l’heure.',
        'Rappelé avant même d’avoir fini mon café.',
        'Un délai remarquable, un vendredi à dix-sept heures.',
        'Pris en charge tout de suite, sans attente.',
        'Trois échanges et c’était réglé.',
        'Toujours aussi rapide.',
      ],
      endings: [
        'Nous avons pu clôturer à temps.',
        'C’est un vrai confort de travail.',
        'Rien à ajouter.',
        'On se sent épaulé.',
        'J’aimerais que tous nos fournisseurs fassent de même.',
      ],
    },
    {
      openings: [
        'Le technicien a compris du premier coup.',
        'Une personne compétente, patiente et précise.',
        'Explications limpides, que j’ai pu transmettre à mes collègues.',
        'Le conseiller a pris le temps de tout vérifier avec moi.',
        'On a refait la manipulation ensemble jusqu’à ce que ce soit clair.',
        'Très bon niveau technique, et avec le sourire.',
      ],
      endings: [
        'Merci beaucoup.',
        'J’ai appris quelque chose au passage.',
        'C’est pour cela que nous restons.',
        'Un support comme on en voit peu.',
        'Transmettez mes félicitations à l’équipe.',
      ],
    },
    {
      openings: [
        'Problème résolu, cause expliquée, et un mot de suivi le lendemain.',
        'L’anomalie a été corrigée dans la version de la semaine.',
        'Le support a même repéré un second réglage à revoir.',
        'Solution trouvée là où nous cherchions depuis des jours.',
        'Tout a été remis en ordre sans perte de données.',
        'Le correctif a été livré avant la date annoncée.',
      ],
      endings: [
        'Du travail soigné.',
        'Je n’en attendais pas tant.',
        'Nous pouvons compter sur vous.',
        'Un grand merci.',
        'L’affaire est close, et bien close.',
      ],
    },
  ],
}
