// The frame of a wizard: where it stands, its steps in order, and which of them the user is at.
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useText } from '../text'
import { type Crumb, Page } from './Page'
import './text.css'

interface Props<S extends string> {
  breadcrumb: readonly Crumb[]
  title: string
  /** In their order, each with its name. */
  steps: readonly (readonly [S, string])[]
  step: S
  children: ReactNode
}

export function WizardPage<S extends string>({ breadcrumb, title, steps, step, children }: Props<S>) {
  const { t, format } = useText()
  const here = steps.findIndex(([name]) => name === step)
  // On arrival the keyboard is where the reader has put it; from one step to the next it goes to the title.
  const [seen, setSeen] = useState(step)
  const [moved, setMoved] = useState(false)
  if (step !== seen) {
    setSeen(step)
    setMoved(true)
  }
  const place = t('common.stepOf', {
    number: format.integer(here + 1),
    total: format.integer(steps.length),
    step: steps[here]?.[1] ?? '',
  })
  return (
    <Page
      breadcrumb={breadcrumb}
      title={
        <>
          {title} <span className="nps-visually-hidden">{place}</span>
        </>
      }
      windowTitle={title}
      focusTitle={moved}
      part={step}
    >
      <ol className="import-steps">
        {steps.map(([name, words], index) => (
          <li key={name} aria-current={name === step ? 'step' : undefined} data-done={index < here}>
            <span aria-hidden="true">
              {index < here ? <IconCheck size={14} stroke={2.5} /> : format.integer(index + 1)}
            </span>
            {words}
          </li>
        ))}
      </ol>
      {children}
    </Page>
  )
}
