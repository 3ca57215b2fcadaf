// Text of the calendar of waves: cadence, overlaps, contact fatigue.
import type { Same } from '../same'

export const en = {
  title: 'Calendar',
} as const

export const fr: Same<typeof en> = {
  title: 'Calendrier',
}
