// The columns of the lists of contacts and accounts.
import { Badge } from '@mantine/core'
import type { AccountRow, ContactRow } from '../../../../shared/contract/people'
import { categoryOf } from '../../../../shared/model/category'
import type { Translate } from '../../../../shared/text'
import { CANNOT_SAY, type Format } from '../../../../shared/text/format'
import { CategoryBadge } from '../../parts/CategoryBadge'
import type { VirtualColumn } from '../../parts/VirtualTable'

/** A line in full ink and, below it, a quieter one. */
function Two({ first, second }: { first: string | null; second?: string | null }) {
  return (
    <span className="stacked">
      <span className={first === null ? 'one-line nps-quiet' : 'one-line'}>{first ?? CANNOT_SAY}</span>
      {second && <small className="one-line">{second}</small>}
    </span>
  )
}

function Segments({ segments }: { segments: ContactRow['segments'] }) {
  return (
    <span className="two-lines" title={segments.map((one) => `${one.dimensionName}: ${one.name}`).join('\n')}>
      {segments.map(({ name }) => name).join(' · ')}
    </span>
  )
}

export function contactColumns(t: Translate, format: Format): VirtualColumn<ContactRow>[] {
  return [
    {
      id: 'name',
      header: t('people.columns.name'),
      width: 'minmax(150px, 3fr)',
      sortable: false,
      cell: ({ name, email }) => <Two first={name ?? t('people.unnamed')} second={email} />,
    },
    {
      id: 'account',
      header: t('people.columns.account'),
      width: 'minmax(120px, 2.4fr)',
      sortable: false,
      cell: ({ account, jobTitle }) => <Two first={account?.name ?? null} second={jobTitle} />,
    },
    {
      id: 'role',
      header: t('people.columns.role'),
      width: 'minmax(120px, 1.4fr)',
      sortable: false,
      cell: ({ role, optedOut }) => (
        <span className="people-badges">
          {role && <span>{t(`people.roles.${role}`)}</span>}
          {optedOut && (
            <Badge color="gray" variant="light" tt="none">
              {t('people.optedOut')}
            </Badge>
          )}
        </span>
      ),
    },
    {
      id: 'segments',
      header: t('people.columns.segments'),
      width: 'minmax(100px, 1.6fr)',
      sortable: false,
      cell: ({ segments }) => <Segments segments={segments} />,
    },
    {
      id: 'owner',
      header: t('people.columns.owner'),
      width: 'minmax(100px, 1.4fr)',
      sortable: false,
      cell: ({ owner }) => <Two first={owner} />,
    },
    {
      id: 'lastInvited',
      header: t('people.columns.lastInvited'),
      width: '132px',
      sortable: false,
      cell: ({ lastInvitedOn }) => <Two first={lastInvitedOn === null ? null : format.date(lastInvitedOn)} />,
    },
    {
      id: 'latest',
      header: t('people.columns.latest'),
      width: '136px',
      sortable: false,
      cell: ({ latestScore }) =>
        latestScore === null ? (
          <Two first={null} />
        ) : (
          <CategoryBadge category={categoryOf(latestScore)} score={latestScore} />
        ),
    },
  ]
}

export function accountColumns(t: Translate, format: Format): VirtualColumn<AccountRow>[] {
  return [
    {
      id: 'name',
      header: t('people.columns.name'),
      width: 'minmax(160px, 3fr)',
      sortable: false,
      cell: ({ name, number }) => <Two first={name} second={number} />,
    },
    {
      id: 'segments',
      header: t('people.columns.segments'),
      width: 'minmax(110px, 2fr)',
      sortable: false,
      cell: ({ segments }) => <Segments segments={segments} />,
    },
    {
      id: 'value',
      header: t('people.columns.value'),
      width: '128px',
      sortable: false,
      cell: ({ valuePerYear }) => <span className="people-number">{format.money(valuePerYear)}</span>,
    },
    {
      id: 'renewal',
      header: t('people.columns.renewal'),
      width: 'minmax(130px, 1.2fr)',
      sortable: false,
      cell: ({ renewsOn, churned }) => (
        <span className="people-badges">
          <span>{renewsOn === null ? CANNOT_SAY : format.date(renewsOn)}</span>
          {churned && (
            <Badge color="gray" variant="light" tt="none">
              {t('people.churned')}
            </Badge>
          )}
        </span>
      ),
    },
    {
      id: 'owner',
      header: t('people.columns.owner'),
      width: 'minmax(110px, 1.6fr)',
      sortable: false,
      cell: ({ owner }) => <Two first={owner} />,
    },
    {
      id: 'contacts',
      header: t('people.columns.contacts'),
      width: '92px',
      sortable: false,
      cell: ({ contacts }) => <span className="people-number">{format.integer(contacts)}</span>,
    },
    {
      id: 'responses',
      header: t('people.columns.responses'),
      width: '96px',
      sortable: false,
      cell: ({ responses }) => <span className="people-number">{format.integer(responses)}</span>,
    },
  ]
}
