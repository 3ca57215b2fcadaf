// Which rows count, where more than one answer is possible: begun and test answers, repeats, categories that disagree.
import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ImportPreview, ImportRules, Keep } from '../../../../shared/contract/import'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import type { Choices } from './choices'
import { Mismatches } from './Mismatches'
import { repeatClauses } from './repeatText'
import { rulesAtStake } from './rules'

interface Props {
  preview: ImportPreview
  choices: Choices
  onRules(rules: ImportRules): void
}

/** Draws nothing where the rules have no say in this file. */
export function RulesCard({ preview, choices, onRules }: Props) {
  const { t, format } = useText()
  const { rules } = choices
  const stake = rulesAtStake(preview, rules, choices.columns)
  const mismatches = preview.groupMismatches.count > 0
  if (!stake.partial && !stake.tests && !stake.sameAnswer && !stake.samePerson && !mismatches) return null
  const rows = (count: number) => t('common.rows', { count, number: format.integer(count) })
  const counted = (...reasons: string[]) => {
    const count = preview.rows.reasons.reduce((sum, one) => sum + (reasons.includes(one.reason) ? one.count : 0), 0)
    return count > 0 ? rows(count) : undefined
  }
  const { answers, persons, replaced } = preview.repeats
  const gives = (keep: Keep) =>
    keep === 'latest' && replaced > 0
      ? t('import.rules.replaced', { count: replaced, number: format.integer(replaced) })
      : null
  return (
    <Card title={t('import.rules.title')} hint={t('import.rules.hint')} className="import-rules">
      {stake.partial && (
        <Rule
          label={t('import.rules.partial')}
          facts={counted('partial')}
          value={rules.partial}
          options={[
            ['skip', t('import.rules.skip')],
            ['count', t('import.rules.count')],
          ]}
          onChange={(partial) => onRules({ ...rules, partial })}
        />
      )}
      {stake.tests && (
        <Rule
          label={t('import.rules.tests')}
          facts={counted('test', 'spam')}
          value={rules.tests}
          options={[
            ['skip', t('import.rules.skip')],
            ['count', t('import.rules.count')],
          ]}
          onChange={(tests) => onRules({ ...rules, tests })}
        />
      )}
      {stake.sameAnswer && (
        <Rule
          label={t('import.rules.sameAnswer')}
          facts={repeatClauses('answers', answers, t, format)}
          value={rules.sameAnswer}
          options={[
            ['first', t('import.rules.answerFirst')],
            ['latest', t('import.rules.answerLatest')],
            ['all', t('import.rules.answerAll')],
          ]}
          onChange={(sameAnswer) => onRules({ ...rules, sameAnswer })}
        >
          {gives(rules.sameAnswer)}
        </Rule>
      )}
      {stake.samePerson && (
        <Rule
          label={t('import.rules.samePerson')}
          facts={repeatClauses('persons', persons, t, format)}
          value={rules.samePerson}
          options={[
            ['first', t('import.rules.personFirst')],
            ['latest', t('import.rules.personLatest')],
            ['all', t('import.rules.personAll')],
          ]}
          onChange={(samePerson) => onRules({ ...rules, samePerson })}
        >
          {rules.sameAnswer === 'latest' && stake.sameAnswer ? null : gives(rules.samePerson)}
        </Rule>
      )}
      {mismatches && <Mismatches mismatches={preview.groupMismatches} />}
    </Card>
  )
}

interface RuleProps<V extends string> {
  label: string
  /** How many rows it is about. */
  facts: string | undefined
  value: V
  options: readonly (readonly [V, string])[]
  onChange(value: V): void
  children?: ReactNode
}

export function Rule<V extends string>({ label, facts, value, options, onChange, children }: RuleProps<V>) {
  return (
    <Radio.Group
      label={label}
      description={facts}
      value={value}
      onChange={(chosen) => {
        const option = options.find(([name]) => name === chosen)
        if (option) onChange(option[0])
      }}
    >
      <div className="import-rule-options">
        {options.map(([name, words]) => (
          <Radio key={name} size="sm" value={name} label={words} />
        ))}
      </div>
      {children !== null && children !== undefined && <p className="import-rule-note">{children}</p>}
    </Radio.Group>
  )
}
