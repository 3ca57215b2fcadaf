// The app:// scheme: the built page, handed to the window by a fixed map of its files. There is no file:// and no server.
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { CustomScheme } from 'electron'
import { contentType, pageHeaders, pageMap, withNonce } from '../../shared/pageRules'

export const SCHEME = 'app'
export const HOST = 'workbench'
export const PAGE = `${SCHEME}://${HOST}/`

/** To be registered before Electron is ready. Nothing is said of `bypassCSP`: the page's policy holds. */
export const SCHEMES: CustomScheme[] = [
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]

/** All files below a folder. Read one folder at a time, which is what works inside an asar archive, too. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

/**
 * Answers the window's requests: GET only, our host only, files of the map only, each with the page's policy.
 * Throws at once when `folder` holds no index.html.
 */
export function pageHandler(folder: string): (request: Request) => Promise<Response> {
  const map = pageMap(filesBelow(folder).map((path) => ({ relative: relative(folder, path), at: path })))
  if (!map.has('/')) throw new Error(`There is no index.html in ${folder}.`)
  return async (request) => {
    const nonce = randomBytes(16).toString('base64')
    const answer = (status: number, body: string | Uint8Array<ArrayBuffer> | null, type: string) =>
      new Response(body, { status, headers: { ...pageHeaders(nonce), 'Content-Type': type } })
    if (request.method !== 'GET') return answer(405, null, 'text/plain')
    const url = new URL(request.url)
    const path = url.host === HOST ? map.get(url.pathname) : undefined
    if (path === undefined) return answer(404, null, 'text/plain')
    const bytes = await readFile(path)
    const type = contentType(path) ?? 'application/octet-stream'
    if (type.startsWith('text/html')) return answer(200, withNonce(bytes.toString('utf8'), nonce), type)
    return answer(200, new Uint8Array(bytes), type)
  }
}
