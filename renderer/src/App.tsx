// Puts language, theme and the libraries' providers around the window, as soon as the engine has said which.
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useMemo } from 'react'
import type { Preferences } from '../../shared/contract/app'
import { useAppState } from './client/appState'
import { styleNonce } from './nonce'
import { Loading } from './parts/Loading'
import { MainWindow } from './screens/shell/MainWindow'
import { StartFailure } from './screens/shell/StartFailure'
import { browserLanguage, TextProvider, useText } from './text'
import { createAppTheme, cssVariables, inMemoryScheme } from './theme'

const MONDAY = 1
const DAYJS_LOCALES = { en: 'en-gb', fr: 'fr' } as const

function Providers({ theme, children }: { theme: Preferences['theme']; children: ReactNode }) {
  const { t, language } = useText()
  const mantineTheme = useMemo(() => createAppTheme(t), [t])
  const forced = theme === 'system' ? {} : { forceColorScheme: theme }
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
      colorSchemeManager={inMemoryScheme}
      defaultColorScheme="auto"
      {...forced}
    >
      <DatesProvider settings={{ locale: DAYJS_LOCALES[language], firstDayOfWeek: MONDAY, weekendDays: [] }}>
        <ModalsProvider labels={{ confirm: t('common.save'), cancel: t('common.cancel') }}>
          {/* Left: at the right stand the panels, the rows’ own buttons, and those that a dialog ends with. */}
          <Notifications position="bottom-left" containerWidth={360} limit={3} />
          {children}
        </ModalsProvider>
      </DatesProvider>
    </MantineProvider>
  )
}

export function App() {
  const state = useAppState()
  const chosen = state.data?.preferences.language ?? 'system'
  // The window knows its reader's system better than the engine does: a browser may speak another language than the
  // environment that its host was started from.
  return (
    <TextProvider language={chosen === 'system' ? browserLanguage() : chosen} currency={state.data?.program?.currency}>
      <Providers theme={state.data?.preferences.theme ?? 'system'}>
        {state.data !== undefined && <MainWindow state={state.data} />}
        {state.isPending && (
          <main className="nps-alone">
            <Loading />
          </main>
        )}
        {state.data === undefined && state.error && (
          <StartFailure failure={state.error.failure} onRetry={() => void state.refetch()} />
        )}
      </Providers>
    </TextProvider>
  )
}
