// The sample's actions, opened on responses that call for them, each with the history that its status implies.
import { categoryOf } from '../../../shared/model/category'
import { addAction, changeAction } from '../store/actions'
import type { WriteDb } from '../store/database'
import type { Past } from '../store/trail/past'
import type { Answer } from './answers'
import { addDays } from './calendar'
import { OWNERS } from './names'
import type { Random } from './random'
import { type ActionSource, PLANNED_ACTIONS, type PlannedAction } from './words/actions'

/** An answer in the program, under its id, since the day of its import. */
export interface Imported {
  id: number
  answer: Answer
  importedOn: string
}

/** The answers that actions may be about. */
export type Sources = Record<ActionSource, readonly Imported[]>

/** Opens and follows every planned action. Nothing happens after yesterday. */
export function addActions(db: WriteDb, past: Past, sources: Sources, today: string, random: Random): void {
  const yesterday = addDays(today, -1)
  const atMost = (day: string) => (day > yesterday ? yesterday : day)
  const accounts = new Set<number>()
  PLANNED_ACTIONS.forEach((planned, i) => {
    const { id: response, importedOn } = responseFor(planned, sources[planned.source], accounts, random)
    const owner = OWNERS[i % OWNERS.length] ?? null
    const opened = atMost(addDays(importedOn, random.whole(1, 9)))
    const due = planned.dueIn === null ? dueWhenClosed(planned, opened) : addDays(today, planned.dueIn)
    // Every sixth action waits a while for an owner, and every fifth is given more time once.
    const late = i % 6 === 5
    const moved = i % 5 === 4 && due !== null
    const fields = {
      title: planned.title,
      owner: late ? null : owner,
      dueOn: moved ? addDays(due, -7) : due,
      note: null,
    }
    const begun = moment(opened, 8, random)
    const action = past.step({ call: 'action.create', at: begun, who: owner }, () =>
      addAction(db, response, fields, begun),
    )
    const change = (what: Parameters<typeof changeAction>[2], at: string) =>
      past.step({ call: 'action.update', at, who: owner }, () => changeAction(db, action, what, at))
    if (late && planned.status !== 'open') change({ owner }, moment(opened, 11, random))
    if (moved) change({ dueOn: due }, moment(opened, 14, random))
    if (planned.status === 'open') return
    const started = atMost(addDays(opened, random.whole(1, 3)))
    change({ status: 'in-progress' }, moment(started, 15, random))
    const note = planned.note ?? null
    if (planned.status === 'in-progress') {
      if (note !== null) change({ note }, moment(started, 16, random))
      return
    }
    const ended = atMost(addDays(started, random.whole(2, 9)))
    change({ status: planned.status, note }, moment(ended, 17, random))
  })
}

/** Closed actions had a fortnight; those that were never due have no date. */
function dueWhenClosed({ status }: PlannedAction, opened: string): string | null {
  return status === 'done' || status === 'dropped' ? addDays(opened, 14) : null
}

/** A commented answer of the right category and subject, from a customer without an action yet. */
function responseFor(
  { category, source, about }: PlannedAction,
  answers: readonly Imported[],
  accounts: Set<number>,
  random: Random,
): Imported {
  const fit = answers.filter(
    ({ answer: { score, comment, contact } }) =>
      comment !== null &&
      categoryOf(score) === category &&
      (about === undefined || about.test(comment)) &&
      !contact.account.churned &&
      !accounts.has(contact.account.id),
  )
  if (fit.length === 0) throw new Error(`no ${category} left for an action in ${source} about ${about}`)
  const chosen = random.pick(fit)
  accounts.add(chosen.answer.contact.account.id)
  return chosen
}

const moment = (day: string, hour: number, random: Random) =>
  `${day}T${String(hour).padStart(2, '0')}:${String(random.whole(0, 59)).padStart(2, '0')}:00.000Z`
