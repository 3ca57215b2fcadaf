// Addresses inside the window, and names for files.

/** The wave whose screens are in view, as its number in the address; null elsewhere. */
export function waveInView(location: string): string | null {
  return /^\/waves\/(\d+)(?:\/|$)/.exec(location)?.[1] ?? null
}

/** Whether the address belongs to a place of the navigation. Waves are reached through their campaign. */
export function isIn(place: 'campaigns' | 'actions' | 'settings', location: string): boolean {
  if (place === 'campaigns' && (location === '/' || location.startsWith('/waves/'))) return true
  return location === `/${place}` || location.startsWith(`/${place}/`)
}

/** A program's file name on every system: what Windows forbids becomes a space, and `.npsw` is added. */
export function fileNameFor(programName: string): string {
  const allowed = programName
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim()
  return `${allowed === '' ? 'program' : allowed}.npsw`
}
