// The import wizard of a wave as a page: where it leads, and its four steps.
import type { ReactNode } from 'react'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { WizardPage } from '../../parts/WizardPage'
import { useText } from '../../text'
import './styles'

export type Step = 'file' | 'check' | 'run' | 'report'

const STEPS: readonly Step[] = ['file', 'check', 'run', 'report']

export function ImportPage({ wave, step, children }: { wave: WaveHeader; step: Step; children: ReactNode }) {
  const { t } = useText()
  return (
    <WizardPage
      breadcrumb={[
        { label: t('results.campaigns'), href: '/campaigns' },
        { label: wave.campaign.name, href: `/campaigns/${wave.campaign.id}` },
        { label: wave.name, href: `/waves/${wave.id}/results` },
      ]}
      title={t('import.title')}
      steps={STEPS.map((one) => [one, t(`import.steps.${one}`)] as const)}
      step={step}
    >
      {children}
    </WizardPage>
  )
}
