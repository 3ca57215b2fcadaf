// Which tool wrote the file? Told from its header rows, by words that stay the same in every language of it; and from
// what the tool leaves in the rows: ids, notices. Names that nobody has seen in a file are accepted, never relied on.
import type { Layout } from '../../../../shared/contract/import'
import { cellText, type Row } from '../table'
import { normalise } from './words'

export interface Signature {
  layout: Layout
  headerRows: number
  /** What shows it, as it stands in the file. */
  evidence: readonly string[]
}

/** The rows from a possible header row on. */
type Rows = readonly Row[]
type Found = { headerRows: number; evidence: readonly string[] } | null

/** One header row, its cells raw and normalised, in which words are looked for. */
class Header {
  readonly raw: readonly string[]
  readonly #plain: readonly string[]

  constructor(row: Row | undefined) {
    this.raw = (row ?? []).map((cell) => cellText(cell))
    this.#plain = this.raw.map(normalise)
  }

  /** The cells that say one of each of the given words, or null where a word is missing. */
  all(...wanted: readonly (string | readonly string[])[]): string[] | null {
    const found = wanted.map((words) =>
      typeof words === 'string' ? this.#plain.indexOf(words) : this.#plain.findIndex((cell) => words.includes(cell)),
    )
    return found.includes(-1) ? null : found.map((i) => this.raw[i] ?? '')
  }

  /** The cells whose normalised text passes. */
  those(test: (plain: string, raw: string) => boolean): string[] {
    return this.raw.filter((cell, i) => test(this.#plain[i] ?? '', cell))
  }
}

const RESPONDENT_ID = ['respondent id', 'id du repondant', 'id de la personne interrogee', 'identifiant du repondant']
const COLLECTOR_ID = ['collector id', 'id du collecteur']
const START = ['start time', 'heure de debut', 'hora de inicio']
const END = ['completion time', 'heure de fin', 'hora de finalizacion']

const DELIGHTED = /^delighted (?:source|link name|device type|operating system|browser|page url|referrer url)$/

const oneRow = (evidence: readonly string[] | null): Found =>
  evidence === null || evidence.length === 0 ? null : { headerRows: 1, evidence }

/** In this order; the first that holds wins. */
const TESTS: readonly (readonly [Layout, (first: Header, rows: Rows) => Found])[] = [
  ['qualtrics', qualtrics],
  ['survicate', survicate],
  ['surveymonkey', surveyMonkey],
  [
    'typeform',
    (first) => (first.raw[0] === '#' ? oneRow(first.all('network id') ?? first.all('submit date utc')) : null),
  ],
  ['hotjar', (first) => oneRow(first.all('date submitted', 'source url', ['hotjar user id', 'response url']))],
  ['formbricks', (first) => oneRow(first.all('response id', 'formbricks id internal'))],
  [
    'limesurvey',
    (first) =>
      oneRow(
        first.all('submitdate', 'lastpage', 'startlanguage') ??
          first.all('derniere page', 'langue de depart') ??
          first.all('last page', 'start language'),
      ),
  ],
  ['microsoft-forms', (first) => oneRow(first.all(START, END))],
  [
    'google-forms',
    (first) => oneRow(/^(?:timestamp|horodateur)$/i.test(first.raw[0] ?? '') ? [first.raw[0] ?? ''] : null),
  ],
  ['alchemer', (first) => oneRow(first.all('time started', 'date submitted', 'status'))],
  [
    'delighted',
    (first) => {
      // In full: an answer may begin with “Delighted with …”.
      const own = first.those((plain) => DELIGHTED.test(plain))
      return oneRow(own.length > 0 ? own.slice(0, 2) : first.all('permalink', 'score', 'comment'))
    },
  ],
  [
    'hubspot',
    (first) => {
      const properties = first.those((_plain, raw) => /^hs_\w+$/.test(raw))
      return oneRow(
        properties.length >= 2 ? properties.slice(0, 3) : first.all(['record id', 'id de fiche d informations']),
      )
    },
  ],
]

/** The layout whose header starts at the first of these rows; null: none that is known. */
export function signatureOf(rows: Rows): Signature | null {
  const first = new Header(rows[0])
  for (const [layout, test] of TESTS) {
    const found = test(first, rows)
    if (found !== null) return { layout, ...found }
  }
  return null
}

/** The names in the first row and the ids in the third are in no language. The older form has two rows. */
function qualtrics(first: Header, [, second, third]: Rows): Found {
  const importIds = new Header(third).raw.filter((cell) => /^\{\s*['"]ImportId['"]\s*:/.test(cell))
  if (importIds.length > 0) return { headerRows: 3, evidence: importIds.slice(0, 1) }
  const numbered = first.all('v1', 'v2', 'v3')
  const named = new Header(second).all(['responseid', 'response id'], ['responseset', 'response set'])
  return numbered && named ? { headerRows: 2, evidence: [...numbered.slice(0, 1), ...named] } : null
}

/** The question stands over its score, its label and its comment. */
function survicate(first: Header, [, second]: Rows): Found {
  const ids = first.all('response uuid', 'respondent uuid')
  const roles = new Header(second).those((_plain, raw) => raw === 'Score' || raw === 'Label' || raw === 'Answer')
  return ids && roles.length > 0 ? { headerRows: 2, evidence: [...ids, ...new Set(roles)] } : null
}

function surveyMonkey(first: Header, [, second]: Rows): Found {
  const evidence = first.all(RESPONDENT_ID, COLLECTOR_ID)
  if (!evidence) return null
  // Under the respondent's id the second header row is blank; data are not.
  const isHeader = second === undefined || cellText(second[0]) === ''
  return { headerRows: isHeader ? 2 : 1, evidence }
}

/** Three characters name the kind of record; the last three of eighteen check the case of the others. */
const SALESFORCE_ID = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{15}(?:[A-Z0-5]{3})?$/
const SALESFORCE_NOTICE = /^(?:confidential information - do not distribute|informations confidentielles\b)/i
const ROWS_WITH_IDS = 5
const ROWS_WITH_NOTICES = 12

/** What shows that a table with a plain header is Salesforce's: ids under an “… ID” header, or its notices below. */
export function salesforceEvidence(rows: Rows, header: number, firstData: number): string[] | null {
  const notices = rows
    .slice(Math.max(firstData, rows.length - ROWS_WITH_NOTICES))
    .map((row) => cellText(row.find((cell) => cellText(cell) !== '')))
    .filter((text) => SALESFORCE_NOTICE.test(text) || /^copyright\b.*\bsalesforce\.com\b/i.test(text))
  if (notices.length > 0) return notices.slice(0, 2)
  if (header < 0) return null
  const data = rows.slice(firstData, firstData + ROWS_WITH_IDS)
  const named = (rows[header] ?? []).flatMap((cell, index) => {
    const name = cellText(cell)
    if (!/(?:^|[\s_:(a-z])I[Dd]\)?$/.test(name)) return []
    const ids = data.map((row) => cellText(row[index])).filter((text) => text !== '')
    return ids.length > 0 && ids.every((id) => SALESFORCE_ID.test(id)) ? [{ name, id: ids[0] ?? '' }] : []
  })
  const [first] = named
  return first ? [first.name, first.id] : null
}
