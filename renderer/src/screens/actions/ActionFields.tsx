// Title, owner, due date and note of an action, saved together: by the button, and when the panel is left.
import { Button, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { CallOutput } from '../../../../shared/contract'
import type { Action } from '../../../../shared/contract/action'
import { useWrite } from '../../client'
import { useWritable } from '../../client/appState'
import { useOnLeaving } from '../../client/onLeaving'
import { focusFirstError } from '../../parts/focusFirstError'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'
import { type ActionDraft, draftOf, fieldsOf, followed, sameFields } from './actionDraft'
import { DueField } from './DueField'

/** Goes on with `then` once everything typed is in the program; what is wrong is shown at its field instead. */
export type Leave = (then: () => void) => void

export function ActionFields({ action, leave }: { action: Action; leave: RefObject<Leave> }) {
  const { t } = useText()
  const writable = useWritable()
  const form = useRef<HTMLFormElement>(null)
  const stillThere = useStillThere(action.id)
  const [draft, edit] = useDraft(action)
  /** Saved or refused as it stands: asking again would change nothing. */
  const sent = useRef<ActionDraft | null>(null)
  const update = useWrite('action.update', {
    onSuccess: () => void sayUndoable(t('actions.panel.saved')),
  })
  const next = fieldsOf(draft)
  const changed = writable && !sameFields(next, action)
  const wrong = next.title === ''
  const save = (then?: () => void) => {
    sent.current = draft
    update.mutate({ action: action.id, ...next }, { onSuccess: () => then?.() })
  }

  useEffect(() => {
    leave.current = (then) => {
      if (update.isPending) return
      // After a refusal the panel stays; asked to close once more, it does.
      if (!changed || sent.current === draft) then()
      else if (!wrong) save(then)
      else if (form.current) focusFirstError(form.current)
    }
  })
  // Another address took the place of the panel, without it being closed.
  useOnLeaving(() => {
    if (changed && !wrong && sent.current !== draft && stillThere()) save()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (changed && !wrong) save()
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <fieldset className="action-form" disabled={!writable}>
        <TextInput
          label={t('actions.form.what')}
          value={draft.title}
          maxLength={300}
          error={wrong ? t('actions.form.whatMissing') : null}
          onChange={(event) => edit({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t('actions.form.owner')}
          value={draft.owner}
          maxLength={200}
          onChange={(event) => edit({ owner: event.currentTarget.value })}
        />
        <DueField value={draft.dueOn} onChange={(dueOn) => edit({ dueOn })} />
        <Textarea
          label={t('actions.form.note')}
          value={draft.note}
          maxLength={4000}
          autosize
          minRows={2}
          maxRows={10}
          onChange={(event) => edit({ note: event.currentTarget.value })}
        />
        <Button type="submit" loading={update.isPending} disabled={!changed || wrong}>
          {t('actions.panel.save')}
        </Button>
      </fieldset>
    </form>
  )
}

/** What is typed; fields that are not being edited follow the action, as after an undo. */
function useDraft(action: Action): [ActionDraft, (part: Partial<ActionDraft>) => void] {
  const [draft, setDraft] = useState(() => draftOf(action))
  const [seen, setSeen] = useState(action)
  if (!sameFields(seen, action)) {
    setSeen(action)
    setDraft(followed(draft, seen, action))
  }
  return [draft, (part) => setDraft((before) => ({ ...before, ...part }))]
}

/** Whether the action was in the program when it was last looked at: an undo may have taken it away. */
function useStillThere(action: Action['id']): () => boolean {
  const queries = useQueryClient()
  return () =>
    queries
      .getQueriesData<CallOutput<'action.list'>>({ queryKey: ['action.list'] })
      .some(([, list]) => list?.some(({ id }) => id === action))
}
