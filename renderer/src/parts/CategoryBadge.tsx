// Promoter, passive or detractor: always its word (and score) beside its colour, never the colour alone.
import type { Category } from '../../../shared/model/category'
import { useText } from '../text'
import './parts.css'

export interface CategoryBadgeProps {
  category: Category
  /** The score itself, 0 to 10, shown before the word. */
  score?: number
}

export function CategoryBadge({ category, score }: CategoryBadgeProps) {
  const { t, format } = useText()
  return (
    <span className="nps-category" data-category={category}>
      <span className="nps-category-mark" aria-hidden="true" />
      {score !== undefined && <b>{format.integer(score)}</b>}
      <span>{t(`common.${category}`)}</span>
    </span>
  )
}
