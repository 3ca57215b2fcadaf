// What to watch in a calendar, in words: each warning is one sentence, numbered so that the bars can refer to it.
import type { CalendarWarning, CalendarWave } from '../../../../shared/contract/calendar'
import type { WaveId } from '../../../../shared/model/ids'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'

export interface Watched {
  /** From 1, in the order of the list. */
  number: number
  warning: CalendarWarning
  sentence: string
  waves: readonly CalendarWave[]
}

/** “Relational 2026 2026 T4”. */
export function waveText({ campaign, name }: CalendarWave, t: Translate): string {
  return t('calendar.watch.waveOf', { campaign: campaign.name, wave: name })
}

export function daysText(days: number, t: Translate, format: Format): string {
  return t('calendar.days', { count: days, number: format.integer(days) })
}

/** The warnings in words, without those about waves that are not in view. */
export function watchedIn(
  waves: readonly CalendarWave[],
  warnings: readonly CalendarWarning[],
  contactDays: number,
  t: Translate,
  format: Format,
): Watched[] {
  const byId = new Map<WaveId, CalendarWave>(waves.map((wave) => [wave.id, wave]))
  const told = warnings.flatMap((warning) => {
    const about = warning.waves.flatMap((id) => byId.get(id) ?? [])
    return about.length === warning.waves.length && about.length > 0 ? [{ warning, about }] : []
  })
  return told.map(({ warning, about }, i) => ({
    number: i + 1,
    warning,
    waves: about,
    sentence: sentenceOf(warning, about, contactDays, t, format),
  }))
}

function sentenceOf(
  { warning, days, people, asked }: CalendarWarning,
  waves: readonly CalendarWave[],
  contactDays: number,
  t: Translate,
  format: Format,
): string {
  const [a = '', b = ''] = waves.map((wave) => waveText(wave, t))
  const counted = { a, b, count: days, number: format.integer(days) }
  if (warning === 'overlap') return t('calendar.watch.overlap', counted)
  if (warning === 'gap')
    return waves.length > 1 ? t('calendar.watch.gap', counted) : t('calendar.watch.gapOpen', counted)
  const rule = daysText(contactDays, t, format)
  if (people === null) return t('calendar.watch.fatigueUnknown', { a, b, days: rule, apart: daysText(days, t, format) })
  const twice = { a, b, days: rule, count: people, number: format.integer(people) }
  if (asked >= people) return t('calendar.watch.fatigueAsked', twice)
  const sentence = t('calendar.watch.fatigue', twice)
  if (asked === 0) return sentence
  return t('calendar.watch.alsoAsked', { sentence, count: asked, number: format.integer(asked) })
}

/** What is to be watched about one wave. */
export function aboutWave(watched: readonly Watched[], id: WaveId): Watched[] {
  return watched.filter(({ waves }) => waves.some((wave) => wave.id === id))
}

/** “230 responses of 1,208 invited”; without the second part while that is not known. */
export function answersText({ answers, invited }: CalendarWave, t: Translate, format: Format): string {
  const told = t('common.responses', { count: answers, number: format.integer(answers) })
  if (invited === null) return told
  return t('calendar.answersOf', { answers: told, count: invited, invited: format.integer(invited) })
}
