// Imported before everything else: the page's rules forbid code made from text, so zod must not even try whether it may.
import { config } from 'zod'

config({ jitless: true })
