// A file's bytes → its sheets: sniffed, decoded or unpacked, cut into rows. Nothing is interpreted here.
import { createHash } from 'node:crypto'
import { refuse } from '../../../../shared/failure'
import { type Pause, ROWS_PER_TURN, type Row, type Source, withoutBlankEnd } from '../table'
import { CsvReader, MOST_FIELDS } from './csv'
import { findDelimiter } from './delimiter'
import { decode } from './encoding'
import { LIMITS } from './limits'
import { sniff } from './sniff'
import { unmangleSheets } from './unmangle'
import { readWorkbook } from './workbook'

/**
 * Reads XLSX, XLS, ODS, CSV and TSV.
 * Refuses with `empty-file`, `not-a-spreadsheet`, `password-protected`, `file-damaged`, `file-too-large`, `unsafe-file`
 * (of a text: a row of more columns than any table has).
 */
export async function readSource(bytes: Uint8Array, file: string, pause: Pause): Promise<Source> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = sniff(buffer, file)
  const total = buffer.length
  await pause({ stage: 'reading', done: 0, total, unit: 'bytes' })
  const read = kind === 'text' ? await readText(buffer, file, pause) : fromWorkbook(readWorkbook(buffer, kind, file))
  if (read.sheets.every((sheet) => sheet.rows.length === 0)) throw refuse('empty-file', { file })
  await pause({ stage: 'reading', done: total, total, unit: 'bytes' })
  return { file, hash: hashOf(buffer), bytes: total, ...read }
}

/** sha256 of a file's bytes, in hex: two files of one hash are the same file. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

type Read = Omit<Source, 'file' | 'hash' | 'bytes'>

function fromWorkbook({ format, sheets }: ReturnType<typeof readWorkbook>): Read {
  return { format, encoding: null, repairs: 0, delimiter: null, ...unmangleSheets(sheets) }
}

async function readText(bytes: Buffer, file: string, pause: Pause): Promise<Read> {
  if (bytes.length > LIMITS.textBytes) throw refuse('file-too-large', { file })
  const { text: decoded, encoding, repairs, unmangled } = decode(bytes)
  // A NUL ends a text in many programs, the database among them; what follows it must not be lost.
  const text = decoded.includes('\0') ? decoded.replaceAll('\0', '') : decoded
  const { delimiter, start } = findDelimiter(text)
  // A file of one column has no delimiter; cut at a character that no text holds, its lines stay whole.
  const reader = new CsvReader(start === 0 ? text : text.slice(start), delimiter ?? '\u001f')
  const rows: Row[] = []
  let cells = 0
  while (!reader.done) {
    for (const row of reader.read(ROWS_PER_TURN)) {
      const fault = faultOf(row)
      if (fault !== null) throw refuse('unsafe-file', { file, reason: `${rows.length + 1}: ${fault}` })
      cells += row.length
      rows.push(row)
    }
    if (cells > LIMITS.cells) throw refuse('file-too-large', { file })
    const done = Math.round((bytes.length * reader.position) / Math.max(1, text.length))
    await pause({ stage: 'reading', done: Math.min(done, bytes.length), total: bytes.length, unit: 'bytes' })
  }
  return {
    format: 'csv',
    encoding,
    repairs,
    unmangled,
    delimiter,
    sheets: [{ name: null, hidden: false, rows: withoutBlankEnd(rows) }],
  }
}

/** The figure by which a row is none of a table: more columns or a longer text than any has. null: it may be one. */
function faultOf(row: Row): string | null {
  const columns = row.length
  const isWide =
    columns >= MOST_FIELDS || (columns > LIMITS.columns && row.findLastIndex((cell) => cell !== '') >= LIMITS.columns)
  if (isWide) return `${columns} > ${LIMITS.columns}`
  for (const cell of row) {
    if (typeof cell === 'string' && cell.length > LIMITS.cellText) return `${cell.length} > ${LIMITS.cellText}`
  }
  return null
}
