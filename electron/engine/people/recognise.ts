// A file's sheets → a list of contacts or of accounts: which sheet, which layout, what each column is for, and why.
import { createHash } from 'node:crypto'
import type { DateOrder, Evidence, Layout } from '../../../shared/contract/import'
import type { PeopleColumn, PeopleKind, PeopleRecognition, PeopleRole } from '../../../shared/contract/people'
import { refuse } from '../../../shared/failure'
import { isOwnColumn } from '../import/leftOut/ownColumns'
import { findTable } from '../import/recognise/header'
import { type ColumnProfile, profileColumns } from '../import/recognise/profile'
import { namesComputer, normalise } from '../import/recognise/words'
import { BLANK_ROW, type Column, cellText, type Pause, type Source, type Table } from '../import/table'
import { type NamedPeopleRole, namesPeopleSegment, peopleRank } from './words'

export interface Asked {
  sheet?: string | null | undefined
  kind?: PeopleKind | undefined
}

/** Which roles a column may have in a list of either kind; the same in the window's choice. */
export const ROLES_OF: Record<PeopleKind, readonly NamedPeopleRole[]> = {
  contacts: [
    'email',
    'number',
    'account-number',
    'account',
    'first-name',
    'last-name',
    'name',
    'role',
    'opted-out',
    'last-invited',
    'owner',
  ],
  accounts: ['number', 'name', 'value', 'renewal', 'churned', 'owner'],
}

const DATES: readonly PeopleRole[] = ['last-invited', 'renewal']
const SEGMENT_VALUES = { least: 2, most: 50 }
/** Share of a column's values that must be e-mail addresses for it to be one without a word of its header. */
const SPEAKS = 0.9
const AGREES = 0.5
const MOST_LENGTH = 60
const ROWS_OF_FOOTER = 8
const ROWS_OF_IDS = 20

/**
 * The table of the sheet asked for, else of the largest visible one. Refuses with `no-such-sheet`, `empty-file`.
 */
export function peopleTable(source: Source, sheet: string | null | undefined): Table {
  const filled = source.sheets.filter(({ rows }) => rows.length > 0)
  const visible = filled.filter(({ hidden }) => !hidden)
  const named = sheet === undefined || sheet === null ? undefined : source.sheets.find(({ name }) => name === sheet)
  if (sheet !== undefined && sheet !== null && !named) {
    throw refuse('no-such-sheet', { sheet, sheets: source.sheets.map(({ name }) => name ?? source.file) })
  }
  const largest = (visible.length > 0 ? visible : filled).toSorted((a, b) => b.rows.length - a.rows.length)[0]
  const chosen = named ?? largest
  const table = chosen && findTable(chosen)
  if (!table) throw refuse('empty-file', { file: source.file })
  return table
}

/** Judges every column over all rows. Pure over the file: nothing of the program is asked. */
export async function recognisePeople(source: Source, asked: Asked, pause: Pause): Promise<PeopleRecognition> {
  const table = peopleTable(source, asked.sheet)
  const profiles = await profileColumns(table, pause)
  const kind = asked.kind ?? kindOf(table.columns, profiles)
  const { layout, evidence } = layoutOf(table)
  const { sheets, ...file } = source
  return {
    ...file,
    sheets: sheets.flatMap(({ name, rows, hidden }) => (name === null ? [] : [{ name, rows: rows.length, hidden }])),
    sheet: table.sheet.name,
    layout,
    layoutEvidence: evidence,
    signature: signatureOf(kind, layout, table.columns),
    headerRow: table.headerRows === 0 ? 0 : table.header + 1,
    headerRows: table.headerRows,
    firstDataRow: table.firstData + 1,
    rows: Math.max(0, table.sheet.rows.length - table.firstData),
    kind,
    columns: columnsFor(kind, table.columns, profiles),
  }
}

function signatureOf(kind: PeopleKind, layout: Layout, columns: readonly Column[]): string {
  const names = columns.map(({ name }) => normalise(name))
  return createHash('sha256')
    .update(JSON.stringify([kind, layout, names]))
    .digest('hex')
}

/** People have e-mail addresses and first names; where nothing speaks of a person, the lines are companies. */
function kindOf(columns: readonly Column[], profiles: readonly ColumnProfile[]): PeopleKind {
  const some = (kind: PeopleKind, role: NamedPeopleRole, most = 9) =>
    columns.some(({ aliases }) => (peopleRank(kind, role, aliases) ?? 10) <= most)
  if (columns.some(({ index }) => (profiles[index]?.emailShare ?? 0) >= SPEAKS)) return 'contacts'
  if (some('contacts', 'first-name') || some('contacts', 'last-name') || some('contacts', 'email')) return 'contacts'
  if (some('contacts', 'name', 0) || some('contacts', 'opted-out')) return 'contacts'
  return some('accounts', 'name') ? 'accounts' : 'contacts'
}

const HUBSPOT =
  /^(?:record id|id de fiche d informations|associated (?:company|contact|deal)(?: ids?)?|entreprises? associees?|lifecycle stage|phase du cycle de vie|hs object id)$/
const SALESFORCE =
  /^(?:(?:contact|account|lead) id(?: 1[58])?|case safe (?:contact|account) id|account name|account owner|e ?mail opt out|has opted out of e ?mail|mailing (?:city|country)|billing (?:city|country|state province))$/
const IS_ID = /^(?:001|003|00Q|005)[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/

/** Two words of the layout, or one of its ids or notices, tell which CRM wrote the file. */
export function layoutOf(table: Table): { layout: Layout; evidence: string[] } {
  const named = (wording: RegExp) =>
    table.columns.filter(({ aliases }) => aliases.some((one) => wording.test(normalise(one)))).map(({ name }) => name)
  const hubspot = named(HUBSPOT)
  if (
    hubspot.length > 0 &&
    (hubspot.length > 1 || /record id|fiche|associated|associee/.test(normalise(hubspot[0] ?? '')))
  )
    return { layout: 'hubspot', evidence: hubspot }
  const custom = table.columns.filter(({ name }) => /__c$/.test(name)).map(({ name }) => name)
  const ids = table.sheet.rows
    .slice(table.firstData, table.firstData + ROWS_OF_IDS)
    .flatMap((row) => row.map(cellText).filter((text) => IS_ID.test(text)))
    .slice(0, 1)
  const notice = table.sheet.rows
    .slice(-ROWS_OF_FOOTER)
    .map((row) => cellText((row ?? BLANK_ROW)[0]))
    .filter((text) => /salesforce\.com|Confidential Information - Do Not Distribute/i.test(text))
    .slice(0, 1)
  const words = named(SALESFORCE)
  const proof = [...custom, ...ids, ...notice]
  if (proof.length > 0 || words.length >= 3) return { layout: 'salesforce', evidence: [...words, ...proof] }
  return { layout: 'generic', evidence: [] }
}

interface Given {
  role: PeopleRole
  evidence: Evidence[]
}

function columnsFor(kind: PeopleKind, columns: readonly Column[], profiles: readonly ColumnProfile[]): PeopleColumn[] {
  const given = new Map<number, Given>()
  const open = () => columns.filter(({ index }) => !given.has(index))
  for (const { index, name, aliases } of columns) {
    if ((profiles[index]?.filled ?? 0) === 0) given.set(index, { role: 'ignore', evidence: [{ fact: 'empty' }] })
    // A file of left-out lines that was corrected says where each of them stood.
    else if (isOwnColumn(name)) given.set(index, { role: 'ignore', evidence: [] })
    else if (namesComputer(aliases)) given.set(index, { role: 'ignore', evidence: [{ fact: 'personal-data' }] })
  }
  for (const role of ROLES_OF[kind]) {
    for (const column of chosenFor(kind, role, open(), profiles)) {
      given.set(column.index, { role, evidence: evidenceOf(kind, role, column, profiles[column.index]) })
    }
  }
  settleNames(kind, columns, given)
  return columns.map((column) => {
    const profile = profiles[column.index]
    const { role, evidence } = given.get(column.index) ?? segmentOrNot(column, profile)
    return {
      index: column.index,
      name: column.name,
      role,
      evidence,
      samples: [...(profile?.samples ?? [])],
      filled: profile?.filled ?? 0,
      dateOrder: orderOf(role, profile),
    }
  })
}

/** The column whose header speaks loudest and whose values do not contradict; of a role, both columns. */
function chosenFor(
  kind: PeopleKind,
  role: NamedPeopleRole,
  columns: readonly Column[],
  profiles: readonly ColumnProfile[],
): Column[] {
  const ranked = columns.flatMap((column) => {
    const profile = profiles[column.index]
    if (!profile) return []
    const rank = peopleRank(kind, role, column.aliases)
    if (role === 'email') {
      if (rank === null && profile.emailShare < SPEAKS) return []
      return profile.emailShare >= AGREES ? [{ column, rank: rank ?? 9 }] : []
    }
    if (rank === null) return []
    if (DATES.includes(role) && profile.dateShare < AGREES) return []
    return [{ column, rank }]
  })
  ranked.sort((a, b) => a.rank - b.rank)
  if (role !== 'role') return ranked.slice(0, 1).map(({ column }) => column)
  // The part in a purchase and the job title stand in columns of their own; one of each.
  return [0, 1].flatMap((rank) => ranked.find((one) => one.rank === rank)?.column ?? [])
}

/** “Nom” beside “Prénom” is the family name; beside neither it is the whole name. */
function settleNames(kind: PeopleKind, columns: readonly Column[], given: Map<number, Given>): void {
  if (kind !== 'contacts') return
  const of = (role: PeopleRole) => columns.find(({ index }) => given.get(index)?.role === role)
  const whole = of('name')
  if (!of('first-name') || !whole) return
  const isBare = peopleRank('contacts', 'name', whole.aliases) === 1
  const known = given.get(whole.index)
  if (of('last-name')) given.set(whole.index, { role: 'ignore', evidence: known?.evidence ?? [] })
  else if (isBare && known) given.set(whole.index, { role: 'last-name', evidence: known.evidence })
}

function evidenceOf(
  kind: PeopleKind,
  role: NamedPeopleRole,
  column: Column,
  profile: ColumnProfile | undefined,
): Evidence[] {
  const says: Evidence[] =
    peopleRank(kind, role, column.aliases) === null ? [] : [{ fact: 'header-says', header: column.name }]
  if (!profile) return says
  if (role === 'email') return [...says, { fact: 'emails-share', share: profile.emailShare }]
  return DATES.includes(role) ? [...says, { fact: 'dates-share', share: profile.dateShare }] : says
}

/** Few values under a header that names a group. */
function segmentOrNot(column: Column, profile: ColumnProfile | undefined): Given {
  const values = profile?.distinct ?? null
  if (!profile || values === null || values < SEGMENT_VALUES.least || values > SEGMENT_VALUES.most) {
    return { role: 'ignore', evidence: [] }
  }
  const few: Evidence = { fact: 'few-values', values }
  const repeats = values <= profile.answers / 2 || values <= 12
  const fits = repeats && profile.averageLength <= MOST_LENGTH && profile.dateShare < AGREES && profile.emailShare === 0
  return fits && namesPeopleSegment(column.aliases)
    ? { role: 'segment', evidence: [{ fact: 'header-says', header: column.name }, few] }
    : { role: 'ignore', evidence: [few] }
}

/** Any column of dates may be made one; null: no dates, or nobody can tell their order from the rows. */
function orderOf(role: PeopleRole, profile: ColumnProfile | undefined): DateOrder | null {
  if (!profile || profile.dateShare < AGREES) return null
  const { order } = profile.dates
  const bare = order === 'serial' || order === 'unix'
  return bare && !DATES.includes(role) ? null : order
}
