// A wave without responses yet: what to do about it.
import { Button } from '@mantine/core'
import { IconMessage2Off, IconUpload } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { WaveId } from '../../../../shared/model/ids'
import { EmptyState } from '../../parts/EmptyState'
import { useText } from '../../text'

export function NoResponses({ wave }: { wave: WaveId }) {
  const { t } = useText()
  return (
    <EmptyState
      icon={<IconMessage2Off size={32} />}
      title={t('responses.emptyTitle')}
      action={
        <Button component={Link} href={`/waves/${wave}/import`} leftSection={<IconUpload size={16} aria-hidden />}>
          {t('responses.emptyAction')}
        </Button>
      }
    >
      {t('responses.emptyText')}
    </EmptyState>
  )
}
