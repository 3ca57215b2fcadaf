// Stands in for the inside of Electron's utility process: a process whose parent port wraps every message in `data` and
// keeps them until somebody listens. The engine's built file is loaded into it as it is.
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'

const port = new EventEmitter()
const early = []
let heard = false

port.postMessage = (message) => process.send(message)
port.on('newListener', (event) => {
  if (event !== 'message' || heard) return
  heard = true
  setImmediate(() => {
    for (const data of early) port.emit('message', { data, ports: [] })
  })
})
process.on('message', (data) => {
  if (heard) port.emit('message', { data, ports: [] })
  else early.push(data)
})
process.on('disconnect', () => process.exit(0))
process.parentPort = port

await import(pathToFileURL(process.argv[2]).href)
