// What an entry did to samples: one line a wave, with how many invitations came, went or changed, and what changed alike
// in all of them.
import type { FieldChange, TrailChange } from '../../../../shared/contract/history'
import { type Changes, type Image, isSpan, type RowStep } from './changes'

/** Columns that are told, with their names in the contract. */
const FIELDS = [
  ['kind', 'drawnAs'],
  ['invited_on', 'invitedOn'],
  ['reminded_on', 'remindedOn'],
] as const

type How = TrailChange['how']

const howOf = ({ was, is }: RowStep): How => (!was ? 'added' : !is ? 'removed' : 'changed')

/** A sample is called by its wave. A draw in the place of another one is told by the invitations of both. */
export function sampleLines({ steps, names }: Pick<Changes, 'steps' | 'names'>): TrailChange[] {
  const groups = new Map<string, { wave: number; how: How; rows: RowStep[] }>()
  for (const step of steps) {
    if (isSpan(step) || step.table !== 'invitation') continue
    const wave = Number(wholeOf(step).wave_id)
    const how = howOf(step)
    const group = groups.get(`${wave} ${how}`) ?? { wave, how, rows: [] }
    group.rows.push(step)
    groups.set(`${wave} ${how}`, group)
  }
  return [...groups.values()].map(({ wave, how, rows }) => ({
    what: 'sample',
    id: wave,
    name: names[`wave/${wave}`] ?? null,
    how,
    count: new Set(rows.map((row) => wholeOf(row).id)).size,
    fields: how === 'changed' ? FIELDS.flatMap(([column, field]) => alike(rows, column, field)) : [],
  }))
}

const wholeOf = ({ of, was, is }: RowStep): Image => ({ ...of, ...was, ...is })

function alike(rows: readonly RowStep[], column: string, field: string): FieldChange[] {
  const [first] = rows
  if (!first?.is || !(column in first.is)) return []
  const side = (row: RowStep, which: 'was' | 'is') => row[which]?.[column] ?? null
  const [before, after] = [side(first, 'was'), side(first, 'is')]
  if (before instanceof Uint8Array || after instanceof Uint8Array) return []
  const same = rows.every((row) => side(row, 'was') === before && side(row, 'is') === after)
  return same ? [{ field, before, after }] : []
}
