// How the loopback host answers: a value as JSON, a refusal as one plain sentence, a call as a stream of lines.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EngineLink } from '../../shared/engineLink'
import { pageHeaders } from '../../shared/pageRules'
import type { Translate } from '../../shared/text'
import type { Progress, Reply } from '../../shared/wire'
import { type RefusalReason, STATUS } from './guard'

/** Headers of every answer that is not a page: it may load nothing at all, so its nonce is never given out. */
const PLAIN = pageHeaders('none')

/** Says no in a plain sentence, and ends the connection when a body may still be on its way. */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  reason: RefusalReason,
  t: Translate,
): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const unread = request.method === 'POST' && !request.complete
  response.writeHead(STATUS[reason], {
    ...PLAIN,
    'Content-Type': 'text/plain; charset=utf-8',
    ...(reason === 'wrong-method' ? { Allow: 'GET, POST' } : {}),
    ...(unread ? { Connection: 'close' } : {}),
  })
  response.end(`${t(`host.refused.${reason}`)}\n`)
}

export function answerJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { ...PLAIN, 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}

/** Thrown for a body that is too large although its header did not say so, or that is not JSON. */
export class BadBody extends Error {
  readonly reason: 'too-large' | 'unreadable'
  constructor(reason: 'too-large' | 'unreadable') {
    super(reason)
    this.reason = reason
  }
}

/** The JSON body of a request, of at most `limit` bytes. An empty body is an empty object. Throws `BadBody`. */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  // The request outlives a refusal: destroying it would take the answer's connection with it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limit) throw new BadBody('too-large')
    chunks.push(chunk)
  }
  if (bytes === 0) return {}
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new BadBody('unreadable')
  }
}

/** One line of a call's answer. The last line is the reply. */
export type CallLine = { progress: Progress } | { reply: Reply }

/** Answers a call line by line as JSON. When the browser goes away the engine is asked to stop. */
export async function answerCall(
  response: ServerResponse,
  link: EngineLink,
  name: string,
  input: unknown,
): Promise<void> {
  const leaving = new AbortController()
  response.once('close', () => leaving.abort())
  response.writeHead(200, { ...PLAIN, 'Content-Type': 'application/x-ndjson; charset=utf-8' })
  // Now, not with the first line: that may take as long as the call does.
  response.flushHeaders()
  const line = (value: CallLine) => `${JSON.stringify(value)}\n`
  const reply = await link.call(name, input, {
    signal: leaving.signal,
    onProgress: (progress) => response.write(line({ progress })),
  })
  response.end(line({ reply }))
}
