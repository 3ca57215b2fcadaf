// The first step: files are dropped, picked, or pasted. Below it stands what was imported into this wave before.
import { Button, Group } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { DropZone } from '../../parts/DropZone'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { EarlierImports } from './EarlierImports'
import { PasteButton } from './PasteButton'
import { TakingNotes } from './TakingNotes'
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
  const taking = useTakeFiles(onFiles)
  usePaste(taking)
  const problem = taking.refused ?? failure

  return (
    <>
      {problem && (
        <div>
          <FailureNotice failure={problem} />
          <p className="nps-quiet">{t('import.file.kept')}</p>
        </div>
      )}
      <TakingNotes taking={taking} />
      <DropZone
        title={t('import.file.drop')}
        overTitle={t('import.file.dropNow')}
        or={t('import.file.or')}
        notes={[t('import.file.kinds'), t('import.file.promise')]}
        onFiles={taking.take}
      >
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
      </DropZone>
      <EarlierImports wave={wave.id} />
    </>
  )
}
