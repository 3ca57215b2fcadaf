// THE table of calls: the only door between a window (or the command line) and the engine.
// 'wave.results' is answered by `results` in electron/engine/calls/wave.ts; the rule has no exception.
import type { z } from 'zod'
import { actionCalls } from './action'
import { appCalls } from './app'
import { backupCalls } from './backup'
import { calendarCalls } from './calendar'
import type { CallKind } from './call'
import { campaignCalls } from './campaign'
import { compareCalls } from './compare'
import { definitionCalls } from './definition'
import { historyCalls } from './history'
import { importCalls } from './import'
import { peopleCalls } from './people'
import { planCalls } from './plan'
import { privacyCalls } from './privacy'
import { programCalls } from './program'
import { reportCalls } from './report'
import { sampleCalls } from './sample'
import { waveCalls } from './wave'

export const contract = {
  ...appCalls,
  ...programCalls,
  ...backupCalls,
  ...historyCalls,
  ...privacyCalls,
  ...campaignCalls,
  ...waveCalls,
  ...importCalls,
  ...peopleCalls,
  ...planCalls,
  ...sampleCalls,
  ...calendarCalls,
  ...compareCalls,
  ...definitionCalls,
  ...actionCalls,
  ...reportCalls,
}

export type Contract = typeof contract
export type CallName = keyof Contract
/** What a caller may send: optional fields may be left out. */
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>
/** What a handler receives: defaults filled in. */
export type CallParsed<N extends CallName> = z.output<Contract[N]['input']>
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>
export type KindOf<N extends CallName> = Contract[N]['kind'] & CallKind
/** Every call that changes the program. */
export type WriteName = { [N in CallName]: KindOf<N> extends 'write' ? N : never }[CallName]
