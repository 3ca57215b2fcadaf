// What can be done with a campaign or a wave: change it, look at its history, delete it.
import { ActionIcon, type ActionIconProps, Menu, type MenuProps } from '@mantine/core'
import { IconDots, IconHistory, IconPencil, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { HistoryDrawer } from '../history/HistoryDrawer'
import type { About } from '../history/useHistory'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

interface Props {
  about: About
  name: string
  button: ActionIconProps
  width: MenuProps['width']
  onEdit(): void
  onRemove(): void
  /** Items that come first. */
  children?: ReactNode
}

export function ThingMenu({ about, name, button, width, onEdit, onRemove, children }: Props) {
  const { t } = useText()
  const [history, setHistory] = useState(false)
  const shut = useLookOnly()
  return (
    <>
      <Menu position="bottom-end" width={width}>
        <Menu.Target>
          <ActionIcon {...button} aria-label={t('campaigns.more', { name })}>
            <IconDots size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {children}
          <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={onEdit} {...shut}>
            {t('campaigns.edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconHistory {...ICON} />} onClick={() => setHistory(true)}>
            {t('history.open')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash {...ICON} />} onClick={onRemove} {...shut}>
            {t('campaigns.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {history && <HistoryDrawer about={about} name={name} onClose={() => setHistory(false)} />}
    </>
  )
}
