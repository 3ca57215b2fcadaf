// Settings: what this computer keeps (language, theme), and what the open program keeps for everyone who opens it.
import { useCall } from '../../client'
import { useAppState } from '../../client/appState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import { FileFacts } from './FileFacts'
import { ProgramSettings } from './ProgramSettings'
import { WindowSettings } from './WindowSettings'
import './settings.css'

function OpenProgram() {
  const program = useCall('program.info', {})
  if (program.error) return <FailureNotice failure={program.error.failure} onRetry={() => void program.refetch()} />
  if (!program.data) return <Loading />
  const { name, confidence, minimumN, retentionMonths, contactRuleDays, currency } = program.data
  const saved = { name, confidence, minimumN, retentionMonths, contactRuleDays, currency }
  return (
    <>
      {/* Saved settings start the form anew; what is being typed is kept until then. */}
      <ProgramSettings key={JSON.stringify(saved)} saved={saved} />
      <FileFacts program={program.data} />
    </>
  )
}

export function SettingsScreen() {
  const { t } = useText()
  const state = useAppState()
  const welcome = { label: t('common.product'), href: '/' }
  return (
    <div className="nps-settings">
      <Page title={t('settings.title')} breadcrumb={state.data?.program ? [] : [welcome]}>
        {state.data && <WindowSettings state={state.data} />}
        {state.data?.program ? <OpenProgram /> : <p className="nps-quiet">{t('settings.noProgram')}</p>}
      </Page>
    </div>
  )
}
