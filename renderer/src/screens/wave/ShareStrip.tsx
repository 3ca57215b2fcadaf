// What a score is made of, in one line: the shares of detractors, passives and promoters as a slim bar, and in words.
import { categoryWords } from '../../../../shared/charts'
import { type Bands, CATEGORIES } from '../../../../shared/model/category'
import { useText } from '../../text'

/** Worst to best, left to right, as the scores themselves run. */
const ORDER = CATEGORIES.toReversed()
const COUNT_OF = { promoter: 'promoters', passive: 'passives', detractor: 'detractors' } as const

export function ShareStrip({ bands }: { bands: Bands }) {
  const { t, format } = useText()
  return (
    <div className="wave-shares">
      <div className="wave-shares-bar" aria-hidden="true">
        {ORDER.map((category) => (
          <span key={category} data-category={category} style={{ flexGrow: bands[COUNT_OF[category]] }} />
        ))}
      </div>
      <ul>
        {ORDER.map((category) => (
          <li key={category} className="nps-category" data-category={category}>
            <span className="nps-category-mark" aria-hidden="true" />
            {categoryWords(bands, category, { words: t, format })}
          </li>
        ))}
      </ul>
    </div>
  )
}
