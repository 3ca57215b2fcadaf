// The window: header, places at the left, the screen of the address in view; the welcome while no program is open.
import { useEffect, useRef } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import type { AppState } from '../../../../shared/contract/app'
import { useShell } from '../../client'
import { useText } from '../../text'
import { ActionsScreen } from '../actions/ActionsScreen'
import { CalendarScreen } from '../calendar/CalendarScreen'
import { CampaignScreen } from '../campaigns/CampaignScreen'
import { CampaignsScreen } from '../campaigns/CampaignsScreen'
import { CompareScreen } from '../compare/CompareScreen'
import { DefinitionScreen } from '../definition/DefinitionScreen'
import { ReadingsScreen } from '../definition/ReadingsScreen'
import { FileBanner } from '../file/FileBanner'
import { useFileShortcuts } from '../file/shortcuts'
import { HistoryScreen } from '../history/HistoryScreen'
import { useUndoKeys } from '../history/useUndoKeys'
import { ImportScreen } from '../import/ImportScreen'
import { ImportPeopleScreen } from '../people/ImportPeopleScreen'
import { PeopleScreen } from '../people/PeopleScreen'
import { PlanScreen } from '../plan/PlanScreen'
import { PrivacyScreen } from '../privacy/PrivacyScreen'
import { ResponsesScreen } from '../responses/ResponsesScreen'
import { DamagedScreen } from '../restore/DamagedScreen'
import { RestoreScreen } from '../restore/RestoreScreen'
import { SampleScreen } from '../sample/SampleScreen'
import { SettingsScreen } from '../settings/SettingsScreen'
import { ResultsScreen } from '../wave/ResultsScreen'
import { WelcomeScreen } from '../welcome/WelcomeScreen'
import { type Commands, useCommands } from './commands'
import { FileDrop } from './FileDrop'
import { Header } from './Header'
import { NotFound } from './NotFound'
import { Palette } from './Palette'
import { Sidebar } from './Sidebar'
import { useHostEvents } from './useHostEvents'
import { readingStart, useKeptFocus } from './useKeptFocus'
import './shell.css'

function ProgramScreens({ commands }: { commands: Commands }) {
  return (
    <Switch>
      <Route path="/">
        <CampaignsScreen />
      </Route>
      <Route path="/campaigns">
        <CampaignsScreen />
      </Route>
      <Route path="/campaigns/:campaign">
        {({ campaign }) => <CampaignScreen key={campaign} campaign={campaign} />}
      </Route>
      <Route path="/waves/:wave">{({ wave }) => <Redirect to={`/waves/${wave}/results`} replace />}</Route>
      <Route path="/waves/:wave/results">
        <ResultsScreen />
      </Route>
      <Route path="/waves/:wave/responses">
        <ResponsesScreen />
      </Route>
      <Route path="/waves/:wave/plan">
        <PlanScreen />
      </Route>
      <Route path="/waves/:wave/sample">
        <SampleScreen />
      </Route>
      <Route path="/waves/:wave/compare">
        <CompareScreen />
      </Route>
      <Route path="/waves/:wave/readings">
        <ReadingsScreen />
      </Route>
      <Route path="/waves/:wave/definition">
        <DefinitionScreen />
      </Route>
      <Route path="/calendar">
        <CalendarScreen />
      </Route>
      <Route path="/waves/:wave/actions">
        <ActionsScreen />
      </Route>
      <Route path="/waves/:wave/import">
        <ImportScreen />
      </Route>
      <Route path="/contacts">
        <PeopleScreen />
      </Route>
      <Route path="/contacts/import">
        <ImportPeopleScreen />
      </Route>
      <Route path="/actions">
        <ActionsScreen />
      </Route>
      <Route path="/restore">
        <RestoreScreen commands={commands} />
      </Route>
      <Route path="/history">
        <HistoryScreen />
      </Route>
      <Route path="/privacy">
        <PrivacyScreen />
      </Route>
      <Route path="/settings">
        <SettingsScreen />
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  )
}

/** A new screen starts at its top; the keyboard goes on from there when what it stood on has gone. */
function useArrival(): React.RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null)
  const [location] = useLocation()
  const last = useRef(location)
  useEffect(() => {
    if (last.current === location) return
    last.current = location
    window.scrollTo(0, 0)
    if (document.activeElement === document.body && main.current) {
      readingStart(main.current).focus({ preventScroll: true })
    }
  }, [location])
  return main
}

export function MainWindow({ state }: { state: AppState }) {
  const { t } = useText()
  const { program } = state
  const commands = useCommands(state)
  const main = useArrival()
  const [location] = useLocation()
  useHostEvents(commands)
  useFileShortcuts(commands, useShell().host)
  useUndoKeys(commands)
  useKeptFocus(main)
  return (
    <>
      {/* Not a link: the address after # belongs to the screens. */}
      <button type="button" className="nps-skip" onClick={() => main.current?.focus()}>
        {t('shell.skip')}
      </button>
      <div className="nps-shell" data-program={program !== null}>
        <Header state={state} commands={commands} />
        {program && <Sidebar program={program} />}
        <main ref={main} tabIndex={-1} className="nps-main">
          {program && <FileBanner program={program} recent={state.recent} commands={commands} />}
          {/* Another file is another world: no screen may carry anything over. */}
          <div key={program ? `${program.folder}/${program.file}` : 'none'} className="nps-column">
            {/* A file that does not open is looked at whether or not another program is open. */}
            {location === '/damaged' ? (
              <DamagedScreen commands={commands} />
            ) : program ? (
              <ProgramScreens commands={commands} />
            ) : location === '/settings' ? (
              <SettingsScreen />
            ) : (
              <WelcomeScreen state={state} commands={commands} />
            )}
          </div>
        </main>
      </div>
      <Palette program={program} commands={commands} />
      <FileDrop commands={commands} programOpen={program !== null} />
    </>
  )
}
