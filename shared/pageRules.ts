// The rules by which every host hands out the built page: which content it may load, and what its files are called.
// The Electron protocol and the loopback host obey the same ones.

/** Stands in index.html where each response puts its own nonce. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__'

/**
 * The page loads only what its own host serves. Style elements made at run time carry the response's nonce; scripts
 * are files, never text. Text becomes markup only through the page's own Trusted Types policy.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}

/** Headers of every answer to a page, beside its content type. */
export function pageHeaders(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  }
}

/** index.html with the nonce of this response. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACEHOLDER, nonce)
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
}

/** The content type of a built file, from its name; null for a kind of file that no page of ours has. */
export function contentType(fileName: string): string | null {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(TYPES, ending) ? (TYPES[ending] ?? null) : null
}

/**
 * The addresses of the built files: “/assets/index-1a2b.js” → the file's own path. A request is looked up in this map
 * and never joined to a folder, so that no address can leave it. “/” is index.html.
 */
export function pageMap<T>(files: readonly { relative: string; at: T }[]): Map<string, T> {
  const map = new Map<string, T>()
  for (const { relative, at } of files) {
    const address = `/${relative.replaceAll('\\', '/')}`
    if (contentType(address) === null) continue
    map.set(address, at)
    if (address === '/index.html') map.set('/', at)
  }
  return map
}
