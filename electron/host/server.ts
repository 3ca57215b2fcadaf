// The loopback host: plain Node, never imports `electron`. It shows the same page in the user's own browser, on this
// computer only, and passes its calls to the engine in a worker thread. Every rule of who may ask stands in guard.ts.
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { linkEngine } from '../../shared/engineLink'
import { bestLanguage } from '../../shared/model/language'
import { pageHeaders } from '../../shared/pageRules'
import { FILE_KINDS } from '../../shared/shell'
import { translator } from '../../shared/text'
import type { EngineSettings } from '../../shared/wire'
import { answerCall, answerJson, BadBody, readJson, refuseRequest } from './answers'
import { engineThread } from './engineThread'
import { hostName, judgeOrigin, judgeRoute, type RouteRules, sameKey } from './guard'
import { hostFiles, TooLarge } from './hostFiles'
import { idleWatch } from './idle'
import { builtPages } from './pages'

export { engineSettings } from './places'
export { startSentences } from './sentences'

export interface HostOptions {
  /** The built page: index.html and its assets. */
  rendererFolder: string
  /** The built engine, to be run as a worker thread. */
  enginePath: string
  settings: EngineSettings
  /** 0, the default: any free port. */
  port?: number
  /** Minutes without a request after which the host closes itself. 0: never. Default: 10. */
  idleMinutes?: number
  /** The largest upload, in bytes. Default: 2 GB. */
  largestUpload?: number
}

export interface Host {
  /** To be opened in a browser. The key stands behind the “#”, which no browser sends. */
  readonly address: string
  /**
   * An address that leads to `address` once, within five minutes. A browser is started with it, because every user of
   * this computer can see what a program was started with.
   */
  invitation(): string
  /** Closes the program, ends every connection and removes the temporary files. */
  close(): Promise<void>
  /** Resolves once the host has closed, also when it did so by itself. */
  readonly closed: Promise<void>
}

const LARGEST_CALL = 16 * 1024 * 1024
const LARGEST_UPLOAD = 2 * 1024 ** 3
const CLOSE_LIMIT_MS = 5_000
const INVITATION_MS = 5 * 60_000

const NewTarget = z.strictObject({ kind: z.enum(FILE_KINDS), name: z.string().max(300) })
const NewProgram = z.strictObject({ name: z.string().max(300) })

interface Route {
  rules: RouteRules
  answer(request: IncomingMessage, response: ServerResponse): Promise<void> | void
}

/** Starts the host. Rejects when the page is not built or the port is taken. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { settings, largestUpload = LARGEST_UPLOAD } = options
  const pages = builtPages(options.rendererFolder)
  const t = translator(bestLanguage(settings.systemLanguages))
  const link = linkEngine(engineThread(options.enginePath, console.error), settings)
  const files = await hostFiles(link, settings.programsFolder)
  const key = randomBytes(32).toString('base64url')
  let invitation: { code: string; until: number } | null = null
  const idle = idleWatch(options.idleMinutes ?? 10, () => void close())

  const json = (limit = LARGEST_CALL): RouteRules => ({
    method: 'POST',
    needsKey: true,
    body: { type: 'application/json', limit },
  })
  const fixed: Record<string, Route> = {
    '/alive': { rules: json(1024), answer: (_request, response) => answerJson(response, {}) },
    '/target': {
      rules: json(4096),
      async answer(request, response) {
        const { kind, name } = asked(NewTarget, await readJson(request, 4096))
        answerJson(response, files.target(kind, name))
      },
    },
    '/programs/new': {
      rules: json(4096),
      async answer(request, response) {
        answerJson(response, await files.newProgram(asked(NewProgram, await readJson(request, 4096)).name))
      },
    },
    '/upload': {
      rules: {
        method: 'POST',
        needsKey: true,
        body: { type: 'application/octet-stream', limit: largestUpload },
      },
      async answer(request, response) {
        const name = new URL(request.url ?? '/', 'http://localhost').searchParams.get('name') ?? ''
        answerJson(response, await files.upload(name, request, largestUpload))
      },
    },
  }

  const callRoute = (name: string): Route => ({
    rules: json(),
    answer: async (request, response) => answerCall(response, link, name, await readJson(request, LARGEST_CALL)),
  })
  const downloadRoute = (token: string): Route => ({
    rules: { method: 'GET', needsKey: true, body: null },
    async answer(request, response) {
      const file = await files.written(token)
      if (!file) return refuseRequest(request, response, 'not-found', t)
      response.writeHead(200, {
        ...pageHeaders('none'),
        'Content-Type': 'application/octet-stream',
        'Content-Length': file.bytes,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      })
      await pipeline(createReadStream(file.path), response)
    },
  })
  const invitationRoute = (code: string): Route => ({
    rules: { method: 'GET', needsKey: false, body: null },
    answer(request, response) {
      if (!invitation || Date.now() > invitation.until || !sameKey(code, invitation.code)) {
        return refuseRequest(request, response, 'no-key', t)
      }
      invitation = null
      response.writeHead(303, { ...pageHeaders('none'), Location: `/#token=${key}` })
      response.end()
    },
  })
  const pageRoute = (address: string): Route => ({
    rules: { method: 'GET', needsKey: false, body: null },
    async answer(_request, response) {
      const page = await pages.read(address)
      response.writeHead(200, page.headers)
      response.end(page.body)
    },
  })

  /** The route of an address as it was sent: nothing is decoded, so nothing can be hidden in an encoding. */
  function routeOf(address: string): Route | null {
    if (Object.hasOwn(fixed, address)) return fixed[address] ?? null
    if (pages.has(address)) return pageRoute(address)
    const [, noun, rest] = /^\/(call|download|invitation)\/([\w.-]{1,100})$/.exec(address) ?? []
    if (rest === undefined) return null
    if (noun === 'call') return callRoute(rest)
    return noun === 'download' ? downloadRoute(rest) : invitationRoute(rest)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const head = { method: request.method ?? '', headers: request.headers }
    const foreign = judgeOrigin(head, port)
    if (foreign) return refuseRequest(request, response, foreign, t)
    const route = routeOf((request.url ?? '').split('?')[0] ?? '')
    if (!route) return refuseRequest(request, response, 'not-found', t)
    const wrong = judgeRoute(head, route.rules, key)
    if (wrong) return refuseRequest(request, response, wrong, t)
    idle.begin()
    response.once('close', idle.end)
    try {
      await route.answer(request, response)
    } catch (error) {
      if (error instanceof BadBody) refuseRequest(request, response, error.reason, t)
      else if (error instanceof TooLarge) refuseRequest(request, response, 'too-large', t)
      // A browser that left in the middle hears nothing; anything else is a fault of ours, and is said to be one.
      else if (response.destroyed) return
      else {
        console.error(error)
        refuseRequest(request, response, 'fault', t)
      }
    }
  }

  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 600_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 },
    (request, response) => void answer(request, response),
  )
  server.maxConnections = 200

  let tellClosed = () => {}
  const closed = new Promise<void>((resolve) => {
    tellClosed = resolve
  })
  let closing: Promise<void> | null = null
  function close(): Promise<void> {
    closing ??= (async () => {
      idle.stop()
      server.close()
      await link.close(wait(CLOSE_LIMIT_MS, undefined, { ref: false }))
      server.closeAllConnections()
      await files.close()
      tellClosed()
    })()
    return closing
  }

  let port = 0
  try {
    port = await listen(server, options.port ?? 0)
  } catch (error) {
    await close()
    throw error
  }
  return {
    address: `http://${hostName(port)}/#token=${key}`,
    invitation() {
      invitation = { code: randomBytes(32).toString('base64url'), until: Date.now() + INVITATION_MS }
      return `http://${hostName(port)}/invitation/${invitation.code}`
    },
    close,
    closed,
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** A small body in the shape its route takes. Throws `BadBody` for any other. */
function asked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new BadBody('unreadable')
  return parsed.data
}
