// What a program holds, and what a restore would do to it, in words.
import type { RestoreEffect, RestorePreview } from '../../../../shared/contract/backup'
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
export type Way = (typeof WAYS)[number]

export interface EffectLine {
  way: Way
  /** “3 actions and 1 wave”. */
  things: string
}

/** One line for each way in which a restore would change something; none when nothing would change. */
export function effectLines(effects: Effects, t: Translate, format: Format): EffectLine[] {
  return WAYS.flatMap((way) => {
    const kinds = KINDS.filter((kind) => touched(effects[kind], way) > 0)
    const things = kinds.map((kind) => thing(kind, touched(effects[kind], way), t, format))
    return things.length === 0 ? [] : [{ way, things: format.list(things) }]
  })
}

const touched = (effect: RestoreEffect, way: Way): number => effect[way]
