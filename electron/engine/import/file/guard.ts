// Stands between an ODS workbook and SheetJS: only the parts that hold data pass, verified, and none that expand without
// measure. Whoever drew a chart, a picture or a macro into the workbook loses nothing by it.
import { refuse } from '../../../../shared/failure'
import type { Archive } from './archive'
import { LIMITS } from './limits'
import { XmlWalk } from './xml'
import { storedZip } from './zip'

const ODS_PARTS = ['mimetype', 'content.xml', 'styles.xml', 'META-INF/manifest.xml'] as const
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
  const content = parts.get('content.xml')
  if (content) measureOds(content, file)
  return storedZip(parts)
}

/**
 * Refuses a sheet that SheetJS would write out without limit: how many cells with content there are once repetitions are
 * written out, and where the last of them stands.
 */
function measureOds(content: Buffer, file: string): void {
  const walk = new XmlWalk(content, file)
  const unsafe = (figures: string) => refuse('unsafe-file', { file, reason: `content.xml: ${figures}` })
  const repeated = (what: string) => Math.max(1, Number(walk.attribute(`number-${what}-repeated`) ?? 1) || 1)
  let cells = 0
  let rows = 0
  let row = 0
  let column = 0
  while (walk.next()) {
    if (walk.closing) continue
    if (walk.is('table')) row = 0
    else if (walk.is('table-row')) {
      rows = repeated('rows')
      row += rows
      column = 0
    } else if (walk.is('table-cell') || walk.is('covered-table-cell')) {
      const columns = repeated('columns')
      column += columns
      // A cell that closes itself and has no value is blank, however often it is repeated.
      if (walk.empty && walk.attribute('value-type') === null) continue
      cells += rows * columns
      if (row > LIMITS.sheetRows) throw unsafe(`${row} > ${LIMITS.sheetRows}`)
      if (column > LIMITS.columns) throw unsafe(`${column} > ${LIMITS.columns}`)
      if (cells > LIMITS.cells) throw unsafe(`${cells} > ${LIMITS.cells}`)
    }
  }
}
