// Rules of an import as the wizard shows them: only where they matter to the file at hand, or were already changed.
import type { ImportPreview, ImportRules, RowReason } from '../../../../shared/contract/import'
import type { Draft } from './draft'

/** What holds while nothing else is chosen; the contract's own defaults. */
export const DEFAULT_RULES: ImportRules = {
  partial: 'skip',
  tests: 'skip',
  sameAnswer: 'first',
  samePerson: 'all',
  merges: [],
  contactBy: 'email',
}

/** Which rules have a say in this file. */
export interface RulesAtStake {
  partial: boolean
  tests: boolean
  sameAnswer: boolean
  samePerson: boolean
  contacts: boolean
  accounts: boolean
}

/** Once a rule was changed, it stays in view: the rows that called for it may no longer be told of. */
export function rulesAtStake(preview: ImportPreview, rules: ImportRules, columns: Draft): RulesAtStake {
  const leftOut = (...reasons: RowReason[]) => preview.rows.reasons.some(({ reason }) => reasons.includes(reason))
  const used = (role: 'email' | 'respondent') => columns.some((column) => column.role === role)
  const { answers, persons } = preview.repeats
  const { accounts } = preview.links
  return {
    partial: leftOut('partial') || rules.partial !== DEFAULT_RULES.partial,
    tests: leftOut('test', 'spam') || rules.tests !== DEFAULT_RULES.tests,
    sameAnswer: answers.inFile + answers.inWave > 0,
    samePerson: persons.inFile + persons.inWave > 0,
    contacts: used('email') || used('respondent'),
    accounts: accounts.known + accounts.created > 0,
  }
}

/** A spelling that may be read as another, with the rows that have it; null: not told any more, since it is merged. */
export interface Spelling {
  dimension: string
  from: string
  to: string
  rows: number | null
  merged: boolean
}

/** The proposals of the preview and what was already accepted, each once, in the order of the preview. */
export function spellingsOf(preview: ImportPreview, { merges }: ImportRules): Spelling[] {
  const accepted = new Map(merges.map((merge) => [keyOf(merge), merge]))
  const proposed = preview.spellings.flatMap(({ dimension, to, variants }) =>
    variants
      .filter(({ value }) => value !== to)
      .map(({ value, rows }): Spelling => {
        const known = accepted.get(keyOf({ dimension, from: value }))
        return { dimension, from: value, to: known?.to ?? to, rows, merged: known !== undefined }
      }),
  )
  const told = new Set(proposed.map(keyOf))
  const others = merges
    .filter((merge) => !told.has(keyOf(merge)))
    .map((merge): Spelling => ({ ...merge, rows: null, merged: true }))
  return [...proposed, ...others]
}

/** Nothing is merged unless it was ticked; unticking takes it back. */
export function withMerge(rules: ImportRules, { dimension, from, to }: Spelling, merged: boolean): ImportRules {
  const others = rules.merges.filter((merge) => keyOf(merge) !== keyOf({ dimension, from }))
  return { ...rules, merges: merged ? [...others, { dimension, from, to }] : others }
}

const keyOf = ({ dimension, from }: { dimension: string; from: string }) => JSON.stringify([dimension, from])
