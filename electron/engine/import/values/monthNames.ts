// Months by name, English and French, whole or cut: “janvier”, “janv.”, “Jan”, “FÉVR”, “aout”.

const NAMES: readonly (readonly string[])[] = [
  ['january', 'janvier'],
  ['february', 'fevrier'],
  ['march', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet', 'jly'],
  ['august', 'aout'],
  ['september', 'septembre'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'decembre'],
]
const SHORTEST = 3

/** Every beginning that stands for one month only: “jui” could be two. */
const MONTHS = beginnings()

function beginnings(): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const unclear = new Set<string>()
  NAMES.forEach((names, i) => {
    for (const name of names) {
      for (let length = SHORTEST; length <= name.length; length += 1) {
        const start = name.slice(0, length)
        const other = found.get(start)
        if (other !== undefined && other !== i + 1) unclear.add(start)
        found.set(start, i + 1)
      }
    }
  })
  for (const start of unclear) found.delete(start)
  return found
}

/** 1 … 12; null: no month is called so. Case, accents and a final point do not matter. */
export function monthOf(word: string): number | null {
  const plain = word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  return MONTHS.get(plain.endsWith('.') ? plain.slice(0, -1) : plain) ?? null
}
