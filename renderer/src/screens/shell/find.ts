// Finding entries of the palette: every word typed must occur, in any order; accents and capitals do not matter.
import type { SpotlightActionData, SpotlightFilterFunction } from '@mantine/spotlight'

/** Text as it is compared: small letters without accents. “Été” and “ete” are the same. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}

/** Keeps the entries that hold every word of the query, grouped as they were. */
export const found: SpotlightFilterFunction = (query, entries) => {
  const words = plain(query).split(/\s+/).filter(Boolean)
  const groups = new Map<string, SpotlightActionData[]>()
  for (const entry of entries.flatMap((item) => ('actions' in item ? item.actions : [item]))) {
    const text = plain(`${entry.group ?? ''} ${entry.label ?? ''}`)
    if (!words.every((word) => text.includes(word))) continue
    const group = entry.group ?? ''
    groups.set(group, [...(groups.get(group) ?? []), entry])
  }
  return [...groups].map(([group, actions]) => ({ group, actions }))
}
