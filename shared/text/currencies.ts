// Currencies by their names in the reader's language: “Swiss Franc (CHF)”, « Franc suisse (CHF) ».
import { CURRENCIES, isCurrency } from '../model/currency'
import type { Language } from '../model/language'

export interface NamedCurrency {
  code: string
  name: string
}

/** A code that this version does not know stays as it is. */
export function currencyName(code: string, language: Language): string {
  return isCurrency(code) ? nameIn(namesOf(language), code, language) : code
}

/** All of them, by name. */
export function currencies(language: Language): NamedCurrency[] {
  const names = namesOf(language)
  const { compare } = new Intl.Collator(language)
  return CURRENCIES.map((code) => ({ code, name: nameIn(names, code, language) })).sort((a, b) =>
    compare(a.name, b.name),
  )
}

const namesOf = (language: Language) => new Intl.DisplayNames(language, { type: 'currency' })

function nameIn(names: Intl.DisplayNames, code: string, language: Language): string {
  const name = names.of(code) ?? code
  if (name === code) return code
  // In French they are common nouns; here they stand alone, or first in a list.
  return `${name.charAt(0).toLocaleUpperCase(language)}${name.slice(1)} (${code})`
}
