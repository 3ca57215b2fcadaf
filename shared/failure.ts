// Every failure the engine can name. A failure is a value: what happened, in facts, and what to do next.
// The sentences for each code stand in shared/text, in both languages; a code without a sentence is a type error.

/** The facts that a failure's sentence is made of; a code's facts are fixed here. */
export interface FailureFacts {
  'unknown-call': { name: string }
  /** `where` is the path of the first fault in the input, `problem` what the schema says of it. */
  'bad-input': { name: string; where: string; problem: string }
  /** A bug: the handler threw. `reference` finds it in the log. */
  internal: { name: string; reference: string }
  'bad-reply': { name: string; where: string; problem: string }
  cancelled: Record<string, never>
  'engine-gone': Record<string, never>
  /** A page of the loopback host that was opened without the key in its address. */
  'page-without-key': Record<string, never>
  'no-program': Record<string, never>
  /** A token that this engine was never given, or that has been used up. */
  'unknown-file': { name: string }
  'file-missing': { file: string }
  'file-unreadable': { file: string; reason: string }
  'cannot-write': { file: string; reason: string }
  'file-exists': { file: string }
  'not-a-program': { file: string }
  'program-damaged': { file: string }
  /** The very bytes of the database module are not those that this version was made for. */
  'database-module-unknown': { build: string }
  /** Open in another workbench, on this computer or another one (`host`). `who`: the account; `since`: a moment. */
  'program-in-use': { file: string; who: string; host: string; since: string; here: boolean }
  /** A database program that is not ours has it open, or left its companion files. */
  'program-held-elsewhere': { file: string }
  /** The file may be read, not written. */
  'file-read-only': { file: string }
  /** A change was asked for while only a look at a copy is open. */
  'look-only': { file: string }
  /** A change could not be saved; everything that was acknowledged before is in the file. */
  'change-not-saved': { file: string; reason: string }
  /** The drive is full: nothing is taken that needs room, until room was made. */
  'disk-full': { file: string }
  /** The file of the open program cannot be reached; what was acknowledged is in it. */
  'program-unreachable': { file: string; reason: string }
  'program-encrypted': { file: string }
  'wrong-passphrase': { file: string }
  /** An encrypted file whose bytes were changed or cut off. */
  'sealed-damaged': { file: string }
  'sealed-from-newer-version': { file: string }
  /** The safety copy could not be made, so the work that it was for was not begun. */
  'backup-failed': { reason: string }
  'backup-missing': Record<string, never>
  'backup-damaged': { at: string }
  'nothing-to-salvage': { file: string }
  'nothing-to-undo': Record<string, never>
  'nothing-to-redo': Record<string, never>
  /** Something else was changed since the user looked. */
  'history-moved': Record<string, never>
  'program-from-newer-version': { file: string; fileVersion: number; appVersion: number }
  /** Another program has changed the file since it was opened or last saved. */
  'program-changed-elsewhere': { file: string }
  'not-found': {
    what:
      | 'campaign'
      | 'wave'
      | 'response'
      | 'action'
      | 'batch'
      | 'dimension'
      | 'plan'
      | 'mapping'
      | 'segment'
      | 'sample'
  }
  /** Asked for by its name; `known`: the names that there are. */
  'no-such-name': { what: 'campaign' | 'wave' | 'mapping'; name: string; known: string[] }
  'name-taken': { name: string }
  'not-empty': { what: 'campaign' | 'wave'; responses: number }
  'dates-reversed': Record<string, never>
  /** Dimensions that cross in more cells than a plan may have. */
  'too-many-cells': { cells: number; most: number }
  /** A sample is drawn for the cells of a plan; the wave has none. */
  'no-plan': { wave: string }
  /** Invitations went out; a sample that is in the field is not drawn anew. */
  'already-sent': { wave: string; sent: number }
  /** Nobody among the contacts fits the plan and its rules. */
  'nobody-to-draw': { contacts: number }
  /** A budget that cannot be shared out. */
  'cannot-allocate': {
    reason: 'no-population' | 'no-rate' | 'no-cost' | 'below-census' | 'below-floor' | 'no-plan-cells'
    cells: string[]
  }
  /** Figures are frozen once the wave has closed. */
  'still-open': { wave: string; closesOn: string }
  /** Frozen figures change only as a revision, which says why. */
  'reason-needed': { wave: string }
  /** A list of people that is shorter than the answers that came from it. */
  'list-too-short': { population: number; answers: number }
  /** Weights that cannot be made: a segment that has people but no answers. */
  'cannot-weigh': { segment: string }
  'empty-file': { file: string }
  'not-a-spreadsheet': { file: string }
  'password-protected': { file: string }
  'file-damaged': { file: string }
  'file-too-large': { file: string }
  /** `reason`: the part at fault and its figures, in no language. */
  'unsafe-file': { file: string; reason: string }
  /** The process that was reading the file ended: it took more memory than it may, or broke. */
  'reading-broke-off': { file: string }
  /** It gave no sign of life for longer than a file of that size can take. */
  'reading-too-long': { file: string }
  'no-such-sheet': { sheet: string; sheets: string[] }
  'no-such-column': { column: string; columns: string[] }
  'no-score-column': { file: string; columns: string[] }
  /** `columns` hold scores from 0 to 10, but no wording says which of them, if any, asks for a recommendation. */
  'unclear-score-column': { file: string; columns: string[] }
  /** What looks like a score is none: means, figures already counted, another scale, categories without scores. */
  unsuitable: {
    file: string
    reason: 'means' | 'aggregated' | 'other-scale' | 'group'
    column: string
    samples: string[]
  }
  /** A saved mapping uses columns that the file does not have. */
  'mapping-does-not-fit': { file: string; mapping: string; columns: string[] }
  /** No value of the chosen column is a whole number from 0 to 10. */
  'no-scores': { column: string }
  /** Its answers have scores, but each is left out: by a rule, or because it is there already. */
  'nothing-to-import': { file: string }
  /** Day-first or month-first cannot be told from the rows; the user decides. */
  'date-order-unknown': { column: string; example: string }
  'already-imported': { file: string; wave: string; at: string }
  'already-undone': { file: string }
  'nothing-to-draw': { chart: string }
  'unknown-bench': { name: string; known: string[] }
  usage: { problem: string }
}

export type FailureCode = keyof FailureFacts

/** A named failure: its code, the facts of its sentence. */
export type Failure = { [C in FailureCode]: { code: C; facts: FailureFacts[C] } }[FailureCode]

/**
 * Thrown inside the engine to answer a call with a named failure; dispatch turns it into a reply.
 * Anything else that is thrown is a bug and is answered with `internal`.
 */
export class Refusal extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'Refusal'
    this.failure = failure
  }
}

/** Refuse the present call: `throw refuse('not-found', { what: 'wave' })`. */
export function refuse<C extends FailureCode>(code: C, facts: FailureFacts[C]): Refusal {
  return new Refusal({ code, facts } as Failure)
}

/** The impossible is said aloud; `reason` is why we believe it cannot happen. */
export function assertNever(value: never, reason: string): never {
  throw new Error(`Impossible value ${JSON.stringify(value)}: ${reason}`)
}
