// Asks before the respondents of a wave are made anonymous for good.
import { Button, Checkbox, Group, Modal, Radio, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { DueWave } from '../../../../shared/contract/privacy'
import { useWrite } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { useFocusBack } from '../../parts/useFocusBack'
import { useText } from '../../text'
import { asideExample } from './words'

export function AnonymiseDialog({ wave, onClose }: { wave: DueWave; onClose(): void }) {
  const { t, format } = useText()
  useFocusBack()
  const { name, personal } = wave
  const [verbatims, setVerbatims] = useState<'keep' | 'remove'>('keep')
  const [sure, setSure] = useState(false)
  const anonymise = useWrite('privacy.anonymise', {
    quiet: true,
    onSuccess: ({ responses }) => {
      notifications.show({
        title: t('privacy.anonymise.done', { name }),
        message: t('privacy.anonymise.doneText', { count: responses, number: format.integer(responses) }),
        autoClose: 10_000,
      })
      onClose()
    },
  })
  const comments = { count: wave.verbatims, number: format.integer(wave.verbatims) }
  return (
    <Modal
      opened
      onClose={() => anonymise.isPending || onClose()}
      size="lg"
      title={t('privacy.anonymise.title', { name })}
      closeButtonProps={{ 'aria-label': t('common.close'), disabled: anonymise.isPending }}
    >
      <Stack gap="md" className="privacy-dialog">
        <p>{t('privacy.anonymise.goes', { count: personal, number: format.integer(personal) })}</p>
        <p>{t('privacy.anonymise.also')}</p>
        {wave.verbatims > 0 && (
          <Radio.Group
            label={t('privacy.anonymise.comments')}
            value={verbatims}
            onChange={(value) => setVerbatims(value === 'remove' ? 'remove' : 'keep')}
          >
            <Radio
              value="keep"
              label={t('privacy.anonymise.keep', comments)}
              description={t('privacy.anonymise.keepText')}
              data-autofocus
            />
            <Radio
              value="remove"
              label={t('privacy.anonymise.remove', comments)}
              description={t('privacy.anonymise.removeText')}
            />
          </Radio.Group>
        )}
        <ul className="privacy-warnings">
          <li>{t('privacy.anonymise.final')}</li>
          <li>{t('privacy.anonymise.backups')}</li>
          <li>{t('privacy.anonymise.beyond', { example: asideExample(t) })}</li>
        </ul>
        <Checkbox
          checked={sure}
          onChange={(event) => setSure(event.currentTarget.checked)}
          label={t('privacy.anonymise.sure', { name })}
        />
        {anonymise.error && <FailureNotice failure={anonymise.error.failure} />}
        <Group justify="flex-end">
          <Button variant="default" disabled={anonymise.isPending} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            color="red"
            disabled={!sure}
            loading={anonymise.isPending}
            onClick={() => anonymise.isPending || anonymise.mutate({ wave: wave.wave, verbatims })}
          >
            {t('privacy.anonymise.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
