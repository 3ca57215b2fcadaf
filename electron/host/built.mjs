// `npm run -s nps -- …` runs `built.mjs cli …`: a built entry of the main part, from a fresh copy of the sources. Builds
// what is needed, then becomes that entry. Standard output stays the entry's own.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, project } from './fresh.mjs'

// The entry reads its own words from where they would be if it had been started by itself.
const [entry = 'cli'] = process.argv.splice(2, 1)
try {
  await ensureBuilt()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
await import(pathToFileURL(join(project, 'out', 'main', `${entry}.js`)).href)
