// The currency that a program's amounts are in: costs, budgets, values per year. Nothing converts between two of them.

/** Of a program that was never told another. */
export const USUAL_CURRENCY = 'EUR'

/** ISO 4217 codes, as far as this runtime knows them. */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency')

const KNOWN: ReadonlySet<string> = new Set(CURRENCIES)

export const isCurrency = (code: string): boolean => KNOWN.has(code)
