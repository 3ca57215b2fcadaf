// Text of how a wave's figure is made: definition sheet, weights, other readings, freezing.
import type { Same } from '../same'

export const en = {
  title: 'Definition',
} as const

export const fr: Same<typeof en> = {
  title: 'Définition',
}
