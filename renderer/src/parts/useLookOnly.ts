// The ways into a change are shut in a read-only look, and say why.
import { useWritable } from '../client/appState'
import { useText } from '../text'

/** For a button or menu item that leads into a change: shut in a read-only look, with the reason under the pointer. */
export function useLookOnly(): { disabled?: boolean; title?: string } {
  const { t } = useText()
  return useWritable() ? {} : { disabled: true, title: t('file.lookOnly') }
}
