// Opens an action for one response. Its kind follows from the response: recovery, conversion, or referral and advocacy.
import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import type { ResponseRow } from '../../../../shared/contract/wave'
import { useWrite } from '../../client'
import { CategoryBadge } from '../../parts/CategoryBadge'
import { dayOf } from '../../parts/days'
import { useFocusBack } from '../../parts/useFocusBack'
import { useText } from '../../text'
import { DueField } from './DueField'
import { DUE_IN_WORKING_DAYS, workingDaysAfter } from './days'
import './actions.css'

interface Props {
  response: Pick<ResponseRow, 'id' | 'category' | 'score' | 'verbatim' | 'respondent' | 'company'>
  onClose(): void
}

export function OpenActionForm({ response, onClose }: Props) {
  const { t, format } = useText()
  useFocusBack()
  const { category } = response
  const days = DUE_IN_WORKING_DAYS[category]
  const [title, setTitle] = useState<string>(t(`actions.form.proposal.${category}`))
  const [owner, setOwner] = useState('')
  const [dueOn, setDueOn] = useState<string | null>(() => workingDaysAfter(dayOf(new Date()), days))
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const create = useWrite('action.create', {
    onSuccess: () => {
      notifications.show({ message: t('actions.form.opened', { title }) })
      onClose()
    },
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (title.trim() === '') return
    create.mutate({ response: response.id, title, owner: orNull(owner), dueOn, note: orNull(note) })
  }
  const who = [response.respondent, response.company].filter((part) => part !== null).join(' · ')

  return (
    <Modal opened onClose={onClose} title={t(`actions.form.title.${category}`)} size="lg">
      <form onSubmit={submit} className="action-form">
        <section className="action-about" aria-label={t('actions.form.about')}>
          <p>
            <CategoryBadge category={category} score={response.score} />
            {who !== '' && <span className="action-who">{who}</span>}
          </p>
          {response.verbatim !== null && <blockquote>{response.verbatim}</blockquote>}
        </section>
        <TextInput
          label={t('actions.form.what')}
          value={title}
          maxLength={300}
          required
          withAsterisk={false}
          data-autofocus
          error={tried && title.trim() === '' ? t('actions.form.whatMissing') : null}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <div className="action-form-pair">
          <TextInput
            label={t('actions.form.owner')}
            description={t('actions.form.ownerHint')}
            value={owner}
            maxLength={200}
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
          <DueField
            value={dueOn}
            onChange={setDueOn}
            description={t('actions.form.dueHint', { count: days, number: format.integer(days) })}
          />
        </div>
        <Textarea
          label={t('actions.form.note')}
          value={note}
          maxLength={4000}
          autosize
          minRows={2}
          maxRows={8}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('actions.form.submit')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
