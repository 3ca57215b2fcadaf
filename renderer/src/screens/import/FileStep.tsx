// The first step: files are dropped, picked, or pasted. Below it stands what was imported into this wave before.
import { Button, Group } from '@mantine/core'
import { IconFileSpreadsheet, IconFolder } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { filesOf } from '../../client/droppedFiles'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { EarlierImports } from './EarlierImports'
import { PasteButton } from './PasteButton'
import { usePaste } from './usePaste'
import { useTakeFiles } from './useTakeFiles'

interface Props {
  wave: WaveHeader
  onFiles(files: readonly FileToken[]): void
  /** Why the file chosen before cannot be used. */
  failure: Failure | null
}

export function FileStep({ wave, onFiles, failure }: Props) {
  const { t } = useText()
  const [over, setOver] = useState(false)
  const taking = useTakeFiles(onFiles)
  usePaste(taking)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    taking.take(filesOf(event.dataTransfer))
  }
  const problem = taking.refused ?? failure

  return (
    <>
      {problem && (
        <div>
          <FailureNotice failure={problem} />
          <p className="nps-quiet">{t('import.file.kept')}</p>
        </div>
      )}
      {taking.foundNothing && (
        <p className="import-note" role="status">
          {t('import.file.nothing')}
        </p>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the buttons are everybody's. */}
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
        <Button size="md" loading={taking.busy} onClick={taking.choose}>
          {t(problem ? 'import.file.another' : 'import.file.pick')}
        </Button>
        <Group justify="center" gap="xs" mt={6}>
          <Button
            variant="default"
            disabled={taking.busy}
            leftSection={<IconFolder size={16} aria-hidden />}
            onClick={taking.chooseFolder}
          >
            {t('import.file.folder')}
          </Button>
          <PasteButton disabled={taking.busy} onText={taking.paste} />
        </Group>
        <p className="nps-quiet">
          {t('import.file.kinds')}
          <br />
          {t('import.file.promise')}
        </p>
      </div>
      <EarlierImports wave={wave.id} />
    </>
  )
}
