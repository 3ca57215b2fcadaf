// One calm sentence under the header while the file is in a state that the reader has to know of.
import { Button } from '@mantine/core'
import { IconCloudOff, IconCloudQuestion, IconDatabaseExclamation, IconEye } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AppState } from '../../../../shared/contract/app'
import type { ProgramInfo } from '../../../../shared/contract/program'
import { useShell } from '../../client'
import { useText } from '../../text'
import type { Commands } from '../shell/commands'
import { whenText } from './savedState'
import './file.css'

const ICON = { size: 20, stroke: 1.6, 'aria-hidden': true } as const
const SEEN = 'nps-workbench-synced-folder-seen:'

interface BannerProps {
  icon: ReactNode
  title: string
  text: string
  trouble?: boolean
  children?: ReactNode
}

function Banner({ icon, title, text, trouble = false, children }: BannerProps) {
  const { t } = useText()
  return (
    <section className="nps-banner" aria-label={t('file.banner.label')} data-trouble={trouble || undefined}>
      {icon}
      <p>
        <b>{title}</b> {text}
      </p>
      {children && <div>{children}</div>}
    </section>
  )
}

/** The token of the open program, when it is among the recent files: with it the same file can be opened again. */
function tokenOf(program: ProgramInfo, recent: AppState['recent']) {
  return recent.find(({ file, folder }) => file.name === program.file && folder === program.folder)?.file ?? null
}

function LookBanner({ program, recent, commands }: { program: ProgramInfo } & Pick<Props, 'recent' | 'commands'>) {
  const { t, format } = useText()
  const file = tokenOf(program, recent)
  return (
    <Banner
      icon={<IconEye {...ICON} />}
      title={t('file.banner.look', { moment: whenText(program.openedAt, format) })}
      text={t('file.banner.lookText')}
    >
      <Button size="xs" variant="default" onClick={commands.saveCopy}>
        {t('file.menu.saveCopy')}
      </Button>
      {file && (
        <Button size="xs" variant="default" disabled={commands.busy} onClick={() => commands.openFile(file)}>
          {t('file.banner.openForWriting')}
        </Button>
      )}
    </Banner>
  )
}

/** Asking anything of the program makes the engine try the file again; once it answers, this banner is gone. */
function UnreachableBanner({ program }: { program: ProgramInfo }) {
  const { t, format } = useText()
  const queries = useQueryClient()
  const [tried, setTried] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const again = async () => {
    setBusy(true)
    await queries.invalidateQueries()
    setBusy(false)
    setTried(format.time(new Date().toISOString()))
  }
  return (
    <Banner
      trouble
      icon={<IconCloudOff {...ICON} />}
      title={t('file.banner.unreachable', { file: program.file })}
      text={t('file.banner.unreachableText')}
    >
      <span role="status">{tried !== null && t('file.banner.unreachableStill', { time: tried })}</span>
      <Button size="xs" variant="default" loading={busy} onClick={() => void again()}>
        {t('common.retry')}
      </Button>
    </Banner>
  )
}

/** Said once for each folder: who has read it knows. */
function SyncedBanner({ program, service, commands }: { program: ProgramInfo; service: string; commands: Commands }) {
  const { t } = useText()
  const shell = useShell()
  const key = SEEN + program.folder
  const [seen, setSeen] = useState(() => localStorage.getItem(key) !== null)
  if (seen) return null
  const understood = () => {
    localStorage.setItem(key, new Date().toISOString())
    setSeen(true)
  }
  return (
    <Banner
      icon={<IconCloudQuestion {...ICON} />}
      title={t('file.banner.synced', { service })}
      text={t('file.banner.syncedText')}
    >
      {/* The browser host keeps all programs in one folder: a copy would lie in the very same one. */}
      {shell.host === 'electron' && (
        <Button size="xs" variant="default" onClick={commands.saveCopy}>
          {t('file.banner.copyElsewhere')}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={understood}>
        {t('file.banner.understood')}
      </Button>
    </Banner>
  )
}

interface Props {
  program: ProgramInfo
  recent: AppState['recent']
  commands: Commands
}

/** At most one: what keeps the reader from working comes first. */
export function FileBanner(props: Props) {
  const { t } = useText()
  const { program, commands } = props
  if (program.state === 'unreachable') return <UnreachableBanner program={program} />
  if (program.state === 'full')
    return (
      <Banner
        trouble
        icon={<IconDatabaseExclamation {...ICON} />}
        title={t('file.banner.full', { file: program.file })}
        text={t('file.banner.fullText')}
      />
    )
  if (program.state === 'read-only') return <LookBanner {...props} />
  if (program.syncedBy !== null)
    return <SyncedBanner key={program.folder} program={program} service={program.syncedBy} commands={commands} />
  return null
}
