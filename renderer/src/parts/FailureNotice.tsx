// A failure where the reader stands: what happened, what to do next, and a way to do it.
import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { Failure } from '../../../shared/failure'
import { tell } from '../../../shared/text/failure'
import { useText } from '../text'
import './parts.css'

export interface FailureNoticeProps {
  failure: Failure
  /** Asks again. Not offered where asking again cannot help. */
  onRetry?: (() => void) | undefined
}

export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  const { t, language } = useText()
  const { message, next } = tell(failure, language)
  const gone = failure.code === 'not-found'
  return (
    <Alert className="nps-failure" color="red" icon={<IconAlertTriangle aria-hidden />} role="alert" title={message}>
      <p>{next}</p>
      {gone && (
        <Button component={Link} href="/campaigns" variant="default" size="xs" mt="xs">
          {t('campaigns.gone')}
        </Button>
      )}
      {onRetry && !gone && (
        <Button variant="default" size="xs" mt="xs" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </Alert>
  )
}
