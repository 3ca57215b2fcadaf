// The actions of one wave, or of the whole program when the address names no wave.
import { Button, Group } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link, useLocation, useParams, useSearch } from 'wouter'
import type { Action } from '../../../../shared/contract/action'
import type { ActionId, WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import { NoResponses } from '../responses/NoResponses'
import { WaveFailure } from '../wave/WaveFailure'
import { WaveFrame } from '../wave/WaveFrame'
import { ActionBoard } from './ActionBoard'
import { ActionFilters } from './ActionFilters'
import { ActionPanel } from './ActionPanel'
import { isFiltered, NO_FILTER, passes } from './actionFilter'
import '../../parts/text.css'
import './actions.css'

export function ActionsScreen() {
  const { wave } = useParams<{ wave?: string }>()
  return wave === undefined ? <ProgramActions /> : <WaveActions wave={Number(wave) as WaveId} />
}

function ProgramActions() {
  const { t } = useText()
  const list = useCall('action.list', {})
  return (
    <Page title={t('actions.title')} subtitle={t('actions.subtitleAll')}>
      {list.error ? (
        <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Loading />
      ) : (
        <Actions actions={list.data} none={<NoActions />} showWave />
      )}
    </Page>
  )
}

function WaveActions({ wave }: { wave: WaveId }) {
  const header = useCall('wave.get', { wave })
  const list = useCall('action.list', { wave })
  if (header.error) return <WaveFailure failure={header.error.failure} onRetry={() => void header.refetch()} />
  if (header.data === undefined) return <Loading />
  return (
    <WaveFrame wave={header.data} tab="actions">
      {list.error ? (
        <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Loading />
      ) : (
        <Actions
          actions={list.data}
          none={header.data.score.n === 0 ? <NoResponses wave={wave} /> : <NoWaveActions wave={wave} />}
          showWave={false}
        />
      )}
    </WaveFrame>
  )
}

interface ActionsProps {
  actions: readonly Action[]
  /** Shown when there are no actions at all. */
  none: ReactNode
  showWave: boolean
}

function Actions({ actions, none, showWave }: ActionsProps) {
  const { t } = useText()
  const [filter, setFilter] = useState(NO_FILTER)
  const [open, setOpen] = useOpenAction()
  const shown = actions.filter((action) => passes(filter, action))
  const own = actions.find((action) => action.id === open)
  // A link may name an action of another wave: it is shown all the same, with its own wave.
  const elsewhere = useCall('action.list', {}, { enabled: open !== null && own === undefined })
  const chosen = own ?? elsewhere.data?.find((action) => action.id === open)
  const gone = open !== null && chosen === undefined && elsewhere.isSuccess

  if (actions.length === 0) return none
  return (
    <div className="actions">
      {gone && <FailureNotice failure={{ code: 'not-found', facts: { what: 'action' } }} />}
      <ActionFilters actions={actions} filter={filter} onChange={setFilter} shown={shown.length} />
      {shown.length === 0 && isFiltered(filter) ? (
        <EmptyState
          title={t('actions.noMatchTitle')}
          action={
            <Button variant="default" onClick={() => setFilter(NO_FILTER)}>
              {t('actions.clearFilters')}
            </Button>
          }
        >
          {t('actions.noMatchText')}
        </EmptyState>
      ) : (
        <ActionBoard
          actions={shown}
          filtered={actions.length > shown.length}
          showWave={showWave}
          onOpen={(action) => setOpen(action.id)}
        />
      )}
      {chosen && <ActionPanel action={chosen} onClose={() => setOpen(null)} />}
    </div>
  )
}

/** The action on show: `?action=12` in the address. */
function useOpenAction(): [ActionId | null, (action: ActionId | null) => void] {
  const asked = Number(new URLSearchParams(useSearch()).get('action'))
  const [location, navigate] = useLocation()
  const show = (action: ActionId | null) =>
    navigate(action === null ? location : `${location}?action=${action}`, { replace: true })
  return [Number.isInteger(asked) && asked > 0 ? (asked as ActionId) : null, show]
}

function NoActions() {
  const { t } = useText()
  return (
    <EmptyState
      icon={<IconChecklist size={32} />}
      title={t('actions.emptyTitle')}
      action={
        <Button component={Link} href="/campaigns">
          {t('actions.toCampaigns')}
        </Button>
      }
    >
      {t('actions.emptyProgram')}
    </EmptyState>
  )
}

function NoWaveActions({ wave }: { wave: WaveId }) {
  const { t } = useText()
  return (
    <EmptyState
      icon={<IconChecklist size={32} />}
      title={t('actions.emptyTitle')}
      action={
        <Group justify="center">
          <Button component={Link} href={`/waves/${wave}/responses?category=detractor`}>
            {t('actions.toDetractors')}
          </Button>
          <Button component={Link} href={`/waves/${wave}/responses`} variant="default">
            {t('actions.toResponses')}
          </Button>
        </Group>
      }
    >
      {t('actions.emptyWave')}
    </EmptyState>
  )
}
