// The connection of a page in the user's own browser: requests to the loopback host that served it, with the key that
// stood in its address.
import { unanswered } from '../../../shared/callOver'
import { type Failure, refuse } from '../../../shared/failure'
import type { Progress, Reply } from '../../../shared/wire'
import { browserShell } from './browserShell'
import { CallFailed, type CallOptions, type Connection } from './connection'
import { keyOfOtherTabs, shareKey } from './tabs'

/** Asks the host; the key travels with every request. Rejects only when the host cannot be reached. */
export type AskHost = (
  path: string,
  request?: { body?: BodyInit; type?: string; signal?: AbortSignal | undefined },
) => Promise<Response>

const KEY = 'nps-workbench-key'
const ALIVE_EVERY_MS = 30_000
const UNAUTHORISED = 401

/** The key from the address, which it leaves at once; after a reload, the one that this tab kept. */
function takeKey(): string | null {
  const found = new URLSearchParams(location.hash.slice(1)).get('token')
  if (found) {
    sessionStorage.setItem(KEY, found)
    history.replaceState(null, '', location.pathname)
  }
  return found ?? sessionStorage.getItem(KEY)
}

/** A tab that was opened by a link has no key of its own: the tab that the link stood in has. */
async function findKey(): Promise<string | null> {
  const key = takeKey() ?? (await keyOfOtherTabs())
  if (key !== null) sessionStorage.setItem(KEY, key)
  return key
}

function asking(): AskHost {
  const found = findKey()
  let known: string | null = null
  shareKey(() => known)
  return async (path, { body, type = 'application/json', signal } = {}) => {
    const key = (await found) ?? ''
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'Content-Type': type }) },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
      cache: 'no-store',
    })
    known = response.status === UNAUTHORISED ? null : key
    return response
  }
}

/** The failure that a refused request means. */
export function failureOf(status: number): Failure {
  return status === UNAUTHORISED ? refuse('page-without-key', {}).failure : refuse('engine-gone', {}).failure
}

/** Speaks to the loopback host, and lets it know every half minute that somebody is still here. */
export function connectBrowser(): Connection {
  const ask = asking()
  // When the host has gone, the next call says so; a heartbeat has nobody to tell.
  setInterval(() => void ask('/alive', { body: '{}' }).catch(() => undefined), ALIVE_EVERY_MS)
  return {
    call: (name, input, options = {}) => callHost(ask, name, input, options),
    shell: browserShell(ask, (status) => new CallFailed(failureOf(status))),
    // A browser has no menu of ours and opens no files by itself.
    listen: () => () => undefined,
  }
}

async function callHost(ask: AskHost, name: string, input: unknown, options: CallOptions): Promise<Reply> {
  const { signal, onProgress } = options
  try {
    const body = JSON.stringify(input ?? {})
    const response = await ask(`/call/${encodeURIComponent(name)}`, { body, signal })
    if (!response.ok || !response.body) return { ok: false, failure: failureOf(response.status) }
    for await (const line of linesOf(response.body)) {
      const said = JSON.parse(line) as { progress: Progress } | { reply: Reply }
      if ('reply' in said) return said.reply
      onProgress?.(said.progress)
    }
    return unanswered('engine-gone')
  } catch (error) {
    if (signal?.aborted) return unanswered('cancelled')
    // A request that never arrived; anything else that was thrown is a fault of this page and is not hidden.
    if (error instanceof TypeError) return unanswered('engine-gone')
    throw error
  }
}

/** The lines of a stream of text, each as soon as it is whole. */
async function* linesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
