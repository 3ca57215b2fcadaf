// One backup at the side: where it comes from, what restoring it would do, and the two ways to use it.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Backup } from '../../../../shared/contract/backup'
import type { Holdings } from '../../../../shared/contract/program'
import type { FileToken } from '../../../../shared/wire'
import { useCall } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { useText } from '../../text'
import { AgainstDamaged } from './AgainstDamaged'
import { ConfirmRestore } from './ConfirmRestore'
import { EffectCounts, EffectLines } from './Effects'
import { useOpenAsNew } from './useRestore'
import { holdsText } from './words'
import './restore.css'

/** Where the file stands now. */
export interface Home {
  file: string
  folder: string
}

interface Props {
  backup: Backup
  /** The file that does not open and whose backup this is; null: it is one of the open program. */
  damaged: FileToken | null
  /** null: not known. */
  home: Home | null
  /** Why nothing can be put in the program's place now; null: it can. */
  blocked: string | null
  /** What still reads in the damaged file; null: nothing, or not known. */
  readable: Holdings | null
}

export function PreviewPanel({ backup, damaged, home, blocked, readable }: Props) {
  const { t, format } = useText()
  const [asking, setAsking] = useState(false)
  const asNew = useOpenAsNew(backup, damaged)
  const asked = useCall('backup.preview', { backup: backup.id, ...(damaged === null ? {} : { file: damaged }) })
  // The query keeps the preview before this one until it is answered: never show one as the other.
  const preview = asked.data?.backup.id === backup.id ? asked.data : undefined
  const unusable = asked.error !== null
  return (
    <>
      <h2>{t('restore.preview.title', { at: format.dateTime(backup.at) })}</h2>
      <p className="nps-quiet">
        {t('restore.preview.about', { why: t(`restore.reason.${backup.reason}`), size: format.bytes(backup.bytes) })}
      </p>
      {home !== null && (home.file !== backup.file || home.folder !== backup.folder) && (
        <p className="nps-quiet">{t('restore.preview.madeFrom', { file: backup.file, folder: backup.folder })}</p>
      )}
      <section className="restore-would" aria-live="polite" aria-busy={preview === undefined && !unusable}>
        <h3>{t('restore.preview.would')}</h3>
        {asked.error ? (
          <FailureNotice failure={asked.error.failure} onRetry={() => void asked.refetch()} />
        ) : preview === undefined ? (
          <Loading label={t('restore.preview.comparing')} />
        ) : preview.effects === null ? (
          readable === null ? (
            <>
              <p>{t('restore.preview.holds', { holds: holdsText(backup.holds, t, format) })}</p>
              <p className="nps-quiet">{t('restore.preview.blind')}</p>
            </>
          ) : (
            <AgainstDamaged holds={backup.holds} readable={readable} />
          )
        ) : (
          <>
            <EffectLines effects={preview.effects} />
            <EffectCounts effects={preview.effects} />
          </>
        )}
      </section>
      <div className="restore-panel-foot">
        <Button disabled={blocked !== null || unusable} onClick={() => setAsking(true)}>
          {t('restore.preview.restore')}
        </Button>
        <Button variant="default" disabled={unusable} loading={asNew.running} onClick={asNew.start}>
          {t('restore.preview.asNew')}
        </Button>
        {blocked !== null && <p className="nps-quiet">{blocked}</p>}
      </div>
      {asking && (
        <ConfirmRestore
          backup={backup}
          effects={preview?.effects ?? null}
          damaged={damaged}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
