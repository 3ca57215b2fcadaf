// A table from which no score can be read: why, what shows it, and what to ask the tool for instead.
import { Alert } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import type { Unsuitable } from '../../../../shared/contract/import'
import { useText } from '../../text'

export function RefusalCard({ unsuitable }: { unsuitable: Unsuitable }) {
  const { t } = useText()
  const { reason, column, samples } = unsuitable
  return (
    <Alert
      className="nps-failure"
      color="red"
      role="alert"
      icon={<IconHandStop aria-hidden />}
      title={t(`import.unsuitable.${reason}.title`)}
    >
      <p>{t(`import.unsuitable.${reason}.why`)}</p>
      <p>
        {samples.length > 0
          ? t('import.unsuitable.seen', { column, samples: samples.slice(0, 5).join(' · ') })
          : t('import.unsuitable.seenColumn', { column })}
      </p>
      <p>
        <b>{t(`import.unsuitable.${reason}.instead`)}</b> {t('import.unsuitable.otherTable')}
      </p>
    </Alert>
  )
}
