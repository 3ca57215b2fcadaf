// Asks how one person is to be erased. It is final, so the dialog says what goes, what stays and what it cannot reach.
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Dossier } from '../../../../shared/contract/privacy'
import { useWrite } from '../../client'
import { useText } from '../../text'
import { FinalDialog } from './FinalDialog'
import { type KeepOrRemove, KeepOrRemoveChoice } from './KeepOrRemove'
import { asideExample, type Erased, personName } from './words'

export interface Erasure {
  name: string
  score: KeepOrRemove
  erased: Erased
  /** As a moment. */
  at: string
}

interface Props {
  dossier: Dossier
  onClose(): void
  onErased(erasure: Erasure): void
}

export function EraseDialog({ dossier, onClose, onErased }: Props) {
  const { t, format } = useText()
  const { person, responses, backups: held } = dossier
  const name = personName(person, t)
  const [score, setScore] = useState<KeepOrRemove>('keep')
  const [backups, setBackups] = useState(true)
  const erase = useWrite('privacy.erase', {
    quiet: true,
    onSuccess: (erased) => onErased({ name, score, erased, at: new Date().toISOString() }),
  })
  const many = { count: responses.length, number: format.integer(responses.length) }
  return (
    <FinalDialog
      title={t('privacy.erase.title', { name })}
      warnings={[
        t('privacy.erase.final'),
        t('privacy.erase.aside', { example: asideExample(t) }),
        t('privacy.erase.beyond'),
      ]}
      sure={t('privacy.erase.sure', { name })}
      confirm={t('privacy.erase.confirm')}
      write={erase}
      working={t('privacy.erase.working')}
      onConfirm={() => erase.mutate({ response: person.response, score, backups })}
      onClose={onClose}
    >
      <p>{t('privacy.erase.goes')}</p>
      <KeepOrRemoveChoice
        label={t('privacy.erase.score')}
        value={score}
        keep={{ label: t('privacy.erase.keep', many), description: t('privacy.erase.keepText') }}
        remove={{ label: t('privacy.erase.remove', many), description: t('privacy.erase.removeText') }}
        onChange={setScore}
      />
      {held > 0 && (
        <Checkbox
          checked={backups}
          onChange={(event) => setBackups(event.currentTarget.checked)}
          label={t('privacy.erase.backups', { count: held, number: format.integer(held) })}
          description={t(backups ? 'privacy.erase.backupsText' : 'privacy.erase.backupsKept')}
        />
      )}
    </FinalDialog>
  )
}
