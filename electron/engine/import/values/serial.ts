// Spreadsheet serial numbers: days since the end of 1899 (or of 1903), the fraction is the time of day.

const DAY_MS = 86_400_000
/** Day 0 of the 1900 system, shifted by Excel's 29 February 1900, which never was: right from 1 March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAYS_1904 = 1462

/** 45308 → 2024-01-17; 45308.6041666667 → 2024-01-17T14:30:00. Seconds are rounded; no time zone is known. */
export function serialToIso(serial: number, date1904 = false): string {
  const days = date1904 ? serial + DAYS_1904 : serial
  const moment = new Date(DAY_ZERO + Math.round((days * DAY_MS) / 1000) * 1000)
  const iso = moment.toISOString().slice(0, 19)
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso
}

/** 0.604166… → 14:30:00. */
export function serialToTime(serial: number): string {
  return new Date(Math.round((serial * DAY_MS) / 1000) * 1000).toISOString().slice(11, 19)
}
