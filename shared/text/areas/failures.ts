// One sentence and one next step for each failure the engine can name. Facts, never blame.
import type { FailureCode } from '../../failure'
import type { Same } from '../same'

type Sentences = Record<FailureCode, { readonly message: string; readonly next: string }> & {
  readonly things: Record<string, string>
  readonly reasons: Record<string, string>
}

export const en = {
  /** What a failure may be about, as it stands in a sentence. */
  /** Why a file could not be read or written, for the system's codes that readers meet. */
  reasons: {
    EISDIR: 'it is a folder',
    ENOTDIR: 'its folder is not one',
    EACCES: 'access is denied',
    EPERM: 'access is denied',
    EROFS: 'the drive is read-only',
    ENOSPC: 'the drive is full',
    EBUSY: 'another program is using it',
    ENOENT: 'its folder is not there',
    EIO: 'the drive reports an error',
    means: 'it holds means, and a score cannot be told from means',
    aggregated: 'it holds figures that were already counted, not one score per answer',
    'other-scale': 'it asks for satisfaction or effort on another scale, not for a recommendation from 0 to 10',
    group: 'it holds categories only, without the scores that they come from',
    'no-population': 'the number of contacts is missing',
    'no-rate': 'no response rate is known',
    'no-cost': 'no cost per response is given',
    'below-floor': 'it does not reach the floor in every segment',
    'below-census': 'the censuses that were chosen take more',
    'no-plan-cells': 'the plan has no segment that could be invited',
  },
  things: {
    campaign: 'campaign',
    wave: 'wave',
    response: 'response',
    action: 'action',
    batch: 'import',
    dimension: 'dimension',
    plan: 'plan',
    mapping: 'saved mapping',
    segment: 'segment',
    sample: 'sample',
  },
  /** Why no score can be read from a file that has figures. */
  'unknown-call': { message: 'There is no call named “{{name}}”.', next: 'Check the name against the list of calls.' },
  'bad-input': {
    message: 'The call “{{name}}” was given something it cannot use: {{where}}: {{problem}}.',
    next: 'Correct the input and try again.',
  },
  internal: {
    message: 'Something went wrong inside the workbench (reference {{reference}}). Nothing was changed.',
    next: 'Try again; if it happens again, report the reference.',
  },
  'bad-reply': {
    message: 'The call “{{name}}” gave an answer of the wrong shape: {{where}}: {{problem}}.',
    next: 'Report this: it is a fault of the workbench.',
  },
  cancelled: { message: 'Cancelled. Nothing was changed.', next: 'Start again whenever you like.' },
  'engine-gone': {
    message: 'The part of the workbench that holds the program has stopped. What was shown as saved is saved.',
    next: 'Close the window and open the program again.',
  },
  'page-without-key': {
    message: 'This page was opened without the key that belongs to it.',
    next: 'Open the whole address that was printed at the start.',
  },
  'no-program': { message: 'No program is open.', next: 'Open or create a program first.' },
  'unknown-file': { message: 'The file “{{name}}” is not at hand any more.', next: 'Choose the file again.' },
  'file-missing': {
    message: 'The file “{{file}}” cannot be found.',
    next: 'Check whether it was moved, renamed, or is on a drive that is not connected.',
  },
  'file-unreadable': {
    message: 'The file “{{file}}” cannot be read: {{reason}}.',
    next: 'Check that you may open it and that no other program holds it.',
  },
  'cannot-write': {
    message: '“{{file}}” could not be written: {{reason}}. Nothing else was changed.',
    next: 'Free some space or choose another folder, then try again.',
  },
  'file-exists': { message: 'There is already a file “{{file}}”. It was left as it is.', next: 'Choose another name.' },
  'not-a-program': {
    message: '“{{file}}” is not a program of NPS Workbench. It was left as it is.',
    next: 'Choose a file that ends in .npsw, or import it as a spreadsheet of responses.',
  },
  'program-damaged': {
    message: 'The program “{{file}}” is damaged. It was left exactly as it is.',
    next: 'Restore a backup, or make a new program of what still reads.',
  },
  'database-module-unknown': {
    message:
      'The database module of this installation ({{build}}) is not the one that NPS Workbench was made for. No file was opened.',
    next: 'Install NPS Workbench again.',
  },
  'program-in-use': {
    message: '“{{file}}” is already open in NPS Workbench: by {{who}} on {{host}}, since {{since}}.',
    next: 'Close it there, or open it read-only.',
  },
  'program-held-elsewhere': {
    message: '“{{file}}” is open in another database program. It was left as it is.',
    next: 'Close it there, then open it again, or open it read-only.',
  },
  'file-read-only': {
    message: '“{{file}}” may be read, but not changed: the file or its folder is read-only.',
    next: 'Open it read-only, or save a copy in a folder of your own.',
  },
  'look-only': {
    message: '“{{file}}” is open read-only. Nothing was changed.',
    next: 'Save a copy to work on, or open the program itself once it is free.',
  },
  'change-not-saved': {
    message: 'The last change could not be saved in “{{file}}”: {{reason}}. Everything saved before it is in the file.',
    next: 'Check the drive, then repeat the change.',
  },
  'disk-full': {
    message:
      'The drive that holds “{{file}}” is full. The last change was not saved; everything before it is in the file.',
    next: 'Free some space. Until then you can look, export, and delete.',
  },
  'program-unreachable': {
    message: '“{{file}}” cannot be reached: {{reason}}. Everything that was shown as saved is in it.',
    next: 'Reconnect the drive, then try again.',
  },
  'program-encrypted': {
    message: '“{{file}}” is protected by a passphrase.',
    next: 'Enter the passphrase to open it.',
  },
  'wrong-passphrase': {
    message: 'This passphrase does not open “{{file}}”. Nothing was written.',
    next: 'Check capitals and keyboard layout, then try again.',
  },
  'sealed-damaged': {
    message: '“{{file}}” was changed or cut off since it was encrypted. Nothing was written.',
    next: 'Ask for the file again, or use another copy of it.',
  },
  'sealed-from-newer-version': {
    message: '“{{file}}” was encrypted by a newer version of NPS Workbench. It was left as it is.',
    next: 'Update NPS Workbench, then open it again.',
  },
  'backup-failed': {
    message: 'The safety backup could not be made: {{reason}}. The work it was for was not begun.',
    next: 'Free some space on the drive with the backups, then try again.',
  },
  'backup-missing': { message: 'This backup is not there any more.', next: 'Choose another one.' },
  'backup-damaged': {
    message: 'The backup of {{at}} does not read any more. It was not used.',
    next: 'Choose another one.',
  },
  'nothing-to-salvage': {
    message: 'Nothing in “{{file}}” can still be read. It was left exactly as it is.',
    next: 'Restore a backup.',
  },
  'nothing-to-undo': { message: 'There is nothing to undo.', next: 'The history shows what was changed and when.' },
  'nothing-to-redo': { message: 'There is nothing to redo.', next: 'The history shows what was changed and when.' },
  'history-moved': {
    message: 'Something else was changed in the meantime. Nothing was undone.',
    next: 'Look at the history, then try again.',
  },
  'program-from-newer-version': {
    message:
      '“{{file}}” was written by a newer version of NPS Workbench (format {{fileVersion}}; this one knows {{appVersion}}). It was left as it is.',
    next: 'Update NPS Workbench, then open it again.',
  },
  'program-changed-elsewhere': {
    message:
      '“{{file}}” was changed by another program since it was opened. The last change was not saved, so that nothing of the other is overwritten.',
    next: 'The program was read again from the file: look at it, then repeat the change.',
  },
  'not-found': { message: 'This {{what}} does not exist any more.', next: 'Go back to the list and choose another.' },
  'no-such-name': {
    message: 'There is no {{what}} named “{{name}}”.',
    next: 'Use a name that there is: {{known}}.',
  },
  'name-taken': { message: 'There is already one named “{{name}}”.', next: 'Choose another name.' },
  'not-empty': { message: 'This {{what}} holds {{responses}} and is kept.', next: 'Undo its imports first.' },
  'dates-reversed': { message: 'The last day is before the first.', next: 'Correct one of the two dates.' },
  'too-many-cells': {
    message: 'These dimensions make {{cells}} segments; a plan has {{most}} at the most.',
    next: 'Plan by one of the two, or cross dimensions with fewer values.',
  },
  'no-plan': {
    message: 'The wave “{{wave}}” has no sampling plan yet.',
    next: 'Make its plan first; the sample is drawn for the cells of the plan.',
  },
  'already-sent': {
    message: '{{sent}} invitations of the wave “{{wave}}” have gone out. A sample in the field is not drawn anew.',
    next: 'Take people from the reserve instead, or undo the sending in the history.',
  },
  'nobody-to-draw': {
    message: 'None of the {{contacts}} contacts fits the plan and its rules.',
    next: 'Loosen the contact rule, or import contacts with segments.',
  },
  'cannot-allocate': {
    message: 'The budget cannot be shared out: {{reason}} ({{cells}}).',
    next: 'Complete the plan, or change the budget or the floor.',
  },
  'still-open': {
    message: 'The wave “{{wave}}” is open until {{closesOn}}. Its figures are frozen after that.',
    next: 'Wait for the last day, or bring it forward.',
  },
  'reason-needed': {
    message: 'The figures of the wave “{{wave}}” are frozen. A new freezing is a revision.',
    next: 'Say why they are revised.',
  },
  'list-too-short': {
    message: 'The list has {{population}} people, fewer than the {{answers}} that answered.',
    next: 'Give the number of people who could have answered, or leave it empty.',
  },
  'cannot-weigh': {
    message: 'No weights can be made: “{{segment}}” has people but no answers.',
    next: 'Merge it with another segment, or leave it out of the population.',
  },
  'empty-file': {
    message: '“{{file}}” is empty.',
    next: 'Export the file again, then import it.',
  },
  'not-a-spreadsheet': {
    message: '“{{file}}” is not a spreadsheet that can be read.',
    next: 'Use an XLSX, XLS, ODS, CSV or TSV file.',
  },
  'password-protected': {
    message: '“{{file}}” is protected by a password.',
    next: 'Remove the password in your spreadsheet program, then import it.',
  },
  'file-damaged': {
    message: '“{{file}}” is damaged or was cut off.',
    next: 'Download or export it again, then import it.',
  },
  'file-too-large': {
    message: '“{{file}}” is larger than can be read safely.',
    next: 'Split it into several files, or save the sheet with the answers as CSV.',
  },
  'reading-broke-off': {
    message: 'Reading “{{file}}” took more memory than there is, or broke off. Nothing was stored.',
    next: 'Save the sheet with the answers as CSV and import that, or split the file.',
  },
  'reading-too-long': {
    message: 'Reading “{{file}}” took too long and was stopped. Nothing was stored.',
    next: 'Save the sheet with the answers as CSV and import that, or split the file.',
  },
  'unsafe-file': {
    message: '“{{file}}” was refused: {{reason}}.',
    next: 'Open it in a spreadsheet program, save it as a new XLSX or CSV file, and import that.',
  },
  'no-such-sheet': {
    message: 'There is no sheet named “{{sheet}}”. Sheets: {{sheets}}.',
    next: 'Choose one of these sheets.',
  },
  'no-such-column': {
    message: 'There is no column named “{{column}}”. Columns: {{columns}}.',
    next: 'Choose one of these columns.',
  },
  'no-score-column': {
    message: 'No column of “{{file}}” looks like a recommendation score from 0 to 10. Columns: {{columns}}.',
    next: 'Say which column holds the score.',
  },
  'unclear-score-column': {
    message:
      'No column of “{{file}}” is clearly the recommendation score. Whole numbers from 0 to 10 stand in: {{columns}}.',
    next: 'Say which column holds the score.',
  },
  unsuitable: {
    message:
      'No score can be read from “{{file}}”. Its column “{{column}}” stands for one, but {{reason}} ({{samples}}).',
    next: 'Export the answers themselves, one row per answer with its score from 0 to 10.',
  },
  'mapping-does-not-fit': {
    message: '“{{file}}” does not have these columns of the saved mapping “{{mapping}}”: {{columns}}.',
    next: 'Choose another mapping, or none, or add the columns to the file.',
  },
  'no-scores': {
    message: 'The column “{{column}}” holds no whole number from 0 to 10.',
    next: 'Choose the column that holds the score.',
  },
  'nothing-to-import': {
    message: 'No answer in “{{file}}” is to be imported: each is in the wave already, a test or not complete.',
    next: 'See in the check why each row is left out. If some of them are to count, change the rules.',
  },
  'date-order-unknown': {
    message: 'In the column “{{column}}”, a date such as {{example}} can be read in two ways, and no row decides.',
    next: 'Say whether the day or the month comes first.',
  },
  'already-imported': {
    message: '“{{file}}” was already imported into “{{wave}}” on {{at}}.',
    next: 'Undo that import first, or import the file again on purpose.',
  },
  'already-undone': { message: 'The import of “{{file}}” was already undone.', next: 'Nothing is left to do.' },
  'nothing-to-draw': {
    message: 'There are no figures yet for this chart.',
    next: 'Import responses, or set a plan, first.',
  },
  'unknown-bench': {
    message: 'There is no benchmark named “{{name}}”. Benchmarks: {{known}}.',
    next: 'Choose one of these.',
  },
  usage: { message: '{{problem}}', next: 'See: npm run -s nps -- help' },
} as const satisfies Sentences

export const fr: Same<typeof en> = {
  reasons: {
    EISDIR: 'c’est un dossier',
    ENOTDIR: 'son dossier n’en est pas un',
    EACCES: 'l’accès est refusé',
    EPERM: 'l’accès est refusé',
    EROFS: 'le disque est en lecture seule',
    ENOSPC: 'le disque est plein',
    EBUSY: 'un autre programme l’utilise',
    ENOENT: 'son dossier n’est pas là',
    EIO: 'le disque signale une erreur',
    means: 'elle contient des moyennes, dont aucun score ne peut être tiré',
    aggregated: 'elle contient des chiffres déjà comptés, et non une note par réponse',
    'other-scale':
      'elle porte sur la satisfaction ou l’effort, sur une autre échelle, et non sur une recommandation de 0 à 10',
    group: 'elle ne contient que des catégories, sans les notes dont elles viennent',
    'no-population': 'le nombre de contacts manque',
    'no-rate': 'aucun taux de réponse n’est connu',
    'no-cost': 'aucun coût par réponse n’est indiqué',
    'below-floor': 'il n’atteint pas le plancher dans chaque segment',
    'below-census': 'les recensements choisis en demandent davantage',
    'no-plan-cells': 'le plan n’a aucun segment à inviter',
  },
  things: {
    campaign: 'campagne',
    wave: 'vague',
    response: 'réponse',
    action: 'action',
    batch: 'import',
    dimension: 'axe',
    plan: 'plan',
    mapping: 'correspondance enregistrée',
    segment: 'segment',
    sample: 'échantillon',
  },
  'unknown-call': {
    message: 'Il n’y a pas d’appel nommé « {{name}} ».',
    next: 'Vérifiez le nom dans la liste des appels.',
  },
  'bad-input': {
    message: 'L’appel « {{name}} » a reçu une valeur inutilisable : {{where}} : {{problem}}.',
    next: 'Corrigez la valeur et réessayez.',
  },
  internal: {
    message: 'Un problème est survenu dans l’application (référence {{reference}}). Rien n’a été modifié.',
    next: 'Réessayez ; si cela se répète, signalez la référence.',
  },
  'bad-reply': {
    message: 'L’appel « {{name}} » a donné une réponse mal formée : {{where}} : {{problem}}.',
    next: 'Signalez-le : c’est un défaut de l’application.',
  },
  cancelled: { message: 'Annulé. Rien n’a été modifié.', next: 'Vous pouvez recommencer quand vous voulez.' },
  'engine-gone': {
    message:
      'La partie de l’application qui tient le programme s’est arrêtée. Ce qui était affiché comme enregistré l’est.',
    next: 'Fermez la fenêtre et rouvrez le programme.',
  },
  'page-without-key': {
    message: 'Cette page a été ouverte sans la clé qui lui est propre.',
    next: 'Ouvrez l’adresse complète affichée au démarrage.',
  },
  'no-program': { message: 'Aucun programme n’est ouvert.', next: 'Ouvrez ou créez d’abord un programme.' },
  'unknown-file': {
    message: 'Le fichier « {{name}} » n’est plus à disposition.',
    next: 'Choisissez de nouveau le fichier.',
  },
  'file-missing': {
    message: 'Le fichier « {{file}} » est introuvable.',
    next: 'Vérifiez s’il a été déplacé, renommé, ou s’il est sur un disque débranché.',
  },
  'file-unreadable': {
    message: 'Le fichier « {{file}} » ne peut pas être lu : {{reason}}.',
    next: 'Vérifiez que vous pouvez l’ouvrir et qu’aucun autre programme ne le retient.',
  },
  'cannot-write': {
    message: '« {{file}} » n’a pas pu être écrit : {{reason}}. Rien d’autre n’a été modifié.',
    next: 'Libérez de la place ou choisissez un autre dossier, puis réessayez.',
  },
  'file-exists': {
    message: 'Un fichier « {{file}} » existe déjà. Il est resté tel quel.',
    next: 'Choisissez un autre nom.',
  },
  'not-a-program': {
    message: '« {{file}} » n’est pas un programme NPS Workbench. Il est resté tel quel.',
    next: 'Choisissez un fichier .npsw, ou importez-le comme tableau de réponses.',
  },
  'program-damaged': {
    message: 'Le programme « {{file}} » est endommagé. Il est resté exactement tel quel.',
    next: 'Restaurez une sauvegarde, ou créez un nouveau programme avec ce qui reste lisible.',
  },
  'database-module-unknown': {
    message:
      'Le module de base de données de cette installation ({{build}}) n’est pas celui pour lequel NPS Workbench a été conçu. Aucun fichier n’a été ouvert.',
    next: 'Réinstallez NPS Workbench.',
  },
  'program-in-use': {
    message: '« {{file}} » est déjà ouvert dans NPS Workbench : par {{who}} sur {{host}}, depuis le {{since}}.',
    next: 'Fermez-le là-bas, ou ouvrez-le en lecture seule.',
  },
  'program-held-elsewhere': {
    message: '« {{file}} » est ouvert dans un autre logiciel de base de données. Il est resté tel quel.',
    next: 'Fermez-le là-bas puis rouvrez-le, ou ouvrez-le en lecture seule.',
  },
  'file-read-only': {
    message: '« {{file}} » peut être lu, mais pas modifié : le fichier ou son dossier est en lecture seule.',
    next: 'Ouvrez-le en lecture seule, ou enregistrez une copie dans un dossier à vous.',
  },
  'look-only': {
    message: '« {{file}} » est ouvert en lecture seule. Rien n’a été modifié.',
    next: 'Enregistrez une copie pour y travailler, ou ouvrez le programme lui-même quand il sera libre.',
  },
  'change-not-saved': {
    message:
      'La dernière modification n’a pas pu être enregistrée dans « {{file}} » : {{reason}}. Tout ce qui a été enregistré avant est dans le fichier.',
    next: 'Vérifiez le disque, puis refaites la modification.',
  },
  'disk-full': {
    message:
      'Le disque qui contient « {{file}} » est plein. La dernière modification n’est pas enregistrée ; tout ce qui précède est dans le fichier.',
    next: 'Libérez de la place. D’ici là, vous pouvez consulter, exporter et supprimer.',
  },
  'program-unreachable': {
    message: '« {{file}} » est inaccessible : {{reason}}. Tout ce qui était affiché comme enregistré s’y trouve.',
    next: 'Reconnectez le disque, puis réessayez.',
  },
  'program-encrypted': {
    message: '« {{file}} » est protégé par une phrase secrète.',
    next: 'Saisissez la phrase secrète pour l’ouvrir.',
  },
  'wrong-passphrase': {
    message: 'Cette phrase secrète n’ouvre pas « {{file}} ». Rien n’a été écrit.',
    next: 'Vérifiez les majuscules et la disposition du clavier, puis réessayez.',
  },
  'sealed-damaged': {
    message: '« {{file}} » a été modifié ou tronqué depuis son chiffrement. Rien n’a été écrit.',
    next: 'Redemandez le fichier, ou utilisez-en une autre copie.',
  },
  'sealed-from-newer-version': {
    message: '« {{file}} » a été chiffré par une version plus récente de NPS Workbench. Il est resté tel quel.',
    next: 'Mettez NPS Workbench à jour, puis rouvrez-le.',
  },
  'backup-failed': {
    message:
      'La sauvegarde de sécurité n’a pas pu être faite : {{reason}}. L’opération qu’elle précédait n’a pas commencé.',
    next: 'Libérez de la place sur le disque des sauvegardes, puis réessayez.',
  },
  'backup-missing': { message: 'Cette sauvegarde n’est plus là.', next: 'Choisissez-en une autre.' },
  'backup-damaged': {
    message: 'La sauvegarde du {{at}} n’est plus lisible. Elle n’a pas été utilisée.',
    next: 'Choisissez-en une autre.',
  },
  'nothing-to-salvage': {
    message: 'Plus rien n’est lisible dans « {{file}} ». Il est resté exactement tel quel.',
    next: 'Restaurez une sauvegarde.',
  },
  'nothing-to-undo': { message: 'Il n’y a rien à annuler.', next: 'L’historique montre ce qui a changé, et quand.' },
  'nothing-to-redo': { message: 'Il n’y a rien à rétablir.', next: 'L’historique montre ce qui a changé, et quand.' },
  'history-moved': {
    message: 'Autre chose a été modifié entre-temps. Rien n’a été annulé.',
    next: 'Consultez l’historique, puis réessayez.',
  },
  'program-from-newer-version': {
    message:
      '« {{file}} » a été écrit par une version plus récente de NPS Workbench (format {{fileVersion}} ; celle-ci connaît {{appVersion}}). Il est resté tel quel.',
    next: 'Mettez NPS Workbench à jour, puis rouvrez-le.',
  },
  'program-changed-elsewhere': {
    message:
      '« {{file}} » a été modifié par un autre programme depuis son ouverture. La dernière modification n’est pas enregistrée, pour ne rien écraser.',
    next: 'Le programme a été relu depuis le fichier : regardez-le, puis refaites la modification.',
  },
  'not-found': {
    message: 'Cet élément ({{what}}) n’existe plus.',
    next: 'Revenez à la liste et choisissez-en un autre.',
  },
  'no-such-name': {
    message: 'Aucun élément de ce nom ({{what}}) : « {{name}} ».',
    next: 'Utilisez un nom existant : {{known}}.',
  },
  'name-taken': { message: 'Le nom « {{name}} » est déjà pris.', next: 'Choisissez un autre nom.' },
  'not-empty': {
    message: 'Cet élément ({{what}}) contient {{responses}} et est conservé.',
    next: 'Annulez d’abord ses imports.',
  },
  'dates-reversed': { message: 'Le dernier jour est avant le premier.', next: 'Corrigez l’une des deux dates.' },
  'too-many-cells': {
    message: 'Ces dimensions donnent {{cells}} segments ; un plan en compte {{most}} au plus.',
    next: 'Planifiez selon une seule des deux, ou croisez des dimensions qui ont moins de valeurs.',
  },
  'no-plan': {
    message: 'La vague « {{wave}} » n’a pas encore de plan d’échantillonnage.',
    next: 'Établissez d’abord son plan ; l’échantillon est tiré pour les cellules du plan.',
  },
  'already-sent': {
    message:
      '{{sent}} invitations de la vague « {{wave}} » sont parties. Un échantillon sur le terrain n’est pas tiré de nouveau.',
    next: 'Faites entrer des réservistes, ou annulez l’envoi dans l’historique.',
  },
  'nobody-to-draw': {
    message: 'Aucun des {{contacts}} contacts ne convient au plan et à ses règles.',
    next: 'Assouplissez la règle de contact, ou importez des contacts avec leurs segments.',
  },
  'cannot-allocate': {
    message: 'Le budget ne peut pas être réparti : {{reason}} ({{cells}}).',
    next: 'Complétez le plan, ou modifiez le budget ou le plancher.',
  },
  'still-open': {
    message: 'La vague « {{wave}} » est ouverte jusqu’au {{closesOn}}. Ses chiffres se figent ensuite.',
    next: 'Attendez le dernier jour, ou avancez-le.',
  },
  'reason-needed': {
    message: 'Les chiffres de la vague « {{wave}} » sont figés. Un nouveau gel est une révision.',
    next: 'Dites pourquoi ils sont révisés.',
  },
  'list-too-short': {
    message: 'La liste compte {{population}} personnes, moins que les {{answers}} qui ont répondu.',
    next: 'Donnez le nombre de personnes qui pouvaient répondre, ou laissez ce champ vide.',
  },
  'cannot-weigh': {
    message: 'Aucune pondération possible : « {{segment}} » compte des personnes mais aucune réponse.',
    next: 'Regroupez ce segment avec un autre, ou retirez-le de la population.',
  },
  'empty-file': {
    message: '« {{file}} » est vide.',
    next: 'Exportez de nouveau le fichier, puis importez-le.',
  },
  'not-a-spreadsheet': {
    message: '« {{file}} » n’est pas un tableau lisible.',
    next: 'Utilisez un fichier XLSX, XLS, ODS, CSV ou TSV.',
  },
  'password-protected': {
    message: '« {{file}} » est protégé par un mot de passe.',
    next: 'Retirez le mot de passe dans votre tableur, puis importez-le.',
  },
  'file-damaged': {
    message: '« {{file}} » est endommagé ou incomplet.',
    next: 'Téléchargez-le ou exportez-le de nouveau, puis importez-le.',
  },
  'file-too-large': {
    message: '« {{file}} » est trop volumineux pour être lu sans risque.',
    next: 'Répartissez-le en plusieurs fichiers, ou enregistrez la feuille des réponses au format CSV.',
  },
  'reading-broke-off': {
    message:
      'La lecture de « {{file}} » a pris plus de mémoire qu’il n’y en a, ou s’est interrompue. Rien n’a été enregistré.',
    next: 'Enregistrez la feuille des réponses au format CSV et importez-la, ou divisez le fichier.',
  },
  'reading-too-long': {
    message: 'La lecture de « {{file}} » a été trop longue et a été arrêtée. Rien n’a été enregistré.',
    next: 'Enregistrez la feuille des réponses au format CSV et importez-la, ou divisez le fichier.',
  },
  'unsafe-file': {
    message: '« {{file}} » a été refusé : {{reason}}.',
    next: 'Ouvrez-le dans un tableur, enregistrez-le sous un nouveau fichier XLSX ou CSV, et importez celui-ci.',
  },
  'no-such-sheet': {
    message: 'Il n’y a pas de feuille nommée « {{sheet}} ». Feuilles : {{sheets}}.',
    next: 'Choisissez l’une de ces feuilles.',
  },
  'no-such-column': {
    message: 'Il n’y a pas de colonne nommée « {{column}} ». Colonnes : {{columns}}.',
    next: 'Choisissez l’une de ces colonnes.',
  },
  'no-score-column': {
    message:
      'Aucune colonne de « {{file}} » ne ressemble à une note de recommandation de 0 à 10. Colonnes : {{columns}}.',
    next: 'Indiquez la colonne qui contient la note.',
  },
  'unclear-score-column': {
    message:
      'Aucune colonne de « {{file}} » n’est clairement la note de recommandation. Des nombres entiers de 0 à 10 se trouvent dans : {{columns}}.',
    next: 'Indiquez la colonne qui contient la note.',
  },
  unsuitable: {
    message:
      'Aucun score ne peut être tiré de « {{file}} ». La colonne « {{column}} » en tient lieu, mais {{reason}} ({{samples}}).',
    next: 'Exportez les réponses elles-mêmes, une ligne par réponse avec sa note de 0 à 10.',
  },
  'mapping-does-not-fit': {
    message: 'Il manque à « {{file}} » des colonnes de la correspondance enregistrée « {{mapping}} » : {{columns}}.',
    next: 'Choisissez une autre correspondance, ou aucune, ou ajoutez ces colonnes au fichier.',
  },
  'no-scores': {
    message: 'La colonne « {{column}} » ne contient aucun nombre entier de 0 à 10.',
    next: 'Choisissez la colonne qui contient la note.',
  },
  'nothing-to-import': {
    message:
      'Aucune réponse de « {{file}} » n’est à importer : chacune est déjà dans la vague, est un test ou est incomplète.',
    next: 'Voyez dans la vérification pourquoi chaque ligne est écartée. Si certaines doivent compter, changez les règles.',
  },
  'date-order-unknown': {
    message:
      'Dans la colonne « {{column}} », une date comme {{example}} peut se lire de deux façons, et aucune ligne ne tranche.',
    next: 'Indiquez si le jour ou le mois vient en premier.',
  },
  'already-imported': {
    message: '« {{file}} » a déjà été importé dans « {{wave}} » le {{at}}.',
    next: 'Annulez d’abord cet import, ou réimportez le fichier volontairement.',
  },
  'already-undone': { message: 'L’import de « {{file}} » a déjà été annulé.', next: 'Il ne reste rien à faire.' },
  'nothing-to-draw': {
    message: 'Il n’y a pas encore de chiffres pour ce graphique.',
    next: 'Importez d’abord des réponses, ou fixez un plan.',
  },
  'unknown-bench': {
    message: 'Il n’y a pas de mesure nommée « {{name}} ». Mesures : {{known}}.',
    next: 'Choisissez l’une d’elles.',
  },
  usage: { message: '{{problem}}', next: 'Voir : npm run -s nps -- help' },
}
