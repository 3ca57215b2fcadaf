// Text of the command line: its help, what it says of a file's score, and what is wrong with a command.
import type { Same } from '../same'

export const en = {
  help: `NPS Workbench on the command line

  score FILE [--sheet NAME] [--score-column NAME] [--json]
      The Net Promoter Score of a spreadsheet (XLSX, XLS, ODS, CSV, TSV), with its likely range,
      and every row that does not count, by reason.
      --json prints one object:
        {"file", "layout", "layoutEvidence", "scoreColumn",
         "rows": {"read", "counted", "excluded": [{"reason", "count"}]},
         "n", "promoters", "passives", "detractors", "nps",
         "interval": {"method", "confidence", "lower", "upper"}}
      nps and interval are null when no row counts.

  import FILE… --into PROGRAM --campaign NAME --wave NAME [options] [--json]
      Imports files into a wave of a program that exists. Each file is recognised by itself and
      imported whole or not at all; one that cannot be imported does not stop the others.
      --mapping NAME          the saved mapping to use; without it, the one saved for the same
                              layout, else what is recognised
      --sheet NAME            the sheet of a workbook
      --score-column NAME     the column that holds the score
      --date-order ORDER      day-first or month-first, where the rows do not decide
      --keep-answers WHICH    first, latest or all: of the same answer, exported again
      --keep-persons WHICH    first, latest or all: of several answers of one person
      --again                 also files that were imported before
      What only you can say is never guessed: the file is refused, with what to add.
      --json prints one object:
        {"program", "campaign", "wave",
         "files": [{"file", "layout", "mapping", "scoreColumn",
                    "rows": {"read", "imported", "skipped", "rejected",
                             "reasons": [{"kind", "reason", "count"}]}, "batch"}
                   or {"file", "error": {"code", "message", "next"}}],
         "n", "promoters", "passives", "detractors", "nps", "interval"}: the wave, afterwards
      mapping is null when what was recognised was used. It ends with 2 when a file was refused.

  call NAME [JSON] [--program FILE]
      Any call of the application, answered as JSON. JSON is the call's input; without it, {}.
      --program opens the program FILE first; for program.create and program.open, FILE is
      the call's own file.
      Where a call takes a file, write {"path": "FILE"}: a path from the current folder.
      Example: call wave.results '{"wave": 1}' --program Acme.npsw
               call import.recognise '{"file": {"path": "answers.csv"}}'

  calls [--json]
      The names of all calls. read: looks at the open program; write: changes it;
      free: needs no program.

  help
      This text.

  --language fr|en   the language of sentences; by default the system's.

  Exit codes: 0 done; 1 a fault of NPS Workbench; 2 the input or the command cannot be used.
  An error is two lines on standard error; with --json, and for every call, it is
  {"error": {"code", "message", "next"}} on standard output.`,
  score: {
    file: 'File',
    layout: 'Layout',
    sheet: 'Sheet',
    encoding: 'Characters',
    scoreColumn: 'Score column',
    rows: 'Rows',
    rowsLine: '{{read}} read, {{counted}} counted',
    excluded: 'Not counted',
    excludedLine: '{{number}} × {{reason}}',
    share: '{{number}} ({{share}})',
    verdict: '{{score}}, likely between {{lower}} and {{upper}} ({{confidence}}, {{responses}})',
    smallSample: 'small sample',
    shownBy: '{{name}}, by {{evidence}}',
  },
  import: {
    mapping: 'Mapping',
    savedMapping: 'saved: {{name}}',
    asRecognised: 'as recognised',
    rowsLine: '{{read}} read = {{imported}} imported + {{skipped}} skipped + {{rejected}} rejected',
    skipped: 'Skipped',
    rejected: 'Rejected',
    progress: '{{file}}: {{stage}} {{amount}}',
  },
  usage: {
    noCommand: 'No command was given.',
    unknownCommand: 'There is no command “{{command}}”.',
    unknownOption: 'There is no option “{{option}}” here.',
    optionWithoutValue: 'The option “{{option}}” needs a value.',
    unknownLanguage: '“{{language}}” is not a language of NPS Workbench: fr or en.',
    noFile: 'The command “{{command}}” needs a FILE.',
    missingOption: 'The command “{{command}}” needs the option “{{option}}”.',
    unknownValue: '“{{extra}}” is not a value of “{{option}}”: {{problem}}.',
    noCallName: 'The command “call” needs the NAME of a call.',
    tooMany: '“{{extra}}” is one argument too many.',
    notJson: 'The input of the call is not JSON: {{problem}}',
    notAnObject: 'The input of a call is a JSON object.',
  },
} as const

export const fr: Same<typeof en> = {
  help: `NPS Workbench en ligne de commande

  score FICHIER [--sheet NOM] [--score-column NOM] [--json]
      Le Net Promoter Score d’un tableau (XLSX, XLS, ODS, CSV, TSV), avec son étendue probable,
      et toutes les lignes qui ne comptent pas, par motif.
      --json affiche un seul objet :
        {"file", "layout", "layoutEvidence", "scoreColumn",
         "rows": {"read", "counted", "excluded": [{"reason", "count"}]},
         "n", "promoters", "passives", "detractors", "nps",
         "interval": {"method", "confidence", "lower", "upper"}}
      nps et interval valent null quand aucune ligne ne compte.

  import FICHIER… --into PROGRAMME --campaign NOM --wave NOM [options] [--json]
      Importe des fichiers dans une vague d’un programme existant. Chaque fichier est reconnu
      pour lui-même et importé en entier ou pas du tout ; celui qui ne peut pas l’être n’arrête
      pas les autres.
      --mapping NOM           la correspondance enregistrée à utiliser ; sans elle, celle de la
                              même disposition, sinon ce qui est reconnu
      --sheet NOM             la feuille d’un classeur
      --score-column NOM      la colonne qui contient la note
      --date-order ORDRE      day-first (jour d’abord) ou month-first (mois d’abord), là où les
                              lignes ne tranchent pas
      --keep-answers CHOIX    first, latest ou all : d’une même réponse exportée plusieurs fois
      --keep-persons CHOIX    first, latest ou all : de plusieurs réponses d’une personne
      --again                 aussi les fichiers déjà importés
      Ce que vous seul pouvez dire n’est jamais deviné : le fichier est refusé, en disant quoi
      ajouter.
      --json affiche un seul objet :
        {"program", "campaign", "wave",
         "files": [{"file", "layout", "mapping", "scoreColumn",
                    "rows": {"read", "imported", "skipped", "rejected",
                             "reasons": [{"kind", "reason", "count"}]}, "batch"}
                   ou {"file", "error": {"code", "message", "next"}}],
         "n", "promoters", "passives", "detractors", "nps", "interval"} : la vague, ensuite
      mapping vaut null quand ce qui a été reconnu a servi. Le code est 2 si un fichier est refusé.

  call NOM [JSON] [--program FICHIER]
      N’importe quel appel de l’application ; la réponse est du JSON. JSON est la donnée de
      l’appel ; sans elle, {}.
      --program ouvre d’abord le programme FICHIER ; pour program.create et program.open,
      FICHIER est le fichier de l’appel lui-même.
      Là où un appel attend un fichier, écrire {"path": "FICHIER"} : un chemin à partir du
      dossier courant.
      Exemple : call wave.results '{"wave": 1}' --program Acme.npsw
                call import.recognise '{"file": {"path": "reponses.csv"}}'

  calls [--json]
      Les noms de tous les appels. read : consulte le programme ouvert ; write : le modifie ;
      free : se passe de programme.

  help
      Ce texte.

  --language fr|en   la langue des phrases ; par défaut celle du système.

  Codes de sortie : 0 réussi ; 1 défaut de NPS Workbench ; 2 donnée ou commande inutilisable.
  Une erreur s’affiche en deux lignes sur la sortie d’erreur ; avec --json, et pour tout appel,
  c’est {"error": {"code", "message", "next"}} sur la sortie standard.`,
  score: {
    file: 'Fichier',
    layout: 'Disposition',
    sheet: 'Feuille',
    encoding: 'Caractères',
    scoreColumn: 'Colonne de la note',
    rows: 'Lignes',
    rowsLine: '{{read}} lues, {{counted}} comptées',
    excluded: 'Non comptées',
    excludedLine: '{{number}} × {{reason}}',
    share: '{{number}} ({{share}})',
    verdict: '{{score}}, probablement entre {{lower}} et {{upper}} ({{confidence}}, {{responses}})',
    smallSample: 'petit échantillon',
    shownBy: '{{name}}, d’après {{evidence}}',
  },
  import: {
    mapping: 'Correspondance',
    savedMapping: 'enregistrée : {{name}}',
    asRecognised: 'telle que reconnue',
    rowsLine: '{{read}} lues = {{imported}} importées + {{skipped}} ignorées + {{rejected}} refusées',
    skipped: 'Ignorées',
    rejected: 'Refusées',
    progress: '{{file}} : {{stage}} {{amount}}',
  },
  usage: {
    noCommand: 'Aucune commande n’a été donnée.',
    unknownCommand: 'Il n’y a pas de commande « {{command}} ».',
    unknownOption: 'Il n’y a pas d’option « {{option}} » ici.',
    optionWithoutValue: 'L’option « {{option}} » attend une valeur.',
    unknownLanguage: '« {{language}} » n’est pas une langue de NPS Workbench : fr ou en.',
    noFile: 'La commande « {{command}} » attend un FICHIER.',
    missingOption: 'La commande « {{command}} » attend l’option « {{option}} ».',
    unknownValue: '« {{extra}} » n’est pas une valeur de « {{option}} » : {{problem}}.',
    noCallName: 'La commande « call » attend le NOM d’un appel.',
    tooMany: '« {{extra}} » est un argument de trop.',
    notJson: 'La donnée de l’appel n’est pas du JSON : {{problem}}',
    notAnObject: 'La donnée d’un appel est un objet JSON.',
  },
}
