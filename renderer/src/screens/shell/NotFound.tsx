// An address that leads nowhere.
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { EmptyState } from '../../parts/EmptyState'
import { Page } from '../../parts/Page'
import { useText } from '../../text'

export function NotFound() {
  const { t } = useText()
  return (
    <Page title={t('shell.notFound.title')}>
      <EmptyState
        title={t('shell.notFound.text')}
        action={
          <Button component={Link} href="/campaigns" variant="default">
            {t('shell.notFound.back')}
          </Button>
        }
      />
    </Page>
  )
}
