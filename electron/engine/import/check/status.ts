// Columns that say of a row what kind of answer it is: complete, begun and not sent, a test, spam. How a cell is read
// depends on its header, and for codes on the tool that wrote them.
import type { Layout } from '../../../../shared/contract/import'
import { normalise } from '../recognise/words'
import { type Cell, type Column, cellText } from '../table'
import { isNonAnswer } from '../values/missing'

/** What speaks against counting a row; null: nothing does. */
export type RowState = 'partial' | 'test' | 'spam' | null

export type StateReader = (cell: Cell | undefined) => RowState

/** Qualtrics' codes; all others (0 normal, 4 imported, 16 offline) are answers. */
const QUALTRICS: Readonly<Record<string, RowState>> = {
  1: 'test',
  2: 'test',
  8: 'spam',
  9: 'spam',
  12: 'spam',
  17: 'test',
}

const FINISHED = /^(?:finished|completed?|is complete|complet|termine|acheve|fini|beendet|abgeschlossen)$/
const PROGRESS = /^(?:progress|progression|avancement|taux d avancement|pourcentage d achevement|fortschritt)$/
const SUBMITTED = /^(?:submit ?date|submit date utc|date submitted|date de soumission)$/

const NO = new Set(['0', 'false', 'faux', 'no', 'non', 'n', 'f', 'nein'])
const SPAM = /^(?:spam|pourriel|indesirable|suspected spam)\b|\bspam$/
/** Also what was deleted in the tool itself: its owner does not count it either. */
const TEST =
  /^(?:(?:survey )?(?:preview|test)s?|(?:survey )?test (?:response|data|answer)s?|generated|offline survey preview|apercu(?: de l enquete)?|previsualisation|reponses? (?:de )?test|test data|donnees de test|deleted|supprimee?)$/
/** Also those turned away before the end: their answers are none of the survey's. */
const PARTIAL =
  /^(?:partial|partials|partially completed?|partiel(?:le)?s?|partiellement (?:termine|complete)e?|incomplete?s?|incomplete response|incomplet|not complete|not completed|not finished|unfinished|non termine|inacheve|inachevee|started|commence|in progress|en cours|abandoned|abandon|abandonne|saved|enregistre|disqualified|disqualifie|screened out|screen ?out|over ?quota|hors quota|quota full|quota atteint|opened|viewed|overquota)$/

/** How the cells of a status column are read. */
export function stateReader(column: Column, layout: Layout): StateReader {
  const headers = column.aliases.map(normalise)
  const says = (wording: RegExp) => headers.some((header) => wording.test(header))
  // A date that is missing because nothing was sent.
  if (says(SUBMITTED)) return (cell) => (isNonAnswer(cellText(cell)) ? 'partial' : null)
  if (says(PROGRESS)) return progress
  const coded = layout === 'qualtrics' && !says(FINISHED)
  return remembered((text) => {
    const code = coded ? QUALTRICS[text] : undefined
    if (code) return code
    const plain = normalise(text)
    if (says(FINISHED) && NO.has(plain)) return 'partial'
    if (SPAM.test(plain)) return 'spam'
    if (TEST.test(plain)) return 'test'
    return PARTIAL.test(plain) ? 'partial' : null
  })
}

/** Whether a date column says by its blanks that a row was never sent, in the tools that export such rows. */
export function isSubmission(column: Column, layout: Layout): boolean {
  const exportsUnsent = layout === 'limesurvey' || layout === 'typeform'
  return exportsUnsent && column.aliases.some((header) => SUBMITTED.test(normalise(header)))
}

/** “85”, “85 %”: not to the end. */
function progress(cell: Cell | undefined): RowState {
  const text = cellText(cell)
  const match = /^(\d{1,3}(?:[.,]\d+)?)\s*%?$/.exec(text)
  return match?.[1] !== undefined && Number(match[1].replace(',', '.')) < 100 ? 'partial' : null
}

/** A column of states holds few different values: each is read once. */
function remembered(read: (text: string) => RowState): StateReader {
  const known = new Map<string, RowState>()
  return (cell) => {
    const text = cellText(cell)
    const state = known.get(text)
    if (state !== undefined) return state
    const found = read(text)
    if (known.size < 1000) known.set(text, found)
    return found
  }
}
