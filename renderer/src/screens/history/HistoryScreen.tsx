// The history of the program: who changed what and when, newest first, with the way back from the latest change.
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { Card } from '../../parts/Card'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import { HistoryByDay } from './HistoryList'
import { KINDS, type Kind } from './sentences'
import './history.css'

const ALL = 'all'

export function HistoryScreen() {
  const { t } = useText()
  const [kind, setKind] = useState<Kind | null>(null)
  return (
    <div className="history-screen">
      <Page
        title={t('history.title')}
        subtitle={t('history.subtitle')}
        actions={
          <NativeSelect
            aria-label={t('history.filter')}
            value={kind ?? ALL}
            onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? null)}
            data={[
              { value: ALL, label: t('history.everything') },
              ...KINDS.map((one) => ({ value: one, label: t(`history.kinds.${one}`) })),
            ]}
          />
        }
      >
        <Card>
          <HistoryByDay kind={kind} />
        </Card>
        <p className="nps-quiet">{t('history.onlyLatest')}</p>
      </Page>
    </div>
  )
}
