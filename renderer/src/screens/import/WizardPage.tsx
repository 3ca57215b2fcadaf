// The frame of the import wizard: where it leads, and which of its four steps the user is at.
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
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
  return (
    <Page
      breadcrumb={[
        { label: t('results.campaigns'), href: '/campaigns' },
        { label: wave.campaign.name, href: `/campaigns/${wave.campaign.id}` },
        { label: wave.name, href: `/waves/${wave.id}/results` },
      ]}
      title={t('import.title')}
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
