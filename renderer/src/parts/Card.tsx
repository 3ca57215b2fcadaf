// A bordered panel that holds one thing: a chart, a table, a form.
import { type ComponentPropsWithoutRef, type ReactNode, useId } from 'react'
import './parts.css'

export interface CardProps extends Omit<ComponentPropsWithoutRef<'section'>, 'title'> {
  title?: ReactNode
  /** Said after the title in a quieter voice: what is shown, with which limits. */
  hint?: ReactNode
  actions?: ReactNode
  /** Content to the border on the left and right: for tables. */
  flush?: boolean
  children?: ReactNode
}

export function Card({ title, hint, actions, flush = false, className, children, ...rest }: CardProps) {
  const titleId = useId()
  const classes = ['nps-card', flush ? 'nps-card-flush' : '', className ?? ''].filter(Boolean).join(' ')
  const named = title === undefined ? {} : { 'aria-labelledby': titleId }
  return (
    <section {...named} {...rest} className={classes}>
      {(title !== undefined || actions !== undefined) && (
        <header className="nps-card-head">
          <h2>
            <span id={titleId}>{title}</span>
            {hint !== undefined && <small>{hint}</small>}
          </h2>
          {actions !== undefined && <div className="nps-card-actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
