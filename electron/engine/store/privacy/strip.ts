// Takes what names somebody off responses and leaves the answer: score, wave, segments, import and day. In bulk: one
// statement each, whether for one person or for a wave of a hundred thousand answers.
//
// What goes, and why: name, e-mail and code name the person. Company and account go as well: a company of one person is
// that person, and one whose only contact stands in the address book leads to them. Sheet and row lead to the line of
// the user's own file; the import stays, so that it can still be undone, and the id, which other rows refer to. Of the
// moment the day stays: survey tools list the seconds beside the names. The answer's own number and the ticket lead to
// the person in the tools that they come from; role, owner and value say who it may have been.
import type { ReadDb, WriteDb } from '../database'
import { fold } from '../fold'
import { isWorthLifting, liftIndexes } from '../indexes'
import { all, among, one, run, type Sql, script, sql } from '../sql'
import { forgetInFigures } from './figures'

/** What a comment's search text looks like with nobody around it; as `searchTextOf` writes it. */
const NOBODY = '\n\n\n\n'

/**
 * What became of the responses, and the names, folded, of what spoke of them alone and went with them: an id may have
 * been another's before an import was undone, and a name may have had another id.
 */
export interface Stripped {
  responses: number
  segments: ReadonlySet<string>
  accounts: ReadonlySet<string>
}

interface Named {
  id: number
  name: string
}

/** Strips the responses, `r`, that fulfil the condition. */
export function stripResponses(db: WriteDb, which: Sql, verbatims: 'keep' | 'remove'): Stripped {
  const searched =
    verbatims === 'remove'
      ? sql`${NOBODY}`
      : // The comment's line of the search text, the first, as it was folded when it was stored.
        sql`CASE WHEN instr(r.search_text, char(10)) > 0
                 THEN substr(r.search_text, 1, instr(r.search_text, char(10)) - 1)
                 ELSE fold(replace(coalesce(r.verbatim, ''), char(10), ' ')) END || ${NOBODY}`
  return withOrphans(db, which, () =>
    run(
      db,
      sql`UPDATE response AS r SET search_text = ${searched},
                 verbatim = ${verbatims === 'remove' ? null : sql`r.verbatim`},
                 name = NULL, email = NULL, respondent = NULL, company = NULL, account_id = NULL, contact_id = NULL,
                 answer = NULL, role = NULL, owner = NULL, ticket = NULL, value = NULL,
                 sheet = NULL, row = NULL, answered_at = substr(r.answered_at, 1, 10)
          WHERE ${which}`,
    ),
  )
}

/** Removes the responses and, by their references, segments and actions. */
export function removeResponses(db: WriteDb, which: Sql): Stripped {
  return withOrphans(db, which, () => run(db, sql`DELETE FROM response AS r WHERE ${which}`))
}

function withOrphans(db: WriteDb, which: Sql, work: () => number): Stripped {
  const segments = leaveNamingSegments(db, which)
  const accounts = accountsOf(db, which)
  const count = one<{ own: number; others: number }>(
    db,
    sql`SELECT count(*) FILTER (WHERE ${which}) AS own, count(*) FILTER (WHERE NOT (${which})) AS others FROM response r`,
  )
  const indexes = count && isWorthLifting(count.own, count.others) ? liftIndexes(db) : []
  const responses = work()
  for (const statement of indexes) script(db, statement)
  return { responses, ...removeOrphans(db, segments, accounts) }
}

/** The same of lines that an import of contacts or accounts left out, `i`. */
export function blankLeftOutPeople(db: WriteDb, which: Sql): number {
  return run(db, sql`UPDATE people_issue AS i SET value = '', cells = '[]' WHERE ${which} AND i.cells <> '[]'`)
}

/** Blanks rows that an import left out, `i`; their place, kind and reason stay, so that its report still adds up. */
export function blankLeftOut(db: WriteDb, which: Sql): number {
  return run(db, sql`UPDATE import_issue AS i SET value = '', cells = '[]' WHERE ${which} AND i.cells <> '[]'`)
}

/**
 * A column of names, e-mails or codes that was imported as a segment says who answered. Such a segment, one that is the
 * very name, e-mail or code of its response, is taken off it. Returns the segments that were.
 */
function leaveNamingSegments(db: WriteDb, which: Sql): number[] {
  const segments = all<Named>(
    db,
    sql`SELECT id, name FROM segment WHERE id IN
          (SELECT s.segment_id FROM response r CROSS JOIN response_segment s ON s.response_id = r.id WHERE ${which})`,
  )
  const byName = new Map<string, number[]>()
  for (const { id, name } of segments) byName.set(fold(name), [...(byName.get(fold(name)) ?? []), id])
  const named = all<{ id: number; name: string | null; email: string | null; respondent: string | null }>(
    db,
    sql`SELECT r.id, r.name, r.email, r.respondent FROM response r
        WHERE ${which} AND coalesce(r.name, r.email, r.respondent) IS NOT NULL`,
  )
  const pairs = named.flatMap(({ id, ...told }) =>
    Object.values(told)
      .flatMap((text) => (text === null ? [] : (byName.get(fold(text)) ?? [])))
      .map((segment) => [id, segment] as const),
  )
  if (pairs.length === 0) return []
  run(
    db,
    sql`DELETE FROM response_segment WHERE (response_id, segment_id) IN
          (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(${JSON.stringify(pairs)}))`,
  )
  return [...new Set(pairs.map(([, segment]) => segment))]
}

const accountsOf = (db: ReadDb, which: Sql): number[] =>
  idsOf(all(db, sql`SELECT DISTINCT r.account_id AS id FROM response r WHERE r.account_id IS NOT NULL AND ${which}`))

/** As the undoing of an import does: what nothing refers to any more, and nobody has added anything to, goes. */
function removeOrphans(db: WriteDb, segments: readonly number[], accounts: readonly number[]) {
  const unused = {
    segments: all<Named>(
      db,
      sql`SELECT id, name FROM segment WHERE id IN ${among(segments)}
          AND ${UNUSED_SEGMENT}`,
    ),
    accounts: all<Named>(
      db,
      sql`SELECT id, name FROM account WHERE id IN ${among(accounts)}
          AND value_per_year IS NULL AND renews_on IS NULL AND churned = 0 AND number IS NULL AND owner IS NULL
          AND NOT EXISTS (SELECT 1 FROM account_segment WHERE account_id = account.id)
          AND NOT EXISTS (SELECT 1 FROM response WHERE account_id = account.id)
          AND NOT EXISTS (SELECT 1 FROM contact WHERE account_id = account.id)`,
    ),
  }
  removeSegments(db, idsOf(unused.segments))
  run(db, sql`DELETE FROM account WHERE id IN ${among(idsOf(unused.accounts))}`)
  const names = (rows: readonly Named[]) => new Set(rows.map(({ name }) => fold(name)))
  return { segments: names(unused.segments), accounts: names(unused.accounts) }
}

/** Of a row of `segment`: neither an answer nor somebody in the address book has it. */
export const UNUSED_SEGMENT = sql`NOT EXISTS (SELECT 1 FROM response_segment WHERE segment_id = segment.id)
  AND NOT EXISTS (SELECT 1 FROM contact_segment WHERE segment_id = segment.id)
  AND NOT EXISTS (SELECT 1 FROM account_segment WHERE segment_id = segment.id)`

/**
 * Removes segments that named one person, and what stands for them: the cell of a plan, which is nobody's without its
 * person, and that of an invitation, which still counts for the wave.
 */
export function removeSegments(db: WriteDb, segments: readonly number[]): void {
  const gone = among(segments)
  forgetInFigures(db, sql`SELECT value FROM ${gone}`)
  run(db, sql`DELETE FROM plan_cell WHERE segment_id IN ${gone} OR second_segment_id IN ${gone}`)
  run(db, sql`UPDATE invitation SET segment_id = NULL WHERE segment_id IN ${gone}`)
  run(db, sql`UPDATE invitation SET second_segment_id = NULL WHERE second_segment_id IN ${gone}`)
  run(db, sql`DELETE FROM segment WHERE id IN ${gone}`)
}

/**
 * Takes people off invitations, `i`. That they were invited, and when, still counts; the code does not stay, as the list
 * that went to the survey tool says whose it was.
 */
export function forgetInvited(db: WriteDb, which: Sql): number {
  return run(db, sql`UPDATE invitation AS i SET contact_id = NULL, code = 'gone-' || i.id WHERE ${which}`)
}

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id)
