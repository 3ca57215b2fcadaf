// For the analyst: variance, standard error, every interval and the p-value, which the verdict deliberately leaves out.
import { Drawer, Table } from '@mantine/core'
import type { WaveResults } from '../../../../shared/contract/wave'
import { useText } from '../../text'

function Methods({ results }: { results: WaveResults }) {
  const { t, format } = useText()
  const confidence = format.percent(results.wave.confidence)
  return (
    <Table className="wave-table">
      <Table.Thead>
        <Table.Tr>
          <th scope="col">{t('results.detail.method')}</th>
          <th scope="col" className="wave-number">
            {t('results.detail.range', { confidence })}
          </th>
          <th scope="col" className="wave-number">
            {t('results.detail.margin')}
          </th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {results.details.intervals.map((interval) => (
          <Table.Tr key={interval.method}>
            <Table.Td className="wave-segment">
              {t(`results.detail.methods.${interval.method}`)}
              <small>{t(`results.detail.about.${interval.method}`)}</small>
            </Table.Td>
            <Table.Td className="wave-number">{format.range(interval.lower, interval.upper)}</Table.Td>
            <Table.Td className="wave-number">±{format.decimal(interval.margin, 1)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function ChangeDetails({ results }: { results: WaveResults }) {
  const { t, format } = useText()
  const { change } = results
  if (change.kind === 'none' || change.against === null)
    return <p className="wave-muted">{t('results.detail.noChange')}</p>
  const rows = [
    [t('results.detail.changeObserved'), format.points(change.change)],
    [t('results.detail.changeRange'), format.range(change.lower, change.upper)],
    [t('results.detail.pValue'), format.pValue(change.pValue)],
    [t('results.detail.detectable'), format.decimal(change.detectable, 0)],
  ]
  return (
    <>
      <h3>{t('results.detail.change', { wave: change.against.name })}</h3>
      <dl className="wave-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

export interface DetailsDrawerProps {
  results: WaveResults
  opened: boolean
  onClose: () => void
}

export function DetailsDrawer({ results, opened, onClose }: DetailsDrawerProps) {
  const { t, format } = useText()
  const { variance, standardError } = results.details
  const responses = t('common.responses', { count: results.score.n, number: format.integer(results.score.n) })
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="lg" title={t('results.detail.title')}>
      <div className="wave-details">
        <p className="wave-muted">{t('results.detail.intro', { responses })}</p>
        <Methods results={results} />
        <dl className="wave-facts">
          <div>
            <dt>{t('results.detail.variance')}</dt>
            <dd>{format.decimal(variance, 4)}</dd>
          </div>
          <div>
            <dt>{t('results.detail.standardError')}</dt>
            <dd>{format.decimal(standardError, 2)}</dd>
          </div>
        </dl>
        <ChangeDetails results={results} />
      </div>
    </Drawer>
  )
}
