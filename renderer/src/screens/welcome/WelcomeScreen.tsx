// The first screen, while no program is open: open the sample, begin a new one, open one, or go on with a recent one.
import { SegmentedControl } from '@mantine/core'
import { IconFilePlus, IconFlask, IconFolderOpen } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId } from 'react'
import type { AppState } from '../../../../shared/contract/app'
import { usePreferences } from '../../client/appState'
import { useText } from '../../text'
import type { Commands } from '../shell/commands'
import { RecentList } from './RecentList'
import './welcome.css'

const ICON = { size: 24, stroke: 1.4, 'aria-hidden': true } as const

interface ChoiceProps {
  icon: ReactNode
  title: string
  text: string
  disabled: boolean
  onChoose(): void
}

function Choice({ icon, title, text, disabled, onChoose }: ChoiceProps) {
  const id = useId()
  return (
    <div className="nps-choice">
      {icon}
      <div>
        <button type="button" onClick={onChoose} disabled={disabled} aria-describedby={id}>
          {title}
        </button>
        <p id={id}>{text}</p>
      </div>
    </div>
  )
}

export function WelcomeScreen({ state, commands }: { state: AppState; commands: Commands }) {
  const { t, language } = useText()
  const preferences = usePreferences()
  const product = t('common.product')
  useEffect(() => {
    document.title = product
  }, [product])
  return (
    <div className="nps-welcome">
      <header>
        <div>
          <h1>{product}</h1>
          <p>{t('welcome.sentence')}</p>
        </div>
        <SegmentedControl
          aria-label={t('settings.language')}
          value={language}
          onChange={(value) => preferences.mutate({ language: value === 'fr' ? 'fr' : 'en' })}
          data={[
            { value: 'en', label: t('settings.languageEn') },
            { value: 'fr', label: t('settings.languageFr') },
          ]}
        />
      </header>
      <div className="nps-welcome-columns">
        <section aria-label={t('welcome.start')}>
          <Choice
            icon={<IconFlask {...ICON} />}
            title={t('welcome.sample')}
            text={t('welcome.sampleText')}
            disabled={commands.busy}
            onChoose={commands.openSample}
          />
          <Choice
            icon={<IconFilePlus {...ICON} />}
            title={t('welcome.new')}
            text={t('welcome.newText')}
            disabled={commands.busy}
            onChoose={commands.newProgram}
          />
          <Choice
            icon={<IconFolderOpen {...ICON} />}
            title={t('welcome.open')}
            text={t('welcome.openText')}
            disabled={commands.busy}
            onChoose={commands.openProgram}
          />
        </section>
        <RecentList recent={state.recent} commands={commands} />
      </div>
      <footer>
        <span>{t('welcome.offline')}</span>
        <span>{t('welcome.version', { version: state.version })}</span>
      </footer>
    </div>
  )
}
