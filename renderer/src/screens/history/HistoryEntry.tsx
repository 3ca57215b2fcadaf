// One step of the history: when, who, what in one sentence, its details on request, and the way back where there is one.
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChartHistogram,
  IconChecklist,
  IconFileImport,
  IconHistory,
  IconLayoutList,
  IconPencil,
  IconSettings,
  IconShieldLock,
  IconTargetArrow,
} from '@tabler/icons-react'
import type { TrailEntry } from '../../../../shared/contract/history'
import { useText } from '../../text'
import { EntryDetails } from './EntryDetails'
import { didWhat, hasDetails } from './sentences'
import { StepButton, type Way } from './useUndo'

const ICONS = {
  program: IconSettings,
  campaign: IconLayoutList,
  wave: IconChartHistogram,
  import: IconFileImport,
  plan: IconTargetArrow,
  action: IconChecklist,
  privacy: IconShieldLock,
  backup: IconHistory,
}

/** The noun of a call, `wave` of `wave.update`, chooses the picture; undo and redo have their own. */
function Picture({ call }: { call: string }) {
  const noun = call.split('.')[0] ?? ''
  const steps = { 'history.undo': IconArrowBackUp, 'history.redo': IconArrowForwardUp }
  const Icon = steps[call as keyof typeof steps] ?? ICONS[noun as keyof typeof ICONS] ?? IconPencil
  return <Icon size={18} stroke={1.6} aria-hidden />
}

interface Props {
  entry: TrailEntry
  /** Which way the next step would take it; null: it is not the next one. */
  way: Way | null
  withDate: boolean
}

export function HistoryEntry({ entry, way, withDate }: Props) {
  const { t, format } = useText()
  const { at, who, undone, changes, call, id } = entry
  const sentence = didWhat(entry, { t, format })
  return (
    <li className="history-entry" data-undone={undone}>
      <Picture call={call} />
      <div className="history-what">
        <p>
          <b>{who ?? t('history.someone')}</b> {undone ? <s>{sentence}</s> : sentence}
          {undone && (
            <span className="history-mark" title={t('history.undoneText')}>
              {t('history.undone')}
            </span>
          )}
        </p>
        {hasDetails(entry) && (
          <details>
            <summary aria-label={t('history.detailsOf', { sentence })}>{t('history.details')}</summary>
            <EntryDetails changes={changes} />
          </details>
        )}
      </div>
      {way && <StepButton way={way} only={id} />}
      <time dateTime={at}>{withDate ? format.dateTime(at) : format.time(at)}</time>
    </li>
  )
}
