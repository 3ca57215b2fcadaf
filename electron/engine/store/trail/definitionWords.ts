// How a wave's figure is made, in the history's words: sheets and weights are JSON, and are told in a line each.
import type { Weighting } from '../../../../shared/contract/definition'
import type { SqlValue } from '../sql'
import type { Image } from './changes'

/** A wave without a row of its own takes every answer once. */
const AS_USUAL: Image = { reading: 'answers', population: null, weighting: null, note: null }

/** Dimensions and segments that the weights of these rows name. */
export function idsInWeights(images: readonly Image[]): { dimensions: number[]; segments: number[] } {
  const margins = images.flatMap(({ weighting }) => weightingOf(weighting)?.margins ?? [])
  return {
    dimensions: margins.map(({ dimension }) => dimension),
    segments: margins.flatMap(({ shares }) => shares.map(({ segment }) => segment)),
  }
}

/** What a definition was or is, where it has come, gone or changed; null: a freezing, which has its own columns. */
export function definitionSides(before: Image | null, after: Image | null): { before: Image; after: Image } {
  return { before: before ?? { ...after, ...AS_USUAL }, after: after ?? { ...before, ...AS_USUAL } }
}

/** Segments that a line still names. */
const MOST_NAMED = 8

/** “Sector: North 30, South 70”; null: no weights. */
export function weightsInWords(value: SqlValue, names: Record<string, string>): string | null {
  const weighting = weightingOf(value)
  if (weighting === null) return null
  const margins = weighting.margins.map(({ dimension, shares }) => {
    const named = shares
      .slice(0, MOST_NAMED)
      .map(({ segment, people }) => `${names[`segment/${segment}`] ?? segment} ${people}`)
    const more = shares.length > MOST_NAMED ? ` … (${shares.length})` : ''
    return `${names[`dimension/${dimension}`] ?? dimension}: ${named.join(', ')}${more}`
  })
  const trim = weighting.trim === null ? '' : ` ≤ ${weighting.trim}×`
  return `${margins.join(' × ')}${trim}`
}

function weightingOf(value: SqlValue | undefined): Weighting | null {
  if (typeof value !== 'string') return null
  try {
    return JSON.parse(value) as Weighting
  } catch {
    // A file may come from anywhere; the history tells what it can.
    return null
  }
}
