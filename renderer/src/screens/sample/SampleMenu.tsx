// What can be done with a drawn sample. The step that comes next stands out: export, then send, then remind.
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconMailForward, IconRefresh, IconSend, IconTrash } from '@tabler/icons-react'
import type { DrawCell, Sample } from '../../../../shared/contract/sample'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import type { SampleDialogs } from './useSampleDialogs'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

interface Props {
  sample: Sample
  /** With those whom only the contact rule bars: they may be asked all the same. */
  toSend: number
  dialogs: SampleDialogs
  /** The cell that is in view, to begin with in each dialog; null: all. */
  cell: DrawCell | null
  onDrawAnew(): void
}

export function SampleMenu({ sample, toSend, dialogs, cell, onDrawAnew }: Props) {
  const { t } = useText()
  const shut = useLookOnly()
  const silent = sample.answered === null ? 0 : sample.sent - sample.gone - sample.answered
  const inField = sample.sent > 0
  const stays = inField ? { disabled: true, title: t('sample.do.sentAlready') } : shut
  return (
    <>
      <Button variant="default" leftSection={<IconDownload {...ICON} />} onClick={() => dialogs.exportList(cell)}>
        {t('sample.do.export')}
      </Button>
      {toSend > 0 && (
        <Button
          variant={inField ? 'default' : 'filled'}
          leftSection={<IconSend {...ICON} />}
          onClick={() => dialogs.send(cell)}
          {...shut}
        >
          {t('sample.do.send')}
        </Button>
      )}
      {silent > 0 && (
        <Button
          variant={toSend > 0 ? 'default' : 'filled'}
          leftSection={<IconMailForward {...ICON} />}
          onClick={() => dialogs.remind(cell)}
          {...shut}
        >
          {t('sample.do.remind')}
        </Button>
      )}
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('sample.do.more')}>
            <IconDots size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRefresh {...ICON} />} onClick={onDrawAnew} {...stays}>
            {t('sample.do.again')}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash {...ICON} />} onClick={dialogs.discard} {...stays}>
            {t('sample.do.remove')}
          </Menu.Item>
          {inField && <Menu.Label>{t('sample.do.sentAlready')}</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
