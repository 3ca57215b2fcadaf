// The app:// scheme hands out the files of the built page and nothing else, each under the page's policy.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGE, pageHandler, SCHEMES } from '../../electron/main/protocol'

let folder = ''
let answer: (request: Request) => Promise<Response>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nps-protocol-test-'))
  const built = join(folder, 'renderer')
  mkdirSync(join(built, 'assets'), { recursive: true })
  writeFileSync(join(built, 'index.html'), '<meta content="__CSP_NONCE__">')
  writeFileSync(join(built, 'assets', 'index-1a.js'), 'export {}')
  writeFileSync(join(built, 'assets', 'note.exe'), 'no')
  writeFileSync(join(folder, 'secret.json'), '{}')
  answer = pageHandler(built)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('pageHandler', () => {
  it('serves the page with a policy whose nonce stands in it and is new each time', async () => {
    const first = await answer(new Request(PAGE))
    const policy = first.headers.get('content-security-policy') ?? ''
    const nonce = /content="([^"]+)"/.exec(await first.text())?.[1] ?? ''
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
    expect(policy.split('; ')).toEqual([
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
    ])
    expect(await (await answer(new Request(PAGE))).text()).not.toContain(nonce)
  })

  it('serves an asset with its type and without sniffing', async () => {
    const response = await answer(new Request('app://workbench/assets/index-1a.js'))
    expect([response.status, await response.text()]).toEqual([200, 'export {}'])
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    'app://workbench/../secret.json',
    'app://workbench/%2e%2e/secret.json',
    'app://workbench/assets/..%2f..%2fsecret.json',
    'app://workbench/assets/note.exe',
    'app://workbench/assets/',
    'app://elsewhere/index.html',
    'app://workbench.evil/index.html',
  ])('has nothing at %s', async (address) => {
    expect((await answer(new Request(address))).status).toBe(404)
  })

  it('answers GET only', async () => {
    for (const method of ['POST', 'HEAD', 'OPTIONS', 'DELETE']) {
      expect((await answer(new Request(PAGE, { method }))).status).toBe(405)
    }
  })

  it('refuses a folder without a page', () => {
    expect(() => pageHandler(join(folder, 'renderer', 'assets'))).toThrow('index.html')
  })

  it('is registered as a secure scheme that does not bypass its own policy', () => {
    expect(SCHEMES).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })
})
