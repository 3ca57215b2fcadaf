// Finding the person whose data somebody asked about.
import { Button, Table, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Person } from '../../../../shared/contract/privacy'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { PlainTable } from '../../parts/PlainTable'
import { useText } from '../../text'
import { personName } from './words'

const SEARCH_MS = 250
const FEWEST_LETTERS = 2
/** The engine gives no more. */
const MOST = 50

export function FindPerson() {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), SEARCH_MS)
  return (
    <Card title={t('privacy.find.title')} hint={t('privacy.find.hint')}>
      <TextInput
        type="search"
        label={t('privacy.find.label')}
        placeholder={t('privacy.find.example')}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className="privacy-found" aria-live="polite">
        {settled.length < FEWEST_LETTERS ? (
          <p className="nps-quiet">{t('privacy.find.start')}</p>
        ) : (
          <Found search={settled} />
        )}
      </div>
    </Card>
  )
}

function Found({ search }: { search: string }) {
  const { t, format } = useText()
  const people = useCall('privacy.find', { search })
  if (people.error) return <FailureNotice failure={people.error.failure} onRetry={() => void people.refetch()} />
  if (!people.data) return <Loading />
  const count = people.data.length
  if (count === 0)
    return (
      <p>
        <b>{t('privacy.find.none', { search })}</b>
        <br />
        <span className="nps-quiet">{t('privacy.find.noneText')}</span>
      </p>
    )
  const number = format.integer(count)
  return (
    <>
      <p className="nps-quiet">
        {count < MOST ? t('privacy.find.found', { count, number }) : t('privacy.find.many', { number })}
      </p>
      <People people={people.data} />
    </>
  )
}

function People({ people }: { people: readonly Person[] }) {
  const { t, format } = useText()
  return (
    <PlainTable
      label={t('privacy.find.list')}
      className="privacy-table"
      columns={[
        { title: t('privacy.find.name') },
        { title: t('privacy.find.email') },
        { title: t('privacy.find.code') },
        { title: t('privacy.find.company') },
        { title: t('privacy.find.responses'), className: 'privacy-number' },
        { title: t('privacy.due.do'), silent: true },
      ]}
    >
      {people.map((person) => (
        <Table.Tr key={person.response}>
          <Table.Th scope="row">{person.name ?? CANNOT_SAY}</Table.Th>
          <Table.Td>{person.email ?? CANNOT_SAY}</Table.Td>
          <Table.Td className="privacy-code">{person.respondent ?? CANNOT_SAY}</Table.Td>
          <Table.Td>{person.company ?? CANNOT_SAY}</Table.Td>
          <Table.Td className="privacy-number">{format.integer(person.responses)}</Table.Td>
          <Table.Td className="privacy-do">
            <Button
              component={Link}
              href={`/privacy?response=${person.response}`}
              variant="default"
              size="xs"
              aria-label={t('privacy.find.seeOf', { name: personName(person, t) })}
            >
              {t('privacy.find.see')}
            </Button>
          </Table.Td>
        </Table.Tr>
      ))}
    </PlainTable>
  )
}
