// The columns of the list of a sample's people.
import { cellName } from '../../../../shared/charts'
import type { InvitationRow } from '../../../../shared/contract/sample'
import type { Translate } from '../../../../shared/text'
import { CANNOT_SAY, type Format } from '../../../../shared/text/format'
import type { VirtualColumn } from '../../parts/VirtualTable'

/** Without `withCell` when one cell alone is in view. */
export function peopleColumns(t: Translate, format: Format, withCell: boolean): VirtualColumn<InvitationRow>[] {
  const all: VirtualColumn<InvitationRow>[] = [
    {
      id: 'person',
      header: t('sample.list.columns.person'),
      width: 'minmax(150px, 3fr)',
      sortable: false,
      cell: ({ contact }) =>
        contact === null ? (
          <span className="nps-quiet">{t('sample.list.erased')}</span>
        ) : (
          <Two first={contact.name ?? t('sample.list.unnamed')} second={contact.email} />
        ),
    },
    {
      id: 'account',
      header: t('sample.list.columns.account'),
      width: 'minmax(120px, 2.2fr)',
      sortable: false,
      cell: ({ contact }) => <Two first={contact?.account?.name ?? null} second={contact?.owner} />,
    },
    {
      id: 'role',
      header: t('sample.list.columns.role'),
      width: 'minmax(110px, 1.3fr)',
      sortable: false,
      cell: ({ contact }) => <Two first={contact?.role ? t(`people.roles.${contact.role}`) : null} />,
    },
    {
      id: 'cell',
      header: t('sample.list.columns.cell'),
      width: 'minmax(120px, 2fr)',
      sortable: false,
      cell: ({ names }) => <span className="two-lines">{cellName(t, { names })}</span>,
    },
    {
      id: 'state',
      header: t('sample.list.columns.state'),
      width: 'minmax(185px, 2.4fr)',
      sortable: false,
      cell: (row) => <State row={row} t={t} format={format} />,
    },
    {
      id: 'code',
      header: t('sample.list.columns.code'),
      width: '132px',
      sortable: false,
      cell: ({ code }) => <code className="sample-code">{code}</code>,
    },
  ]
  return withCell ? all : all.filter(({ id }) => id !== 'cell')
}

/** “reminded on 3 Nov 2026”; of a reserve its place, of the others when they were invited; why somebody is left out. */
function State({ row, t, format }: { row: InvitationRow; t: Translate; format: Format }) {
  const state = t(`sample.state.${row.state}`)
  const invited =
    row.invitedOn === null
      ? null
      : t('sample.stateOn', { state: t('sample.state.sent'), day: format.date(row.invitedOn) })
  if (row.barred !== null) {
    const first = row.state === 'reserve' ? `${state}, ${t('sample.barred.state')}` : t('sample.barred.state')
    return <Two first={invited ?? first} second={t(`sample.barred.one.${row.barred}`)} />
  }
  if (row.state === 'reserve')
    return <Two first={state} second={t('sample.place', { number: format.integer(row.place) })} />
  if (row.state === 'sent')
    return <Two first={state} second={row.invitedOn === null ? null : format.date(row.invitedOn)} />
  if (row.state === 'reminded' && row.remindedOn !== null)
    return <Two first={t('sample.stateOn', { state, day: format.date(row.remindedOn) })} second={invited} />
  return <Two first={state} second={invited} />
}

function Two({ first, second }: { first: string | null; second?: string | null | undefined }) {
  return (
    <span className="stacked">
      <span className={first === null ? 'one-line nps-quiet' : 'one-line'}>{first ?? CANNOT_SAY}</span>
      {second && <small className="one-line">{second}</small>}
    </span>
  )
}
