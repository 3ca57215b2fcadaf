// Makes calls of an engine, one after the other, and stays until it is killed: calls.ts FOLDER CALLS, where CALLS is JSON:
// [["program.open", { "file": "path" }], …]. A path in the place of a file is granted. Prints each call, the stages of its
// work, and its reply.
import { writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createEngine } from '../../../electron/engine'

const [folder = '', calls = '[]'] = process.argv.slice(2)
// Not console.log: a line must have left the process when it goes on.
const say = (line: string) => writeSync(1, `${line}\n`)

const engine = createEngine({
  settingsFolder: join(folder, 'settings'),
  programsFolder: folder,
  systemLanguages: ['en'],
  appVersion: 'torture',
  checkReplies: false,
})
for (const [name, input] of JSON.parse(calls) as [string, Record<string, unknown>][]) {
  const given = Object.entries(input).map(([key, value]) => {
    if (key !== 'file' || typeof value !== 'string') return [key, value]
    engine.grant(value, value)
    return [key, { token: value, name: basename(value) }]
  })
  say(`calling ${name}`)
  let stage = ''
  const reply = await engine.dispatch(name, Object.fromEntries(given), {
    onProgress(progress) {
      if (progress.stage !== stage) say(`stage ${progress.stage}`)
      stage = progress.stage
    },
  })
  say(`${reply.ok ? 'answered' : 'refused'} ${name} ${JSON.stringify(reply.ok ? reply.value : reply.failure)}`)
}
say('done')
setInterval(() => undefined, 60_000)
