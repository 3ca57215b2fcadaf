// One action in full: what may be changed, the response that it answers, and its history.
import { Drawer } from '@mantine/core'
import { type MouseEvent, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import type { Action } from '../../../../shared/contract/action'
import { CategoryBadge } from '../../parts/CategoryBadge'
import { useFocusBack } from '../../parts/useFocusBack'
import { useText } from '../../text'
import { HistoryList } from '../history/HistoryList'
import { ActionFields, type Leave } from './ActionFields'
import { StatusSelect } from './StatusSelect'

interface Props {
  action: Action
  onClose(): void
}

export function ActionPanel({ action, onClose }: Props) {
  const { t, format } = useText()
  useFocusBack()
  const [, navigate] = useLocation()
  const leave = useRef<Leave>((then) => then())
  const { response } = action
  const place = `/waves/${action.wave.id}/responses?response=${response.id}`
  const seeResponse = (event: MouseEvent) => {
    event.preventDefault()
    leave.current(() => navigate(place))
  }
  const who = [response.respondent, response.company].filter((part) => part !== null).join(' · ')
  return (
    <Drawer
      opened
      onClose={() => leave.current(onClose)}
      position="right"
      size={440}
      title={t(`actions.kinds.${action.category}`)}
    >
      <div className="action-panel">
        <p className="action-where">
          {t('actions.panel.where', { campaign: action.campaign.name, wave: action.wave.name })}
          <br />
          {t('actions.panel.opened', { date: format.date(action.createdAt) })}
          {action.closedAt !== null && <> · {t('actions.panel.closed', { date: format.date(action.closedAt) })}</>}
        </p>
        <StatusSelect action={action} labelled />
        <ActionFields key={action.id} action={action} leave={leave} />
        <section>
          <h3>{t('actions.panel.response')}</h3>
          <p>
            <CategoryBadge category={action.category} score={response.score} />
            {who !== '' && <span className="action-who">{who}</span>}
          </p>
          {response.verbatim !== null && <blockquote className="action-verbatim">{response.verbatim}</blockquote>}
          <Link href={place} onClick={seeResponse}>
            {t('actions.panel.seeResponse')}
          </Link>
        </section>
        <section>
          <h3>{t('actions.panel.history')}</h3>
          <HistoryList about={{ what: 'action', id: action.id }} />
        </section>
      </div>
    </Drawer>
  )
}
