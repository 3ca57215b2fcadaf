// A file that does not open: what was found in it, and the ways back, the best one first. Nothing of it is ever changed.
import { Button } from '@mantine/core'
import { IconFileUnknown } from '@tabler/icons-react'
import type { Findings } from '../../../../shared/contract/program'
import type { FileToken } from '../../../../shared/wire'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import { type Damaged, useDamaged } from '../file/damagedFile'
import { useProgress } from '../import/progressFeed'
import { useLongCall } from '../import/useLongCall'
import type { Commands } from '../shell/commands'
import { BackupChoice } from './BackupChoice'
import { FindingsCard } from './FindingsCard'
import { SalvageCard } from './SalvageCard'
import { WorkProgress } from './WorkProgress'
import { fullest, holdsText } from './words'
import './restore.css'

export function DamagedScreen({ commands }: { commands: Commands }) {
  const { t } = useText()
  const damaged = useDamaged()
  if (damaged !== null) return <DamagedFile key={damaged.file.token} damaged={damaged} commands={commands} />
  return (
    <Page title={t('restore.damaged.nobody')} focusTitle>
      <EmptyState
        icon={<IconFileUnknown size={32} />}
        title={t('restore.damaged.another')}
        action={<Button onClick={commands.openProgram}>{t('restore.damaged.anotherStart')}</Button>}
      >
        {t('restore.damaged.nobodyText')}
      </EmptyState>
    </Page>
  )
}

function DamagedFile({ damaged, commands }: { damaged: Damaged; commands: Commands }) {
  const { t } = useText()
  const { file, failure } = damaged
  const { data: findings, failure: unread, progress } = useLongCall('program.examine', { file })
  const told = useProgress(progress)
  const foreign = failure.code === 'not-a-program' && findings?.readable === null
  return (
    <Page title={t('restore.damaged.title', { file: file.name })} subtitle={t('restore.damaged.unchanged')} focusTitle>
      {unread !== null ? (
        <FailureNotice failure={unread} />
      ) : findings === null ? (
        <WorkProgress label={t('restore.damaged.examining')} progress={told?.progress ?? null} />
      ) : (
        <>
          <FindingsCard findings={findings} foreign={foreign} onAgain={() => commands.openFile(file)} />
          <h2 className="restore-ways">{t('restore.damaged.ways')}</h2>
        </>
      )}
      {(findings !== null || unread !== null) && <BackupsOf file={file} findings={findings} />}
      {/* In an empty file, and in one that is something else altogether, there is nothing to look for. */}
      {findings !== null && findings.verdict !== 'empty' && !foreign && <SalvageCard file={file} findings={findings} />}
      <Card title={t('restore.damaged.another')} className="restore-way">
        <p>{t('restore.damaged.anotherText')}</p>
        <Button variant="default" onClick={commands.openProgram} loading={commands.busy}>
          {t('restore.damaged.anotherStart')}
        </Button>
      </Card>
    </Page>
  )
}

function BackupsOf({ file, findings }: { file: FileToken; findings: Findings | null }) {
  const { t, format } = useText()
  const list = useCall('backup.list', { file })
  if (list.error) return <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Loading />
  const { backups } = list.data
  const best = fullest(backups)
  if (backups.length === 0) {
    return (
      <Card title={t('restore.damaged.backups')} className="restore-way">
        <p>{t('restore.damaged.noBackups')}</p>
        <p className="nps-quiet">{t('restore.damaged.noBackupsText')}</p>
      </Card>
    )
  }
  return (
    <section aria-label={t('restore.damaged.backups')} className="restore-backups">
      <h3>
        {t('restore.damaged.backups')} <small>{t('restore.damaged.backupsHint')}</small>
      </h3>
      {best !== null && (
        <p className="nps-quiet">
          {best === backups[0]
            ? t('restore.damaged.chosenLatest')
            : t('restore.damaged.chosenFullest', { holds: holdsText(best.holds, t, format) })}
        </p>
      )}
      <BackupChoice
        backups={backups}
        damaged={file}
        home={findings}
        blocked={null}
        readable={findings?.readable ?? null}
        first={best?.id ?? null}
      />
    </section>
  )
}
