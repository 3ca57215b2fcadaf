// Where the open program lives, when it was last written and backed up.
import { Link } from 'wouter'
import type { ProgramInfo } from '../../../../shared/contract/program'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import './settings.css'

export function FileFacts({ program }: { program: ProgramInfo }) {
  const { t, format } = useText()
  const { file, folder, savedAt, backedUpAt, campaigns, responses } = program
  const content = t('settings.contentText', {
    campaigns: t('settings.campaigns', { count: campaigns, number: format.integer(campaigns) }),
    responses: t('common.responses', { count: responses, number: format.integer(responses) }),
  })
  return (
    <Card title={t('settings.file')}>
      <dl className="nps-facts">
        <dt>{t('settings.fileName')}</dt>
        <dd>{file}</dd>
        <dt>{t('settings.folder')}</dt>
        <dd>{folder}</dd>
        <dt>{t('settings.lastSaved')}</dt>
        <dd>{savedAt === null ? t('settings.neverSaved') : format.dateTime(savedAt)}</dd>
        <dt>{t('restore.settings.label')}</dt>
        <dd>
          {backedUpAt === null
            ? t('restore.settings.none')
            : t('restore.settings.latest', { at: format.dateTime(backedUpAt) })}
          {' · '}
          <Link href="/restore">{t('restore.settings.open')}</Link>
        </dd>
        <dt>{t('settings.content')}</dt>
        <dd>{content}</dd>
      </dl>
    </Card>
  )
}
