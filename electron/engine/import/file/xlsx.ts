// XLSX → sheets, by our own reader: SheetJS needs several times the time and the memory for the same cells, and checks
// neither checksums nor extents. SheetJS reads XLS and ODS (workbook.ts), and tests compare the two cell by cell.
import { refuse } from '../../../../shared/failure'
import type { Sheet } from '../table'
import type { Archive } from './archive'
import { LIMITS } from './limits'
import { Measure } from './measure'
import { type Shown, shownByBuiltIn, shownByCode } from './numberFormat'
import { readSharedStrings } from './sharedStrings'
import { readSheetXml } from './sheetXml'
import { XmlWalk } from './xml'

/** `xl/workbook.xml`; some programs number it. */
export const WORKBOOK_PART = /^xl\/workbook\d*\.xml$/i

interface SheetEntry {
  name: string
  /** Its relation to the part that holds it. */
  id: string
  hidden: boolean
}

interface Related {
  id: string
  /** The last word of the relation's type: worksheet, sharedStrings, styles … */
  kind: string
  part: string
}

/**
 * Every sheet of an XLSX workbook; one that is a chart, or is missing, has no rows. Dates become ISO text.
 * Refuses with `file-damaged`, `file-too-large`, `unsafe-file`.
 */
export function readXlsx(archive: Archive, file: string): Sheet[] {
  const workbookPart = archive.names.find((name) => WORKBOOK_PART.test(name)) ?? ''
  const { sheets, date1904 } = readSheetList(archive, workbookPart, file)
  if (sheets.length > LIMITS.sheets) {
    throw refuse('unsafe-file', { file, reason: `${workbookPart}: ${sheets.length} > ${LIMITS.sheets}` })
  }
  const related = readRelations(archive, workbookPart, file)
  const ofKind = (kind: string, usual: string) => related.find((part) => part.kind === kind)?.part ?? usual
  const styles = readStyles(archive.part(ofKind('styles', 'xl/styles.xml')), file)
  const stringsPart = ofKind('sharedStrings', 'xl/sharedStrings.xml')
  const stringBytes = archive.part(stringsPart)
  const strings = stringBytes ? readSharedStrings(stringBytes, stringsPart, file) : []
  const measure = new Measure(file)
  return sheets.map(({ name, id, hidden }, i): Sheet => {
    const stated = related.find((part) => part.id === id)
    // Without its relations a workbook still has its sheets under their usual names.
    const part = stated?.part ?? (related.length === 0 ? `xl/worksheets/sheet${i + 1}.xml` : null)
    const bytes = part === null || (stated && stated.kind !== 'worksheet') ? null : archive.part(part)
    const context = { file, part: part ?? '', strings, styles, date1904, measure }
    return { name, hidden, rows: bytes ? readSheetXml(bytes, context) : [] }
  })
}

function readSheetList(archive: Archive, part: string, file: string): { sheets: SheetEntry[]; date1904: boolean } {
  const walk = new XmlWalk(archive.part(part) ?? Buffer.alloc(0), file)
  const sheets: SheetEntry[] = []
  let date1904 = false
  while (walk.next()) {
    if (walk.closing) continue
    if (walk.is('workbookPr')) date1904 = isTrue(walk.attribute('date1904'))
    if (!walk.is('sheet')) continue
    const name = walk.attribute('name')
    if (name === null) throw walk.damaged()
    sheets.push({
      name,
      id: walk.attribute('id') ?? '',
      hidden: /^(veryH|h)idden$/.test(walk.attribute('state') ?? ''),
    })
  }
  return { sheets, date1904 }
}

function readRelations(archive: Archive, workbookPart: string, file: string): Related[] {
  const bytes = archive.part(workbookPart.replace(/^xl\//i, 'xl/_rels/').concat('.rels'))
  if (!bytes) return []
  const walk = new XmlWalk(bytes, file)
  const related: Related[] = []
  while (walk.next()) {
    const target = walk.closing || !walk.is('Relationship') ? null : walk.attribute('Target')
    if (target === null || walk.attribute('TargetMode') === 'External') continue
    const kind = walk.attribute('Type')?.split('/').at(-1) ?? ''
    related.push({ id: walk.attribute('Id') ?? '', kind, part: resolved(target) })
  }
  return related
}

/** A target is meant from the folder of the workbook's part, or from the root. Out of the archive leads no way. */
function resolved(target: string): string {
  const path = target.replaceAll('\\', '/')
  const steps = path.startsWith('/') ? [] : ['xl']
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** What each cell style shows, by its place among the cell formats. */
function readStyles(bytes: Buffer | null, file: string): Shown[] {
  const walk = new XmlWalk(bytes ?? Buffer.alloc(0), file)
  const codes = new Map<string, Shown>()
  const styles: Shown[] = []
  let inCells = false
  while (walk.next()) {
    if (walk.is('cellXfs')) inCells = !walk.closing
    else if (walk.closing) continue
    else if (walk.is('numFmt'))
      codes.set(walk.attribute('numFmtId') ?? '', shownByCode(walk.attribute('formatCode') ?? ''))
    else if (inCells && walk.is('xf')) {
      const id = walk.attribute('numFmtId') ?? '0'
      const own = codes.get(id)
      styles.push(own === undefined ? shownByBuiltIn(Number(id)) : own)
    }
  }
  return styles
}

function isTrue(value: string | null): boolean {
  return value === '1' || value?.toLowerCase() === 'true'
}
