// Whom a row is about: found by the one key that the user chose, never by likeness. And what it changes of them.
import type { PeopleMapping, PeopleReason, PeopleRole } from '../../../shared/contract/people'
import { sameName } from '../store/names'
import type { AccountRef, Planned } from './compare'
import { COLUMNS_OF, type Column, type KnownPeople, type KnownRecord, type Value } from './known'
import { numberKey } from './number'
import type { Fault, PeopleReader, Reading } from './reader'

type Match = Fault | { how: 'unchanged' } | { how: 'added' | 'updated'; plan: Omit<Planned, 'row'> }

/** More than one record has the key: nobody could say which. */
const SEVERAL = 'several'
type Found = KnownRecord | typeof SEVERAL

export class PeopleMatcher {
  readonly newAccounts: { name: string; number: string | null }[] = []
  readonly #mapping: PeopleMapping
  readonly #reader: PeopleReader
  readonly #byKey: ReadonlyMap<string, Found>
  readonly #lastRow = new Map<string, number>()
  readonly #accountsByNumber: ReadonlyMap<string, Found>
  /** Names of accounts that are taken, by the known account or by a row of the file. */
  readonly #accountsByName: Map<string, KnownRecord | 'new'>
  readonly #adopted = new Set<number>()
  readonly #madeByName = new Map<string, number>()
  readonly #madeByNumber = new Map<string, number>()

  constructor(mapping: PeopleMapping, known: KnownPeople, reader: PeopleReader) {
    this.#mapping = mapping
    this.#reader = reader
    const records = mapping.kind === 'contacts' ? known.contacts : known.accounts
    this.#byKey = indexed(records, (values) => keyOf(mapping.key, values))
    this.#accountsByNumber = indexed(known.accounts, (values) => keyOf('number', values))
    this.#accountsByName = new Map(known.accounts.map((record) => [sameName(String(record.values.name)), record]))
  }

  /** Of rows with the same key the last one counts; each is noted before any is matched. */
  noteKey({ values }: Reading, row: number): void {
    const key = keyOf(this.#mapping.key, values)
    if (key !== null) this.#lastRow.set(key, row)
  }

  match(reading: Reading, row: number): Match {
    const { key: by, kind } = this.#mapping
    const key = keyOf(by, reading.values)
    const keyText = String(reading.values[by] ?? '')
    // An address that is none is no key either, and the better reason.
    if (key === null) return reading.fault ?? this.#fault('no-key', by, '')
    if (this.#lastRow.get(key) !== row) return this.#fault('repeated-key', by, keyText)
    if (reading.fault) return reading.fault
    const found = this.#byKey.get(key)
    if (found === SEVERAL) return this.#fault('no-key', by, keyText)
    return kind === 'contacts' ? this.#contact(reading, found) : this.#account(reading, found)
  }

  #contact(reading: Reading, found: KnownRecord | undefined): Match {
    const account = this.#accountOf(reading)
    if (account && 'reason' in account) return account
    return this.#outcome(reading, found, account)
  }

  #account(reading: Reading, found: KnownRecord | undefined): Match {
    const name = typeof reading.values.name === 'string' ? reading.values.name : null
    // A name is never emptied, and with the name as the key its spelling stays.
    if (name === null || (this.#mapping.key === 'name' && found)) delete reading.values.name
    if (name === null) return found ? this.#outcome(reading, found, undefined) : this.#fault('bad-value', 'name', '')
    const holder = this.#accountsByName.get(sameName(name))
    const record = found ?? this.#adoptable(holder)
    if (holder !== undefined && (holder === 'new' || holder.id !== record?.id)) {
      return this.#fault('bad-value', 'name', name)
    }
    if (!found && record) {
      this.#adopted.add(record.id)
      delete reading.values.name
    }
    this.#accountsByName.set(sameName(name), record ?? 'new')
    return this.#outcome(reading, record, undefined)
  }

  /** Names are unique: one without a number that has the name of a numbered row can only be the same account. */
  #adoptable(holder: KnownRecord | 'new' | undefined): KnownRecord | undefined {
    if (holder === undefined || holder === 'new' || this.#adopted.has(holder.id)) return undefined
    return this.#mapping.key === 'number' && !holder.values.number ? holder : undefined
  }

  /** By its number, else by its exact name; one that is named and not known is to be made. */
  #accountOf({ account: name, accountNumber: number }: Reading): AccountRef | undefined | Fault {
    if (number === null) {
      if (name === undefined || name === null) return name
    } else {
      const found = this.#accountsByNumber.get(numberKey(number))
      if (found === SEVERAL) return this.#fault('bad-value', 'account-number', number)
      if (found) return { known: found.id }
      const made = this.#madeByNumber.get(numberKey(number))
      if (made !== undefined) return { made }
      if (!name) return this.#fault('bad-value', 'account-number', number)
    }
    const known = this.#accountsByName.get(sameName(name))
    if (known !== undefined && known !== 'new') return { known: known.id }
    let made = this.#madeByName.get(sameName(name))
    if (made === undefined) {
      made = this.newAccounts.push({ name: name.trim(), number }) - 1
      this.#madeByName.set(sameName(name), made)
      if (number !== null) this.#madeByNumber.set(numberKey(number), made)
    }
    return { made }
  }

  #outcome(reading: Reading, record: KnownRecord | undefined, account: AccountRef | undefined): Match {
    const values: Partial<Record<Column, Value>> = {}
    for (const column of COLUMNS_OF[this.#mapping.kind]) {
      const value = reading.values[column]
      if (value === undefined || isSame(column, record?.values[column] ?? null, value)) continue
      values[column] = value
    }
    const moved = isMoved(record, account) ? account : undefined
    const segments = reading.segments.map((value, i) => {
      const before = record?.segments[sameName(this.#reader.dimensions[i] ?? '')]
      if (value === undefined || value === null) return value === null && before !== undefined ? null : undefined
      return before !== undefined && sameName(before) === sameName(value) ? undefined : value
    })
    const plan = { id: record?.id ?? null, values, account: moved, segments }
    if (!record) return { how: 'added', plan }
    const same = Object.keys(values).length === 0 && moved === undefined && segments.every((one) => one === undefined)
    return same ? { how: 'unchanged' } : { how: 'updated', plan }
  }

  #fault(reason: PeopleReason, role: PeopleRole, value: string): Fault {
    return { reason, column: this.#reader.headerOf(role), value }
  }
}

function isMoved(record: KnownRecord | undefined, account: AccountRef | undefined): boolean {
  if (account === undefined) return false
  const before = record?.account ?? null
  if (account === null) return before !== null
  return 'made' in account || account.known !== before
}

function indexed(
  records: readonly KnownRecord[],
  keyIn: (values: KnownRecord['values']) => string | null,
): Map<string, Found> {
  const map = new Map<string, Found>()
  for (const record of records) {
    const key = keyIn(record.values)
    if (key !== null) map.set(key, map.has(key) ? SEVERAL : record)
  }
  return map
}

/** What a record is found by; null: it has no such key. */
function keyOf(key: PeopleMapping['key'], values: Partial<Record<Column, Value>>): string | null {
  const value = values[key]
  if (value === undefined || value === null || value === '') return null
  const text = String(value)
  if (key === 'number') return numberKey(text)
  return key === 'email' ? text.toLowerCase() : sameName(text)
}

/** Whether a value says what is known already: addresses whatever their case, ids in either of their lengths. */
function isSame(column: Column, before: Value, after: Value): boolean {
  if (before === after) return true
  if (before === null || after === null) return false
  if (column === 'email') return String(before).toLowerCase() === String(after).toLowerCase()
  return column === 'number' && numberKey(String(before)) === numberKey(String(after))
}
