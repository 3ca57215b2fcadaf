// Two limits and the margin between them, before and after they are cut to the scale of the score.

/** All in NPS points. `margin` is half the raw width; `lower` and `upper` are the raw limits cut to −100 … 100. */
export type Limits = { lower: number; upper: number; lowerRaw: number; upperRaw: number; margin: number }

/** Limits from a centre and a half-width, both in points. */
export function limitsAround(center: number, margin: number): Limits {
  return { ...limitsBetween(center - margin, center + margin), margin }
}

/** Limits found one by one, in points. */
export function limitsBetween(lowerRaw: number, upperRaw: number): Limits {
  return { lower: onScale(lowerRaw), upper: onScale(upperRaw), lowerRaw, upperRaw, margin: (upperRaw - lowerRaw) / 2 }
}

const onScale = (points: number) => Math.min(100, Math.max(-100, points))
