// How far a long piece of work on the file has come, where that is known.
import { Progress as Bar } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Progress } from '../../../../shared/wire'
import { useText } from '../../text'

/** The bar, and what to tell it. It is full of nothing until the work says how much there is. */
export function useWorkBar(): { bar: ReactNode; onProgress(progress: Progress): void } {
  const { t } = useText()
  const [share, setShare] = useState(0)
  const onProgress = ({ done, total }: Progress) => setShare(total ? Math.min(100, (100 * done) / total) : 0)
  return { bar: <Bar value={share} size="sm" aria-label={t('common.loading')} />, onProgress }
}
