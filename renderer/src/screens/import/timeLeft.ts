// How long a running import still takes, from the pace of its last seconds. Nothing is said that was not measured.
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import type { Progress } from '../../../../shared/wire'

/** What was done by when within one stage. Times in ms of any one clock. */
export interface Pace {
  readonly stage: Progress['stage']
  readonly unit: Progress['unit']
  readonly marks: readonly { readonly at: number; readonly done: number }[]
}

/** Only the last seconds tell the pace of now. */
const WINDOW_MS = 6000
/** A pace measured over less is chance. */
const LEAST_MS = 1000
/** Marks closer together say nothing more. */
const APART_MS = 200

/** The pace once this has been heard. Another stage goes at another pace: its measuring begins anew. */
export function paceAfter(pace: Pace | null, { stage, unit, done }: Progress, at: number): Pace {
  const before = pace?.stage === stage && pace.unit === unit ? pace.marks : []
  const last = before.at(-1)
  if (last && done < last.done) return { stage, unit, marks: [{ at, done }] }
  const spaced = last && before.length > 1 && at - last.at < APART_MS ? before.slice(0, -1) : before
  return { stage, unit, marks: [...spaced.filter((mark) => at - mark.at <= WINDOW_MS), { at, done }] }
}

/** Seconds until the present stage is done; null: not known. */
export function secondsLeft(pace: Pace, { total, done }: Progress): number | null {
  const first = pace.marks[0]
  const last = pace.marks.at(-1)
  if (total === null || !first || !last || last.at - first.at < LEAST_MS || last.done <= first.done) return null
  return (Math.max(0, total - done) * (last.at - first.at)) / (last.done - first.done) / 1000
}

/** After these no other stage of any length follows. */
const LAST_STAGES: ReadonlySet<Progress['stage']> = new Set(['writing', 'drawing'])

/** “about 20 seconds left”; of a stage that others follow: “this step: about 20 seconds left”. */
export function timeLeftText(seconds: number, stage: Progress['stage'], t: Translate, format: Format): string {
  const left = roundedText(seconds, t, format)
  return LAST_STAGES.has(stage) ? left : t('import.run.leftOfStage', { left })
}

function roundedText(seconds: number, t: Translate, format: Format): string {
  if (seconds < 4) return t('import.run.leftFew')
  const toFive = 5 * Math.ceil(seconds / 5)
  if (toFive < 60) return t('import.run.leftSeconds', { number: format.integer(toFive) })
  const minutes = Math.ceil(seconds / 60)
  return t('import.run.leftMinutes', { count: minutes, number: format.integer(minutes) })
}
