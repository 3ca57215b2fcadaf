// The same answer exported twice, the same person answering twice: within the file, and against what the wave holds.
// Per row only a place in a table is kept, and that only where the mapping has a column to tell them by.
import type { ImportPreview, ImportRules, Keep, RowReason } from '../../../../shared/contract/import'
import type { ProgramFacts, StoredAnswer } from '../facts'
import type { Mapped } from '../mapping'
import type { Row } from '../table'
import type { Judgement } from './judge'
import { RowKeys } from './rowKeys'

interface Rows {
  /** How many rows of data there are. */
  total: number
  judgement: Judgement
  /** The cells of data row i. */
  rowAt: (i: number) => Row
}

/**
 * Goes over the counted rows twice, first by answer (`addAnswer` … `endAnswers`), then by person (`addPerson` …
 * `endPersons`), and leaves out of the judgement those that the rules do not keep.
 */
export class Repeats {
  readonly hasKeys: boolean
  /** Data row → id of the stored response whose place it takes. */
  readonly replaces = new Map<number, number>()
  readonly #mapped: Mapped
  readonly #rules: ImportRules
  readonly #rows: Rows
  readonly #hasAnswers: boolean
  readonly #hasPersons: boolean
  readonly #stored: readonly StoredAnswer[]
  /** Per key the row that is kept, or the first one where all are. */
  readonly #answers: RowKeys
  readonly #persons: RowKeys
  readonly #storedAnswers: ReadonlyMap<string, StoredAnswer>
  #storedPersons: ReadonlyMap<string, StoredAnswer> = new Map()
  #wasReleased = false
  /** Rows whose answer is there already, though the rules keep it: they repeat no person on top of it. */
  readonly #again = new Set<number>()
  readonly #counts = { answers: { inFile: 0, inWave: 0 }, persons: { inFile: 0, inWave: 0 } }

  constructor(mapped: Mapped, rules: ImportRules, stored: ProgramFacts['stored'], rows: Rows) {
    this.#mapped = mapped
    this.#rules = rules
    this.#rows = rows
    this.#hasPersons = mapped.columnsOf('email').length > 0 || mapped.columnsOf('respondent').length > 0
    const hasMoments = this.#hasPersons && stored.length > 0 && mapped.columnsOf('date').length > 0
    this.#hasAnswers = mapped.columnsOf('answer').length > 0 || hasMoments
    this.hasKeys = this.#hasAnswers || this.#hasPersons
    this.#stored = this.hasKeys ? stored : []
    this.#answers = new RowKeys(this.#hasAnswers ? rows.total : 0, (row) => this.#answerOf(row))
    this.#persons = new RowKeys(this.#hasPersons ? rows.total : 0, (row) => this.#personOf(row))
    this.#storedAnswers = this.#hasAnswers ? latestBy(this.#stored, storedKey) : new Map()
  }

  get counts(): ImportPreview['repeats'] {
    return { ...this.#counts, replaced: this.replaces.size }
  }

  addAnswer(row: number): void {
    if (!this.#hasAnswers) return
    const key = this.#answerOf(row)
    if (key === null) return
    const inWave = this.#storedAnswers.has(key)
    if (inWave) this.#counts.answers.inWave += 1
    // Two answers of one person on one day may well be two: only what the wave holds already is the same.
    if (isMoment(key) && this.#answers.get(key) !== undefined) return
    const isRepeat = this.#add(this.#answers, key, row, this.#rules.sameAnswer, 'same-answer')
    if (isRepeat) this.#counts.answers.inFile += 1
    if (this.#rules.sameAnswer === 'all' && (isRepeat || inWave)) this.#again.add(row)
  }

  endAnswers(): void {
    this.#againstWave(this.#answers, this.#storedAnswers, this.#rules.sameAnswer, 'in-wave')
    if (!this.#hasPersons) return
    this.#storedPersons = this.#staying()
    this.#wasReleased = false
  }

  addPerson(row: number): void {
    if (!this.#hasPersons) return
    const key = this.#personOf(row)
    if (key === null) return
    const repeatsAnswer = this.#again.has(row)
    // Whoever takes the place of an own earlier answer is not there twice.
    if (!repeatsAnswer && !this.replaces.has(row) && this.#storedPersons.has(key)) this.#counts.persons.inWave += 1
    const isRepeat = this.#add(this.#persons, key, row, this.#rules.samePerson, 'same-person')
    if (isRepeat && !repeatsAnswer) this.#counts.persons.inFile += 1
  }

  endPersons(): void {
    if (!this.#hasPersons || this.#rules.samePerson === 'all') return
    // A row that lost to another one of its person takes nobody's place any more.
    const persons = this.#wasReleased ? this.#staying() : this.#storedPersons
    this.#againstWave(this.#persons, persons, this.#rules.samePerson, 'person-in-wave')
  }

  /** The persons of the responses that the wave keeps. */
  #staying(): ReadonlyMap<string, StoredAnswer> {
    const leaving = new Set(this.replaces.values())
    const staying = leaving.size === 0 ? this.#stored : this.#stored.filter(({ id }) => !leaving.has(id))
    return latestBy(staying, ({ email, respondent }) => personKey(email, respondent))
  }

  #answerOf(row: number): string | null {
    const cells = this.#rows.rowAt(row)
    const answer = this.#mapped.answerOf(cells)
    if (answer !== null) return isCounter(answer) ? answerKey(answer, this.#mapped.dateOf(cells)) : answer
    const verdict = this.#rows.judgement.of(row)
    return 'score' in verdict ? momentKey(this.#personOf(row), this.#mapped.dateOf(cells), verdict.score) : null
  }

  #personOf(row: number): string | null {
    const cells = this.#rows.rowAt(row)
    const email = this.#mapped.emailOf(cells)
    return personKey(email, email === null ? this.#mapped.respondentOf(cells) : null)
  }

  /** Returns whether the key was there before; leaves out the row of the two that is not kept. */
  #add(rows: RowKeys, key: string, row: number, keep: Keep, reason: RowReason): boolean {
    const other = rows.get(key)
    if (other === undefined) {
      rows.set(key, row)
      return false
    }
    if (keep === 'all') return true
    // The rows come in the order of the file: of two without dates the one at hand is the later.
    const order = inTime(this.#dateOf(row), this.#dateOf(other)) || 1
    const wins = keep === 'latest' ? order > 0 : order < 0
    this.#leaveOut(wins ? other : row, reason)
    if (wins) rows.set(key, row)
    return true
  }

  #againstWave(rows: RowKeys, wave: ReadonlyMap<string, StoredAnswer>, keep: Keep, reason: RowReason): void {
    if (keep === 'all') return
    for (const [key, stored] of wave) {
      const row = rows.get(key)
      // A row that already takes the place of its own answer adds nobody to the wave.
      if (row === undefined || this.replaces.has(row)) continue
      if (keep === 'latest' && this.#isNews(row, stored)) this.replaces.set(row, stored.id)
      else this.#leaveOut(row, reason)
    }
  }

  /** Not earlier than the stored one, and not the same once more. */
  #isNews(row: number, stored: StoredAnswer): boolean {
    const date = this.#dateOf(row)
    const order = inTime(date, stored.answeredAt)
    if (order !== 0) return order > 0
    const verdict = this.#rows.judgement.of(row)
    const sameDate = (date === null) === (stored.answeredAt === null)
    return !sameDate || !('score' in verdict) || verdict.score !== stored.score
  }

  #dateOf(row: number): string | null {
    return this.#mapped.dateOf(this.#rows.rowAt(row))
  }

  #leaveOut(row: number, reason: RowReason): void {
    this.#rows.judgement.leaveOut(row, reason)
    if (this.replaces.delete(row)) this.#wasReleased = true
  }
}

/** By e-mail where there is one, else by the person's number, marked by what no file holds: a number is no address. */
function personKey(email: string | null, respondent: string | null): string | null {
  if (email !== null) return email.toLowerCase()
  return respondent === null ? null : `\0${respondent}`
}

/** Of several stored responses with one key the latest; of two that cannot be told apart, the one stored last. */
function latestBy(
  stored: readonly StoredAnswer[],
  keyOf: (stored: StoredAnswer) => string | null,
): Map<string, StoredAnswer> {
  const found = new Map<string, StoredAnswer>()
  for (const one of stored) {
    const key = keyOf(one)
    const other = key === null ? undefined : found.get(key)
    if (key === null) continue
    if (other === undefined || inTime(one.answeredAt, other.answeredAt) >= 0) found.set(key, one)
  }
  return found
}

const DAY = 10

/** > 0: a is later; 0: nobody can say, as one has no date, or both are of one day and one has no time. */
function inTime(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0
  const precise = a.length > DAY && b.length > DAY
  const left = precise ? a.replace('Z', '') : a.slice(0, DAY)
  const right = precise ? b.replace('Z', '') : b.slice(0, DAY)
  if (left === right) return 0
  return left > right ? 1 : -1
}

/**
 * Forms number their answers 1, 2, 3 …: the same number in the files of two forms is another answer, unless it was given
 * at the same moment. Longer numbers and tokens are given once.
 */
const isCounter = (answer: string): boolean => answer.length <= 6 && /^\d+$/.test(answer)

/** What tells an answer from all others. */
function answerKey(answer: string, date: string | null): string {
  return date !== null && isCounter(answer) ? `${answer} ${date}` : answer
}

const MOMENT = '\u0001'

/** Without a number an answer is known by who gave it, when, and the score: the longer export of next week holds it again. */
function momentKey(person: string | null, date: string | null, score: number): string | null {
  return person === null || date === null ? null : `${MOMENT}${person} ${date} ${score}`
}

const isMoment = (key: string): boolean => key.startsWith(MOMENT)

function storedKey({ answer, email, respondent, answeredAt, score }: StoredAnswer): string | null {
  if (answer !== null) return answerKey(answer, answeredAt)
  return momentKey(personKey(email, respondent), answeredAt, score)
}
