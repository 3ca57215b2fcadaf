// Which tool wrote the file? Told from its header rows alone, by words that stay the same in every language of it.
import type { Layout } from '../../../shared/contract/import'
import { cellText, type Row } from './table'
import { normalise } from './words'

export interface Signature {
  layout: Layout
  headerRows: number
}

/** The rows from a possible header row on. */
type Rows = readonly Row[]

const normalised = (row: Row | undefined): string[] => (row ?? []).map((cell) => normalise(cellText(cell)))
const raw = (row: Row | undefined): string[] => (row ?? []).map((cell) => cellText(cell))
const hasAll = (cells: readonly string[], ...wanted: string[]) => wanted.every((word) => cells.includes(word))
const hasOneOf = (cells: readonly string[], ...wanted: string[]) => wanted.some((word) => cells.includes(word))

const RESPONDENT_ID = ['respondent id', 'id du repondant', 'id de la personne interrogee', 'identifiant du repondant']
const COLLECTOR_ID = ['collector id', 'id du collecteur']

/** In this order; the first that holds wins. Each answers how many header rows there are, or null. */
const TESTS: readonly (readonly [Layout, (rows: Rows) => number | null])[] = [
  ['qualtrics', qualtrics],
  // Survicate: the question stands over its score, its label and its comment.
  ['generic', (rows) => survicate(rows)],
  ['surveymonkey', surveyMonkey],
  [
    'typeform',
    (rows) => oneRow(raw(rows[0])[0] === '#' && hasOneOf(normalised(rows[0]), 'network id', 'submit date utc')),
  ],
  [
    'hotjar',
    ([row]) => {
      const cells = normalised(row)
      return oneRow(hasAll(cells, 'date submitted', 'source url') && hasOneOf(cells, 'hotjar user id', 'response url'))
    },
  ],
  ['limesurvey', limeSurvey],
  [
    'microsoft-forms',
    ([row]) => {
      const cells = normalised(row)
      return oneRow(hasAll(cells, 'start time', 'completion time') || hasAll(cells, 'heure de debut', 'heure de fin'))
    },
  ],
  ['google-forms', ([row]) => oneRow(['timestamp', 'horodateur'].includes(normalised(row)[0] ?? ''))],
  [
    'delighted',
    ([row]) => {
      const cells = normalised(row)
      return oneRow(
        cells.some((cell) => cell.startsWith('delighted ')) || hasAll(cells, 'permalink', 'score', 'comment'),
      )
    },
  ],
  [
    'hubspot',
    ([row]) => {
      const names = raw(row).filter((cell) => /^hs_\w+$/.test(cell))
      return oneRow(names.length >= 2 || hasOneOf(normalised(row), 'record id', 'id de fiche d informations'))
    },
  ],
]

/** The layout whose header starts at the first of these rows; null: none that is known. */
export function signatureOf(rows: Rows): Signature | null {
  for (const [layout, test] of TESTS) {
    const headerRows = test(rows)
    if (headerRows !== null) return { layout, headerRows }
  }
  return null
}

function oneRow(holds: boolean): number | null {
  return holds ? 1 : null
}

function qualtrics([first, second, third]: Rows): number | null {
  const importIds = raw(third).filter((cell) => /^\{\s*['"]ImportId['"]\s*:/.test(cell))
  if (importIds.length > 0) return 3
  return hasAll(raw(first), 'V1', 'V2', 'V3') && hasAll(raw(second), 'ResponseID', 'ResponseSet') ? 2 : null
}

function survicate([first, second]: Rows): number | null {
  const roles = raw(second)
  return hasAll(normalised(first), 'response uuid', 'respondent uuid') && hasOneOf(roles, 'Score', 'Label', 'Answer')
    ? 2
    : null
}

function surveyMonkey([first, second]: Rows): number | null {
  const cells = normalised(first)
  if (!hasOneOf(cells, ...RESPONDENT_ID) || !hasOneOf(cells, ...COLLECTOR_ID)) return null
  // Under the respondent's id the second header row is blank; data are not.
  return raw(second)[0] === '' || second === undefined ? 2 : 1
}

function limeSurvey([first]: Rows): number | null {
  const cells = normalised(first)
  const codes = raw(first)
  const labels = hasAll(cells, 'derniere page', 'langue de depart') || hasAll(cells, 'last page', 'start language')
  return oneRow(labels || hasAll(codes, 'submitdate', 'lastpage', 'startlanguage'))
}
