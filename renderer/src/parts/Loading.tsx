// Shown while the engine works. It appears after a moment only, so that quick answers do not flicker.
import { Loader } from '@mantine/core'
import { useTimeout } from '@mantine/hooks'
import { useState } from 'react'
import { useText } from '../text'
import './parts.css'

const PATIENCE_MS = 250

export function Loading({ label }: { label?: string }) {
  const { t } = useText()
  const [slow, setSlow] = useState(false)
  useTimeout(() => setSlow(true), PATIENCE_MS, { autoInvoke: true })
  return (
    <div className="nps-loading" role="status">
      {slow && (
        <>
          <Loader size="sm" aria-hidden="true" />
          <span>{label ?? t('common.loading')}</span>
        </>
      )}
    </div>
  )
}
