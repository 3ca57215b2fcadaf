// Says that there is nothing here yet, why that is, and what to do about it.
import type { ReactNode } from 'react'
import './parts.css'

export interface EmptyStateProps {
  icon?: ReactNode
  title: ReactNode
  children?: ReactNode
  /** The button that ends the emptiness. */
  action?: ReactNode
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="nps-empty">
      {icon !== undefined && (
        <div className="nps-empty-icon" aria-hidden="true">
          {icon}
        </div>
      )}
      <h2>{title}</h2>
      {children !== undefined && <div className="nps-empty-text">{children}</div>}
      {action}
    </div>
  )
}
