// What is said of a person and of what was erased, as plain sentences.
import type { CallOutput } from '../../../../shared/contract'
import type { DueWave, Person } from '../../../../shared/contract/privacy'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { dayOf } from '../../parts/days'

/** The best that a person can be called by. */
export function personName(person: Person, t: Translate): string {
  return person.name ?? person.email ?? person.respondent ?? t('privacy.find.nameless')
}

/** What a damaged file is called that a restore set aside: “… (damaged 2026-11-22).npsw”. */
export function asideExample(t: Translate, day = dayOf(new Date())): string {
  return `${t('common.setAside', { name: '…', day })}.npsw`
}

export type Erased = CallOutput<'privacy.erase'>

/** What an erasure did, a line for each kind of thing that it met. The responses always have theirs. */
export function erasedLines(erased: Erased, score: 'keep' | 'remove', t: Translate, format: Format): string[] {
  const kept = score === 'keep'
  const counted = [
    [kept ? 'kept' : 'removed', erased.responses],
    [kept ? 'actionsCleaned' : 'actionsRemoved', erased.actions],
    ['contacts', erased.contacts],
    ['leftOut', erased.leftOutRows],
    ['trail', erased.trailEntries],
    ['backupsCleaned', erased.backupsCleaned],
    ['backupsDeleted', erased.backupsDeleted],
  ] as const
  return counted
    .filter(([, count], index) => index === 0 || count > 0)
    .map(([what, count]) => t(`privacy.erased.${what}`, { count, number: format.integer(count) }))
}

/** Waves whose retention period has ended, on the given day. */
export function pastRetention(waves: readonly DueWave[], today: string): DueWave[] {
  return waves.filter(({ dueOn }) => dueOn !== null && dueOn <= today)
}
