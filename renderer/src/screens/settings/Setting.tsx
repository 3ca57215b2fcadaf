// One setting: its name and what it means at the left, its control at the right.
import type { ReactNode } from 'react'
import './settings.css'

export function Setting({ label, text, children }: { label: ReactNode; text?: ReactNode; children: ReactNode }) {
  return (
    <div className="nps-setting">
      <div>
        <b>{label}</b>
        {text !== undefined && <p>{text}</p>}
      </div>
      <div className="nps-setting-control">{children}</div>
    </div>
  )
}
