// The head of a screen (where one is, its title, what can be done here) and the column its content stands in.
import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useText } from '../text'
import './parts.css'

export interface Crumb {
  label: string
  href: string
}

export interface PageProps {
  /** From the outermost place to the one above this screen. */
  breadcrumb?: readonly Crumb[]
  title: ReactNode
  /** What the window's title says; needed when `title` is not plain text. */
  windowTitle?: string
  subtitle?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** The keyboard and the screen reader begin at the title when the screen appears. */
  focusTitle?: boolean
  /** What of the screen is in view: when it changes, the keyboard begins at the title again. */
  part?: string
  children?: ReactNode
}

export function Page(props: PageProps) {
  const { breadcrumb = [], title, windowTitle, subtitle, actions, focusTitle = false, part, children } = props
  const { t } = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const named = windowTitle ?? (typeof title === 'string' ? title : '')
  useEffect(() => {
    document.title = named === '' ? t('common.product') : `${named} — ${t('common.product')}`
  }, [named, t])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is another beginning
  useEffect(() => {
    if (!focusTitle) return
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [focusTitle, part])
  return (
    <div className="nps-page">
      <header className="nps-page-head">
        <div className="nps-page-names">
          {breadcrumb.length > 0 && (
            <nav aria-label={t('shell.breadcrumb')} className="nps-breadcrumb">
              {breadcrumb.map((crumb, index) => (
                <Fragment key={crumb.href}>
                  {index > 0 && <span aria-hidden="true">›</span>}
                  <Link href={crumb.href}>{crumb.label}</Link>
                </Fragment>
              ))}
            </nav>
          )}
          <div className="nps-page-title">
            <h1 ref={heading} tabIndex={focusTitle ? -1 : undefined}>
              {title}
            </h1>
            {subtitle !== undefined && <p>{subtitle}</p>}
          </div>
        </div>
        {actions !== undefined && <div className="nps-page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
