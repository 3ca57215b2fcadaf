// The columns of a list for each survey tool: what the tool's import knows, and our code where it comes back with the
// answer.
//
// SurveyMonkey: its user's manual, “How to Format the Email Addresses”, gives the order e-mail, first name, last name,
//   custom data; its answer exports name them Email Address, First Name, Last Name, Custom Data 1 … – under these headers
//   the code is found when the answers are imported.
// Typeform: hidden fields are called like the parameter of the link (help.typeform.com, “Hidden Fields”), small letters,
//   digits and underscores, and stand under that name in the export of the answers.
// HubSpot: one sheet, a header row, each header the label of a contact property; e-mail tells contacts apart
//   (knowledge.hubspot.com/crm-setup/set-up-your-import-file).
import type { SurveyTool } from '../../../shared/contract/sample'
import type { Translate } from '../../../shared/text'
import { normalise } from '../import/recognise/words'

/** The header of our code wherever a tool lets us choose. */
export const CODE_HEADER = 'nps_id'

/** Somebody on a list. */
export interface Listed {
  code: string
  state: 'reserve' | 'to-send' | 'sent' | 'reminded' | 'answered'
  place: number
  invitedOn: string | null
  remindedOn: string | null
  name: string | null
  email: string | null
  role: 'decision-maker' | 'key-user' | null
  accountName: string | null
  owner: string | null
  /** Their segments, in the order of the dimensions; null: none on that one. */
  segments: readonly (string | null)[]
}

type Value = string | number | null

export interface ListColumn {
  header: string
  cellOf(person: Listed): Value
}

const column = (header: string, cellOf: (person: Listed) => Value): ListColumn => ({ header, cellOf })

/** `dimensions`: their names, those of the plan first. */
export function columnsFor(tool: SurveyTool, dimensions: readonly string[], t: Translate): ListColumn[] {
  const segments = (headerOf: (name: string, i: number) => string) =>
    dimensions.map((name, i) => column(headerOf(name, i), (person) => person.segments[i] ?? null))
  const first = ({ name }: Listed) => splitName(name).first
  const last = ({ name }: Listed) => splitName(name).last
  const email = (person: Listed) => person.email
  const company = (person: Listed) => person.accountName
  const code = (person: Listed) => person.code
  switch (tool) {
    case 'surveymonkey':
      return [
        column('Email Address', email),
        column('First Name', first),
        column('Last Name', last),
        column('Custom Data 1', code),
        column('Custom Data 2', company),
        ...segments((_, i) => `Custom Data ${i + 3}`),
      ].slice(0, 3 + MOST_CUSTOM)
    case 'typeform':
      return distinct([
        column('email', email),
        column('first_name', first),
        column('last_name', last),
        column(CODE_HEADER, code),
        column('company', company),
        ...segments((name) => parameterOf(name)),
      ])
    case 'hubspot':
      return distinct([
        column('Email', email),
        column('First Name', first),
        column('Last Name', last),
        column('Company Name', company),
        column(CODE_HEADER, code),
        ...segments((name) => name),
      ])
    case 'plain':
      return distinct([
        column(CODE_HEADER, code),
        column(t('invitationList.columns.name'), ({ name }) => name),
        column(t('invitationList.columns.email'), email),
        column(t('invitationList.columns.company'), company),
        column(t('invitationList.columns.role'), ({ role }) => role && t(`people.roles.${role}`)),
        column(t('invitationList.columns.owner'), ({ owner }) => owner),
        ...segments((name) => name),
        column(t('invitationList.columns.state'), ({ state }) => t(`invitationList.states.${state}`)),
        column(t('invitationList.columns.place'), ({ place }) => place),
        column(t('invitationList.columns.invitedOn'), ({ invitedOn }) => invitedOn),
        column(t('invitationList.columns.remindedOn'), ({ remindedOn }) => remindedOn),
      ])
  }
}

/** SurveyMonkey's contacts have six fields of custom data. */
const MOST_CUSTOM = 6

/** A header that is taken gets a number: a dimension may be called Email. */
function distinct(columns: readonly ListColumn[]): ListColumn[] {
  const taken = new Set<string>()
  return columns.map(({ header, cellOf }) => {
    let name = header
    for (let i = 2; taken.has(name.toLowerCase()); i += 1) name = `${header}_${i}`
    taken.add(name.toLowerCase())
    return { header: name, cellOf }
  })
}

/** “Taille d’entreprise” → taille_d_entreprise. */
function parameterOf(name: string): string {
  const plain = normalise(name)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return plain === '' ? 'segment' : plain
}

/**
 * First and last name of a name in one piece: “Durand, Marie” says it; otherwise the first word is the first name. A
 * single word is a last name.
 */
export function splitName(name: string | null): { first: string | null; last: string | null } {
  const text = name?.trim().replace(/\s+/g, ' ') ?? ''
  if (text === '') return { first: null, last: null }
  const [before = '', after] = text.split(/\s*,\s*/, 2)
  if (after) return { first: after, last: before }
  const blank = before.indexOf(' ')
  return blank < 0 ? { first: null, last: before } : { first: before.slice(0, blank), last: before.slice(blank + 1) }
}
