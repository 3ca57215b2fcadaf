// The segments of a plan in the making: how many people each has, what it takes, and what becomes of those that cannot
// reach their target.
import { Alert, Button, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconSearch, IconUsers } from '@tabler/icons-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { cellName } from '../../../../shared/charts'
import { cellKeyOf } from '../../../../shared/model/cell'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { Loading } from '../../parts/Loading'
import { LongTable } from '../../parts/LongTable'
import { useText } from '../../text'
import { CellPanel } from './CellPanel'

import { PlanCellRow } from './PlanCellRow'
import { NOTHING_OWN } from './planDraft'
import { folded } from './trackSort'
import type { Drafting } from './usePlanDraft'

const ROW_HEIGHT = 66
/** With fewer segments than this they are seen at a glance. */
const FEWEST_TO_SEARCH = 15

/** What is said above the table of segments that cannot reach their target. */
function Unreachable({
  drafting,
  only,
  onOnly,
}: {
  drafting: Drafting
  only: boolean
  onOnly: (only: boolean) => void
}) {
  const { t, format } = useText()
  const count = drafting.totals?.unreachable ?? 0
  if (count === 0) return null
  const undecided = [...drafting.needs.values()].filter((cell) => cell.unreachable && cell.choice === null)
  return (
    <Alert
      color="gray"
      className="plan-unreachable"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('plan.form.unreachable', { count, number: format.integer(count) })}
    >
      <p>{t(undecided.length === 0 ? 'plan.form.decided' : 'plan.form.unreachableText')}</p>
      <div className="plan-buttons">
        <Button size="xs" variant="default" onClick={() => onOnly(!only)} aria-pressed={only}>
          {t(only ? 'plan.form.showAll' : 'plan.form.onlyUnreachable')}
        </Button>
        {undecided.length > 1 && (
          <Button
            size="xs"
            variant="default"
            onClick={() => drafting.setOwnOf(undecided.map(cellKeyOf), { choice: 'census', mergedInto: null })}
          >
            {t('plan.form.censusAll')}
          </Button>
        )}
      </div>
    </Alert>
  )
}

export function PlanCells({ drafting }: { drafting: Drafting }) {
  const { t, format } = useText()
  const { facts, own, needs, setOwn, by } = drafting
  const [opened, setOpened] = useState<string | null>(null)
  const [only, setOnly] = useState(false)
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(folded(typed))
  const names = useMemo(() => new Map(facts.map((cell) => [cellKeyOf(cell), cellName(t, cell)])), [facts, t])
  const unreachable = useMemo(
    () => new Set([...needs].flatMap(([key, cell]) => (cell.unreachable || cell.choice !== null ? [key] : []))),
    [needs],
  )
  const shown = useMemo(
    () =>
      facts.filter((cell) => {
        const key = cellKeyOf(cell)
        return (!only || unreachable.has(key)) && (wanted === '' || folded(names.get(key) ?? '').includes(wanted))
      }),
    [facts, only, unreachable, wanted, names],
  )
  const open = useCallback((key: string) => setOpened(key), [])
  const days = useCall('program.info', {}).data?.contactRuleDays ?? 0
  const countable = facts.some(({ contacts }) => contacts !== null)
  const chosen = facts.find((cell) => cellKeyOf(cell) === opened)
  return (
    <Card
      flush
      title={t('plan.form.cells')}
      hint={
        facts.length > 1
          ? t('plan.form.cellsHint', { count: facts.length, number: format.integer(facts.length) })
          : undefined
      }
      actions={
        <>
          {facts.length >= FEWEST_TO_SEARCH && (
            <TextInput
              size="xs"
              aria-label={t('plan.form.find')}
              placeholder={t('plan.form.find')}
              leftSection={<IconSearch size={14} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconUsers size={15} aria-hidden />}
            disabled={!countable}
            title={countable || facts.length === 0 ? undefined : t('plan.form.countNone')}
            onClick={drafting.count}
          >
            {t('plan.form.count')}
          </Button>
        </>
      }
    >
      <Unreachable drafting={drafting} only={only} onOnly={setOnly} />
      {drafting.loading ? (
        <Loading label={t('plan.form.loading')} />
      ) : facts.length === 0 ? (
        <p className="plan-note">{t('plan.form.noCells')}</p>
      ) : (
        <LongTable
          label={t('plan.form.cells')}
          className="plan-table plan-cells"
          columns={[
            { id: 'segment', title: t('plan.track.column.segment') },
            { id: 'population', title: t('plan.form.population'), width: '158px' },
            { id: 'rate', title: t('plan.form.rateColumn'), className: 'plan-number', width: '132px' },
            { id: 'needed', title: t('plan.form.needed'), className: 'plan-number', width: '118px' },
            { id: 'invitations', title: t('plan.form.invitations'), className: 'plan-number', width: '112px' },
            { id: 'reach', title: t('plan.form.reach'), width: '262px' },
            { id: 'own', title: <span className="nps-visually-hidden">{t('plan.form.own')}</span>, width: '56px' },
          ]}
          count={shown.length}
          rowHeight={ROW_HEIGHT}
          fixed
          listKey={`${by.dimension}/${by.second}/${only}/${wanted}`}
          row={(index, attributes) => {
            const cell = shown[index]
            if (cell === undefined) return null
            const key = cellKeyOf(cell)
            const into = own.get(key)?.mergedInto ?? null
            return (
              <PlanCellRow
                key={key}
                id={key}
                name={names.get(key) ?? ''}
                own={own.get(key) ?? NOTHING_OWN}
                needs={needs.get(key)}
                mergedInto={into === null ? null : (names.get(cellKeyOf(into)) ?? null)}
                mergeable={facts.length > 1}
                attributes={attributes}
                onOwn={setOwn}
                onOpen={open}
              />
            )
          }}
        />
      )}
      <div className="plan-note">
        <p>{t('plan.form.populationHint')}</p>
        {days > 0 && <p>{t('plan.form.contactRule', { count: days, number: format.integer(days) })}</p>}
      </div>
      {chosen !== undefined && (
        <CellPanel key={opened} drafting={drafting} cell={chosen} names={names} onClose={() => setOpened(null)} />
      )}
    </Card>
  )
}
