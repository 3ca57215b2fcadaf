// What a program holds, and what a restore would do to it, in words.
import type { Backup, RestoreEffect, RestorePreview } from '../../../../shared/contract/backup'
import type { Holdings } from '../../../../shared/contract/program'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'

export const KINDS = ['campaigns', 'waves', 'responses', 'actions'] as const
export type Kind = (typeof KINDS)[number]

export type Effects = NonNullable<RestorePreview['effects']>

function thing(kind: Kind, count: number, t: Translate, format: Format): string {
  return t(`restore.things.${kind}`, { count, number: format.integer(count) })
}

/** “2 campaigns, 6 waves and 3,000 responses”; kinds of which there are none are left out. */
export function holdsText(holds: Holdings, t: Translate, format: Format): string {
  const there = KINDS.filter((kind) => holds[kind] > 0)
  return there.length === 0
    ? t('restore.things.none')
    : format.list(there.map((kind) => thing(kind, holds[kind], t, format)))
}

const WAYS = ['back', 'gone', 'changed'] as const
export type Way = (typeof WAYS)[number] | 'personal' | 'settings'

export interface EffectLine {
  way: Way
  /** “3 actions and 1 wave”; of personal data, a whole sentence. */
  things: string
}

/** One line for each way in which a restore would change something; none when nothing would change. */
export function effectLines(effects: Effects, t: Translate, format: Format): EffectLine[] {
  const { personal, settings } = effects
  const lines: EffectLine[] = []
  // First, because it undoes what was done for somebody's sake.
  if (personal > 0) {
    const facts = { count: personal, number: format.integer(personal) }
    lines.push({ way: 'personal', things: t('restore.preview.personalText', facts) })
  }
  for (const way of WAYS) {
    const kinds = KINDS.filter((kind) => touched(effects[kind], way) > 0)
    const things = kinds.map((kind) => thing(kind, touched(effects[kind], way), t, format))
    if (things.length > 0) lines.push({ way, things: format.list(things) })
  }
  if (settings.length > 0) {
    const names = settings.map((setting) => t(`restore.settingNames.${setting}`))
    lines.push({ way: 'settings', things: format.list(names) })
  }
  return lines
}

const touched = (effect: RestoreEffect, way: (typeof WAYS)[number]): number => effect[way]

/** “298 responses and 5 actions”: what a backup holds fewer of than a damaged file still reads; null: of nothing. */
export function fewerText(holds: Holdings, readable: Holdings, t: Translate, format: Format): string | null {
  const fewer = KINDS.filter((kind) => holds[kind] < readable[kind])
  if (fewer.length === 0) return null
  return format.list(fewer.map((kind) => thing(kind, readable[kind] - holds[kind], t, format)))
}

/** What counts first where one backup holds more of one kind, and another more of another. */
const WEIGHT = ['responses', 'actions', 'waves', 'campaigns'] as const

function holdsMore(one: Holdings, other: Holdings): boolean {
  const kind = WEIGHT.find((which) => one[which] !== other[which])
  return kind !== undefined && one[kind] > other[kind]
}

/** The newest of those that hold the most; `backups` are newest first. */
export function fullest(backups: readonly Backup[]): Backup | null {
  return backups.reduce<Backup | null>(
    (best, backup) => (best === null || holdsMore(backup.holds, best.holds) ? backup : best),
    null,
  )
}
