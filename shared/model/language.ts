import { z } from 'zod'

export const LANGUAGES = ['en', 'fr'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

/** The first of the reader's languages that the workbench speaks; English when it speaks none of them. */
export function bestLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const base = tag.toLowerCase().split(/[-_]/)[0]
    const known = LANGUAGES.find((language) => language === base)
    if (known) return known
  }
  return 'en'
}
