// Which cell of a plan another is counted with, once merges of merges have been followed. Pure.

/**
 * `into` names for each of `ids` the one that it is merged into, or null. Returns for each the last of its chain, itself
 * where it is merged into nothing or into one that is not among them; null when a chain comes back to where it was.
 */
export function headsOf<T>(ids: readonly T[], into: readonly (T | null)[]): T[] | null {
  const next = new Map(ids.map((id, i) => [id, into[i] ?? null]))
  const heads = new Map<T, T>()
  for (const id of ids) {
    const chain = new Set<T>()
    let at = id
    for (;;) {
      const known = heads.get(at)
      if (known !== undefined) at = known
      if (chain.has(at)) return null
      const following = next.get(at) ?? null
      if (known !== undefined || following === null || !next.has(following)) break
      chain.add(at)
      at = following
    }
    for (const link of [...chain, at]) heads.set(link, at)
  }
  return ids.map((id) => heads.get(id) ?? id)
}
