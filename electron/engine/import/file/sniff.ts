// What kind of file is it? Decided by its first bytes, never by its name.
import { refuse } from '../../../../shared/failure'
import { looksUtf16 } from './encoding'

export type Kind = 'zip' | 'compound' | 'text'

/** First bytes, in hex, of files that people pick by mistake: pictures, PDF, RTF, other archives, databases. */
const OTHER_KINDS = [
  '89504e47',
  'ffd8ff',
  '47494638',
  '25504446',
  '7b5c727466',
  '1f8b',
  '377abcaf',
  '52617221',
  '53514c69',
]

/** Byte order marks and NULs (blanks in UTF-16) count as nothing, too. */
const BLANK_BYTES: readonly number[] = [0x20, 0x0a, 0x0d, 0x09, 0x00, 0xef, 0xbb, 0xbf, 0xfe, 0xff]

/**
 * zip: XLSX and ODS; compound: the container of XLS and of encrypted XLSX; text: CSV and TSV.
 * Refuses with `empty-file` (no bytes, or only blanks) and `not-a-spreadsheet`.
 */
export function sniff(bytes: Buffer, file: string): Kind {
  if (isBlank(bytes)) throw refuse('empty-file', { file })
  const magic = bytes.subarray(0, 8).toString('hex')
  if (magic.startsWith('504b0304')) return 'zip'
  if (magic === 'd0cf11e0a1b11ae1') return 'compound'
  const notASpreadsheet = OTHER_KINDS.some((kind) => magic.startsWith(kind)) || isMarkup(bytes) || isBinary(bytes)
  if (notASpreadsheet) throw refuse('not-a-spreadsheet', { file })
  return 'text'
}

function isBlank(bytes: Buffer): boolean {
  // By index: a file may be half a gigabyte of blanks.
  for (let at = 0; at < bytes.length; at += 1) if (!BLANK_BYTES.includes(bytes[at] ?? 0)) return false
  return true
}

/** A web page or an XML file saved under a spreadsheet's name. */
function isMarkup(bytes: Buffer): boolean {
  const head = bytes
    .subarray(0, 512)
    .toString('latin1')
    .replace(/\0/g, '')
    .replace(/^[^\x20-\x7e]+/, '')
  return /^\s*<(!--|(\?xml|!doctype|html|table|(\w+:)?workbook|body|head|meta)\b)/i.test(head)
}

/** Text has no NUL, unless it is UTF-16. */
function isBinary(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 8192)
  return head.includes(0) && looksUtf16(head) === null
}
