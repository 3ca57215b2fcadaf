// One column for each category, because what is done for a detractor has little to do with what is done for a promoter.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Action } from '../../../../shared/contract/action'
import type { Category } from '../../../../shared/model/category'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { DueText } from './DueText'
import { StatusSelect } from './StatusSelect'

interface Props {
  /** Those that pass the filters, in the engine's order: the most overdue first. */
  actions: readonly Action[]
  /** true: filters are set, so an empty column may only be filtered empty. */
  filtered: boolean
  /** true: the actions of several waves; each then says which. */
  showWave: boolean
  onOpen(action: Action): void
}

/** Recovery first: it is what cannot wait. */
const ORDER: readonly Category[] = ['detractor', 'passive', 'promoter']
/** Cards drawn at once in a column; the rest is one click away. */
const STEP = 50

export function ActionBoard({ actions, filtered, showWave, onOpen }: Props) {
  return (
    <div className="actions-board">
      {ORDER.map((category) => (
        <Column
          key={category}
          category={category}
          actions={actions.filter((action) => action.category === category)}
          filtered={filtered}
          showWave={showWave}
          onOpen={onOpen}
        />
      ))}
    </div>
  )
}

function Column({ category, actions, filtered, showWave, onOpen }: Props & { category: Category }) {
  const { t, format } = useText()
  const [drawn, setDrawn] = useState(STEP)
  const rest = actions.length - drawn
  return (
    <Card
      className="actions-column"
      data-category={category}
      title={t(`actions.kinds.${category}`)}
      hint={format.integer(actions.length)}
    >
      <p className="actions-aim">{t(`actions.aims.${category}`)}</p>
      {actions.length === 0 ? (
        <p className="actions-none">{t(filtered ? 'actions.noneInColumn' : 'actions.noneYetInColumn')}</p>
      ) : (
        <ul className="actions-list">
          {actions.slice(0, drawn).map((action) => (
            <li key={action.id} className="action-card" data-status={action.status}>
              <ActionCard action={action} showWave={showWave} onOpen={() => onOpen(action)} />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Button variant="subtle" fullWidth mt="sm" onClick={() => setDrawn(drawn + STEP)}>
          {t('actions.showMore', { count: Math.min(rest, STEP), number: format.integer(Math.min(rest, STEP)) })}
        </Button>
      )}
    </Card>
  )
}

function ActionCard({ action, showWave, onOpen }: { action: Action; showWave: boolean; onOpen(): void }) {
  const { t, format } = useText()
  const { response } = action
  const who = [response.respondent, response.company].filter((part) => part !== null).join(' · ')
  return (
    <>
      <button
        type="button"
        className="action-title"
        aria-label={t('actions.details', { title: action.title })}
        onClick={onOpen}
      >
        {action.title}
      </button>
      <p className="action-response">
        <span className="action-score">{format.integer(response.score)}</span>
        <span className="two-lines">{response.verbatim ?? t('responses.noComment')}</span>
      </p>
      <p className="action-meta">
        {who !== '' && <span>{who}</span>}
        {showWave && (
          <span>{t('actions.panel.where', { campaign: action.campaign.name, wave: action.wave.name })}</span>
        )}
      </p>
      <div className="action-foot">
        <p>
          <span>{action.owner ?? t('actions.unowned')}</span>
          <span>
            <DueText action={action} />
          </span>
        </p>
        <StatusSelect action={action} />
      </div>
    </>
  )
}
