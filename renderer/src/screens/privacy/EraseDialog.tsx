// Asks how one person is to be erased. It is final, so the dialog says what goes, what stays and what it cannot reach.
import { Button, Checkbox, Group, Modal, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Dossier } from '../../../../shared/contract/privacy'
import { useWrite } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { useFocusBack } from '../../parts/useFocusBack'
import { useText } from '../../text'
import { asideExample, type Erased, personName } from './words'

export interface Erasure {
  name: string
  score: 'keep' | 'remove'
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
  useFocusBack()
  const { person, responses, backups: held } = dossier
  const name = personName(person, t)
  const [score, setScore] = useState<'keep' | 'remove'>('keep')
  const [backups, setBackups] = useState(true)
  const [sure, setSure] = useState(false)
  const erase = useWrite('privacy.erase', {
    quiet: true,
    onSuccess: (erased) => onErased({ name, score, erased, at: new Date().toISOString() }),
  })
  const many = { count: responses.length, number: format.integer(responses.length) }
  return (
    <Modal
      opened
      onClose={() => erase.isPending || onClose()}
      size="lg"
      title={t('privacy.erase.title', { name })}
      closeButtonProps={{ 'aria-label': t('common.close'), disabled: erase.isPending }}
    >
      <Stack gap="md" className="privacy-dialog">
        <p>{t('privacy.erase.goes')}</p>
        <Radio.Group
          label={t('privacy.erase.score')}
          value={score}
          onChange={(value) => setScore(value === 'remove' ? 'remove' : 'keep')}
        >
          <Radio
            value="keep"
            label={t('privacy.erase.keep', many)}
            description={t('privacy.erase.keepText')}
            data-autofocus
          />
          <Radio value="remove" label={t('privacy.erase.remove', many)} description={t('privacy.erase.removeText')} />
        </Radio.Group>
        {held > 0 && (
          <Checkbox
            checked={backups}
            onChange={(event) => setBackups(event.currentTarget.checked)}
            label={t('privacy.erase.backups', { count: held, number: format.integer(held) })}
            description={t(backups ? 'privacy.erase.backupsText' : 'privacy.erase.backupsKept')}
          />
        )}
        <ul className="privacy-warnings">
          <li>{t('privacy.erase.final')}</li>
          <li>{t('privacy.erase.aside', { example: asideExample(t) })}</li>
          <li>{t('privacy.erase.beyond')}</li>
        </ul>
        <Checkbox
          checked={sure}
          onChange={(event) => setSure(event.currentTarget.checked)}
          label={t('privacy.erase.sure', { name })}
        />
        {erase.error && <FailureNotice failure={erase.error.failure} />}
        <Group justify="flex-end">
          <span role="status" className="nps-quiet">
            {erase.isPending && t('privacy.erase.working')}
          </span>
          <Button variant="default" disabled={erase.isPending} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            color="red"
            disabled={!sure}
            loading={erase.isPending}
            onClick={() => erase.isPending || erase.mutate({ response: person.response, score, backups })}
          >
            {t('privacy.erase.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
