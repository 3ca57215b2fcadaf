// Stands between an ODS workbook and SheetJS: only the parts that hold data pass, verified, and none that expand without
// measure. Whoever drew a chart, a picture or a macro into the workbook loses nothing by it.
import { refuse } from '../../../shared/failure'
import type { Archive } from './archive'
import { LIMITS } from './limits'
import { storedZip } from './zip'

const ODS_PARTS = ['mimetype', 'content.xml', 'styles.xml', 'META-INF/manifest.xml'] as const
/** Numbered rows and cells that SheetJS would believe without limit. */
const LARGE_REPEAT = /-repeated=["']\d{4,}/
const ODS_TAG = /<(?:[\w.-]+:)?(table-row|table-cell)\b([^>]*)>/g

/** The archive of an ODS workbook. */
export function isOds(archive: Archive): boolean {
  return archive.has('content.xml') && archive.has('META-INF/manifest.xml')
}

/**
 * A zip of the parts that may be read, stored: what was verified is what SheetJS reads. Refuses with
 * `password-protected`, `file-damaged`, `file-too-large` and `unsafe-file` (a bomb, a document type declaration, cells
 * repeated beyond measure).
 */
export function guardOds(archive: Archive, file: string): Buffer {
  const parts = new Map<string, Buffer>()
  for (const name of ODS_PARTS) {
    const data = archive.part(name)
    if (data) parts.set(name, data)
  }
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw refuse('password-protected', { file })
  const content = parts.get('content.xml')?.toString('utf8') ?? ''
  if (LARGE_REPEAT.test(content) && repeatedCells(content) > LIMITS.cells) {
    throw refuse('unsafe-file', { file, reason: 'content.xml: number-rows-repeated × number-columns-repeated' })
  }
  return storedZip(parts)
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
