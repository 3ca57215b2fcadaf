// Which known contact or account a row belongs to: by the code of an invitation, else by an explicit key; exact, never by
// likeness.
import type { ImportPreview, ImportRules } from '../../../../shared/contract/import'
import { sameName } from '../../store/names'
import type { KnownContact, KnownInvitation, ProgramFacts } from '../facts'
import type { Fields } from '../mapping'

type Keyed = Pick<Fields, 'email' | 'respondent'>

/** What a row is linked by, and to whom. */
export interface Link {
  /** As it stands in the file. */
  key: string
  /** The contact that has this key, alone; null: none has it, or several. */
  contact: KnownContact | null
  /** The invitation whose code the key is. */
  invitation: KnownInvitation | null
}

export interface ContactKeys {
  by: ImportRules['contactBy']
  /** null: the row has no key. */
  linkOf(fields: Keyed): Link | null
  /** The id of the row's contact; 0: none. */
  idOf(fields: Keyed): number
}

/** Addresses are one whatever their case; numbers only as they stand. A key that two contacts share links to neither. */
export function contactsByKey(facts: Pick<ProgramFacts, 'contacts' | 'invitations'>, rules: ImportRules): ContactKeys {
  const by = rules.contactBy
  const plain = (key: string) => (by === 'email' ? key.trim().toLowerCase() : key.trim())
  const known = new Map<string, KnownContact | null>()
  for (const contact of by === 'none' ? [] : facts.contacts) {
    const written = by === 'email' ? contact.email : contact.number
    const key = written === null ? '' : plain(written)
    if (key !== '') known.set(key, known.has(key) ? null : contact)
  }
  const invited = by === 'none' ? null : byCode(facts)
  const linkOf = (fields: Keyed): Link | null => {
    const { respondent } = fields
    const own = respondent === null ? undefined : invited?.get(codeIn(respondent))
    if (respondent !== null && own) return { key: respondent, ...own }
    const key = by === 'none' ? null : by === 'email' ? fields.email : respondent
    return key === null ? null : { key, contact: known.get(plain(key)) ?? null, invitation: null }
  }
  return { by, linkOf, idOf: (fields) => linkOf(fields)?.contact?.id ?? 0 }
}

/** Some tools write what came in a link in small letters. */
const codeIn = (respondent: string): string => respondent.trim().toUpperCase()

/** null: nobody was drawn, and no row need be asked. */
function byCode({ contacts, invitations }: Pick<ProgramFacts, 'contacts' | 'invitations'>) {
  if (invitations.length === 0) return null
  const byId = new Map(contacts.map((contact) => [contact.id, contact]))
  return new Map(
    invitations.map((invitation) => {
      const contact = invitation.contact === null ? null : (byId.get(invitation.contact) ?? null)
      return [invitation.code, { invitation, contact }]
    }),
  )
}

/** Of each kind – linked and not, known and new – so many are shown at least, if there are so many. */
const HALF = 25

type Account = ImportPreview['links']['accounts']['examples'][number]

/** Collects, row by row, what the preview shows of contacts and accounts. */
export class LinkTally {
  readonly #keys: ContactKeys
  readonly #known: ReadonlyMap<string, string>
  readonly #matches: ImportPreview['links']['contacts']['examples'] = []
  readonly #misses: ImportPreview['links']['contacts']['examples'] = []
  readonly #shown = new Set<string>()
  readonly #accounts = new Map<string, Account>()
  readonly #spelt = new Map<string, Account>()
  readonly #otherWaves = new Map<string, number>()
  #codes = 0
  #matched = 0
  #rows = 0

  constructor(facts: Pick<ProgramFacts, 'contacts' | 'invitations' | 'accounts'>, rules: ImportRules) {
    this.#keys = contactsByKey(facts, rules)
    this.#known = new Map(facts.accounts.map((name) => [sameName(name), name]))
  }

  /** One row to be imported; `row` as a spreadsheet shows it. */
  add(row: number, fields: Keyed & Pick<Fields, 'company'>): void {
    this.#rows += 1
    const link = this.#keys.linkOf(fields)
    const contact = link?.contact ?? null
    const key = link?.key ?? null
    if (contact) this.#matched += 1
    if (link?.invitation) this.#addCode(link.invitation)
    const list = contact ? this.#matches : this.#misses
    if (key !== null && list.length < 2 * HALF && !this.#shown.has(key)) {
      this.#shown.add(key)
      list.push({ row, key, contact: contact ? (contact.name ?? contact.email ?? contact.number ?? key) : null })
    }
    if (fields.company !== null) this.#addAccount(fields.company)
  }

  #addCode({ wave }: KnownInvitation): void {
    this.#codes += 1
    if (wave !== null) this.#otherWaves.set(wave, (this.#otherWaves.get(wave) ?? 0) + 1)
  }

  #addAccount(company: string): void {
    // Few rows spell a company in a new way; the others need no second look.
    const seen = this.#spelt.get(company) ?? this.#account(company)
    seen.rows += 1
  }

  #account(company: string): Account {
    const key = sameName(company)
    const known = this.#known.get(key)
    const account = this.#accounts.get(key) ?? { name: known ?? company, rows: 0, isNew: known === undefined }
    this.#accounts.set(key, account)
    this.#spelt.set(company, account)
    return account
  }

  get links(): ImportPreview['links'] {
    const accounts = [...this.#accounts.values()].sort((a, b) => b.rows - a.rows || a.name.localeCompare(b.name, 'fr'))
    const created = accounts.filter(({ isNew }) => isNew)
    const known = accounts.filter(({ isNew }) => !isNew)
    return {
      contacts: {
        by: this.#keys.by,
        matched: this.#matched,
        unmatched: this.#rows - this.#matched,
        examples: halves(this.#matches, this.#misses),
        ...(this.#codes > 0 && {
          codes: { rows: this.#codes, otherWaves: [...this.#otherWaves].map(([wave, rows]) => ({ wave, rows })) },
        }),
      },
      accounts: { known: known.length, created: created.length, examples: halves(known, created) },
    }
  }
}

/** At most twice HALF of both together: as many of the first as the second leaves room for, at least HALF. */
function halves<T>(first: readonly T[], second: readonly T[]): T[] {
  const room = Math.max(HALF, 2 * HALF - second.length)
  const chosen = first.slice(0, room)
  return [...chosen, ...second.slice(0, 2 * HALF - chosen.length)]
}
