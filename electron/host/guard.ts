// Who may ask the loopback host: its own page, holding its key, on this computer. Every request is judged here, before
// anything of it is read, so that another page, another user or a name that points to 127.0.0.1 gets a plain refusal.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export type RefusalReason =
  | 'wrong-host'
  | 'wrong-method'
  | 'foreign-page'
  | 'no-key'
  | 'not-found'
  | 'wrong-type'
  | 'too-large'
  | 'unreadable'
  | 'fault'

export const STATUS: Record<RefusalReason, number> = {
  'wrong-host': 421,
  'wrong-method': 405,
  'foreign-page': 403,
  'no-key': 401,
  'not-found': 404,
  'wrong-type': 415,
  'too-large': 413,
  unreadable: 400,
  fault: 500,
}

/** What a route asks of its request. `body`: the content type it takes and how many bytes of it. */
export interface RouteRules {
  method: 'GET' | 'POST'
  needsKey: boolean
  body: { type: 'application/json' | 'application/octet-stream'; limit: number } | null
}

export interface Head {
  method: string
  headers: IncomingHttpHeaders
}

/** The host that every request must name and the origin that a page of ours has. */
export function hostName(port: number): string {
  return `127.0.0.1:${port}`
}

/** Whether two keys are the same, in a time that does not tell how much of them is. */
export function sameKey(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

/** A request of any route: named to us, by a method we know, from our own page or from the address bar. */
export function judgeOrigin(head: Head, port: number): RefusalReason | null {
  const { headers, method } = head
  if (headers.host !== hostName(port)) return 'wrong-host'
  if (method !== 'GET' && method !== 'POST') return 'wrong-method'
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'foreign-page'
  const { origin } = headers
  if (origin === undefined ? method === 'POST' : origin !== `http://${hostName(port)}`) return 'foreign-page'
  return null
}

/** A request of one route: its method, the key, and a body of the right kind that does not say it is too large. */
export function judgeRoute(head: Head, rules: RouteRules, key: string): RefusalReason | null {
  const { headers, method } = head
  if (method !== rules.method) return 'wrong-method'
  if (rules.needsKey && !sameKey(headers.authorization ?? '', `Bearer ${key}`)) return 'no-key'
  if (rules.body) {
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
    if (type !== rules.body.type) return 'wrong-type'
    if (Number(headers['content-length'] ?? 0) > rules.body.limit) return 'too-large'
  }
  return null
}
