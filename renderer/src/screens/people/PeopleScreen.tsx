// Who could be asked: the contacts and the accounts of the program, each as a list that can be searched.
import { Button, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAddressBook, IconFileImport, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { AccountRow, PeopleKind } from '../../../../shared/contract/people'
import { useCall } from '../../client'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { Page } from '../../parts/Page'
import { SearchInput } from '../../parts/SearchInput'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { AccountList, ContactList } from './PeopleLists'
import '../../parts/text.css'
import './people.css'

/** After the last keystroke, before a search is sent. */
const SETTLE_MS = 150

export function PeopleScreen() {
  const { t } = useText()
  const contacts = useCall('people.contacts', { limit: 1 })
  const accounts = useCall('people.accounts', { limit: 1 })
  const failed = contacts.error ?? accounts.error
  const known = contacts.data && accounts.data
  const nobody = known && contacts.data.total + accounts.data.total === 0
  return (
    <Page title={t('people.title')} actions={!nobody && <ImportList />}>
      {failed ? (
        <FailureNotice failure={failed.failure} onRetry={() => void contacts.refetch()} />
      ) : !known ? (
        <Loading />
      ) : nobody ? (
        <EmptyState icon={<IconAddressBook size={32} />} title={t('people.empty.title')} action={<ImportList />}>
          {t('people.empty.hint')}
        </EmptyState>
      ) : (
        <Lists contacts={contacts.data.total} accounts={accounts.data.total} />
      )}
    </Page>
  )
}

function ImportList() {
  const { t } = useText()
  const shut = useLookOnly()
  const icon = <IconFileImport size={16} aria-hidden />
  if (shut.disabled) {
    return (
      <Button leftSection={icon} {...shut}>
        {t('people.import')}
      </Button>
    )
  }
  return (
    <Button component={Link} href="/contacts/import" leftSection={icon}>
      {t('people.import')}
    </Button>
  )
}

/** Which list is in view: `?list=accounts` in the address. */
function useKind(first: PeopleKind): [PeopleKind, (kind: PeopleKind) => void] {
  const asked = new URLSearchParams(useSearch()).get('list')
  const [location, navigate] = useLocation()
  const kind = asked === 'accounts' || asked === 'contacts' ? asked : first
  return [kind, (next) => navigate(`${location}?list=${next}`, { replace: true })]
}

function Lists({ contacts, accounts }: { contacts: number; accounts: number }) {
  const { t, format } = useText()
  const [kind, setKind] = useKind(contacts > 0 ? 'contacts' : 'accounts')
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, SETTLE_MS)
  const [account, setAccount] = useState<AccountRow | null>(null)
  const [shown, setShown] = useState<number | null>(null)
  const choose = (next: PeopleKind) => {
    setKind(next)
    setTyped('')
    setAccount(null)
  }
  const showContacts = (row: AccountRow) => {
    choose('contacts')
    setAccount(row)
  }
  const all = { contacts, accounts }
  const label = (one: PeopleKind) => t(`people.count.${one}`, { count: all[one], number: format.integer(all[one]) })
  const count = shown ?? all[kind]
  const clear = () => {
    setTyped('')
    setAccount(null)
  }
  return (
    <div className="people">
      <search className="people-filters" aria-label={t('people.searchLabel')}>
        <SegmentedControl
          aria-label={t('people.title')}
          value={kind}
          onChange={(value) => choose(value === 'accounts' ? 'accounts' : 'contacts')}
          data={[
            { value: 'contacts', label: label('contacts') },
            { value: 'accounts', label: label('accounts') },
          ]}
        />
        <SearchInput
          className="people-search"
          label={t('people.searchLabel')}
          placeholder={t(`people.search.${kind}`)}
          value={typed}
          onChange={setTyped}
        />
        {account !== null && (
          <Button
            variant="light"
            size="compact-sm"
            rightSection={<IconX size={14} aria-hidden />}
            aria-label={t('people.allAccounts')}
            onClick={() => setAccount(null)}
          >
            {t('people.ofAccount', { account: account.name })}
          </Button>
        )}
        <span className="people-count" role="status">
          {t(`people.count.${kind}`, { count, number: format.integer(count) })}
        </span>
      </search>
      {kind === 'contacts' ? (
        <ContactList search={search} account={account?.id ?? null} onTotal={setShown} onClear={clear} />
      ) : (
        <AccountList search={search} onTotal={setShown} onClear={clear} onAccount={showContacts} />
      )}
    </div>
  )
}
