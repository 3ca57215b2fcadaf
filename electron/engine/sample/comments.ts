// Comments made from openings and endings on the same subject. Within one wave no comment is written twice.
import { type Category, categoryOf } from '../../../shared/model/category'
import { COMMENT_SHARES } from './design'
import type { Contact } from './people'
import type { Random } from './random'
import { ENGLISH, ENGLISH_SUPPORT } from './words/english'
import { FRENCH_DETRACTORS } from './words/frenchDetractors'
import { FRENCH_PASSIVES } from './words/frenchPassives'
import { FRENCH_PROMOTERS } from './words/frenchPromoters'
import { FRENCH_SUPPORT } from './words/frenchSupport'
import type { Theme } from './words/theme'

export type Subject = 'relational' | 'support' | 'support-late'
export type Commenter = (contact: Contact, score: number) => string | null

const FRENCH: Record<Category, readonly Theme[]> = {
  detractor: FRENCH_DETRACTORS,
  passive: FRENCH_PASSIVES,
  promoter: FRENCH_PROMOTERS,
}
const WORDS = {
  relational: { french: FRENCH, english: ENGLISH },
  support: { french: FRENCH_SUPPORT, english: ENGLISH_SUPPORT },
  // The unhappy speak of waiting, then of being passed on, then of poor fixes; here they do not get as far as the last.
  'support-late': {
    french: { ...FRENCH_SUPPORT, detractor: FRENCH_SUPPORT.detractor.slice(0, 2) },
    english: ENGLISH_SUPPORT,
  },
}

/** Every comment that the themes allow: each opening alone, and followed by each ending. */
export function everyComment(themes: readonly Theme[]): string[] {
  return themes.flatMap(({ openings, endings }) =>
    openings.flatMap((opening) => [opening, ...endings.map((ending) => `${opening} ${ending}`)]),
  )
}

/** Writers of comments for whole campaigns, one per wave: `commenterFor(subject)` starts a wave. */
export function createCommenters(random: Random): (subject: Subject) => Commenter {
  const decks = new Map<string, string[]>()
  const deal = (subject: Subject, language: 'french' | 'english', category: Category, used: Set<string>) => {
    const key = `${subject} ${language} ${category}`
    const left = decks.get(key) ?? []
    const fresh = () => left.findIndex((comment) => !used.has(comment))
    // A deck is shuffled anew only when it is used up, so that a comment comes back as late as it can.
    if (fresh() < 0) left.push(...random.shuffled(everyComment(WORDS[subject][language][category])))
    decks.set(key, left)
    const [comment] = left.splice(fresh(), 1)
    if (comment === undefined) return null
    used.add(comment)
    return comment
  }
  return (subject) => {
    const used = new Set<string>()
    return ({ account }, score) => {
      const category = categoryOf(score)
      if (random.next() >= COMMENT_SHARES[category]) return null
      return deal(subject, account.english ? 'english' : 'french', category, used)
    }
  }
}
