// What the loopback host says to whoever asks it wrongly, and what `npm start` says while it opens a window.
import type { Same } from '../same'

export const en = {
  refused: {
    'wrong-host': 'This request was not addressed to the workbench.',
    'wrong-method': 'The workbench does not answer this kind of request.',
    'foreign-page': 'Only the workbench’s own page may ask this.',
    'no-key': 'The key is missing or wrong. Open the address that was printed at the start.',
    'not-found': 'There is nothing at this address.',
    'wrong-type': 'The content is not of the kind that is expected here.',
    'too-large': 'The content is larger than the workbench accepts.',
    unreadable: 'The content could not be read.',
    fault: 'The workbench could not answer. Nothing was changed.',
  },
  start: {
    runtimeComing: 'Fetching the Electron runtime, once. “npm start -- --browser” opens the browser instead.',
    runtimeMissing:
      'The Electron runtime is not installed and could not be fetched: NPS Workbench opens in the browser.',
    runtimeFailed: 'The Electron runtime could not start: NPS Workbench opens in the browser.',
    openAddress: 'NPS Workbench is at this address, on this computer only:',
    stop: 'Ctrl+C closes it.',
    badPort: '--port needs a number from 0 to 65535.',
    unknownOption: 'There is no option “{{option}}”. Known are --browser, --no-open and --port N.',
    portTaken: 'Port {{port}} is in use. Choose another with --port, or leave the option out.',
    idleClosed: 'No window was open for a while: NPS Workbench has closed. Everything is saved.',
  },
} as const

export const fr: Same<typeof en> = {
  refused: {
    'wrong-host': 'Cette demande ne s’adressait pas à l’application.',
    'wrong-method': 'L’application ne répond pas à ce type de demande.',
    'foreign-page': 'Seule la page de l’application peut demander cela.',
    'no-key': 'La clé manque ou n’est pas la bonne. Ouvrez l’adresse affichée au démarrage.',
    'not-found': 'Il n’y a rien à cette adresse.',
    'wrong-type': 'Le contenu n’est pas du type attendu ici.',
    'too-large': 'Le contenu dépasse la taille acceptée par l’application.',
    unreadable: 'Le contenu n’a pas pu être lu.',
    fault: 'L’application n’a pas pu répondre. Rien n’a été modifié.',
  },
  start: {
    runtimeComing:
      'Téléchargement de l’environnement Electron, une seule fois. « npm start -- --browser » ouvre plutôt le navigateur.',
    runtimeMissing:
      'L’environnement Electron n’est pas installé et n’a pas pu être téléchargé : NPS Workbench s’ouvre dans le navigateur.',
    runtimeFailed: 'L’environnement Electron n’a pas pu démarrer : NPS Workbench s’ouvre dans le navigateur.',
    openAddress: 'NPS Workbench est à cette adresse, sur cet ordinateur uniquement :',
    stop: 'Ctrl+C pour fermer.',
    badPort: '--port attend un nombre de 0 à 65535.',
    unknownOption: 'Il n’y a pas d’option « {{option}} ». Options connues : --browser, --no-open et --port N.',
    portTaken: 'Le port {{port}} est déjà utilisé. Choisissez-en un autre avec --port, ou omettez l’option.',
    idleClosed: 'Aucune fenêtre n’était ouverte depuis un moment : NPS Workbench s’est fermé. Tout est enregistré.',
  },
}
