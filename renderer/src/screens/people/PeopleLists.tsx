// The list of contacts and that of accounts: virtual tables, fetched around what is in view.
import { Button } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { CallInput } from '../../../../shared/contract'
import type { AccountRow, ContactRow } from '../../../../shared/contract/people'
import type { AccountId } from '../../../../shared/model/ids'
import { call } from '../../client'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { useFillHeight } from '../../parts/useFillHeight'
import { type AskPage, type Pages, usePages } from '../../parts/usePages'
import { type VirtualColumn, VirtualTable } from '../../parts/VirtualTable'
import { useText } from '../../text'
import { accountColumns, contactColumns } from './peopleColumns'

const ROW_HEIGHT = 58
/** Px left free below the list: the page's own margin. */
const BELOW = 24

type ContactQuery = Omit<CallInput<'people.contacts'>, 'offset' | 'limit'>
type AccountQuery = Omit<CallInput<'people.accounts'>, 'offset' | 'limit'>

const askContacts: AskPage<ContactQuery, ContactRow> = (input, signal) => call('people.contacts', input, { signal })
const askAccounts: AskPage<AccountQuery, AccountRow> = (input, signal) => call('people.accounts', input, { signal })

interface Shared {
  search: string
  /** Told how many match. */
  onTotal(total: number | null): void
  onClear(): void
}

export function ContactList({ search, account, ...rest }: Shared & { account: AccountId | null }) {
  const { t, format } = useText()
  const query: ContactQuery = { ...(search && { search }), ...(account !== null && { account }) }
  const pages = usePages('people.contacts', query, askContacts)
  const columns = useMemo(() => contactColumns(t, format), [t, format])
  return (
    <List
      label={t('people.table.contacts')}
      pages={pages}
      columns={columns}
      listKey={JSON.stringify(query)}
      {...rest}
    />
  )
}

export function AccountList({ search, onAccount, ...rest }: Shared & { onAccount(row: AccountRow): void }) {
  const { t, format } = useText()
  const query: AccountQuery = search ? { search } : {}
  const pages = usePages('people.accounts', query, askAccounts)
  const columns = useMemo(() => accountColumns(t, format), [t, format])
  return (
    <List
      label={t('people.table.accounts')}
      pages={pages}
      columns={columns}
      listKey={JSON.stringify(query)}
      onOpen={onAccount}
      {...rest}
    />
  )
}

interface ListProps<Row> extends Omit<Shared, 'search'> {
  label: string
  pages: Pages<Row>
  columns: readonly VirtualColumn<Row>[]
  listKey: string
  onOpen?(row: Row): void
}

function List<Row>({ label, pages, columns, listKey, onOpen, onTotal, onClear }: ListProps<Row>) {
  const { t, format } = useText()
  const [active, setActive] = useState<number | null>(null)
  const fill = useFillHeight<HTMLDivElement>(BELOW)
  const { total, rowAt } = pages
  useEffect(() => onTotal(total), [onTotal, total])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another first row.
  useEffect(() => setActive(null), [listKey])
  const open = (index: number) => {
    setActive(index)
    const row = rowAt(index)
    if (row !== undefined) onOpen?.(row)
  }
  return (
    <div ref={fill.ref} className="people-body" style={{ height: fill.height }}>
      {pages.failure ? (
        <FailureNotice failure={pages.failure} onRetry={pages.retry} />
      ) : total === null ? (
        <Loading />
      ) : total === 0 ? (
        <EmptyState
          title={t('people.empty.none')}
          action={
            <Button variant="default" onClick={onClear}>
              {t('responses.clearFilters')}
            </Button>
          }
        />
      ) : (
        <div className="people-table">
          <VirtualTable
            label={label}
            help={t(onOpen ? 'people.helpAccounts' : 'people.help')}
            columns={columns}
            count={total}
            rowHeight={ROW_HEIGHT}
            rowAt={rowAt}
            loadingText={(index) => t('responses.rowLoading', { number: format.integer(index + 1) })}
            sort={null}
            onSort={() => undefined}
            active={active}
            onActive={setActive}
            onOpen={open}
            onEscape={() => setActive(null)}
            onView={pages.onView}
            listKey={listKey}
          />
        </div>
      )}
    </div>
  )
}
