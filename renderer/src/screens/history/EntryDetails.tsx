// What one step changed, thing by thing and field by field: before and after.
import type { TrailChange } from '../../../../shared/contract/history'
import { useText } from '../../text'
import { fieldName, valueText } from './fieldText'

/** “wave “Q3””, “13,612 responses”. */
function useThing(): (change: TrailChange) => string {
  const { t, format } = useText()
  return ({ what, name, count, id }) => {
    if (count > 1 || id === null) return t(`history.many.${what}`, { count, number: format.integer(count) })
    // An erasure leaves empty names.
    return !name ? t(`history.kind.${what}`) : t('history.named', { kind: t(`history.kind.${what}`), name })
  }
}

function Change({ change }: { change: TrailChange }) {
  const { t, format } = useText()
  const thing = useThing()(change)
  const { how, fields } = change
  const heading = t('history.line', { sentence: t(`history.how.${how}`), details: thing })
  if (fields.length === 0) return <p className="history-change">{heading}</p>
  return (
    <table className="history-change">
      <caption>{heading}</caption>
      <thead>
        <tr>
          <th scope="col">{t('history.field')}</th>
          {how === 'changed' && <th scope="col">{t('history.before')}</th>}
          <th scope="col">{t(how === 'changed' ? 'history.after' : 'history.value')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{fieldName(field, t)}</th>
            {how === 'changed' && <td>{valueText(field, before, t, format)}</td>}
            <td>{valueText(field, how === 'removed' ? before : after, t, format)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function EntryDetails({ changes }: { changes: readonly TrailChange[] }) {
  return (
    <>
      {changes.map((change) => (
        <Change key={`${change.what} ${change.id} ${change.how}`} change={change} />
      ))}
    </>
  )
}
