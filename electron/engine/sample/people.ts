// The sample's customers: accounts of every size in six sectors, and the people in them who can be invited.
import { addDays } from './calendar'
import { CUSTOMERS, FUNCTIONS, type JobFunction, SECTORS, type Sector, SIZES, type Size } from './design'
import { COMPANY_PATTERNS, FAMILY_NAMES, FIRST_NAMES, STEMS, slug } from './names'
import type { Random } from './random'

export interface Account {
  id: number
  name: string
  sector: Sector
  size: Size
  /** Euros. */
  valuePerYear: number
  renewsOn: string
  churned: boolean
  /** Its people write in English. */
  english: boolean
  /** How content it is as a whole; mean 0. */
  mood: number
}

export interface Contact {
  id: number
  account: Account
  name: string
  email: string
  /** null: not filled in by the customer. */
  jobFunction: JobFunction | null
  optedOut: boolean
  mood: number
}

const SIZE_WEIGHTS = [20, 42, 26, 12]
/** People per account, relative to one another, and yearly value in euros, by size. */
const PEOPLE_WEIGHTS: Record<Size, number> = { TPE: 3, PME: 7, ETI: 13, 'Grand compte': 24 }
const VALUES: Record<Size, readonly [number, number]> = {
  TPE: [1_800, 7_500],
  PME: [6_000, 28_000],
  ETI: [24_000, 110_000],
  'Grand compte': [95_000, 420_000],
}
const ENGLISH_SHARE: Record<Size, number> = { TPE: 0, PME: 0.04, ETI: 0.18, 'Grand compte': 0.3 }
const FUNCTION_WEIGHTS = [9, 15, 14, 26, 36]
const DECISION_MAKERS: readonly (JobFunction | null)[] = FUNCTIONS.slice(0, 3)
/** Besides those who can be invited, some people have opted out. */
const OPTED_OUT_SHARE = 0.022

/** Every account, sector by sector; `today` decides who has left and who renews when. */
export function makeAccounts(today: string, random: Random): Account[] {
  const names = new Set<string>()
  const accounts: Account[] = []
  for (const sector of SECTORS) {
    for (let i = 0; i < CUSTOMERS[sector].accounts; i++) {
      const size = sector === 'Secteur public' ? 'PME' : (SIZES[random.weighted(SIZE_WEIGHTS)] ?? 'PME')
      const [least, most] = VALUES[size]
      const churned = random.next() < 0.025
      accounts.push({
        id: accounts.length + 1,
        name: newCompanyName(sector, names, random),
        sector,
        size,
        // Values within a size spread by ratios, as contracts do.
        valuePerYear: Math.round((least * (most / least) ** random.next()) / 50) * 50,
        renewsOn: addDays(today, churned ? -random.whole(20, 160) : random.whole(6, 380)),
        churned,
        english: random.next() < ENGLISH_SHARE[size],
        mood: 0.7 * random.normal(),
      })
    }
  }
  return accounts
}

/** Every contact: in each sector exactly as many who can be invited as `CUSTOMERS` says, and a few who opted out. */
export function makeContacts(accounts: readonly Account[], random: Random): Contact[] {
  const addresses = new Set<string>()
  const contacts: Contact[] = []
  for (const sector of SECTORS) {
    const own = accounts.filter((account) => account.sector === sector)
    const { people } = CUSTOMERS[sector]
    const weights = own.map(({ size }) => PEOPLE_WEIGHTS[size])
    for (let i = 0; i < Math.round(people * (1 + OPTED_OUT_SHARE)); i++) {
      // The first round gives every account somebody.
      const account = own[i < own.length ? i : random.weighted(weights)]
      if (!account) throw new Error(`no account in ${sector}`)
      contacts.push({
        id: contacts.length + 1,
        account,
        ...newPerson(account, addresses, random),
        jobFunction: random.next() < 0.025 ? null : (FUNCTIONS[random.weighted(FUNCTION_WEIGHTS)] ?? null),
        optedOut: i >= people,
        mood: account.mood + 0.8 * random.normal(),
      })
    }
  }
  return contacts
}

export function roleOf({ jobFunction }: Contact): 'decision-maker' | 'key-user' | null {
  if (jobFunction === null) return null
  return DECISION_MAKERS.includes(jobFunction) ? 'decision-maker' : 'key-user'
}

function newCompanyName(sector: Sector, taken: Set<string>, random: Random): string {
  for (;;) {
    const stem = random.pick(STEMS)
    const name = elided(random.pick(COMPANY_PATTERNS[sector]).replace('*', stem))
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

/** “Ville de Orbessan” → “Ville d’Orbessan”. */
const elided = (name: string) => name.replace(/\bde (?=[AÂEÉÈIOU])/u, 'd’')

function newPerson(account: Account, taken: Set<string>, random: Random): { name: string; email: string } {
  for (;;) {
    const [first, family] = [random.pick(FIRST_NAMES), random.pick(FAMILY_NAMES)]
    const email = `${slug(first)}.${slug(family)}@${slug(account.name)}.example.com`
    if (taken.has(email)) continue
    taken.add(email)
    return { name: `${first} ${family}`, email }
  }
}
