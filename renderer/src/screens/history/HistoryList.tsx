// The history as a list: by day where it has room, one below the other beside the thing that it is about.
import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { byDay, dayOf, dayWord } from '../../parts/days'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { useText } from '../../text'
import { HistoryEntry } from './HistoryEntry'
import type { Kind } from './sentences'
import { type About, type History, useHistory } from './useHistory'
import { useWayOf } from './useUndo'
import './history.css'

function More({ history }: { history: History }) {
  const { t } = useText()
  if (!history.more) return null
  return (
    <Button variant="default" loading={history.busy} onClick={history.showMore} className="history-more">
      {t('history.more')}
    </Button>
  )
}

/** The history of one thing, narrow: for panels and drawers. */
export function HistoryList({ about }: { about: About }) {
  const { t } = useText()
  const history = useHistory(about)
  const wayOf = useWayOf()
  const { entries, failure, retry } = history
  if (failure) return <FailureNotice failure={failure} onRetry={retry} />
  if (entries === null) return <Loading />
  if (entries.length === 0) return <p className="nps-quiet">{t('history.emptyAbout')}</p>
  return (
    <>
      <ol className="history-list" data-narrow>
        {entries.map((entry) => (
          <HistoryEntry key={entry.id} entry={entry} way={wayOf(entry)} withDate />
        ))}
      </ol>
      <More history={history} />
    </>
  )
}

function Nothing({ kind }: { kind: Kind | null }) {
  const { t } = useText()
  return (
    <EmptyState
      icon={<IconHistory size={36} stroke={1.4} />}
      title={t(kind === null ? 'history.emptyTitle' : 'history.noMatchTitle')}
    >
      {t(kind === null ? 'history.emptyText' : 'history.noMatchText')}
    </EmptyState>
  )
}

/** The history of the whole program, by day. @param kind null: everything */
export function HistoryByDay({ kind }: { kind: Kind | null }) {
  const { t, format } = useText()
  const history = useHistory(null, kind)
  const wayOf = useWayOf()
  const { entries, failure, retry, more } = history
  if (failure) return <FailureNotice failure={failure} onRetry={retry} />
  if (entries === null) return <Loading />
  if (entries.length === 0) return more ? <Loading label={t('history.searching')} /> : <Nothing kind={kind} />
  const today = dayOf(new Date())
  return (
    <>
      {byDay(entries).map(({ day, items: ofDay }) => (
        <section key={day} className="history-day" aria-labelledby={`history-${day}`}>
          <h2 id={`history-${day}`}>{dayWord(day, today, t) ?? format.date(day)}</h2>
          <ol className="history-list">
            {ofDay.map((entry) => (
              <HistoryEntry key={entry.id} entry={entry} way={wayOf(entry)} withDate={false} />
            ))}
          </ol>
        </section>
      ))}
      <More history={history} />
    </>
  )
}
