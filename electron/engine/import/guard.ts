// Stands between a zipped workbook and SheetJS: only the parts that hold data pass, verified, and none that expand
// without measure. Whoever drew a chart, a picture or a macro into the workbook loses nothing by it.
import { refuse } from '../../../shared/failure'
import { LIMITS } from './limits'
import { storedZip, unpack, type ZipEntry, zipEntries } from './zip'

export interface Guarded {
  format: 'xlsx' | 'ods'
  /** A zip of the parts that may be read. */
  bytes: Buffer
  /** Some sheet has formulas; reading them costs time, so that they are looked at only then. */
  formulas: boolean
}

const XLSX_PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\d*\.xml|xl\/_rels\/workbook\d*\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/i
const ODS_PARTS = /^(mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml)$/
/** Numbered rows and cells that SheetJS would believe without limit. */
const LARGE_REPEAT = /-repeated=["']\d{4,}/
const ODS_TAG = /<(?:[\w.-]+:)?(table-row|table-cell)\b([^>]*)>/g

/**
 * Refuses with `not-a-spreadsheet` (a zip of something else), `password-protected`, `file-damaged`, `file-too-large`
 * and `unsafe-file` (a bomb, a document type declaration, cells repeated beyond measure).
 */
export function guardWorkbook(bytes: Buffer, file: string): Guarded {
  if (bytes.length > LIMITS.workbookBytes) throw refuse('file-too-large', { file })
  const entries = zipEntries(bytes, file)
  const has = (name: string) => entries.some((entry) => entry.name === name)
  if (entries.some((entry) => /^xl\/workbook\d*\.xml$/i.test(entry.name))) return guardXlsx(bytes, entries, file)
  if (has('content.xml') && has('META-INF/manifest.xml')) return guardOds(bytes, entries, file)
  throw refuse('not-a-spreadsheet', { file })
}

function guardXlsx(bytes: Buffer, entries: readonly ZipEntry[], file: string): Guarded {
  const parts = verified(bytes, entries, XLSX_PARTS, file)
  const sheets = [...parts].filter(([name]) => name.toLowerCase().startsWith('xl/worksheets/'))
  if (sheets.length > LIMITS.sheets) throw refuse('unsafe-file', { file, reason: `xl/worksheets: ${sheets.length}` })
  keepDeclared(parts, '[Content_Types].xml', /<Override\b[^>]*?PartName=["']\/?([^"']*)["'][^>]*?\/>/g, '')
  for (const name of [...parts.keys()].filter((part) => part.toLowerCase().startsWith('xl/_rels/'))) {
    keepDeclared(parts, name, /<Relationship\b[^>]*?Target=["']\/?(?:xl\/)?([^"']*)["'][^>]*?\/>/g, 'xl/')
  }
  return { format: 'xlsx', bytes: storedZip(parts), formulas: sheets.some(([, sheet]) => sheet.includes('<f')) }
}

function guardOds(bytes: Buffer, entries: readonly ZipEntry[], file: string): Guarded {
  const parts = verified(bytes, entries, ODS_PARTS, file)
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw refuse('password-protected', { file })
  const content = parts.get('content.xml')?.toString('utf8') ?? ''
  if (LARGE_REPEAT.test(content) && repeatedCells(content) > LIMITS.cells) {
    throw refuse('unsafe-file', { file, reason: 'content.xml: number-rows-repeated × number-columns-repeated' })
  }
  return { format: 'ods', bytes: storedZip(parts), formulas: false }
}

/** The wanted parts, unpacked. None may declare a document type: entities expand, and a workbook needs none. */
function verified(bytes: Buffer, entries: readonly ZipEntry[], wanted: RegExp, file: string): Map<string, Buffer> {
  const parts = new Map<string, Buffer>()
  let total = 0
  for (const entry of entries) {
    if (!wanted.test(entry.name)) continue
    // Two parts of one name: which one is shown would depend on the reader.
    if (parts.has(entry.name)) throw refuse('file-damaged', { file })
    total += entry.unpacked
    if (total > LIMITS.unpackedBytes) throw refuse('file-too-large', { file })
    const data = unpack(bytes, entry, file)
    const head = data.subarray(0, 4096).toString('latin1')
    if (head.includes('<!DOCTYPE') || head.includes('<!ENTITY')) {
      throw refuse('unsafe-file', { file, reason: `${entry.name}: <!DOCTYPE>` })
    }
    parts.set(entry.name, data)
  }
  return parts
}

/** SheetJS fetches every part that is declared: the declarations of what was left behind go, too. */
function keepDeclared(parts: Map<string, Buffer>, part: string, declaration: RegExp, folder: string): void {
  const xml = parts.get(part)
  if (!xml) return
  const present = new Set([...parts.keys()].map((name) => name.toLowerCase()))
  const kept = xml.toString('utf8').replace(declaration, (whole, target: string) => {
    return present.has((folder + target).toLowerCase()) ? whole : ''
  })
  parts.set(part, Buffer.from(kept, 'utf8'))
}

/** How many cells with content an ODS sheet has once repetitions are written out. */
function repeatedCells(content: string): number {
  const times = (attributes: string, what: string) =>
    Number(new RegExp(`number-${what}-repeated=["'](\\d+)`).exec(attributes)?.[1] ?? 1)
  let cells = 0
  let rows = 1
  for (const [, tag, attributes = ''] of content.matchAll(ODS_TAG)) {
    if (tag === 'table-row') rows = times(attributes, 'rows')
    // A cell that closes itself is blank, however often it is repeated.
    else if (!attributes.endsWith('/')) cells += rows * times(attributes, 'columns')
  }
  return cells
}
