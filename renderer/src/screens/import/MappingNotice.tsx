// Says that a saved mapping was applied, what of it the file lacks, and the way back to what the file itself suggests.
import { Button } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useText } from '../../text'
import type { Choices } from './choices'

export function MappingNotice({ choices, onAsRecognised }: { choices: Choices; onAsRecognised(): void }) {
  const { t, format } = useText()
  const { saved, missing } = choices
  if (saved === null) return null
  return (
    <div className="import-note import-mapping-notice">
      <IconBookmark size={18} stroke={1.6} aria-hidden />
      <p role="status">
        {t('import.mapping.applied', { name: saved.name })}
        {missing.length > 0 && (
          <span className="import-warn">
            {' '}
            {t('import.mapping.missing', { count: missing.length, list: format.list(missing) })}
          </span>
        )}
      </p>
      <Button variant="default" size="compact-sm" onClick={onAsRecognised}>
        {t('import.mapping.asRecognised')}
      </Button>
    </div>
  )
}
