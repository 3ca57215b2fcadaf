// An engine for the hosts' own tests: it speaks the messages of shared/wire.ts and does what its few calls are named for.
import { readFileSync, writeFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'

const paths = new Map()
const waiting = new Map()
/** Calls that were cancelled in this process; asked for by the test of a browser that leaves. */
const cancelled = []

const reply = (id, value) => parentPort.postMessage({ kind: 'reply', id, reply: { ok: true, value } })
const refuse = (id, code, facts) =>
  parentPort.postMessage({ kind: 'reply', id, reply: { ok: false, failure: { code, facts } } })

const calls = {
  'test.echo': (id, input) => reply(id, input),
  'test.count': (id, { to }) => {
    for (let done = 1; done <= to; done++) {
      const progress = { stage: 'reading', done, total: to, unit: 'rows' }
      parentPort.postMessage({ kind: 'progress', id, progress })
    }
    reply(id, to)
  },
  'test.wait': (id) => waiting.set(id, 'test.wait'),
  'test.cancelled': (id) => reply(id, cancelled),
  'test.read': (id, { file }) => {
    const path = paths.get(file.token)
    if (path === undefined) refuse(id, 'unknown-file', { name: file.name })
    else reply(id, { path, text: readFileSync(path, 'latin1') })
  },
  'test.write': (id, { to, text }) => {
    writeFileSync(paths.get(to.token), text)
    reply(id, null)
  },
  'test.die': () => process.exit(3),
  'program.open': (id, { file }) => reply(id, { opened: paths.get(file.token) }),
}

parentPort.on('message', (message) => {
  if (message.kind === 'grant') paths.set(message.token, message.path)
  else if (message.kind === 'close') parentPort.postMessage({ kind: 'closed' })
  else if (message.kind === 'cancel') {
    cancelled.push(waiting.get(message.id))
    waiting.delete(message.id)
    refuse(message.id, 'cancelled', {})
  } else if (message.kind === 'call') {
    const call = Object.hasOwn(calls, message.name) ? calls[message.name] : null
    if (call) call(message.id, message.input)
    else refuse(message.id, 'unknown-call', { name: message.name })
  }
})
