// The import of contacts and accounts as a page, with its four steps.
import type { ReactNode } from 'react'
import { WizardPage } from '../../parts/WizardPage'
import { useText } from '../../text'
import '../import/styles'
import './people.css'

const STEPS = ['file', 'check', 'run', 'report'] as const
export type PeopleStep = (typeof STEPS)[number]

export function PeopleWizardPage({ step, children }: { step: PeopleStep; children: ReactNode }) {
  const { t } = useText()
  return (
    <WizardPage
      breadcrumb={[{ label: t('people.title'), href: '/contacts' }]}
      title={t('people.wizard.title')}
      steps={STEPS.map((one) => [one, t(`import.steps.${one}`)] as const)}
      step={step}
    >
      {children}
    </WizardPage>
  )
}
