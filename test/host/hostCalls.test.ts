// How calls and files pass through the loopback host: progress, cancelling, a dying engine, uploads and downloads.
import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { FileToken } from '../../shared/wire'
import { type Hosted, hosted } from './hosted'

let at: Hosted
beforeEach(async () => {
  at = await hosted({ largestUpload: 1000 })
})
afterEach(() => at.close())

const upload = async (name: string, content: string): Promise<FileToken> => {
  const answer = await at.ask(
    'POST',
    `/upload?name=${encodeURIComponent(name)}`,
    { 'content-type': 'application/octet-stream' },
    content,
  )
  expect(answer.status).toBe(200)
  return JSON.parse(answer.body)
}
const json = async (path: string, input: unknown) =>
  JSON.parse((await at.ask('POST', path, {}, JSON.stringify(input))).body) as FileToken
const answerOf = async (name: string, input: unknown) => {
  const { reply } = await at.call(name, input)
  if (!reply.ok) throw new Error(reply.failure.code)
  return reply.value
}

it('tells how far a call has come, then its reply', async () => {
  const { progress, reply } = await at.call('test.count', { to: 3 })
  expect(progress.map(({ done, total }) => [done, total])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ])
  expect(reply).toEqual({ ok: true, value: 3 })
})

it('cancels the call in the engine when the browser goes away', async () => {
  const leaving = httpRequest({
    host: '127.0.0.1',
    port: at.port,
    method: 'POST',
    path: '/call/test.wait',
    headers: { authorization: `Bearer ${at.key}`, origin: at.origin, 'content-type': 'application/json' },
  })
  leaving.on('error', () => undefined)
  leaving.end('{}')
  await new Promise((resolve) => leaving.once('response', resolve))
  expect(await answerOf('test.cancelled', {})).toEqual([])
  leaving.destroy()
  await expect.poll(() => answerOf('test.cancelled', {})).toEqual(['test.wait'])
})

it('answers every open call when the engine dies, and starts it again for the next, which still knows its files', async () => {
  const file = await upload('a.csv', 'kept')
  const open = at.call('test.wait', {})
  const killing = at.call('test.die', {})
  const gone = { ok: false, failure: { code: 'engine-gone', facts: {} } }
  expect((await open).reply).toEqual(gone)
  expect((await killing).reply).toEqual(gone)
  expect(await answerOf('test.read', { file })).toMatchObject({ text: 'kept' })
})

it('gives an uploaded file to the engine byte for byte, under its own name', async () => {
  const file = await upload('réponses T3.csv', '\u0000a;b\r\n')
  expect(file.name).toBe('réponses T3.csv')
  const read = (await answerOf('test.read', { file })) as { path: string; text: string }
  expect(read.text).toBe('\u0000a;b\r\n')
  expect(read.path).toMatch(/\.csv$/)
})

it('keeps a name that climbs out of its folder inside it', async () => {
  const file = await upload('../../../etc/passwd', 'x')
  expect(file.name).toBe('passwd')
  const { path } = (await answerOf('test.read', { file })) as { path: string }
  expect(path).not.toContain('passwd')
})

it('refuses an upload that is larger than allowed, announced or not, and leaves nothing of it', async () => {
  const { path } = (await answerOf('test.read', { file: await upload('a.csv', '1') })) as { path: string }
  const before = await readdir(dirname(path))
  const octets = { 'content-type': 'application/octet-stream' }
  const announced = await at.ask('POST', '/upload?name=b.csv', octets, 'x'.repeat(1001))
  expect(announced.status).toBe(413)
  const chunked = { ...octets, 'transfer-encoding': 'chunked' }
  expect((await at.ask('POST', '/upload?name=b.csv', chunked, 'x'.repeat(1001))).status).toBe(413)
  expect(await readdir(dirname(path))).toEqual(before)
})

it('refuses an upload that is sent as JSON', async () => {
  expect((await at.ask('POST', '/upload?name=b.csv', {}, '{}')).status).toBe(415)
})

it('hands out what the engine wrote to a target, with the key only', async () => {
  const target = await json('/target', { kind: 'png', name: 'Évolution: T3.png' })
  expect(target.name).toBe('Evolution T3.png')
  expect((await at.ask('GET', `/download/${target.token}`)).status).toBe(404)
  await answerOf('test.write', { to: target, text: 'picture' })
  const answer = await at.ask('GET', `/download/${target.token}`)
  expect([answer.status, answer.body]).toEqual([200, 'picture'])
  expect(answer.headers['content-disposition']).toBe("attachment; filename*=UTF-8''Evolution%20T3.png")
  expect((await at.ask('GET', `/download/${target.token}`, { authorization: '' })).status).toBe(401)
})

it('does not hand out files that are no targets', async () => {
  const file = await upload('a.csv', 'x')
  expect((await at.ask('GET', `/download/${file.token}`)).status).toBe(404)
})

it('refuses a target of an unknown kind', async () => {
  expect((await at.ask('POST', '/target', {}, '{"kind":"exe","name":"a"}')).status).toBe(400)
})

it('places new programs in the programs folder under a name that is free, and gives no name out twice', async () => {
  await mkdir(at.programsFolder, { recursive: true })
  await writeFile(join(at.programsFolder, 'Acme.npsw'), 'precious')
  const names = []
  for (const name of ['Acme.npsw', 'Acme', 'Société/../Générale', 'CON', '日本']) {
    names.push((await json('/programs/new', { name })).name)
  }
  expect(names).toEqual(['Acme 2.npsw', 'Acme 3.npsw', 'Societe Generale.npsw', 'Program.npsw', 'Program 2.npsw'])
  expect(await readFile(join(at.programsFolder, 'Acme.npsw'), 'utf8')).toBe('precious')
})

it('keeps a protected program out of the programs folder: it becomes a program only with its passphrase', async () => {
  const file = await upload('Acme.npsx', 'sealed')
  expect(file.name).toBe('Acme.npsx')
  const { path, text } = (await answerOf('test.read', { file })) as { path: string; text: string }
  expect(text).toBe('sealed')
  expect(path.startsWith(at.programsFolder)).toBe(false)
  expect((await json('/target', { kind: 'sealed', name: 'Société.npsx' })).name).toBe('Societe.npsx')
})

it('puts an uploaded program into the programs folder, never over another, and opens the same one in place', async () => {
  const first = await upload('Acme.npsw', 'one')
  const second = await upload('Acme.npsw', 'two')
  const again = await upload('Acme (1).npsw', 'one')
  expect([first.name, second.name, again.name]).toEqual(['Acme.npsw', 'Acme 2.npsw', 'Acme.npsw'])
  expect((await readdir(at.programsFolder)).sort()).toEqual(['Acme 2.npsw', 'Acme.npsw'])
  expect(await answerOf('program.open', { file: again })).toEqual({ opened: join(at.programsFolder, 'Acme.npsw') })
})

it('removes its temporary files when it closes, and answers open calls', async () => {
  const { path } = (await answerOf('test.read', { file: await upload('a.csv', '1') })) as { path: string }
  const open = at.call('test.wait', {})
  // Long enough for the call to have reached the engine.
  await wait(50)
  await at.host.close()
  expect((await open).reply).toEqual({ ok: false, failure: { code: 'engine-gone', facts: {} } })
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(at.ask('GET', '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

it('removes what a host left behind that was killed, and nothing of one that runs', async () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  const left = join(tmpdir(), `nps-workbench-host-${pid}-left`)
  const kept = join(tmpdir(), `nps-workbench-host-${process.pid}-kept`)
  for (const folder of [left, kept]) {
    await mkdir(folder)
    await writeFile(join(folder, 'answers.csv'), '10')
  }
  const other = await hosted()
  await expect(readFile(join(left, 'answers.csv'))).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await readFile(join(kept, 'answers.csv'), 'utf8')).toBe('10')
  await rm(kept, { recursive: true })
  await other.close()
})

it('closes by itself when nobody asks any more, but not while somebody does', async () => {
  const idle = await hosted({ idleMinutes: 0.3 / 60 })
  let closed = false
  void idle.host.closed.then(() => {
    closed = true
  })
  for (let round = 0; round < 6; round++) {
    await wait(100)
    expect((await idle.ask('POST', '/alive', {}, '{}')).status).toBe(200)
  }
  expect(closed).toBe(false)
  await expect.poll(() => closed, { timeout: 3000 }).toBe(true)
  await idle.close()
})
