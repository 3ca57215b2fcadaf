// Who may ask the loopback host, and what everybody else hears.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hosted, hosted } from './hosted'

let at: Hosted
beforeAll(async () => {
  at = await hosted()
})
afterAll(() => at.close())

/** The headers of a call as the page sends them; a test spoils one of them. */
const good = (): Record<string, string> => ({
  host: `127.0.0.1:${at.port}`,
  origin: at.origin,
  authorization: `Bearer ${at.key}`,
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
})

describe('a call', () => {
  it('is answered when everything is right', async () => {
    const answer = await at.raw('POST', '/call/test.echo', good(), '{"a":1}')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
    expect(answer.body).toBe('{"reply":{"ok":true,"value":{"a":1}}}\n')
  })

  const spoiled: [why: string, status: number, change: (headers: Record<string, string>) => void][] = [
    ['a foreign Host', 421, (headers) => Object.assign(headers, { host: 'evil.example' })],
    ['a Host with another port', 421, (headers) => Object.assign(headers, { host: '127.0.0.1:1' })],
    ['the name localhost', 421, (headers) => Object.assign(headers, { host: `localhost:${at.port}` })],
    ['a foreign Origin', 403, (headers) => Object.assign(headers, { origin: 'https://evil.example' })],
    ['the Origin null', 403, (headers) => Object.assign(headers, { origin: 'null' })],
    ['our Origin over https', 403, (headers) => Object.assign(headers, { origin: `https://127.0.0.1:${at.port}` })],
    ['no Origin', 403, (headers) => Reflect.deleteProperty(headers, 'origin')],
    ['a request from another site', 403, (headers) => Object.assign(headers, { 'sec-fetch-site': 'cross-site' })],
    ['a request from a sister site', 403, (headers) => Object.assign(headers, { 'sec-fetch-site': 'same-site' })],
    ['no key', 401, (headers) => Reflect.deleteProperty(headers, 'authorization')],
    ['a wrong key', 401, (headers) => Object.assign(headers, { authorization: `Bearer ${'x'.repeat(43)}` })],
    ['a part of the key', 401, (headers) => Object.assign(headers, { authorization: `Bearer ${at.key.slice(0, -1)}` })],
    ['the key without its scheme', 401, (headers) => Object.assign(headers, { authorization: at.key })],
    ['plain text', 415, (headers) => Object.assign(headers, { 'content-type': 'text/plain' })],
    ['a form', 415, (headers) => Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded' })],
    ['no content type', 415, (headers) => Reflect.deleteProperty(headers, 'content-type')],
    ['two gigabytes announced', 413, (headers) => Object.assign(headers, { 'content-length': String(2 ** 31) })],
  ]
  it.each(spoiled)('is refused for %s with %i', async (_why, status, change) => {
    const headers = good()
    change(headers)
    const answer = await at.raw('POST', '/call/test.echo', headers, '{}')
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.body).toMatch(/^[A-Z].+\.( .+\.)?\n$/)
    expect(answer.body).not.toContain(at.key)
  })

  it('is refused with 400 for a body that is not JSON', async () => {
    expect((await at.ask('POST', '/call/test.echo', {}, '{bad')).status).toBe(400)
  })

  it('is refused with 413 for a body that grows beyond the limit without saying so', async () => {
    const headers = { 'transfer-encoding': 'chunked' }
    const answer = await at.ask('POST', '/call/test.echo', headers, `"${'x'.repeat(17 * 1024 * 1024)}"`)
    expect(answer.status).toBe(413)
  })

  it('is not answered to GET, OPTIONS, PUT, DELETE or HEAD', async () => {
    for (const method of ['GET', 'OPTIONS', 'PUT', 'DELETE', 'HEAD']) {
      const answer = await at.ask(method, '/call/test.echo', { origin: at.origin })
      expect([method, answer.status]).toEqual([method, 405])
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it('tells an unknown call by name, as the engine does', async () => {
    const { reply } = await at.call('constructor', {})
    expect(reply).toEqual({ ok: false, failure: { code: 'unknown-call', facts: { name: 'constructor' } } })
  })
})

describe('the page', () => {
  it('is served without a key, under a policy whose nonce is new each time', async () => {
    const nonces = new Set<string>()
    for (let round = 0; round < 2; round++) {
      const { status, headers, body } = await at.raw('GET', '/', { host: `127.0.0.1:${at.port}` })
      expect(status).toBe(200)
      const nonce = /content="([^"]+)"/.exec(body)?.[1] ?? ''
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(2)
  })

  it('brings its script with the right type', async () => {
    const answer = await at.ask('GET', '/assets/index-1a.js')
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
  })

  it('is not served to a page of another site', async () => {
    expect((await at.ask('GET', '/', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await at.ask('GET', '/', { host: 'evil.example' })).status).toBe(421)
  })

  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/assets/..%2f..%2fsecret.json',
    '/assets/../../secret.json',
    '/..\\secret.json',
    '//secret.json',
    '/assets',
    '/assets/',
    '/index.html%00.js',
    '/constructor',
    '/built-from.txt',
    'http://evil.example/',
  ])('has nothing at %s', async (path) => {
    const answer = await at.ask('GET', path)
    expect(answer.status).toBe(404)
    expect(answer.body).toBe('There is nothing at this address.\n')
  })

  it('listens on 127.0.0.1 alone, behind a key of 256 bits', () => {
    expect(at.host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
  })
})

describe('an invitation', () => {
  const asked = (address: string) => at.raw('GET', new URL(address).pathname, { host: `127.0.0.1:${at.port}` })

  it('leads to the page with its key once, and does not hold the key itself', async () => {
    const address = at.host.invitation()
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation\/[\w-]{43}$/)
    expect(address).not.toContain(at.key)
    const first = await asked(address)
    expect([first.status, first.headers.location]).toEqual([303, `/#token=${at.key}`])
    expect((await asked(address)).status).toBe(401)
  })

  it('is nothing that can be guessed, asked for by another page, or used when a newer one was given out', async () => {
    const old = at.host.invitation()
    const address = at.host.invitation()
    expect((await asked(old)).status).toBe(401)
    expect((await asked(address.slice(0, -1))).status).toBe(401)
    expect((await at.ask('GET', new URL(address).pathname, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await asked(address)).status).toBe(303)
  })
})
