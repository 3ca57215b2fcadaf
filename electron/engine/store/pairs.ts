// Who answered two waves: one person's answers are found by their contact, else by the same respondent code or e-mail.
// A code that only numbers the answers of a survey tells nobody.
import { categoryOf } from '../../../shared/model/category'
import type { ReadDb } from './database'
import { countedByFreeze } from './frozen'
import { areRunning, isNumbered } from './runningNumbers'
import { all, among, one, sql } from './sql'

/**
 * In waves with more answers people are not looked for: they count as different people, which makes the margin of a
 * change too wide and never too narrow, and it is about three points at this size. Two waves of this size take some
 * thirty milliseconds, on every screen that shows a change; a million rows would take seconds.
 */
export const MOST_MATCHED = 5000

interface Answer {
  id: number
  score: number
}

/** One person's latest answer in either wave. */
export interface Twice {
  before: Answer
  now: Answer
}

export interface Pairs {
  twice: Twice[]
  /** People, not answers; an answer that nothing is known of counts as a person. */
  onlyBefore: number
  onlyNow: number
}

type Person = { answer: Answer; contact: number | null; respondent: string | null; email: string | null }

/** How many of those who answered both moved from one category to another: rows then, columns now, detractors first. */
export function movesOf(twice: readonly Twice[]): number[][] {
  const place = { detractor: 0, passive: 1, promoter: 2 }
  const moves = [0, 1, 2].map(() => [0, 0, 0])
  for (const { before, now } of twice) {
    const row = moves[place[categoryOf(before.score)]]
    const column = place[categoryOf(now.score)]
    if (row) row[column] = (row[column] ?? 0) + 1
  }
  return moves
}

type HasId = { id: number }

/** The movements between two waves, looked for once however often they are asked for. */
export function movesBetween(db: ReadDb) {
  const pairs = rememberedPairs(db)
  return (earlier: HasId, later: HasId) => movesOf(pairs(earlier.id, later.id)?.twice ?? [])
}

/** The same of those who were in one segment both times; segment null: without a value on the dimension. */
export function segmentMoves(db: ReadDb, dimension: number) {
  const pairs = rememberedPairs(db)
  const grouped = remembered((earlier, later) => {
    const twice = pairs(earlier, later)?.twice ?? []
    const segments = segmentsOf(db, dimension, twice)
    const own = new Map<number | null, Twice[]>()
    for (const pair of twice) {
      const segment = segments.get(pair.now.id)
      if (segments.get(pair.before.id) !== segment) continue
      const list = own.get(segment ?? null) ?? []
      list.push(pair)
      own.set(segment ?? null, list)
    }
    return own
  })
  return (segment: number | null) => (earlier: HasId, later: HasId) =>
    movesOf(grouped(earlier.id, later.id).get(segment) ?? [])
}

const rememberedPairs = (db: ReadDb) => remembered((earlier, later) => pairsBetween(db, earlier, later))

function remembered<T>(work: (earlier: number, later: number) => T): (earlier: number, later: number) => T {
  const known = new Map<string, T>()
  return (earlier, later) => {
    const key = `${earlier}/${later}`
    const found = known.get(key) ?? work(earlier, later)
    known.set(key, found)
    return found
  }
}

function segmentsOf(db: ReadDb, dimension: number, twice: readonly Twice[]): Map<number, number> {
  const rows = all<{ response: number; segment: number }>(
    db,
    sql`SELECT response_id AS response, segment_id AS segment FROM response_segment
        WHERE dimension_id = ${dimension} AND response_id IN ${among(twice.flatMap(({ before, now }) => [before.id, now.id]))}`,
  )
  return new Map(rows.map(({ response, segment }) => [response, segment]))
}

/** null: a wave is too large for people to be looked for. */
export function pairsBetween(db: ReadDb, earlier: number, later: number): Pairs | null {
  if (isLarge(db, earlier) || isLarge(db, later)) return null
  const told = [answersOf(db, earlier), answersOf(db, later)] as const
  const believed = believedCodes(told)
  const [before, now] = [peopleOf(told[0], believed), peopleOf(told[1], believed)]
  const find = finder(before)
  const left = new Set(before)
  const twice: Twice[] = []
  for (const person of now) {
    const match = find(person, left)
    if (match === undefined) continue
    left.delete(match)
    twice.push({ before: match.answer, now: person.answer })
  }
  return { twice, onlyBefore: left.size, onlyNow: now.length - twice.length }
}

/** Asked of an index, which is left as soon as there are too many. */
function isLarge(db: ReadDb, wave: number): boolean {
  return (
    one(
      db,
      sql`SELECT 1 FROM response WHERE wave_id = ${wave} ORDER BY wave_id, score LIMIT 1 OFFSET ${MOST_MATCHED}`,
    ) !== undefined
  )
}

type Told = [id: number, score: number, contact: number | null, respondent: string | null, email: string | null]

/**
 * A wave's answers in their order; of a frozen wave, only those that it counts. They come as one text: to step over
 * thousands of rows one by one takes half as long again.
 */
function answersOf(db: ReadDb, wave: number): Told[] {
  const told = one<{ answers: string }>(
    db,
    sql`SELECT json_group_array(json_array(id, score, contact_id, respondent, email)) AS answers FROM (
          SELECT id, score, contact_id, respondent, lower(email) AS email FROM response
          WHERE wave_id = ${wave} AND ${countedByFreeze(db, wave, sql`id`) ?? sql`1`} ORDER BY answered_at, id)`,
  )
  return JSON.parse(told?.answers ?? '[]') as Told[]
}

/** Which respondent codes name a person: where either wave's answers are only numbered, numbers do not. */
function believedCodes(waves: readonly (readonly Told[])[]): (code: string | null) => string | null {
  const running = waves.some((answers) => areRunning(answers.flatMap(([, , , code]) => (code === null ? [] : [code]))))
  return running ? (code) => (code !== null && isNumbered(code) ? null : code) : (code) => code
}

/** The people of a wave with the latest answer of each. */
function peopleOf(answers: readonly Told[], believed: (code: string | null) => string | null): Person[] {
  const people: Person[] = []
  const find = finder(people)
  for (const [id, score, contact, code, email] of answers) {
    const answer = { id, score }
    const known = { contact, respondent: believed(code), email }
    const same = find(known)
    // Rows come in the order of their answers: the later one stands for the person.
    if (same) same.answer = answer
    else find.add({ answer, ...known })
  }
  return people
}

type Known = Omit<Person, 'answer'>

/** Finds the person whom an answer is from, by contact, then respondent code, then e-mail. */
function finder(people: Person[]) {
  const contacts = new Map<number, Person>()
  const respondents = new Map<string, Person>()
  const emails = new Map<string, Person>()
  const note = (person: Person) => {
    if (person.contact !== null && !contacts.has(person.contact)) contacts.set(person.contact, person)
    if (person.respondent && !respondents.has(person.respondent)) respondents.set(person.respondent, person)
    if (person.email && !emails.has(person.email)) emails.set(person.email, person)
  }
  for (const person of people) note(person)
  const find = ({ contact, respondent, email }: Known, among?: ReadonlySet<Person>): Person | undefined => {
    const candidates = [
      contact === null ? undefined : contacts.get(contact),
      respondent ? respondents.get(respondent) : undefined,
      email ? emails.get(email) : undefined,
    ]
    // Two contacts are two people, whatever else is the same.
    return candidates.find(
      (one) =>
        one !== undefined &&
        (contact === null || one.contact === null || one.contact === contact) &&
        (among?.has(one) ?? true),
    )
  }
  return Object.assign(find, {
    add: (person: Person) => {
      people.push(person)
      note(person)
    },
  })
}
