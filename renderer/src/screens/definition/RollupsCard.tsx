// Every answer, the mean of accounts, decision makers first, weighted by value: side by side, with ranges that know that
// answers of one company are alike.
import { Button, Table } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { Definition, ReadingLine, Rollups } from '../../../../shared/contract/definition'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { FEWEST_FOR_SCORE } from '../../../../shared/text/verdict'
import { useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { PlainTable } from '../../parts/PlainTable'
import { RangeBar } from '../../parts/RangeBar'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'

/** What a reading's answers are worth: the design effect in words. */
function Worth({ line }: { line: ReadingLine }) {
  const { t, format } = useText()
  const { answers, effective } = line
  if (effective === null) return <span title={t('definition.rollups.unknown')}>{CANNOT_SAY}</span>
  return t('definition.rollups.worth', {
    count: answers,
    number: format.integer(answers),
    effective: format.integer(effective),
  })
}

function Row({ line, wave, definition }: { line: ReadingLine; wave: WaveHeader; definition: Definition }) {
  const { t, format } = useText()
  const { reading, nps, lower, upper, units, answers } = line
  const shut = useLookOnly()
  const name = t(`definition.readings.${reading}`)
  const set = useWrite('definition.set', { onSuccess: () => void sayUndoable(t('definition.edit.saved'), name) })
  const counted = reading === 'accounts' || reading === 'value' ? units : answers
  const claimed = nps !== null && answers >= FEWEST_FOR_SCORE
  return (
    <Table.Tr data-used={definition.reading === reading}>
      <Table.Th scope="row" className="wave-segment">
        {name}
        <small>{t(`definition.readingAbout.${reading}`)}</small>
      </Table.Th>
      <Table.Td className="wave-number">
        {claimed ? (
          <strong>{format.points(nps)}</strong>
        ) : (
          <span title={t('definition.rollups.unknown')}>{CANNOT_SAY}</span>
        )}
      </Table.Td>
      <Table.Td>
        <div className="wave-range">
          <RangeBar lower={lower} upper={upper} value={claimed ? nps : null} />
          <span>{format.range(lower, upper)}</span>
        </div>
      </Table.Td>
      <Table.Td className="wave-number">
        {reading === 'accounts' || reading === 'value'
          ? t('definition.rollups.accountsOf', { count: counted, number: format.integer(counted) })
          : t('definition.rollups.answersOf', { count: counted, number: format.integer(counted) })}
      </Table.Td>
      <Table.Td className="definition-worth">
        <Worth line={line} />
      </Table.Td>
      <Table.Td className="definition-use">
        {definition.reading === reading ? (
          <span className="definition-used">
            <IconCheck size={15} aria-hidden />
            {t('definition.rollups.used')}
          </span>
        ) : (
          reading !== 'value' && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('definition.rollups.useOf', { reading: name })}
              loading={set.isPending}
              onClick={() => set.mutate({ wave: wave.id, definition: { ...definition, reading } })}
              {...shut}
            >
              {t('definition.rollups.use')}
            </Button>
          )
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Notes({ rollups }: { rollups: Rollups }) {
  const { t, format } = useText()
  const { accounts, withoutAccount, withoutValue, decisionMakers, largestShare } = rollups
  const counted = (count: number) => ({ count, number: format.integer(count) })
  const plain = rollups.lines.find(({ reading }) => reading === 'answers')
  const alike = plain !== undefined && plain.effective !== null && Math.round(plain.effective) < plain.answers
  return (
    <p className="wave-note">
      {accounts > 0 && alike && (
        <span>
          {t('definition.rollups.alike', {
            answers: format.integer(plain.answers),
            effective: format.integer(plain.effective ?? 0),
          })}
        </span>
      )}
      {accounts === 0 ? (
        <span>{t('definition.rollups.noAccounts')}</span>
      ) : (
        withoutAccount > 0 && <span>{t('definition.rollups.withoutAccount', counted(withoutAccount))}</span>
      )}
      {decisionMakers === 0 && <span>{t('definition.rollups.noDecisionMakers')}</span>}
      {withoutValue > 0 && largestShare !== null && (
        <span>{t('definition.rollups.withoutValue', counted(withoutValue))}</span>
      )}
      {largestShare !== null && <span>{t('definition.rollups.largest', { share: format.percent(largestShare) })}</span>}
    </p>
  )
}

export interface RollupsCardProps {
  wave: WaveHeader
  rollups: Rollups
  definition: Definition
}

export function RollupsCard({ wave, rollups, definition }: RollupsCardProps) {
  const { t, format } = useText()
  return (
    <Card
      flush
      title={t('definition.rollups.title')}
      hint={t('definition.rollups.hint', { confidence: format.percent(wave.confidence) })}
    >
      <PlainTable
        label={t('definition.rollups.title')}
        className="wave-table definition-table"
        columns={[
          { title: t('definition.rollups.column.reading') },
          { title: t('common.nps'), className: 'wave-number' },
          { title: t('definition.rollups.column.range') },
          { title: t('definition.rollups.column.counts'), className: 'wave-number' },
          { title: t('definition.rollups.column.worth') },
          { title: t('definition.rollups.column.use'), silent: true },
        ]}
      >
        {rollups.lines.map((line) => (
          <Row key={line.reading} line={line} wave={wave} definition={definition} />
        ))}
      </PlainTable>
      <Notes rollups={rollups} />
    </Card>
  )
}
