// Makes a new program of what still reads in a damaged one, and then says kind by kind what came back.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Findings } from '../../../../shared/contract/program'
import type { FileToken, Progress } from '../../../../shared/wire'
import { useShell, useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { attempt } from '../shell/failures'
import { SalvageReport } from './SalvageReport'
import { WorkProgress } from './WorkProgress'
import './restore.css'

export function SalvageCard({ file, findings }: { file: FileToken; findings: Findings }) {
  const { t, language } = useText()
  const shell = useShell()
  const [progress, setProgress] = useState<Progress | null>(null)
  const salvage = useWrite('program.salvage', { quiet: true, onProgress: setProgress })
  if (salvage.data) return <SalvageReport salvage={salvage.data} />

  const start = () => {
    const name = `${t('restore.damaged.newName', { name: stemOf(file.name) })}.npsw`
    void attempt(language, name, async () => {
      const to = await shell.pickTarget('program', name)
      if (!to) return
      setProgress(null)
      salvage.mutate({ file, to })
    })
  }
  const hopeless = findings.readable === null
  return (
    <Card title={t('restore.damaged.salvage')} className="restore-way">
      <p>{t(hopeless ? 'restore.damaged.salvageNothing' : 'restore.damaged.salvageText')}</p>
      {salvage.isPending && <WorkProgress label={t('restore.damaged.salvaging')} progress={progress} />}
      {salvage.error && <FailureNotice failure={salvage.error.failure} />}
      {!hopeless && (
        <Button variant="default" loading={salvage.isPending} onClick={start}>
          {t('restore.damaged.salvageStart')}
        </Button>
      )}
    </Card>
  )
}

/** A file's name without its ending. */
function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '') || name
}
