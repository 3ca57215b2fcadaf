// Text of: plan.
import type { Same } from '../same'

export const en = {} as const

export const fr: Same<typeof en> = {}
