// Programs opened lately on this computer. A file that is no longer there is marked and can be taken off the list.
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useId } from 'react'
import type { RecentFile } from '../../../../shared/contract/app'
import { useWrite } from '../../client'
import { useText } from '../../text'
import type { Commands } from '../shell/commands'
import './welcome.css'

function Recent({ recent, commands }: { recent: RecentFile; commands: Commands }) {
  const { t, format } = useText()
  const forget = useWrite('app.forgetRecent')
  const { file, folder, found, openedAt } = recent
  return (
    <li className="nps-recent" data-found={found}>
      <button
        type="button"
        onClick={() => commands.openFile(file)}
        disabled={!found || commands.busy}
        title={found ? undefined : t('welcome.missingText')}
      >
        <b>
          {file.name}
          {!found && <span className="nps-recent-missing">{t('welcome.missing')}</span>}
        </b>
        <span title={folder}>{folder}</span>
        <span>{found ? t('welcome.opened', { moment: format.dateTime(openedAt) }) : t('welcome.missingText')}</span>
      </button>
      <Tooltip label={t('welcome.forgetText')} maw={260}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('welcome.forget', { file: file.name })}
          onClick={() => forget.mutate({ file })}
        >
          <IconX size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}

export function RecentList({ recent, commands }: { recent: readonly RecentFile[]; commands: Commands }) {
  const { t } = useText()
  const id = useId()
  return (
    <section aria-labelledby={id} className="nps-recents">
      <h2 id={id}>{t('welcome.recent')}</h2>
      {recent.length === 0 ? (
        <p>{t('welcome.recentNone')}</p>
      ) : (
        <ul>
          {recent.map((one) => (
            <Recent key={`${one.folder}/${one.file.name}`} recent={one} commands={commands} />
          ))}
        </ul>
      )}
    </section>
  )
}
