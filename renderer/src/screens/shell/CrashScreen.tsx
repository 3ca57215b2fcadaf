// The last resort: a fault in a screen leaves an explanation in the reader's language, never a blank window.
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { bestLanguage } from '../../../../shared/model/language'
import { browserLanguage, textIn } from '../../text'
import './shell.css'

interface CrashState {
  /** null: nothing has gone wrong. */
  details: string | null
}

/** Stands outside every provider, since any of them may be what failed; the language is read from the page itself. */
export class CrashScreen extends Component<{ children: ReactNode }, CrashState> {
  override state: CrashState = { details: null }

  static getDerivedStateFromError(error: unknown): CrashState {
    return { details: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.setState({ details: `${stack}\n${info.componentStack ?? ''}` })
  }

  override render(): ReactNode {
    const { details } = this.state
    if (details === null) return this.props.children
    const { lang } = document.documentElement
    const { t } = textIn(lang === '' ? browserLanguage() : bestLanguage([lang]))
    return (
      <main className="nps-alone nps-crash">
        <div role="alert">
          <h1>{t('shell.crash.title')}</h1>
          <p>{t('shell.crash.text')}</p>
          <p>{t('shell.crash.next')}</p>
        </div>
        <button type="button" onClick={() => location.reload()}>
          {t('shell.crash.reload')}
        </button>
        <details>
          <summary>{t('shell.crash.details')}</summary>
          <pre>{details}</pre>
        </details>
      </main>
    )
  }
}
