// The segments of a wave on one scale: answers, score, likely range, change in words, place in the plan, open actions.
import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { SegmentLine, WaveResults } from '../../../../shared/contract/wave'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { changeWords, FEWEST_FOR_RANGE, FEWEST_FOR_SCORE, mayClaimScore } from '../../../../shared/text/verdict'
import { RangeBar } from '../../parts/RangeBar'
import { SortHeader } from '../../parts/SortHeader'
import { useText } from '../../text'
import '../../parts/virtualTable.css'
import { PlanCell } from './PlanCell'
import { type SegmentColumn, type SegmentSort, sortedSegments } from './segmentSort'
import { type PlanCells, usePlanCells } from './usePlanCells'

function SegmentName({ line, results }: { line: SegmentLine; results: WaveResults }) {
  const { t } = useText()
  if (line.segment === null) return <span className="wave-muted">{t('common.unnamed')}</span>
  return (
    <Link
      href={`/waves/${results.wave.id}/responses?segment=${line.segment}`}
      aria-label={t('results.openResponses', { segment: line.name ?? '' })}
    >
      {line.name}
    </Link>
  )
}

/** The number of answers; marked where it is below what the program asks for before comparing. */
function Count({ n, minimum }: { n: number; minimum: number }) {
  const { t, format } = useText()
  const number = format.integer(minimum)
  return (
    <>
      {n < minimum && (
        <small className="wave-below" title={t('results.belowMinimum', { number })}>
          {t('results.below', { number })}
        </small>
      )}
      {format.integer(n)}
    </>
  )
}

function SegmentRow({ line, results, plan }: { line: SegmentLine; results: WaveResults; plan: PlanCells | null }) {
  const { t, format } = useText()
  const { score, change } = line
  const claimed = mayClaimScore(score)
  const interval = score.n < FEWEST_FOR_RANGE ? null : score.interval
  const told = changeWords(t, format, change, { responses: score.n, status: results.wave.status })
  return (
    <Table.Tr>
      <Table.Td className="wave-segment">
        <SegmentName line={line} results={results} />
      </Table.Td>
      <Table.Td className="wave-number">
        <Count n={score.n} minimum={results.wave.minimumN} />
      </Table.Td>
      <Table.Td className="wave-number">
        {claimed ? (
          <strong>{format.points(score.nps)}</strong>
        ) : (
          <span title={t('results.tooFewHere', { number: format.integer(FEWEST_FOR_SCORE) })}>{CANNOT_SAY}</span>
        )}
      </Table.Td>
      <Table.Td>
        <div className="wave-range">
          <RangeBar
            lower={interval?.lower ?? null}
            upper={interval?.upper ?? null}
            value={claimed ? score.nps : null}
          />
          <span>{interval === null ? CANNOT_SAY : format.range(interval.lower, interval.upper)}</span>
        </div>
      </Table.Td>
      <Table.Td className="wave-change" data-kind={change.kind} data-up={(change.change ?? 0) > 0}>
        {told}
      </Table.Td>
      {plan !== null && <PlanCell cell={line.segment === null ? undefined : plan.get(line.segment)} />}
      <Table.Td className="wave-number">{format.integer(line.openActions)}</Table.Td>
    </Table.Tr>
  )
}

export function SegmentTable({ results }: { results: WaveResults }) {
  const { t, language } = useText()
  const [sort, setSort] = useState<SegmentSort>({ by: 'n', descending: true })
  const { against } = results.change
  const plan = usePlanCells(results)
  const change = against === null ? t('results.column.changeNone') : t('results.column.change', { wave: against.name })

  const header = (by: SegmentColumn, label: ReactNode) => (
    <SortHeader
      direction={sort.by === by ? (sort.descending ? 'desc' : 'asc') : false}
      // The first press on a column of figures shows the largest first, on names the first letter.
      onSort={() => setSort({ by, descending: sort.by === by ? !sort.descending : by !== 'segment' })}
    >
      {label}
    </SortHeader>
  )

  return (
    <div className="wave-scroll">
      <Table className="wave-table segment-table">
        <Table.Thead>
          <Table.Tr>
            {header('segment', t('results.column.segment'))}
            {header('n', t('results.column.n'))}
            {header('nps', t('results.column.nps'))}
            <th scope="col">
              {t('results.column.range')} <small>{t('results.scale')}</small>
            </th>
            {header('change', change)}
            {plan !== null && <th scope="col">{t('results.column.plan')}</th>}
            {header('actions', t('results.column.actions'))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sortedSegments(results.segments, sort, language).map((line) => (
            <SegmentRow key={line.segment ?? 'none'} line={line} results={results} plan={plan} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
