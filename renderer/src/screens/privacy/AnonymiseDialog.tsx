// Asks before the respondents of a wave are made anonymous for good.
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { DueWave } from '../../../../shared/contract/privacy'
import { useWrite } from '../../client'
import { useText } from '../../text'
import { FinalDialog } from './FinalDialog'
import { type KeepOrRemove, KeepOrRemoveChoice } from './KeepOrRemove'
import { asideExample } from './words'

export function AnonymiseDialog({ wave, onClose }: { wave: DueWave; onClose(): void }) {
  const { t, format } = useText()
  const { name, personal } = wave
  const [verbatims, setVerbatims] = useState<KeepOrRemove>('keep')
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
    <FinalDialog
      title={t('privacy.anonymise.title', { name })}
      warnings={[
        t('privacy.anonymise.final'),
        t('privacy.anonymise.backups'),
        t('privacy.anonymise.beyond', { example: asideExample(t) }),
      ]}
      sure={t('privacy.anonymise.sure', { name })}
      confirm={t('privacy.anonymise.confirm')}
      write={anonymise}
      onConfirm={() => anonymise.mutate({ wave: wave.wave, verbatims })}
      onClose={onClose}
    >
      <p>{t('privacy.anonymise.goes', { count: personal, number: format.integer(personal) })}</p>
      <p>{t('privacy.anonymise.also')}</p>
      {wave.verbatims > 0 && (
        <KeepOrRemoveChoice
          label={t('privacy.anonymise.comments')}
          value={verbatims}
          keep={{ label: t('privacy.anonymise.keep', comments), description: t('privacy.anonymise.keepText') }}
          remove={{ label: t('privacy.anonymise.remove', comments), description: t('privacy.anonymise.removeText') }}
          onChange={setVerbatims}
        />
      )}
    </FinalDialog>
  )
}
