// Text of the welcome screen, shown while no program is open.
import type { Same } from '../same'

export const en = {
  sentence: 'Plan, import, read and act on the Net Promoter Score, in one file on this computer.',
  start: 'Start',
  sample: 'Open the sample program',
  sampleText: 'A believable company with campaigns, waves, responses, plans and actions. It is yours to try things on.',
  new: 'New program…',
  newText: 'Give it a name; its file is kept on this computer.',
  open: 'Open a program…',
  openText: 'A file that ends in .npsw, or a protected one (.npsx). It can also be dropped on this window.',
  recent: 'Recent programs',
  recentNone: 'Programs that were opened on this computer are listed here.',
  opened: 'Opened {{moment}}',
  missing: 'not found',
  missingText: 'This file is no longer where it was. It may have been moved or renamed, or its drive is not connected.',
  forget: 'Remove “{{file}}” from this list',
  forgetText: 'Only this entry is removed; the file is left as it is.',
  offline: 'Everything stays on this computer; nothing is sent anywhere.',
  version: 'Version {{version}}',
} as const

export const fr: Same<typeof en> = {
  sentence: 'Planifier, importer, lire et agir : le Net Promoter Score dans un seul fichier, sur cet ordinateur.',
  start: 'Commencer',
  sample: 'Ouvrir le programme d’exemple',
  sampleText:
    'Une entreprise vraisemblable, avec campagnes, vagues, réponses, plans et actions. Vous pouvez tout y essayer.',
  new: 'Nouveau programme…',
  newText: 'Lui donner un nom ; son fichier est gardé sur cet ordinateur.',
  open: 'Ouvrir un programme…',
  openText: 'Un fichier qui se termine par .npsw, ou protégé (.npsx). Il peut aussi être déposé sur cette fenêtre.',
  recent: 'Programmes récents',
  recentNone: 'Les programmes ouverts sur cet ordinateur sont listés ici.',
  opened: 'Ouvert le {{moment}}',
  missing: 'introuvable',
  missingText:
    'Ce fichier n’est plus à sa place. Il a peut-être été déplacé ou renommé, ou son disque n’est pas branché.',
  forget: 'Retirer « {{file}} » de cette liste',
  forgetText: 'Seule cette entrée est retirée ; le fichier reste tel quel.',
  offline: 'Tout reste sur cet ordinateur ; rien n’est envoyé ailleurs.',
  version: 'Version {{version}}',
}
