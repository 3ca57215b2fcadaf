// At the right of the header: whether all is in the file. A click says what is saved, what is not, and what to do next.
import { Button, Popover } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudOff,
  IconDatabaseExclamation,
  IconEye,
  IconFile,
  IconLoader2,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { ProgramInfo } from '../../../../shared/contract/program'
import type { Failure } from '../../../../shared/failure'
import { tell } from '../../../../shared/text/failure'
import { useSaving } from '../../client/saving'
import { useText } from '../../text'
import { canBackUp, type SavedState, savedState, whenText } from './savedState'
import './file.css'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

const ICONS: Record<SavedState, typeof IconEye> = {
  look: IconEye,
  saving: IconLoader2,
  failed: IconAlertTriangle,
  unsure: IconAlertTriangle,
  unreachable: IconCloudOff,
  full: IconDatabaseExclamation,
  saved: IconCircleCheck,
  unchanged: IconFile,
}
const TROUBLES: ReadonlySet<SavedState> = new Set(['failed', 'unsure', 'unreachable', 'full'])

/** What is saved, what is not, and what to do next. */
function Explanation({ state, trouble }: { state: SavedState; trouble: Failure | null }) {
  const { t, language } = useText()
  if (!trouble || (state !== 'failed' && state !== 'unsure')) {
    return <p>{t(`file.details.${state === 'failed' ? 'saved' : state}`)}</p>
  }
  const { message, next } = tell(trouble, language)
  return (
    <>
      <p>{message}</p>
      {state === 'unsure' && <p>{t('file.details.unsure')}</p>}
      <p>{next}</p>
    </>
  )
}

function Facts({ program }: { program: ProgramInfo }) {
  const { t, format } = useText()
  const { file, folder, state, savedAt, openedAt, backedUpAt } = program
  const looking = state === 'read-only'
  const written =
    savedAt === null
      ? t('file.details.notWritten', { moment: format.dateTimeSeconds(openedAt) })
      : format.dateTimeSeconds(savedAt)
  return (
    <dl className="nps-file-facts">
      <dt>{t('file.details.file')}</dt>
      <dd>{file}</dd>
      <dt>{t('file.details.folder')}</dt>
      <dd>{folder}</dd>
      <dt>{t(looking ? 'file.details.stateOf' : 'file.details.written')}</dt>
      <dd>{looking ? format.dateTimeSeconds(openedAt) : written}</dd>
      <dt>{t('file.details.backup')}</dt>
      <dd>{backedUpAt === null ? t('file.details.noBackup') : format.dateTimeSeconds(backedUpAt)}</dd>
    </dl>
  )
}

export interface SavedStatusProps {
  program: ProgramInfo
  onBackUp(): void
  backingUp: boolean
}

export function SavedStatus({ program, onBackUp, backingUp }: SavedStatusProps) {
  const { t, format } = useText()
  const saving = useSaving()
  const [open, setOpen] = useState(false)
  // Who presses this wants to be sure: the browser's own “save the page” would not say so.
  // Escape also closes it while its button is at work and has let go of the keyboard.
  useHotkeys(
    [
      ['mod+S', () => setOpen(true)],
      ['Escape', () => setOpen(false), { preventDefault: false }],
    ],
    [],
  )
  const state = savedState(program, saving)
  const Icon = ICONS[state]
  const said =
    state === 'saved' && program.savedAt !== null
      ? t('file.saved.at', { time: whenText(program.savedAt, format) })
      : t(state === 'saved' ? 'file.saved.unchanged' : `file.saved.${state}`)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={380} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button
          type="button"
          className="nps-saved"
          data-trouble={TROUBLES.has(state) || undefined}
          title={t('file.saved.label', { state: said })}
          onClick={() => setOpen(!open)}
        >
          <Icon {...ICON} />
          {said}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="nps-saved-details" aria-label={said}>
        <h2 data-trouble={TROUBLES.has(state) || undefined}>{said}</h2>
        <Explanation state={state} trouble={saving.trouble} />
        <Facts program={program} />
        {canBackUp(program) && (
          <Button size="xs" variant="default" loading={backingUp} onClick={onBackUp}>
            {t('file.menu.backUp')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
