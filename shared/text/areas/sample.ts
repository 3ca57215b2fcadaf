// Text of a wave's sample: drawing it, its lists, sendings and reminders.
import type { Same } from '../same'

export const en = {
  title: 'Sample',
} as const

export const fr: Same<typeof en> = {
  title: 'Échantillon',
}
