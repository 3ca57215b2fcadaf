// What an examination of a file found, in plain words; the database's own words stand behind “Details”.
import { Button } from '@mantine/core'
import type { Findings } from '../../../../shared/contract/program'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { verdictText } from './verdictText'
import { holdsText } from './words'
import '../../parts/text.css'
import './restore.css'

interface Props {
  findings: Findings
  /** There is nothing of a program in it. */
  foreign: boolean
  onAgain(): void
}

export function FindingsCard({ findings, foreign, onAgain }: Props) {
  const { t, format } = useText()
  const { readable } = findings
  // The database may say the same thing twice.
  const problems = [...new Set(findings.problems)]
  return (
    <Card title={t('restore.damaged.found')} className="restore-found" role="status">
      {/* Of a database that is another program's, the structure may well be whole: it is not what is wrong. */}
      <p className="restore-verdict">
        {foreign && findings.verdict !== 'not-a-database'
          ? t('restore.damaged.foreign')
          : verdictText(findings, t, format)}
      </p>
      {foreign && findings.verdict === 'not-a-database' && <p>{t('restore.damaged.foreign')}</p>}
      {findings.verdict === 'sound' && (
        <Button variant="default" onClick={onAgain}>
          {t('restore.damaged.again')}
        </Button>
      )}
      <dl className="facts">
        {!foreign && (
          <div>
            <dt>{t('restore.damaged.reads')}</dt>
            <dd>{readable === null ? t('restore.damaged.readsNothing') : holdsText(readable, t, format)}</dd>
          </div>
        )}
        <div>
          <dt>{t('restore.damaged.file')}</dt>
          <dd>{t('restore.damaged.where', { file: findings.file, folder: findings.folder })}</dd>
        </div>
        <div>
          <dt>{t('restore.damaged.size')}</dt>
          <dd>{format.bytes(findings.bytes)}</dd>
        </div>
      </dl>
      <details className="restore-details">
        <summary>{t('restore.damaged.details')}</summary>
        {problems.length === 0 ? (
          <p className="nps-quiet">{t('restore.damaged.detailsNone')}</p>
        ) : (
          <ul>
            {problems.map((problem) => (
              <li key={problem} lang="en">
                {problem}
              </li>
            ))}
          </ul>
        )}
      </details>
    </Card>
  )
}
