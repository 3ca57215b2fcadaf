// The first step: a file is dropped or picked. Below it stands what was imported into this wave before.
import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { CallFailed, useShell } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { EarlierImports } from './EarlierImports'
import { WizardPage } from './WizardPage'

interface Props {
  wave: WaveHeader
  onFile(file: FileToken): void
  /** Why the file chosen before cannot be used. */
  failure?: Failure | null
}

export function FileStep({ wave, onFile, failure = null }: Props) {
  const { t } = useText()
  const shell = useShell()
  const [over, setOver] = useState(false)
  const [taking, setTaking] = useState(false)
  const [refused, setRefused] = useState<Failure | null>(null)

  const take = async (choosing: Promise<FileToken | null>) => {
    setTaking(true)
    try {
      const file = await choosing
      if (file) onFile(file)
      setRefused(null)
    } catch (error) {
      // The shell says by name why a file could not be taken over; anything else is a bug.
      if (!(error instanceof CallFailed)) throw error
      setRefused(error.failure)
    } finally {
      setTaking(false)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) void take(shell.takeFile(file))
  }
  const problem = refused ?? failure

  return (
    <WizardPage wave={wave} step="file">
      {problem && (
        <div>
          <FailureNotice failure={problem} />
          <p className="nps-quiet">{t('import.file.kept')}</p>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button is everybody's. */}
      <div
        className="import-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={40} stroke={1.3} aria-hidden />
        <p className="import-drop-title">{t(over ? 'import.file.dropNow' : 'import.file.drop')}</p>
        <p className="nps-quiet">{t('import.file.or')}</p>
        <Button size="md" loading={taking} onClick={() => void take(shell.pickFile('spreadsheet'))}>
          {t(problem ? 'import.file.another' : 'import.file.pick')}
        </Button>
        <p className="nps-quiet">
          {t('import.file.kinds')}
          <br />
          {t('import.file.promise')}
        </p>
      </div>
      <EarlierImports wave={wave.id} />
    </WizardPage>
  )
}
