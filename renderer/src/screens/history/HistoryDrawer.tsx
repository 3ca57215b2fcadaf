// The history of one thing, over the screen that it was asked from.
import { Drawer } from '@mantine/core'
import { useFocusBack } from '../../parts/useFocusBack'
import { useText } from '../../text'
import { HistoryList } from './HistoryList'
import type { About } from './useHistory'

export function HistoryDrawer({ about, name, onClose }: { about: About; name: string; onClose(): void }) {
  const { t } = useText()
  useFocusBack()
  return (
    <Drawer opened onClose={onClose} position="right" size={520} title={t('history.of', { name })}>
      <HistoryList about={about} />
    </Drawer>
  )
}
