// Calls about the trail: who changed what, when, from what to what; and the way back and forth along it.
import { z } from 'zod'
import { Moment } from '../model/figures'
import { longWrite, read } from './call'

/** What can have a history of its own. */
export const SubjectKind = z.enum([
  'program',
  'campaign',
  'wave',
  'import',
  'mapping',
  'plan',
  'sample',
  'definition',
  'response',
  'action',
  'account',
  'contact',
])
export type SubjectKind = z.infer<typeof SubjectKind>

export const Subject = z.strictObject({
  what: SubjectKind,
  id: z.number().int().positive(),
})
export type Subject = z.infer<typeof Subject>

/** A value before or after, as it is stored; names stand in the place of ids. */
const Value = z.union([z.string(), z.number(), z.null()])

export const FieldChange = z.strictObject({
  /** The field's name in the contract's words: name, opensOn, status, dueOn … */
  field: z.string(),
  before: Value,
  after: Value,
})
export type FieldChange = z.infer<typeof FieldChange>

/** What became of one thing in one step. Many rows of one kind (an import's responses) stand as one line with `count`. */
export const TrailChange = z.strictObject({
  what: SubjectKind,
  /** null: many of them. */
  id: z.number().int().nullable(),
  /** Its name as it was then; null when it has none. */
  name: z.string().nullable(),
  how: z.enum(['added', 'changed', 'removed']),
  count: z.number().int(),
  fields: z.array(FieldChange),
})
export type TrailChange = z.infer<typeof TrailChange>

export const TrailEntry = z.strictObject({
  id: z.number().int(),
  at: Moment,
  /** Whose account or name it was; null: not known. */
  who: z.string().nullable(),
  /** The call that did it: 'action.update', 'import.run'; 'history.undo' and 'history.redo' name their own. */
  call: z.string(),
  /** For undo and redo: the entry that was taken back or done again, and its call. */
  of: z.strictObject({ id: z.number().int(), call: z.string() }).nullable(),
  /** Taken back since, and not done again. */
  undone: z.boolean(),
  /** What it is mainly about; null: several things at once or none that is left. */
  about: z.strictObject({ ...Subject.shape, name: z.string().nullable() }).nullable(),
  changes: z.array(TrailChange),
})
export type TrailEntry = z.infer<typeof TrailEntry>

export const historyCalls = {
  /** Newest first; of one thing, or of the whole program. `before`: entries older than this one. */
  'history.list': read(
    z.strictObject({
      about: Subject.optional(),
      before: z.number().int().positive().optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    z.strictObject({ entries: z.array(TrailEntry), more: z.boolean() }),
  ),
  /** What undo and redo would do next; null: nothing. */
  'history.next': read(
    z.strictObject({}),
    z.strictObject({ undo: TrailEntry.nullable(), redo: TrailEntry.nullable() }),
  ),
  /** Takes the latest change back. `expect`: the entry that the user saw; another one is refused with `history-moved`. */
  'history.undo': longWrite(z.strictObject({ expect: z.number().int().optional() }), TrailEntry),
  'history.redo': longWrite(z.strictObject({ expect: z.number().int().optional() }), TrailEntry),
}
