// Addresses inside the window, and names for files.
import { FILE_ENDINGS } from '../../../../shared/shell'

/** The wave whose screens are in view, as its number in the address; null elsewhere. */
export function waveInView(location: string): string | null {
  return /^\/waves\/(\d+)(?:\/|$)/.exec(location)?.[1] ?? null
}

/** Whether what is imported from here is a list of contacts or accounts, not responses. */
export function contactsInView(location: string): boolean {
  return isIn('contacts', location)
}

/** The places of the navigation, as their addresses begin. */
export type PlaceName = 'campaigns' | 'calendar' | 'contacts' | 'actions' | 'settings'

/** Whether the address belongs to a place of the navigation. Waves are reached through their campaign. */
export function isIn(place: PlaceName, location: string): boolean {
  if (place === 'campaigns' && (location === '/' || location.startsWith('/waves/'))) return true
  return location === `/${place}` || location.startsWith(`/${place}/`)
}

/** A program's file name on every system: what Windows forbids becomes a space, and the ending of its kind is added. */
export function fileNameFor(programName: string, kind: 'program' | 'sealed' = 'program'): string {
  const allowed = programName
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim()
  return `${allowed === '' ? 'program' : allowed}.${FILE_ENDINGS[kind][0]}`
}
