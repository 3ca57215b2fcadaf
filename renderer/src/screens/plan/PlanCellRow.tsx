// One segment of a plan in the making. It is drawn again only when something of its own changes.
import { ActionIcon, NativeSelect, Table } from '@mantine/core'
import { IconAdjustments } from '@tabler/icons-react'
import { memo } from 'react'
import type { CellChoice, CellNeeds, From } from '../../../../shared/contract/plan'
import type { RowAttributes } from '../../parts/LongTable'
import { useText } from '../../text'
import { FigureInput } from './FigureInput'
import { LIMITS, type Own } from './planDraft'
import { Unsaid } from './Unsaid'

export interface PlanCellRowProps {
  /** The segment's `cellKeyOf`. */
  id: string
  name: string
  own: Own
  /** undefined: not computed yet. */
  needs: CellNeeds | undefined
  /** Name of the segment that it is counted with. */
  mergedInto: string | null
  mergeable: boolean
  attributes: RowAttributes
  onOwn: (id: string, change: Partial<Own>) => void
  onOpen: (id: string) => void
}

const CHOICES = ['census', 'accept', 'merge'] as const

function Rate({ rate, from }: { rate: number | null; from: From | null }) {
  const { t, format } = useText()
  if (rate === null || from === null) return <Unsaid why={t('plan.form.totalWhy.invitations')} />
  return (
    <span className="stacked">
      {format.percent(rate)}
      <small>{t(`plan.form.from.${from}`)}</small>
    </span>
  )
}

function Reach({ id, name, own, needs, mergedInto, mergeable, onOwn, onOpen }: PlanCellRowProps) {
  const { t, format } = useText()
  if (needs === undefined) return null
  if (needs.choice === 'merge' && mergedInto !== null)
    return (
      <Undo
        id={id}
        name={name}
        own={own}
        mergeable={mergeable}
        words={t('plan.form.mergedInto', { segment: mergedInto })}
        onOwn={onOwn}
        onOpen={onOpen}
      />
    )
  if (needs.reach === null) return <Unsaid why={t('plan.form.reachUnknownWhy')} />
  if (!needs.unreachable) return <span className="plan-good">{t('plan.form.reachable')}</span>
  const count = needs.population ?? 0
  const words = t('plan.form.census', {
    count,
    number: format.integer(count),
    margin: format.margin(needs.reach.margin),
  })
  return <Undo id={id} name={name} own={own} mergeable={mergeable} words={words} onOwn={onOwn} onOpen={onOpen} />
}

/** What asking everybody gives, and what becomes of the segment. */
function Undo({
  id,
  name,
  own,
  mergeable,
  words,
  onOwn,
  onOpen,
}: Pick<PlanCellRowProps, 'id' | 'name' | 'own' | 'mergeable' | 'onOwn' | 'onOpen'> & { words: string }) {
  const { t } = useText()
  const choices = CHOICES.filter((choice) => choice !== 'merge' || mergeable)
  return (
    <span className="plan-reach">
      <span className="plan-warn one-line" title={words}>
        {words}
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('plan.form.choice', { segment: name })}
        data={[
          { value: '', label: t('plan.form.choices.none') },
          ...choices.map((choice) => ({ value: choice, label: t(`plan.form.choices.${choice}`) })),
        ]}
        value={own.choice ?? ''}
        onChange={(event) => {
          const choice = event.currentTarget.value === '' ? null : (event.currentTarget.value as CellChoice)
          onOwn(id, { choice, mergedInto: null })
          // With which one is asked where there is room to search.
          if (choice === 'merge') onOpen(id)
        }}
      />
    </span>
  )
}

/** "> 82" where the target would take more invitations than there are people. */
function Invitations({ needs: { invitations, people } }: { needs: CellNeeds }) {
  const { t, format } = useText()
  if (invitations === null || people === null || invitations <= people) return format.integer(invitations ?? 0)
  return <span title={t('plan.goal.beyondList')}>{t('plan.goal.moreThan', { number: format.integer(people) })}</span>
}

export const PlanCellRow = memo(function PlanCellRow(props: PlanCellRowProps) {
  const { t, format } = useText()
  const { id, name, own, needs, attributes, onOwn, onOpen } = props
  const merged = needs?.choice === 'merge'
  return (
    <Table.Tr {...attributes}>
      <Table.Td className="plan-segment">
        <span className="stacked">
          <span className="two-lines" title={name}>
            {name}
          </span>
          {own.target !== null && !Number.isNaN(own.target) && (
            <small>{t('plan.form.ownSet', { target: format.margin(own.target) })}</small>
          )}
        </span>
      </Table.Td>
      <Table.Td>
        <span className="plan-population">
          <FigureInput
            size="xs"
            aria-label={t('plan.form.populationOf', { segment: name })}
            placeholder={t('plan.unknown')}
            value={own.population}
            limits={LIMITS.people}
            onChange={(population) => onOwn(id, { population, counted: false })}
          />
          {own.counted && <small>{t('plan.form.counted')}</small>}
        </span>
      </Table.Td>
      <Table.Td className="plan-number">{needs && <Rate rate={needs.rate} from={needs.rateFrom} />}</Table.Td>
      <Table.Td className="plan-number">{needs && !merged && <strong>{format.integer(needs.needed)}</strong>}</Table.Td>
      <Table.Td className="plan-number">
        {needs &&
          !merged &&
          (needs.invitations === null ? (
            <Unsaid why={t('plan.form.totalWhy.invitations')} />
          ) : (
            <Invitations needs={needs} />
          ))}
      </Table.Td>
      <Table.Td>
        <Reach {...props} />
      </Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('plan.form.ownOf', { segment: name })}
          title={t('plan.form.own')}
          onClick={() => onOpen(id)}
        >
          <IconAdjustments size={17} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
})
