// What the answers are linked to: contacts by the key that the user chooses, accounts by the company's name. Every match
// can be seen before anything is written; nothing is matched by likeness.
import { Table } from '@mantine/core'
import type { ImportPreview, ImportRules } from '../../../../shared/contract/import'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import type { Choices } from './choices'
import { Rule } from './RulesCard'
import { rulesAtStake } from './rules'

interface Props {
  preview: ImportPreview
  choices: Choices
  onRules(rules: ImportRules): void
}

export function LinksCard({ preview, choices, onRules }: Props) {
  const { t, format } = useText()
  const { rules, columns } = choices
  const stake = rulesAtStake(preview, rules, columns)
  const { contacts, accounts } = preview.links
  // Where nobody is known, there is nobody to be linked to, and no choice to be made.
  const known = useCall('people.contacts', { limit: 1 })
  const showContacts = stake.contacts && (contacts.matched > 0 || (known.data?.total ?? 0) > 0)
  if (!showContacts && !stake.accounts) return null
  const figures = (name: 'known' | 'created', count: number) =>
    count > 0 ? [t(`import.links.${name}`, { count, number: format.integer(count) })] : []
  const has = (role: 'email' | 'respondent') => columns.some((column) => column.role === role)
  return (
    <Card title={t('import.links.title')} hint={t('import.links.hint')} className="import-rules">
      {showContacts && (
        <div>
          <Rule
            label={t('import.links.by')}
            facts={
              rules.contactBy === 'none'
                ? undefined
                : t('import.links.matched', {
                    count: contacts.matched,
                    number: format.integer(contacts.matched),
                    total: format.integer(contacts.matched + contacts.unmatched),
                  })
            }
            value={rules.contactBy}
            options={[
              ...(has('email') || rules.contactBy === 'email' ? [['email', t('import.links.byEmail')] as const] : []),
              ...(has('respondent') || rules.contactBy === 'number'
                ? [['number', t('import.links.byNumber')] as const]
                : []),
              ['none', t('import.links.byNone')] as const,
            ]}
            onChange={(contactBy) => onRules({ ...rules, contactBy })}
          />
          {contacts.codes && <Codes codes={contacts.codes} />}
          {contacts.examples.length > 0 && <ContactMatches examples={contacts.examples} />}
        </div>
      )}
      {stake.accounts && (
        <div>
          <p className="import-rule-title">{t('import.links.accounts')}</p>
          <p className="nps-quiet import-rule-note">
            {format.list([...figures('known', accounts.known), ...figures('created', accounts.created)])}
          </p>
          {accounts.examples.length > 0 && <AccountMatches examples={accounts.examples} />}
        </div>
      )}
    </Card>
  )
}

/** Answers that come back with a code, which goes before any other key; those drawn for another wave are told of. */
function Codes({ codes }: { codes: NonNullable<ImportPreview['links']['contacts']['codes']> }) {
  const { t, format } = useText()
  const lines = [
    t('import.links.codes', { count: codes.rows, number: format.integer(codes.rows) }),
    ...codes.otherWaves.map(({ wave, rows }) =>
      t('import.links.otherWave', { count: rows, number: format.integer(rows), wave }),
    ),
  ]
  return lines.map((line) => (
    <p key={line} className="nps-quiet import-rule-note">
      {line}
    </p>
  ))
}

function ContactMatches({ examples }: { examples: ImportPreview['links']['contacts']['examples'] }) {
  const { t, format } = useText()
  return (
    <details className="import-more">
      <summary>
        {t('import.links.showContacts', { count: examples.length, number: format.integer(examples.length) })}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard. */}
      <section className="import-matches" tabIndex={0} aria-label={t('import.links.title')}>
        <Table className="import-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right" w={80}>
                {t('import.report.row')}
              </Table.Th>
              <Table.Th>{t('import.links.key')}</Table.Th>
              <Table.Th>{t('import.links.contact')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {examples.map(({ row, key, contact }) => (
              <Table.Tr key={row}>
                <Table.Td ta="right">{format.integer(row)}</Table.Td>
                <Table.Td className="import-file-name">{key}</Table.Td>
                <Table.Td className="import-file-name">
                  {contact ?? <span className="nps-quiet">{t('import.links.noContact')}</span>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </details>
  )
}

function AccountMatches({ examples }: { examples: ImportPreview['links']['accounts']['examples'] }) {
  const { t, format } = useText()
  return (
    <details className="import-more">
      <summary>
        {t('import.links.showAccounts', { count: examples.length, number: format.integer(examples.length) })}
      </summary>
      <ul className="import-lines">
        {examples.map(({ name, rows, isNew }) => (
          <li key={name}>
            {t(isNew ? 'import.links.accountNew' : 'import.links.accountKnown', {
              name,
              count: rows,
              number: format.integer(rows),
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}
