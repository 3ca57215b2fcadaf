// Everything known of one person as tables: one sheet a kind, in the reader's words, whatever the program holds of them.
import type { Language } from '../../../../shared/model/language'
import { type Translate, translator } from '../../../../shared/text'
import { createFormat, type Format } from '../../../../shared/text/format'
import type { ReadDb } from '../database'
import { settingsOf } from '../programs'
import { all, among, one, type SqlValue, sql } from '../sql'
import { CHANGE_FIELDS, changeRows } from './changesSheet'
import { identityOf, personOf } from './identity'
import { type Known, knownOf } from './known'
import { cellsOf } from './leftOut'
import { dateInWords, valueInWords } from './storedWords'

export type CellValue = string | number | null

export interface SheetOfRows {
  name: string
  head: readonly string[]
  rows: readonly (readonly CellValue[])[]
}

interface Reader {
  db: ReadDb
  known: Known
  t: Translate
  format: Format
}

/** Sheets without rows are there as well: that nothing is known is an answer, too. Refuses with `not-found`. */
export function everythingKnown(db: ReadDb, response: number, language: Language, now: string): SheetOfRows[] {
  const known = knownOf(db, identityOf(db, response))
  const reader = { db, known, t: translator(language), format: createFormat(language) }
  return [
    personSheet(reader, now),
    responsesSheet(reader),
    segmentsSheet(reader),
    contactsSheet(reader),
    invitationsSheet(reader),
    actionsSheet(reader),
    leftOutSheet(reader),
    historySheet(reader),
  ]
}

function personSheet({ db, known, t, format }: Reader, now: string): SheetOfRows {
  const person = personOf(db, known.identity)
  const by = { email: 'byEmail', respondent: 'byRespondent', response: 'byResponse' } as const
  const program = one<{ name: string }>(db, sql`SELECT name FROM program`)?.name ?? null
  return {
    name: t('dossier.sheets.person'),
    head: [t('dossier.person.what'), t('dossier.person.value')],
    rows: [
      [t('dossier.person.name'), person.name],
      [t('dossier.person.email'), person.email],
      [t('dossier.person.respondent'), person.respondent],
      [t('dossier.person.company'), person.company],
      [t('dossier.person.by'), t(`dossier.person.${by[person.by]}`)],
      [t('dossier.person.program'), program],
      [t('dossier.person.writtenAt'), format.dateTime(now)],
    ],
  }
}

const FIELDS = {
  responses: [
    'id',
    'campaign',
    'wave',
    'score',
    'answeredAt',
    'verbatim',
    'name',
    'email',
    'respondent',
    'company',
    'role',
    'owner',
    'valuePerYear',
    'answer',
    'ticket',
    'file',
    'sheet',
    'row',
    'importedAt',
  ],
  segments: ['response', 'dimension', 'segment'],
  contacts: [
    ...(['number', 'name', 'email', 'company', 'role', 'jobTitle', 'owner', 'segments'] as const),
    ...(['optedOut', 'lastInvitedOn'] as const),
  ],
  invitations: ['campaign', 'wave', 'email', 'code', 'drawnFor', 'drawnAs', 'invitedOn', 'remindedOn'],
  actions: ['id', 'response', 'category', 'title', 'owner', 'dueOn', 'note', 'status', 'createdAt', 'closedAt'],
} as const

function headOf(t: Translate, kind: Exclude<keyof typeof FIELDS, 'responses'>): string[] {
  return FIELDS[kind].map((field) => t(`dossier.fields.${field}`))
}

const inOrder = (kind: keyof typeof FIELDS, rows: readonly Record<string, SqlValue>[]): CellValue[][] =>
  rows.map((row) => FIELDS[kind].map((field) => row[field] as CellValue))

/** The row with these fields as dates that the reader writes. */
function withDates(row: Record<string, SqlValue>, fields: readonly string[], format: Format) {
  const dates = fields.map((field) => [field, dateInWords(row[field] ?? null, format)] as const)
  return { ...row, ...Object.fromEntries(dates) }
}

function responsesSheet({ db, known, t, format }: Reader): SheetOfRows {
  const rows = all<Record<string, SqlValue>>(
    db,
    sql`SELECT r.id, c.name AS campaign, w.name AS wave, r.score, r.answered_at AS answeredAt, r.verbatim, r.name,
               r.email, r.respondent, coalesce(r.company, a.name) AS company, r.role, r.owner,
               r.value AS valuePerYear, r.answer, r.ticket, b.file, r.sheet, r.row,
               b.at AS importedAt
        FROM response r JOIN wave w ON w.id = r.wave_id JOIN campaign c ON c.id = w.campaign_id
        LEFT JOIN account a ON a.id = r.account_id LEFT JOIN import_batch b ON b.id = r.batch_id
        WHERE r.id IN ${among(known.responses)} ORDER BY r.id`,
  )
  const told = rows.map((row) => withDates(row, ['answeredAt', 'importedAt'], format))
  const { currency } = settingsOf(db)
  // Cells hold bare numbers; the column says what they are in.
  const head = FIELDS.responses.map((field) =>
    field === 'valuePerYear' ? t('dossier.valueIn', { currency }) : t(`dossier.fields.${field}`),
  )
  return { name: t('dossier.sheets.responses'), head, rows: inOrder('responses', told) }
}

function segmentsSheet({ db, known, t }: Reader): SheetOfRows {
  const rows = all<Record<string, SqlValue>>(
    db,
    sql`SELECT s.response_id AS response, d.name AS dimension, g.name AS segment
        FROM response_segment s JOIN segment g ON g.id = s.segment_id JOIN dimension d ON d.id = g.dimension_id
        WHERE s.response_id IN ${among(known.responses)} ORDER BY s.response_id, d.id`,
  )
  return { name: t('dossier.sheets.segments'), head: headOf(t, 'segments'), rows: inOrder('segments', rows) }
}

function contactsSheet({ db, known, t, format }: Reader): SheetOfRows {
  const rows = all<Record<'role' | 'optedOut' | 'lastInvitedOn', SqlValue>>(
    db,
    sql`SELECT c.number, c.name, c.email, a.name AS company, c.role, c.job_title AS jobTitle, c.owner,
               (SELECT group_concat(d.name || ': ' || g.name, ' | ') FROM contact_segment s
                JOIN segment g ON g.id = s.segment_id JOIN dimension d ON d.id = s.dimension_id
                WHERE s.contact_id = c.id) AS segments,
               c.opted_out AS optedOut, c.last_invited_on AS lastInvitedOn
        FROM contact c LEFT JOIN account a ON a.id = c.account_id WHERE c.id IN ${among(known.contacts)} ORDER BY c.id`,
  )
  const told = rows.map((row) => ({
    ...withDates(row, ['lastInvitedOn'], format),
    role: valueInWords('role', row.role, t, format),
    optedOut: valueInWords('opted_out', row.optedOut, t, format),
  }))
  return { name: t('dossier.sheets.contacts'), head: headOf(t, 'contacts'), rows: inOrder('contacts', told) }
}

function invitationsSheet({ db, known, t, format }: Reader): SheetOfRows {
  const rows = all<Record<string, SqlValue>>(
    db,
    sql`SELECT c.name AS campaign, w.name AS wave, k.email, i.code, i.kind AS drawnAs, i.invited_on AS invitedOn,
               i.reminded_on AS remindedOn,
               (SELECT group_concat(d.name || ': ' || g.name, ' | ') FROM segment g JOIN dimension d ON d.id = g.dimension_id
                WHERE g.id IN (i.segment_id, i.second_segment_id)) AS drawnFor
        FROM invitation i JOIN wave w ON w.id = i.wave_id JOIN campaign c ON c.id = w.campaign_id
        LEFT JOIN contact k ON k.id = i.contact_id
        WHERE i.id IN ${among(known.invitations)} ORDER BY i.id`,
  )
  const told = rows.map((row) => ({
    ...withDates(row, ['invitedOn', 'remindedOn'], format),
    drawnAs: valueInWords('kind', row.drawnAs ?? null, t, format),
  }))
  return { name: t('dossier.sheets.invitations'), head: headOf(t, 'invitations'), rows: inOrder('invitations', told) }
}

function actionsSheet({ db, known, t, format }: Reader): SheetOfRows {
  const rows = all<Record<'status' | 'category', SqlValue>>(
    db,
    sql`SELECT id, response_id AS response, category, title, owner, due_on AS dueOn, note, status,
               created_at AS createdAt, closed_at AS closedAt FROM action WHERE id IN ${among(known.actions)} ORDER BY id`,
  )
  const told = rows.map((row) => ({
    ...withDates(row, ['dueOn', 'createdAt', 'closedAt'], format),
    category: valueInWords('category', row.category, t, format),
    status: valueInWords('status', row.status, t, format),
  }))
  return { name: t('dossier.sheets.actions'), head: headOf(t, 'actions'), rows: inOrder('actions', told) }
}

function leftOutSheet({ db, known, t, format }: Reader): SheetOfRows {
  const rows = all<{ file: string; sheet: string | null; row: number; reason: string; cells: string }>(
    db,
    sql`SELECT b.file, i.sheet, i.row, i.reason, i.cells FROM import_issue i JOIN import_batch b ON b.id = i.batch_id
        WHERE i.id IN ${among(known.leftOut)}
        UNION ALL
        SELECT b.file, i.sheet, i.row, i.reason, i.cells FROM people_issue i JOIN people_batch b ON b.id = i.batch_id
        WHERE i.id IN ${among(known.leftOutPeople)}`,
  )
  const cells = rows.map((row) => cellsOf(row.cells) as CellValue[])
  const width = Math.max(0, ...cells.map((row) => row.length))
  const head = (['file', 'sheet', 'row', 'reason'] as const).map((field) => t(`dossier.fields.${field}`))
  return {
    name: t('dossier.sheets.leftOut'),
    head: [...head, ...Array.from({ length: width }, (_, i) => t('dossier.fields.cell', { number: i + 1 }))],
    rows: rows.map(({ file, sheet, row, reason }, i) => [
      file,
      sheet,
      row,
      valueInWords('reason', reason, t, format),
      ...(cells[i] ?? []),
    ]),
  }
}

function historySheet({ db, known, t, format }: Reader): SheetOfRows {
  const head = CHANGE_FIELDS.map((field) => t(`dossier.fields.${field}`))
  return { name: t('dossier.sheets.history'), head, rows: changeRows(db, known, t, format) }
}
