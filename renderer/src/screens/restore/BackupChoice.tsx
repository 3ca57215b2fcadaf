// The list of backups and, at its side, the one that is chosen.
import { useState } from 'react'
import type { Backup } from '../../../../shared/contract/backup'
import type { Holdings } from '../../../../shared/contract/program'
import type { FileToken } from '../../../../shared/wire'
import { useText } from '../../text'
import { BackupTable } from './BackupTable'
import { type Home, PreviewPanel } from './PreviewPanel'
import './restore.css'

interface Props {
  backups: readonly Backup[]
  damaged: FileToken | null
  home: Home | null
  blocked: string | null
  /** What still reads in the damaged file; null: nothing, or not known. */
  readable?: Holdings | null
  /** The one that is on show from the start, by its id. */
  first?: string | null
}

export function BackupChoice({ backups, damaged, home, blocked, readable = null, first = null }: Props) {
  const { t } = useText()
  const [chosen, setChosen] = useState<string | null>(first)
  const backup = backups.find((one) => one.id === chosen)
  return (
    <div className="restore-body">
      <div className="restore-list">
        <BackupTable backups={backups} chosen={backup?.id ?? null} onChoose={setChosen} />
      </div>
      <aside className="restore-panel" aria-label={t('restore.preview.label')}>
        {backup === undefined ? (
          <p className="restore-none">{t('restore.preview.none')}</p>
        ) : (
          <PreviewPanel
            key={backup.id}
            backup={backup}
            damaged={damaged}
            home={home}
            blocked={blocked}
            readable={readable}
          />
        )}
      </aside>
    </div>
  )
}
