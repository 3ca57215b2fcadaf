// What an import would change, before anything is written: counts, changes field by field, lines left out.
import type { ReactNode } from 'react'
import type { PeopleChange, PeoplePreview } from '../../../../shared/contract/people'
import { en, type Translate } from '../../../../shared/text'
import { Card } from '../../parts/Card'
import { useText } from '../../text'

interface Props {
  preview: PeoplePreview | null
  /** Something has to be answered first. */
  waiting: boolean
  busy: boolean
  /** What ends the step. */
  children: ReactNode
}

export const COUNTS = ['added', 'updated', 'unchanged', 'skipped', 'rejected'] as const

export function PeoplePreviewCard({ preview, waiting, busy, children }: Props) {
  const { t, format } = useText()
  return (
    <Card title={t('people.wizard.preview')} aria-busy={busy}>
      <div className="people-preview">
        {waiting ? (
          <p className="nps-quiet">{t('people.wizard.waiting')}</p>
        ) : preview === null || busy ? (
          <p className="nps-quiet" role="status">
            {t('people.wizard.updating')}
          </p>
        ) : (
          <Counts preview={preview} />
        )}
        {children}
        {!waiting && preview !== null && (
          <>
            <Changes title={t('people.wizard.updates')} how="updated" preview={preview} />
            <Changes title={t('people.wizard.additions')} how="added" preview={preview} />
            {preview.issues.length > 0 && (
              <section aria-label={t('people.wizard.leftOut')}>
                <h3>{t('people.wizard.leftOut')}</h3>
                <ul className="people-changes">
                  {preview.issues.map((issue) => (
                    <li key={`${issue.row} ${issue.reason}`}>
                      <small>
                        {t('people.wizard.line')} {format.integer(issue.row)} ·{' '}
                        {t(`people.counts.${issue.kind}`, { count: 1 })}
                      </small>
                      <ul>
                        <li>
                          {t(`people.reasons.${issue.reason}`)}
                          {issue.value !== '' && ` (${issue.column ?? ''} ${issue.value})`}
                        </li>
                      </ul>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </div>
    </Card>
  )
}

function Counts({ preview }: { preview: PeoplePreview }) {
  const { t, format } = useText()
  const { rows, newAccounts, dimensions } = preview
  const fresh = dimensions.filter(({ isNew }) => isNew).map(({ name }) => name)
  return (
    <div role="status" className="people-preview">
      <ul className="people-counts">
        {COUNTS.map((name) => (
          <li key={name}>
            <strong>{format.integer(rows[name])}</strong> {t(`people.counts.${name}`, { count: rows[name] })}
          </li>
        ))}
      </ul>
      {rows.added + rows.updated === 0 && rows.unchanged > 0 && <p>{t('people.wizard.noChange')}</p>}
      {newAccounts > 0 && (
        <p>{t('people.wizard.newAccounts', { count: newAccounts, number: format.integer(newAccounts) })}</p>
      )}
      {fresh.length > 0 && <p>{t('people.wizard.newDimensions', { count: fresh.length, list: format.list(fresh) })}</p>}
    </div>
  )
}

function Changes({ title, how, preview }: { title: string; how: PeopleChange['how']; preview: PeoplePreview }) {
  const { t, format } = useText()
  const changes = preview.changes.filter((change) => change.how === how)
  if (changes.length === 0) return null
  const all = preview.rows[how]
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {changes.length < all && (
        <p className="nps-quiet">
          {t('people.wizard.updatesShown', { shown: format.integer(changes.length), number: format.integer(all) })}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard. */}
      <ul className="people-changes" tabIndex={0} aria-label={title}>
        {changes.map((change) => (
          <li key={change.row}>
            <b>{change.name}</b>{' '}
            <small>
              {t('people.wizard.line')} {format.integer(change.row)}
            </small>
            <ul>
              {change.fields.map((field) => (
                <li key={`${field.isDimension} ${field.field}`}>
                  <Field field={field} how={how} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

type FieldOf = PeopleChange['fields'][number]
const NAMES = en.people.fields
const isNamed = (field: string): field is keyof typeof NAMES => Object.hasOwn(NAMES, field)

/** A cell may say a role or a job title; a change is of one of them. */
function nameOf({ field, isDimension }: FieldOf, t: Translate): string {
  if (isDimension || !isNamed(field)) return field
  return field === 'role' ? t('people.columns.role') : t(`people.fields.${field}`)
}

function Field({ field, how }: { field: FieldOf; how: PeopleChange['how'] }) {
  const { t } = useText()
  const name = nameOf(field, t)
  return (
    <>
      {t('people.wizard.field', { field: name })}{' '}
      {how === 'updated' && (
        <>
          <span className="nps-visually-hidden">{t('people.wizard.before')} </span>
          <del>
            <Value field={field} value={field.before} />
          </del>{' '}
          <span aria-hidden="true">→</span> <span className="nps-visually-hidden">{t('people.wizard.after')} </span>
        </>
      )}
      <ins>
        <Value field={field} value={field.after} />
      </ins>
    </>
  )
}

function Value({ field: { field, isDimension }, value }: { field: FieldOf; value: string | null }) {
  const { t, format } = useText()
  if (value === null) return t('people.wizard.nothing')
  if (isDimension) return value
  if (field === 'opted-out' || field === 'churned') return t(value === '1' ? 'people.yes' : 'people.no')
  if (field === 'last-invited' || field === 'renewal') return format.date(value)
  if (field === 'value') return format.money(Number(value))
  if (field === 'role' && (value === 'decision-maker' || value === 'key-user')) return t(`people.roles.${value}`)
  return value
}
