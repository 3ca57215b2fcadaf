// The top of the window: the file and its menu, the way into the command palette, and whether all is saved.
import { useOs } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { AppState } from '../../../../shared/contract/app'
import { useText } from '../../text'
import { FileMenu } from '../file/FileMenu'
import { SavedStatus } from '../file/SavedStatus'
import type { Commands } from './commands'

export function Header({ state, commands }: { state: AppState; commands: Commands }) {
  const { t } = useText()
  const mac = useOs() === 'macos'
  const { program } = state
  return (
    <header className="nps-header">
      <div className="nps-header-file">
        <FileMenu state={state} commands={commands} />
        {program ? (
          <span className="nps-program">
            <b title={program.name}>{program.name}</b>{' '}
            <span className="nps-program-file" title={program.file}>
              {program.file}
            </span>
            {program.state === 'read-only' && <span className="nps-program-look">{t('file.lookedAt')}</span>}
          </span>
        ) : (
          <Link href="/" className="nps-product">
            {t('common.product')}
          </Link>
        )}
      </div>
      <button type="button" className="nps-search" onClick={() => spotlight.open()} aria-haspopup="dialog">
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span>{t('shell.palette.trigger')}</span>
        <kbd>{t(mac ? 'shell.palette.shortcutMac' : 'shell.palette.shortcut')}</kbd>
      </button>
      <div role="status">
        {commands.busy && <span className="nps-opening">{t('file.opening')}</span>}
        {program && !commands.busy && (
          <SavedStatus program={program} onBackUp={commands.backUp} backingUp={commands.backingUp} />
        )}
      </div>
    </header>
  )
}
