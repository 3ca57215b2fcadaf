// The own figures of one segment: each says what holds while it is left empty, and where that comes from.
import { Button, Drawer, Select } from '@mantine/core'
import type { CellFacts, CellNeeds, From } from '../../../../shared/contract/plan'
import { cellKeyOf } from '../../../../shared/model/cell'
import { useFocusBack } from '../../parts/useFocusBack'
import { useText } from '../../text'
import { FigureInput } from './FigureInput'
import { LIMITS, NOTHING_OWN, type Own } from './planDraft'
import { useMoneySign } from './useMoneySign'
import type { Drafting } from './usePlanDraft'

type Figure = 'target' | 'minimum' | 'variance' | 'rate' | 'cost'
const FIGURES: readonly Figure[] = ['target', 'minimum', 'variance', 'rate', 'cost']

/** How each figure is typed. */
const TYPED = {
  target: { limits: LIMITS.target, decimals: 1, prefix: '±' },
  minimum: { limits: LIMITS.people },
  variance: { limits: LIMITS.variance, decimals: 3 },
  rate: { limits: LIMITS.percent, decimals: 1, times: 100, suffix: '\u00a0%' },
  cost: { limits: LIMITS.cost, decimals: 2 },
} as const

/** What holds now, in words: the value and what it rests on. */
function useNow(needs: CellNeeds | undefined) {
  const { t, format } = useText()
  const told = (value: string, from: From | null) =>
    from === null
      ? t('plan.panel.nowPlan', { value })
      : t('plan.panel.now', { value, from: t(`plan.form.from.${from}`) })
  return (figure: Figure): string => {
    if (needs === undefined) return ''
    switch (figure) {
      case 'target':
        return told(format.margin(needs.target), null)
      case 'minimum':
        return told(format.integer(needs.minimum), null)
      case 'variance':
        return told(format.decimal(needs.variance, 2), needs.varianceFrom)
      case 'rate':
        return needs.rate === null ? t('plan.panel.nowNone') : told(format.percent(needs.rate), needs.rateFrom)
      case 'cost':
        return needs.cost === null ? t('plan.panel.nowNone') : told(format.money(needs.cost), null)
    }
  }
}

export interface CellPanelProps {
  drafting: Drafting
  cell: CellFacts
  /** Names of all segments by `cellKeyOf`. */
  names: ReadonlyMap<string, string>
  onClose: () => void
}

export function CellPanel({ drafting, cell, names, onClose }: CellPanelProps) {
  const { t } = useText()
  const key = cellKeyOf(cell)
  const own = drafting.own.get(key) ?? NOTHING_OWN
  const now = useNow(drafting.needs.get(key))
  const sign = useMoneySign()
  useFocusBack()
  const set = (change: Partial<Own>) => drafting.setOwn(key, change)
  const others = drafting.facts.filter(
    (other) => cellKeyOf(other) !== key && drafting.own.get(cellKeyOf(other))?.choice !== 'merge',
  )
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={t('plan.panel.title', { segment: names.get(key) ?? '' })}
    >
      <div className="plan-panel">
        <p className="plan-quiet">{t('plan.panel.intro')}</p>
        {FIGURES.map((figure) => (
          <FigureInput
            key={figure}
            label={t(`plan.panel.${figure}`)}
            description={own[figure] === null ? now(figure) : undefined}
            value={own[figure]}
            onChange={(value) => set({ [figure]: value })}
            {...TYPED[figure]}
            {...(figure === 'cost' ? sign : {})}
          />
        ))}
        {others.length > 0 && (
          <Select
            label={t('plan.panel.mergeWith')}
            placeholder={t('plan.panel.mergePlaceholder')}
            searchable
            clearable
            limit={100}
            data={others.map((other) => ({ value: cellKeyOf(other), label: names.get(cellKeyOf(other)) ?? '' }))}
            value={own.mergedInto === null ? null : cellKeyOf(own.mergedInto)}
            onChange={(chosen) => {
              const into = others.find((other) => cellKeyOf(other) === chosen)
              if (into === undefined) set({ choice: null, mergedInto: null })
              else set({ choice: 'merge', mergedInto: { segment: into.segment, second: into.second } })
            }}
          />
        )}
        <div className="plan-buttons">
          <Button onClick={onClose}>{t('plan.panel.done')}</Button>
          <Button
            variant="default"
            onClick={() => set({ target: null, minimum: null, variance: null, rate: null, cost: null })}
          >
            {t('plan.panel.clear')}
          </Button>
        </div>
      </div>
    </Drawer>
  )
}
