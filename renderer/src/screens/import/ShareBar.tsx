// Detractors, passives and promoters as one bar, with the figures in words below it.
import type { Bands } from '../../../../shared/model/category'
import { useText } from '../../text'

export function ShareBar({ bands }: { bands: Bands }) {
  const { t, format } = useText()
  const total = bands.promoters + bands.passives + bands.detractors
  const parts = [
    { name: 'detractor', count: bands.detractors, words: 'detractors' },
    { name: 'passive', count: bands.passives, words: 'passives' },
    { name: 'promoter', count: bands.promoters, words: 'promoters' },
  ] as const
  return (
    <figure className="import-shares" aria-label={t('import.preview.categoriesLabel')}>
      <div className="import-share-bar" aria-hidden="true">
        {parts.map(({ name, count }) => (
          <span key={name} data-category={name} style={{ width: `${(100 * count) / total}%` }} />
        ))}
      </div>
      <figcaption>
        {parts
          .map(({ count, words }) => t(`import.preview.${words}`, { count, number: format.integer(count) }))
          .join(' · ')}
      </figcaption>
    </figure>
  )
}
