// Text of comparisons: wave against wave, segments against the rest, the trend.
import type { Same } from '../same'

export const en = {
  title: 'Comparison',
} as const

export const fr: Same<typeof en> = {
  title: 'Comparaison',
}
