// One action in full: what may be changed, the response that it answers, and its history.
import { Button, Drawer, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import type { Action } from '../../../../shared/contract/action'
import { useWrite } from '../../client'
import { CategoryBadge } from '../../parts/CategoryBadge'
import { useFocusBack } from '../../parts/useFocusBack'
import { useText } from '../../text'
import { HistoryList } from '../history/HistoryList'
import { sayUndoable } from '../history/sayUndoable'
import { DueField } from './DueField'
import { StatusSelect } from './StatusSelect'

interface Props {
  action: Action
  onClose(): void
}

export function ActionPanel({ action, onClose }: Props) {
  const { t, format } = useText()
  useFocusBack()
  const { response } = action
  const who = [response.respondent, response.company].filter((part) => part !== null).join(' · ')
  return (
    <Drawer opened onClose={onClose} position="right" size={440} title={t(`actions.kinds.${action.category}`)}>
      <div className="action-panel">
        <p className="action-where">
          {t('actions.panel.where', { campaign: action.campaign.name, wave: action.wave.name })}
          <br />
          {t('actions.panel.opened', { date: format.date(action.createdAt) })}
          {action.closedAt !== null && <> · {t('actions.panel.closed', { date: format.date(action.closedAt) })}</>}
        </p>
        <StatusSelect action={action} labelled />
        <ActionFields key={action.id} action={action} />
        <section>
          <h3>{t('actions.panel.response')}</h3>
          <p>
            <CategoryBadge category={action.category} score={response.score} />
            {who !== '' && <span className="action-who">{who}</span>}
          </p>
          {response.verbatim !== null && <blockquote className="action-verbatim">{response.verbatim}</blockquote>}
          <Link href={`/waves/${action.wave.id}/responses?response=${response.id}`}>
            {t('actions.panel.seeResponse')}
          </Link>
        </section>
        <section>
          <h3>{t('actions.panel.history')}</h3>
          <HistoryList about={{ what: 'action', id: action.id }} />
        </section>
      </div>
    </Drawer>
  )
}

/** Title, owner, due date and note, saved together. */
function ActionFields({ action }: { action: Action }) {
  const { t } = useText()
  const [title, setTitle] = useState(action.title)
  const [owner, setOwner] = useState(action.owner ?? '')
  const [dueOn, setDueOn] = useState(action.dueOn)
  const [note, setNote] = useState(action.note ?? '')
  const update = useWrite('action.update', {
    onSuccess: () => void sayUndoable(t('actions.panel.saved')),
  })
  const next = { title: title.trim(), owner: owner.trim() || null, dueOn, note: note.trim() || null }
  const changed =
    next.title !== action.title ||
    next.owner !== action.owner ||
    next.dueOn !== action.dueOn ||
    next.note !== action.note
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (changed && next.title !== '') update.mutate({ action: action.id, ...next })
  }
  return (
    <form className="action-form" onSubmit={submit}>
      <TextInput
        label={t('actions.form.what')}
        value={title}
        maxLength={300}
        error={next.title === '' ? t('actions.form.whatMissing') : null}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t('actions.form.owner')}
        value={owner}
        maxLength={200}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
      <DueField value={dueOn} onChange={setDueOn} />
      <Textarea
        label={t('actions.form.note')}
        value={note}
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={10}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" loading={update.isPending} disabled={!changed || next.title === ''}>
        {t('actions.panel.save')}
      </Button>
    </form>
  )
}
