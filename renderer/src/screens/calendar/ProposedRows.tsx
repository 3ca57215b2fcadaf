// The proposed waves: name and days can be changed, a wave can be left out, and each says what is to be watched about it.
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { DayInput } from '../../parts/DayInput'
import { useText } from '../../text'
import { faultsOf, type WaveDraft } from './nextWavesDraft'
import { ProposedWarnings, type Warning } from './ProposedWarnings'

interface Props {
  rows: readonly WaveDraft[]
  /** They are no longer as the rhythm has them. */
  changed: boolean
  /** null: not known, as the days are still being typed. */
  warnings: readonly Warning[] | null
  contactDays: number
  onChange(rows: WaveDraft[]): void
  onReset(): void
}

export function ProposedRows({ rows, changed, warnings, contactDays, onChange, onReset }: Props) {
  const { t } = useText()
  return (
    <section className="next-waves" aria-label={t('calendar.next.proposed')}>
      <header>
        <h3>{t('calendar.next.proposed')}</h3>
        {changed && (
          <Button variant="subtle" size="compact-sm" onClick={onReset}>
            {t('calendar.next.reset')}
          </Button>
        )}
      </header>
      {rows.length === 0 && changed && <p className="calendar-none">{t('calendar.next.nothing')}</p>}
      {rows.length > 0 && (
        <div className="next-wave next-heads" aria-hidden="true">
          <span>{t('calendar.next.name')}</span>
          <span>{t('calendar.next.opens')}</span>
          <span>{t('calendar.next.closes')}</span>
        </div>
      )}
      <ol>
        {rows.map((row, i) => (
          <Row
            key={row.key}
            row={row}
            rows={rows}
            place={i + 1}
            warnings={warnings?.filter(({ place }) => place === i) ?? null}
            contactDays={contactDays}
            onChange={(next) => onChange(rows.map((one) => (one.key === row.key ? next : one)))}
            onRemove={() => onChange(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ol>
    </section>
  )
}

interface RowProps {
  row: WaveDraft
  rows: readonly WaveDraft[]
  place: number
  warnings: readonly Warning[] | null
  contactDays: number
  onChange(row: WaveDraft): void
  onRemove(): void
}

function Row({ row, rows, place, warnings, contactDays, onChange, onRemove }: RowProps) {
  const { t, format } = useText()
  const faults = faultsOf(row, rows)
  const number = format.integer(place)
  return (
    <li>
      <div className="next-wave">
        <TextInput
          aria-label={t('calendar.next.nameOf', { number })}
          value={row.name}
          onChange={(event) => onChange({ ...row, name: event.currentTarget.value })}
          error={
            (faults.has('name') && t('calendar.next.nameMissing')) ||
            (faults.has('same-name') && t('calendar.next.sameName')) ||
            null
          }
          maxLength={200}
        />
        <DayInput
          aria-label={t('calendar.next.opensOf', { number })}
          value={row.opensOn}
          onChange={(opensOn) => onChange({ ...row, opensOn })}
          error={faults.has('opens') ? t('calendar.next.dayMissing') : null}
        />
        <DayInput
          aria-label={t('calendar.next.closesOf', { number })}
          value={row.closesOn}
          onChange={(closesOn) => onChange({ ...row, closesOn })}
          error={
            (faults.has('closes') && t('calendar.next.dayMissing')) ||
            (faults.has('reversed') && t('calendar.next.reversed')) ||
            null
          }
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('calendar.next.leaveOut', { name: row.name })}
          title={t('calendar.next.leaveOut', { name: row.name })}
          onClick={onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div className="next-warnings" role="status">
        {warnings?.length === 0 && <span className="nps-quiet">{t('calendar.next.clear')}</span>}
        {warnings && <ProposedWarnings warnings={warnings} contactDays={contactDays} />}
      </div>
    </li>
  )
}
