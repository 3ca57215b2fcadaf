// What weights do: both scores side by side, what the answers are worth, the groups, and what stands in the way.
import { Alert, Table } from '@mantine/core'
import type { Weighted } from '../../../../shared/contract/definition'
import type { ScoreLine } from '../../../../shared/model/figures'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { FEWEST_FOR_RANGE, FEWEST_FOR_SCORE, mayClaimScore } from '../../../../shared/text/verdict'
import { weightedSentence } from '../../../../shared/text/verdicts/weighted'
import { PlainTable } from '../../parts/PlainTable'
import { RangeBar } from '../../parts/RangeBar'
import { useText } from '../../text'
import { Unsaid } from '../plan/Unsaid'

function Figure({ name, score }: { name: string; score: ScoreLine | null }) {
  const { t, format } = useText()
  const interval = score === null || score.n < FEWEST_FOR_RANGE ? null : score.interval
  const claimed = score !== null && mayClaimScore(score)
  return (
    <div className="weights-figure">
      <span className="nps-quiet">{name}</span>
      <strong>{claimed ? format.points(score.nps) : CANNOT_SAY}</strong>
      <RangeBar lower={interval?.lower ?? null} upper={interval?.upper ?? null} value={claimed ? score.nps : null} />
      <small>
        {interval === null
          ? CANNOT_SAY
          : t('definition.weights.range', { range: format.range(interval.lower, interval.upper) })}
      </small>
    </div>
  )
}

function Problems({ weighted }: { weighted: Weighted }) {
  const { t, format } = useText()
  if (weighted.problems.length === 0) return null
  return (
    <Alert color={weighted.weighted === null ? 'red' : 'orange'} className="weights-problems">
      <ul>
        {weighted.problems.map(({ problem, dimension, segment, count }) => (
          <li key={`${problem} ${dimension} ${segment}`}>
            {t(`definition.weights.problems.${problem}`, {
              segment: segment ?? t('definition.weights.someSegment'),
              dimension: dimension ?? t('definition.weights.someDimension'),
              count,
              number: format.integer(count),
            })}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function Groups({ weighted }: { weighted: Weighted }) {
  const { t, format } = useText()
  if (weighted.groups.length === 0) return null
  const column = (key: 'answers' | 'shareOfAnswers' | 'shareOfPeople' | 'weight') => ({
    title: t(`definition.weights.group.${key}`),
    className: 'wave-number',
  })
  return (
    <PlainTable
      label={t('definition.weights.groups')}
      className="wave-table weights-groups"
      columns={[
        { title: t('definition.weights.group.name') },
        column('answers'),
        column('shareOfAnswers'),
        column('shareOfPeople'),
        column('weight'),
        { title: t('common.nps'), className: 'wave-number' },
      ]}
    >
      {weighted.groups.map(({ names, answers, shareOfAnswers, shareOfPeople, weight, nps }) => (
        // Two dimensions may each have a segment of one name.
        <Table.Tr key={`${names.join(' × ')} ${shareOfPeople} ${answers}`}>
          <Table.Th scope="row" className="wave-segment">
            {names.length === 0 ? t('common.unnamed') : names.join(' × ')}
          </Table.Th>
          <Table.Td className="wave-number">{format.integer(answers)}</Table.Td>
          <Table.Td className="wave-number">{format.percent(shareOfAnswers)}</Table.Td>
          <Table.Td className="wave-number">
            {shareOfPeople === null ? (
              <Unsaid why={t('definition.weights.peopleOfCrossing')} />
            ) : (
              format.percent(shareOfPeople)
            )}
          </Table.Td>
          <Table.Td className="wave-number">{format.decimal(weight, 2)}</Table.Td>
          <Table.Td className="wave-number">
            {nps === null || answers < FEWEST_FOR_SCORE ? (
              <Unsaid why={t('results.tooFewHere', { number: format.integer(FEWEST_FOR_SCORE) })} />
            ) : (
              format.points(nps)
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </PlainTable>
  )
}

export function WeighedFigures({ weighted }: { weighted: Weighted }) {
  const { t, format } = useText()
  const { smallest, largest, effective, unweighted } = weighted
  return (
    <>
      <div className="weights-figures">
        <Figure name={t('definition.weights.unweighted')} score={unweighted} />
        <Figure name={t('definition.weights.weighted')} score={weighted.weighted} />
      </div>
      <p>
        {weightedSentence(t, format, weighted)}
        {smallest !== null && largest !== null && (
          <span className="nps-quiet">
            {' '}
            {t('definition.weights.spread', {
              smallest: format.decimal(smallest, 2),
              largest: format.decimal(largest, 2),
            })}
          </span>
        )}
      </p>
      {effective !== null && effective < unweighted.n && (
        <p className="nps-quiet">{t('definition.weights.price', { effective: format.integer(effective) })}</p>
      )}
      <Problems weighted={weighted} />
      <Groups weighted={weighted} />
    </>
  )
}
