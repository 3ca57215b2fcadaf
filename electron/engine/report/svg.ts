// A picture as SVG, with the words it shows as a title and a description: drawn text has become shapes, which look the
// same everywhere but can be neither searched nor read aloud.

/** Characters that XML 1.0 does not allow at all, even escaped; a name pasted from elsewhere may hold one. */
const isAllowed = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}

/** Text made safe to stand between two tags or in an attribute. */
export function escapeXml(text: string): string {
  return [...text]
    .filter(isAllowed)
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The drawing with its size as a view box, so that it scales, and its words for readers and search. */
export function describedSvg(
  drawn: string,
  given: { width: number; height: number; title: string; description: string; language: string },
): string {
  const words = `<title>${escapeXml(given.title)}</title><desc>${escapeXml(given.description)}</desc>`
  const attributes = `viewBox="0 0 ${given.width} ${given.height}" role="img" xml:lang="${given.language}"`
  return drawn.replace(/<svg\b([^>]*)>/, (_, own: string) => `<svg${own} ${attributes}>${words}`)
}
