// From the settings of a program to what was changed in it, and to the data of the people in it.
import { Button, Group } from '@mantine/core'
import { IconHistory, IconShieldLock } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useText } from '../../text'
import { RetentionLine } from '../privacy/RetentionLine'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

export function PeopleLinks() {
  const { t } = useText()
  return (
    <div className="nps-setting-links">
      <RetentionLine />
      <Group gap="xs">
        <Button component={Link} href="/history" variant="default" leftSection={<IconHistory {...ICON} />}>
          {t('history.whole')}
        </Button>
        <Button component={Link} href="/privacy" variant="default" leftSection={<IconShieldLock {...ICON} />}>
          {t('privacy.open')}
        </Button>
      </Group>
    </div>
  )
}
