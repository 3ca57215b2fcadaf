// The built page on disk: read once as a map of addresses, then handed out by that map alone.
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { contentType, pageHeaders, pageMap, withNonce } from '../../shared/pageRules'

export interface Page {
  headers: Record<string, string>
  body: Buffer | string
}

export interface Pages {
  has(address: string): boolean
  /** The file at an address of the map. Throws for any other. */
  read(address: string): Promise<Page>
}

/** Reads the names of the built files. Throws when `folder` holds no index.html: there is nothing to show then. */
export function builtPages(folder: string): Pages {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const map = pageMap(files.map((path) => ({ relative: relative(folder, path), at: path })))
  if (!map.has('/')) throw new Error(`There is no index.html in ${folder}.`)
  return {
    has: (address) => map.has(address),
    async read(address) {
      const path = map.get(address)
      if (path === undefined) throw new Error(`No built file at ${address}`)
      const nonce = randomBytes(16).toString('base64')
      const bytes = await readFile(path)
      const type = contentType(path) ?? 'application/octet-stream'
      const body = type.startsWith('text/html') ? withNonce(bytes.toString('utf8'), nonce) : bytes
      return { headers: { ...pageHeaders(nonce), 'Content-Type': type }, body }
    },
  }
}
