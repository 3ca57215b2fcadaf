// A key of the texts that stands on the screen instead of its sentence.
import type { Page } from 'playwright-core'
import { en } from '../../shared/text'

/** Names of the areas of text: a raw key on screen begins with one of them and a dot. */
const RAW_KEY = new RegExp(`\\b(${Object.keys(en).join('|')})\\.[a-z][\\w.-]+`)

/** The faults that it makes: none, or the first raw key in view. */
export async function rawKeys(page: Page): Promise<string[]> {
  const key = (await page.locator('body').innerText()).match(RAW_KEY)
  return key ? [`raw key: ${key[0]}`] : []
}
