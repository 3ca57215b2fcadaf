// The backups of the open program: which there are, where they lie, how long each is kept, and the way back to one.
import { Button } from '@mantine/core'
import { IconHistory, IconInfoCircle } from '@tabler/icons-react'
import type { FileState } from '../../../../shared/contract/program'
import { useCall } from '../../client'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import type { Commands } from '../shell/commands'
import { BackupChoice } from './BackupChoice'
import { WorkProgress } from './WorkProgress'
import './restore.css'

export function RestoreScreen({ commands }: { commands: Commands }) {
  const { t } = useText()
  const list = useCall('backup.list', {})
  const program = useCall('program.info', {})
  const state: FileState = program.data?.state ?? 'writable'
  const blocked = state === 'read-only' || state === 'unreachable' ? t(`restore.blocked.${state}`) : null
  const make = (
    <Button onClick={commands.backUp} loading={commands.backingUp} disabled={blocked !== null}>
      {t('restore.makeNow')}
    </Button>
  )
  return (
    <Page title={t('restore.title')} subtitle={t('restore.subtitle')} actions={make} focusTitle>
      {state !== 'writable' && (
        <p className="restore-blocked">
          <IconInfoCircle size={18} stroke={1.6} aria-hidden />
          {t(`restore.blocked.${state}`)}
        </p>
      )}
      {commands.backingUp && <WorkProgress label={t('restore.making')} progress={null} />}
      {list.data !== undefined && <Keeping folder={list.data.folder} />}
      {list.error ? (
        <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Loading />
      ) : list.data.backups.length === 0 ? (
        <EmptyState icon={<IconHistory size={32} />} title={t('restore.emptyTitle')}>
          {t('restore.emptyText')}
        </EmptyState>
      ) : (
        <BackupChoice backups={list.data.backups} damaged={null} home={program.data ?? null} blocked={blocked} />
      )}
    </Page>
  )
}

/** Where the backups lie, and how long each is kept. */
function Keeping({ folder }: { folder: string }) {
  const { t, format } = useText()
  const rules = useCall('backup.rules', {})
  return (
    <div className="restore-keeping">
      {rules.data && (
        <p>
          {t('restore.rules', {
            days: format.integer(rules.data.days),
            weeks: format.integer(rules.data.weeks),
            months: format.integer(rules.data.months),
            imports: format.integer(rules.data.imports),
            byHand: format.integer(rules.data.byHand),
            rare: format.integer(rules.data.rare),
            bytes: format.bytes(rules.data.bytes),
          })}
        </p>
      )}
      <p className="restore-path">{t('restore.folder', { folder })}</p>
    </div>
  )
}
