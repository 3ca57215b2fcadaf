// The frame of the import wizard: where it leads, and which of its four steps the user is at.
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import '../../parts/text.css'
import './import.css'

export type Step = 'file' | 'check' | 'run' | 'report'

const STEPS: readonly Step[] = ['file', 'check', 'run', 'report']

interface Props {
  wave: WaveHeader
  step: Step
  children: ReactNode
}

export function WizardPage({ wave, step, children }: Props) {
  const { t, format } = useText()
  const here = STEPS.indexOf(step)
  // On arrival the keyboard is where the reader has put it; from one step to the next it goes to the title.
  const [seen, setSeen] = useState(step)
  const [moved, setMoved] = useState(false)
  if (step !== seen) {
    setSeen(step)
    setMoved(true)
  }
  const place = t('import.stepOf', {
    number: format.integer(here + 1),
    total: format.integer(STEPS.length),
    step: t(`import.steps.${step}`),
  })
  return (
    <Page
      key={step}
      breadcrumb={[
        { label: t('results.campaigns'), href: '/campaigns' },
        { label: wave.campaign.name, href: `/campaigns/${wave.campaign.id}` },
        { label: wave.name, href: `/waves/${wave.id}/results` },
      ]}
      title={
        <>
          {t('import.title')} <span className="nps-visually-hidden">{place}</span>
        </>
      }
      windowTitle={t('import.title')}
      focusTitle={moved}
    >
      <ol className="import-steps">
        {STEPS.map((one, index) => (
          <li key={one} aria-current={one === step ? 'step' : undefined} data-done={index < here}>
            <span aria-hidden="true">
              {index < here ? <IconCheck size={14} stroke={2.5} /> : format.integer(index + 1)}
            </span>
            {t(`import.steps.${one}`)}
          </li>
        ))}
      </ol>
      {children}
    </Page>
  )
}
