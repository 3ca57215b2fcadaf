// The cells of a draw, foreseen or drawn: who could be asked, who is left out and why, what is drawn, what is short.
import { Button, Checkbox } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { cellName } from '../../../../shared/charts'
import type { DrawCell, DrawRules } from '../../../../shared/contract/sample'
import { cellKeyOf } from '../../../../shared/model/cell'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { useText } from '../../text'
import { leftOutReasons, leftOutSum, shortages } from './words'

/** More rows than one looks through at once stay folded until they are asked for. */
const SHOWN_AT_FIRST = 60

interface Props {
  label: string
  cells: readonly DrawCell[]
  rules: DrawRules
  /** What can be done with one cell, in its last column; absent while nothing is drawn. */
  doFor?: (cell: DrawCell, name: string) => ReactNode
  /** Opens the people of one cell. */
  onPeople?: (cell: DrawCell) => void
}

const COLUMNS = [
  { name: 'cell', number: false },
  { name: 'contacts', number: true },
  { name: 'leftOut', number: false },
  { name: 'eligible', number: true },
  { name: 'wanted', number: true },
  { name: 'willDraw', number: true },
  { name: 'reserve', number: true },
  { name: 'decisionMakers', number: true },
  { name: 'keyUsers', number: true },
  { name: 'short', number: false },
] as const

export function SampleCells({ label, cells, rules, doFor, onPeople }: Props) {
  const { t, format } = useText()
  const [all, setAll] = useState(false)
  const [onlyShort, setOnlyShort] = useState(false)
  const fresh = doFor === undefined
  const told = useMemo(
    () => cells.map((cell) => ({ cell, short: shortages(cell, rules, fresh, t, format) })),
    [cells, rules, fresh, t, format],
  )
  const someShort = told.some(({ short }) => short.length > 0)
  const matching = onlyShort && someShort ? told.filter(({ short }) => short.length > 0) : told
  const shown = all ? matching : matching.slice(0, SHOWN_AT_FIRST)
  const hidden = matching.length - shown.length
  return (
    <>
      {someShort && cells.length > 8 && (
        <Checkbox
          className="sample-only-short"
          label={t('sample.onlyShort')}
          checked={onlyShort}
          onChange={(event) => setOnlyShort(event.currentTarget.checked)}
        />
      )}
      <div className="nps-scroll">
        <table className="sample-cells" aria-label={label}>
          <thead>
            <tr>
              {COLUMNS.map(({ name, number }) => (
                <th key={name} scope="col" className={number ? 'nps-number' : undefined}>
                  {t(`sample.column.${name}`)}
                </th>
              ))}
              {doFor && (
                <th scope="col">
                  <span className="nps-visually-hidden">{t('sample.column.do')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ cell, short }) => {
              const name = cellName(t, cell)
              return (
                <tr key={cellKeyOf(cell)}>
                  <th scope="row">
                    {onPeople ? (
                      <button
                        type="button"
                        className="sample-cell-link"
                        title={t('sample.do.peopleOf', { cell: name })}
                        onClick={() => onPeople(cell)}
                      >
                        {name}
                      </button>
                    ) : (
                      name
                    )}
                  </th>
                  <td className="nps-number">{format.integer(cell.contacts)}</td>
                  <td>
                    <LeftOut cell={cell} rules={rules} />
                  </td>
                  <td className="nps-number">{format.integer(cell.eligible)}</td>
                  <td className="nps-number">{format.integer(cell.wanted)}</td>
                  <td className="nps-number">
                    <strong>{format.integer(cell.drawn)}</strong>
                  </td>
                  <td className="nps-number">{format.integer(cell.reserve)}</td>
                  <td className="nps-number">{format.integer(cell.decisionMakers)}</td>
                  <td className="nps-number">{format.integer(cell.keyUsers)}</td>
                  <td className={short.length > 0 ? 'sample-short' : 'nps-quiet'}>
                    {short.length === 0
                      ? t('sample.shortOf.nothing')
                      : short.map((one) => <span key={one}>{one}</span>)}
                  </td>
                  {doFor && <td className="sample-do">{doFor(cell, name)}</td>}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-sm" m="xs" onClick={() => setAll(true)}>
          {t('sample.showAll', { count: hidden, number: format.integer(hidden) })}
        </Button>
      )}
    </>
  )
}

function LeftOut({ cell, rules }: { cell: DrawCell; rules: DrawRules }) {
  const { t, format } = useText()
  const sum = leftOutSum(cell.leftOut)
  if (sum === 0) return <span className="nps-quiet">{CANNOT_SAY}</span>
  const reasons = leftOutReasons(cell.leftOut, rules.contactDays, t, format)
  return <span className="sample-left-out">{reasons.join(', ')}</span>
}
