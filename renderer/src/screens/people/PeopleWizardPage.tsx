// The frame of the import of contacts and accounts, with its four steps.
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Page } from '../../parts/Page'
import { useText } from '../../text'
import '../../parts/text.css'
import '../import/import.css'
import './people.css'

const STEPS = ['file', 'check', 'run', 'report'] as const
export type PeopleStep = (typeof STEPS)[number]

export function PeopleWizardPage({ step, children }: { step: PeopleStep; children: ReactNode }) {
  const { t, format } = useText()
  const here = STEPS.indexOf(step)
  return (
    <Page breadcrumb={[{ label: t('people.title'), href: '/contacts' }]} title={t('people.wizard.title')}>
      <ol className="import-steps">
        {STEPS.map((one, index) => (
          <li key={one} aria-current={one === step ? 'step' : undefined} data-done={index < here}>
            <span aria-hidden="true">
              {index < here ? <IconCheck size={14} stroke={2.5} /> : format.integer(index + 1)}
            </span>
            {t(`people.wizard.steps.${one}`)}
          </li>
        ))}
      </ol>
      {children}
    </Page>
  )
}
