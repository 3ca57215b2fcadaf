// Language, theme and the reader's name: kept on this computer and in force at once.
import { SegmentedControl } from '@mantine/core'
import type { AppState } from '../../../../shared/contract/app'
import { usePreferences } from '../../client/appState'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { AuthorName } from './AuthorName'
import { Setting } from './Setting'

const LANGUAGE_CHOICES = ['system', 'en', 'fr'] as const
const THEME_CHOICES = ['system', 'light', 'dark'] as const

export function WindowSettings({ state: { preferences, version, author } }: { state: AppState }) {
  const { t } = useText()
  const change = usePreferences()
  const languages = { system: t('settings.languageSystem'), en: t('settings.languageEn'), fr: t('settings.languageFr') }
  const themes = { system: t('settings.themeSystem'), light: t('settings.themeLight'), dark: t('settings.themeDark') }
  return (
    <Card title={t('settings.window')} hint={t('settings.windowHint')}>
      <Setting label={t('settings.language')} text={t('settings.languageText')}>
        <SegmentedControl
          aria-label={t('settings.language')}
          value={preferences.language}
          data={LANGUAGE_CHOICES.map((value) => ({ value, label: languages[value] }))}
          onChange={(value) => {
            const language = LANGUAGE_CHOICES.find((one) => one === value)
            if (language) change.mutate({ language })
          }}
        />
      </Setting>
      <Setting label={t('settings.theme')}>
        <SegmentedControl
          aria-label={t('settings.theme')}
          value={preferences.theme}
          data={THEME_CHOICES.map((value) => ({ value, label: themes[value] }))}
          onChange={(value) => {
            const theme = THEME_CHOICES.find((one) => one === value)
            if (theme) change.mutate({ theme })
          }}
        />
      </Setting>
      <AuthorName key={preferences.author} saved={preferences.author} inForce={author} />
      <Setting label={t('settings.about')}>
        <span className="nps-quiet">
          {t('common.product')} · {t('welcome.version', { version })}
        </span>
      </Setting>
    </Card>
  )
}
