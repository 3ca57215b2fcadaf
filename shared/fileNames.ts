// Names for files that a host puts on disk. They may come from data, so they keep only what every system takes.

const LONGEST = 80
/** Names that Windows keeps for its devices, with or without an ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A file name without its ending, from any text: plain letters, digits, spaces, “_” and “-”, at most 80 of them; accents
 * fall off their letters. `fallback` stands in for a text that leaves nothing, or a name that Windows keeps for itself.
 */
export function cleanName(text: string, fallback: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 _-]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, LONGEST)
    .trim()
  return plain === '' || RESERVED.test(plain) ? fallback : plain
}

/** The name before its ending, and the ending without its dot in lower case: “A.b.NPSW” → “A.b”, “npsw”. */
export function splitName(fileName: string): { stem: string; ending: string } {
  const dot = fileName.lastIndexOf('.')
  if (dot < 0) return { stem: fileName, ending: '' }
  return { stem: fileName.slice(0, dot), ending: fileName.slice(dot + 1).toLowerCase() }
}

/** “Acme.npsw”, then “Acme 2.npsw”, “Acme 3.npsw” …, endlessly. */
export function* numbered(stem: string, ending: string): Generator<string, never> {
  yield `${stem}.${ending}`
  for (let number = 2; ; number++) yield `${stem} ${number}.${ending}`
}
