// Promoters, passives and detractors as one bar, with the figures in words below it.
import type { Bands } from '../../../../shared/model/category'
import { useText } from '../../text'

export function ShareBar({ bands }: { bands: Bands }) {
  const { t, format } = useText()
  const total = bands.promoters + bands.passives + bands.detractors
  const parts = [
    { name: 'promoter', count: bands.promoters },
    { name: 'passive', count: bands.passives },
    { name: 'detractor', count: bands.detractors },
  ]
  return (
    <figure className="import-shares" aria-label={t('import.preview.categoriesLabel')}>
      <div className="import-share-bar" aria-hidden="true">
        {parts.map(({ name, count }) => (
          <span key={name} data-category={name} style={{ width: `${(100 * count) / total}%` }} />
        ))}
      </div>
      <figcaption>
        {t('import.preview.categories', {
          promoters: format.integer(bands.promoters),
          passives: format.integer(bands.passives),
          detractors: format.integer(bands.detractors),
        })}
      </figcaption>
    </figure>
  )
}
