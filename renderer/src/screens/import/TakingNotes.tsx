// What is said where files are taken, when nothing came of it.
import { useText } from '../../text'
import type { TakingFiles } from './useTakeFiles'

export function TakingNotes({ taking }: { taking: Pick<TakingFiles, 'found'> }) {
  const { t } = useText()
  const { found } = taking
  return (
    <div role="status" className="import-taking">
      {found !== 'some' && (
        <p className="import-note">{t(found === 'empty-folder' ? 'import.file.emptyFolder' : 'import.file.nothing')}</p>
      )}
    </div>
  )
}
