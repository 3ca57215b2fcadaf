// A loopback host over the fixture engine, in folders of its own, and the two ways to ask it: as its page does, and raw.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Host, type HostOptions, startHost } from '../../electron/host/server'
import type { Progress, Reply } from '../../shared/wire'

export const FIXTURE_ENGINE = join(import.meta.dirname, 'fixtureEngine.mjs')

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export interface Hosted {
  host: Host
  port: number
  origin: string
  key: string
  programsFolder: string
  /** A request exactly as given, with no header added but the length. */
  raw(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Answer>
  /** A request as the page sends it. */
  ask(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Answer>
  call(name: string, input: unknown): Promise<{ progress: Progress[]; reply: Reply }>
  close(): Promise<void>
}

/** Starts a host on any free port. `close` removes its folders. */
export async function hosted(options: Partial<HostOptions> = {}): Promise<Hosted> {
  const folder = await mkdtemp(join(tmpdir(), 'nps-host-test-'))
  const rendererFolder = join(folder, 'renderer')
  const programsFolder = join(folder, 'programs')
  await mkdir(join(rendererFolder, 'assets'), { recursive: true })
  await writeFile(join(rendererFolder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><p>page</p>')
  await writeFile(join(rendererFolder, 'assets', 'index-1a.js'), 'export {}')
  await writeFile(join(folder, 'secret.json'), '{}')
  const host = await startHost({
    rendererFolder,
    enginePath: FIXTURE_ENGINE,
    settings: {
      settingsFolder: join(folder, 'settings'),
      programsFolder,
      systemLanguages: ['en'],
      appVersion: '0.0.0',
      checkReplies: true,
    },
    idleMinutes: 0,
    ...options,
  })
  const url = new URL(host.address)
  const key = new URLSearchParams(url.hash.slice(1)).get('token') ?? ''
  const port = Number(url.port)

  const raw: Hosted['raw'] = (method, path, headers = {}, body) =>
    new Promise((resolve, reject) => {
      const sent = httpRequest(
        { host: '127.0.0.1', port, method, path, headers, setHost: false, agent: false },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          )
          response.on('error', reject)
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })

  const ask: Hosted['ask'] = (method, path, headers = {}, body) =>
    raw(
      method,
      path,
      {
        host: url.host,
        authorization: `Bearer ${key}`,
        'sec-fetch-site': 'same-origin',
        ...(method === 'POST' ? { origin: url.origin, 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body,
    )

  return {
    host,
    port,
    origin: url.origin,
    key,
    programsFolder,
    raw,
    ask,
    async call(name, input) {
      const { body } = await ask('POST', `/call/${name}`, {}, JSON.stringify(input))
      const lines = body
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { progress?: Progress; reply?: Reply })
      const progress = lines.flatMap((line) => (line.progress ? [line.progress] : []))
      const reply = lines.at(-1)?.reply
      if (!reply) throw new Error(`No reply in the last line of ${body}`)
      return { progress, reply }
    },
    async close() {
      await host.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
