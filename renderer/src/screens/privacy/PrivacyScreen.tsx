// People's data: one person (known, exported, erased), and the waves that should be made anonymous.
import { Button } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { ResponseId } from '../../../../shared/model/ids'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import { DueWaves } from './DueWaves'
import type { Erasure } from './EraseDialog'
import { ErasedReport } from './ErasedReport'
import { FindPerson } from './FindPerson'
import { KnownPerson } from './KnownPerson'
import './privacy.css'

export function PrivacyScreen() {
  const { t } = useText()
  const [, navigate] = useLocation()
  const asked = Number(new URLSearchParams(useSearch()).get('response'))
  const [erasure, setErasure] = useState<Erasure | null>(null)
  const one = Number.isInteger(asked) && asked > 0
  return (
    <div className="privacy-screen">
      <Page
        title={t('privacy.title')}
        subtitle={t('privacy.subtitle')}
        actions={
          one && (
            <Button
              component={Link}
              href="/privacy"
              variant="default"
              leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
            >
              {t('privacy.known.another')}
            </Button>
          )
        }
      >
        {one ? (
          <KnownPerson
            key={asked}
            response={asked as ResponseId}
            onErased={(done) => {
              setErasure(done)
              navigate('/privacy', { replace: true })
            }}
          />
        ) : (
          <>
            {erasure && <ErasedReport erasure={erasure} />}
            <FindPerson />
            <DueWaves />
          </>
        )}
      </Page>
    </div>
  )
}
