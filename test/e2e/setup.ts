// Before and after the journeys of each file.
import { afterAll } from 'vitest'
import { closeBrowser } from './workbench'

afterAll(closeBrowser)
