// A wave without responses yet: what to do about it.
import { IconMessage2Off, IconUpload } from '@tabler/icons-react'
import type { WaveId } from '../../../../shared/model/ids'
import { EmptyState } from '../../parts/EmptyState'
import { ImportButton } from '../../parts/ImportButton'
import { useText } from '../../text'

export function NoResponses({ wave }: { wave: WaveId }) {
  const { t } = useText()
  return (
    <EmptyState
      icon={<IconMessage2Off size={32} />}
      title={t('responses.emptyTitle')}
      action={
        <ImportButton wave={wave} leftSection={<IconUpload size={16} aria-hidden />}>
          {t('responses.emptyAction')}
        </ImportButton>
      }
    >
      {t('responses.emptyText')}
    </EmptyState>
  )
}
