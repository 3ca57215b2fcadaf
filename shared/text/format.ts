// Numbers, dates and percentages in the reader's language. A rounded number is made here and nowhere else.
import { USUAL_CURRENCY } from '../model/currency'
import type { Language } from '../model/language'

const LOCALES: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' }
const MINUS = '\u2212'
export const CANNOT_SAY = '—'
/** Smaller sizes are 0 to any reader; they come from rounding in the last digits. */
const SMALLEST_POINTS = 0.005
/** Nearer to none or to all than this, a share is only said to be so. */
const SMALLEST_SHARE = 0.001
const SIZE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
const UNIT_STEP = 1000
/** From here on a decimal says nothing: “312 MB”. */
const WHOLE_FROM = 99.95

export interface Format {
  readonly language: Language
  /** 13612 → “13,612”, « 13 612 ». */
  integer(value: number): string
  /** A share from 0 to 1 as a whole percentage: “62%”, « 62 % ». Only nothing is 0% and only all is 100%: else “99.7%”. */
  percent(share: number | null): string
  /** A score or limit in points, with its sign: “+37”, “−4”, “0”. A decimal where the whole number would hide a sign. */
  points(value: number | null): string
  /** Half a range, in points: “±12”. */
  margin(value: number | null): string
  /** “+29 to +44”, « +29 à +44 ». */
  range(lower: number | null, upper: number | null): string
  decimal(value: number | null, digits: number): string
  /** An amount in the program's currency: “€1,200”, « 1 200 € »; what is not whole has two decimals: “€12.50”. */
  money(amount: number | null): string
  /** The currency's sign, for a field that an amount is typed in: “€”, “CHF”; and whether it stands before the amount. */
  readonly moneySign: { readonly sign: string; readonly before: boolean }
  /** “p = 0.028”, “p < 0.001”. */
  pValue(p: number | null): string
  /** A file's size, in decimal units: “512 bytes”, “3.4 MB”, « 3,4 Mo ». */
  bytes(value: number): string
  /** An ISO day or moment as a short date: “30 Sept 2026”, « 30 sept. 2026 ». */
  date(iso: string | null): string
  /** The month of an ISO day, to head a column: “Sept”, « sept. ». */
  month(iso: string): string
  /** With the time of day, in the computer's time zone. */
  dateTime(iso: string | null): string
  time(iso: string | null): string
  /** As `dateTime`, to the second. */
  dateTimeSeconds(iso: string | null): string
  /** Names in a sentence: “A, B and C”, « A, B et C ». */
  list(items: readonly string[]): string
}

/** `timeZone` is the computer's unless a test fixes it; `currency` is the open program's. */
export function createFormat(language: Language, timeZone?: string, currency = USUAL_CURRENCY): Format {
  const locale = LOCALES[language]
  const zone = timeZone === undefined ? {} : { timeZone }
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const small = new Intl.NumberFormat(locale, { maximumSignificantDigits: 1 })
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const fineShare = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const amounts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    // One program has one currency: “$”, not “US$”.
    currencyDisplay: 'narrowSymbol',
    // Of every currency: an answer may cost half a yen.
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  })
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone })
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', ...zone })
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone })
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' })

  const magnitude = (value: number) => {
    const size = Math.abs(value)
    return size < 0.5 && size >= SMALLEST_POINTS ? small.format(size) : whole.format(size)
  }
  const points = (value: number | null) => {
    if (value === null) return CANNOT_SAY
    const text = magnitude(value)
    if (!/[1-9]/.test(text)) return text
    return `${value < 0 ? MINUS : '+'}${text}`
  }
  const percent = (value: number) => {
    if ((value < 0.005 && value > 0) || (value >= 0.995 && value < 1)) {
      if (value < SMALLEST_SHARE) return `< ${fineShare.format(SMALLEST_SHARE)}`
      if (value > 1 - SMALLEST_SHARE) return `> ${fineShare.format(1 - SMALLEST_SHARE)}`
      return fineShare.format(value)
    }
    return share.format(value)
  }
  const parsed = (iso: string) => new Date(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T00:00:00Z` : iso)

  return {
    language,
    integer: (value) => whole.format(value).replace('-', MINUS),
    percent: (value) => (value === null ? CANNOT_SAY : percent(value)),
    points,
    margin: (value) => (value === null ? CANNOT_SAY : `±${magnitude(value)}`),
    range: (lower, upper) =>
      lower === null || upper === null
        ? CANNOT_SAY
        : `${points(lower)} ${language === 'fr' ? 'à' : 'to'} ${points(upper)}`,
    decimal: (value, digits) =>
      value === null
        ? CANNOT_SAY
        : new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
            .format(value)
            .replace('-', MINUS),
    money: (amount) => (amount === null ? CANNOT_SAY : amounts.format(amount).replace('-', MINUS)),
    moneySign: signIn(amounts),
    pValue: (p) => {
      if (p === null) return CANNOT_SAY
      const three = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
      return p < 0.001 ? `p < ${three.format(0.001)}` : `p = ${three.format(p)}`
    },
    bytes: (value) => sizeText(value, locale),
    date: (iso) => (iso === null ? CANNOT_SAY : day.format(parsed(iso.slice(0, 10)))),
    month: (iso) => month.format(parsed(iso.slice(0, 10))),
    dateTime: (iso) => (iso === null ? CANNOT_SAY : moment.format(parsed(iso))),
    dateTimeSeconds: (iso) => (iso === null ? CANNOT_SAY : exact.format(parsed(iso))),
    time: (iso) => (iso === null ? CANNOT_SAY : clock.format(parsed(iso))),
    list: (items) => conjunction.format(items),
  }
}

function signIn(amounts: Intl.NumberFormat): Format['moneySign'] {
  const parts = amounts.formatToParts(1)
  const at = parts.findIndex(({ type }) => type === 'currency')
  return { sign: parts[at]?.value ?? '', before: at < parts.findIndex(({ type }) => type === 'integer') }
}

function sizeText(value: number, locale: string): string {
  let amount = value
  let unit: (typeof SIZE_UNITS)[number] = 'byte'
  for (const next of SIZE_UNITS.slice(1)) {
    // “1000 kB” is 1 MB: the step is taken where the rounded figure would reach it.
    if (amount < (unit === 'byte' ? UNIT_STEP : UNIT_STEP - 0.5)) break
    amount /= UNIT_STEP
    unit = next
  }
  const digits = unit === 'byte' || amount >= WHOLE_FROM ? 0 : 1
  const written = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(amount)
  // The figure and its unit stay on one line.
  return written.replaceAll(' ', '\u00a0')
}
