// Where the window stands: `#/waves/3/responses?segment=1`. The question belongs to the part after the #, so that a link
// means the same when it is followed, loaded again, opened in another tab or returned to.
import { useSyncExternalStore } from 'react'

export interface Address {
  /** With its leading slash: `/waves/3/responses`. */
  path: string
  /** Without its question mark: `segment=1`; empty when nothing is asked. */
  search: string
}

/** Reads an address's hash, with or without its # and leading slash. */
export function addressOf(hash: string): Address {
  const text = hash.replace(/^#?\/?/, '')
  const at = text.indexOf('?')
  return at < 0 ? { path: `/${text}`, search: '' } : { path: `/${text.slice(0, at)}`, search: text.slice(at + 1) }
}

/** The hash of a place, `/waves/3/responses?segment=1`; a question mark with nothing behind it is left out. */
export function hashOf(place: string): string {
  const { path, search } = addressOf(place)
  return search === '' ? `#${path}` : `#${path}?${search}`
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** Goes to a place. The same place again leaves no second step for the browser's back button. */
function navigate(place: string, { replace = false }: { replace?: boolean } = {}): void {
  const hash = hashOf(place)
  if (replace || hash === window.location.hash) window.history.replaceState(null, '', hash)
  else window.history.pushState(null, '', hash)
  // Steps made by script are not announced by the browser itself.
  window.dispatchEvent(new Event('hashchange'))
}

/** The router's location: the path behind the #. */
export function useHashPath(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, () => addressOf(window.location.hash).path), navigate]
}

/** The router's search: the question behind the #. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, () => addressOf(window.location.hash).search)
}
