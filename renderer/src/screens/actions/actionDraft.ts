// What is being written about an action, and how it follows the action when that changes meanwhile.
import type { Action } from '../../../../shared/contract/action'

/** The fields as they are typed: empty text stands for none. */
export interface ActionDraft {
  title: string
  owner: string
  dueOn: string | null
  note: string
}

type Fields = Pick<Action, 'title' | 'owner' | 'dueOn' | 'note'>

export function draftOf({ title, owner, dueOn, note }: Fields): ActionDraft {
  return { title, owner: owner ?? '', dueOn, note: note ?? '' }
}

/** The fields as the engine takes them. */
export function fieldsOf({ title, owner, dueOn, note }: ActionDraft): Fields {
  return { title: title.trim(), owner: owner.trim() || null, dueOn, note: note.trim() || null }
}

export function sameFields(one: Fields, other: Fields): boolean {
  return one.title === other.title && one.owner === other.owner && one.dueOn === other.dueOn && one.note === other.note
}

/** The draft once the action has become `now`: what was not being edited follows it, as after an undo. */
export function followed(draft: ActionDraft, before: Fields, now: Fields): ActionDraft {
  const typed = fieldsOf(draft)
  const next = draftOf(now)
  return {
    title: typed.title === before.title ? next.title : draft.title,
    owner: typed.owner === before.owner ? next.owner : draft.owner,
    dueOn: typed.dueOn === before.dueOn ? next.dueOn : draft.dueOn,
    note: typed.note === before.note ? next.note : draft.note,
  }
}
