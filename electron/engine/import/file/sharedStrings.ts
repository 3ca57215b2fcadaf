// The table of texts that the cells of an XLSX workbook point into.

import { refuse } from '../../../../shared/failure'
import { LIMITS } from './limits'
import { textOf, XmlWalk } from './xml'

/**
 * The texts, in their order; runs of different looks are joined, the reading aids of East Asian text left out.
 * Refuses with `file-damaged` and `unsafe-file` (a text longer than any cell holds).
 */
export function readSharedStrings(bytes: Buffer, part: string, file: string): string[] {
  const walk = new XmlWalk(bytes, file)
  const strings: string[] = []
  while (walk.next()) {
    if (!walk.closing && walk.is('si')) strings.push(walk.empty ? '' : readRuns(walk, 'si', part, file))
  }
  return strings
}

/** The text of `<si>` or `<is>`; moves to its closing tag. */
export function readRuns(walk: XmlWalk, element: 'si' | 'is', part: string, file: string): string {
  let text = ''
  let phonetic = false
  while (walk.next()) {
    if (walk.is('rPh')) phonetic = !walk.closing && !walk.empty
    else if (walk.closing && walk.is(element)) return text
    else if (!walk.closing && walk.is('t')) {
      const { from, to } = walk.toClosing()
      // Judged in bytes, before a string is made of them: a character has six at most (&quot;), save for rare others.
      const length = text.length + (to - from) / 6
      if (length > LIMITS.cellText) throw refuse('unsafe-file', { file, reason: `${part}: ${to - from}` })
      if (!phonetic) text += textOf(walk.bytes, from, to)
    }
  }
  throw walk.damaged()
}
