/** Text as a search sees it: case and accents do not matter. “Éléonore” and “eleonore” fold to the same. */
export function fold(text: unknown): string {
  return typeof text === 'string'
    ? text
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .toLowerCase()
    : ''
}
