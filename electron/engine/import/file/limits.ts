// How much a file may ask of the computer before it is refused. Real survey exports stay far below every one of these.

const MB = 1024 * 1024

export const LIMITS = {
  /** Bytes of a text file; V8 holds no longer string than about 512 million characters. */
  textBytes: 480 * MB,
  /** Bytes of a workbook as it lies on disk. */
  workbookBytes: 256 * MB,
  /** Parts listed in a zip's directory. */
  zipEntries: 4096,
  /** Unpacked bytes of one part, and of all parts that are unpacked. */
  partBytes: 480 * MB,
  unpackedBytes: 768 * MB,
  /** Unpacked ÷ packed, judged only above `ratioFrom` unpacked bytes: small repetitive sheets pack very well. */
  ratio: 120,
  ratioFrom: 16 * MB,
  sheets: 256,
  columns: 2048,
  /** Cells of one workbook, blank ones between others included, after repeated cells have been written out. */
  cells: 40_000_000,
  /** Rows and columns of one sheet, as spreadsheet programs have them; rows of all sheets together, blank ones included. */
  sheetRows: 1_048_576,
  sheetColumns: 16_384,
  rows: 2_097_152,
  /** Characters of one cell: Excel holds 32,767, other writers do not know that. */
  cellText: 200_000,
  /** Characters of all cells, each counted where it stands: many cells may point to one long text. */
  text: 400_000_000,
  /** Below this share of filled cells a range of more than `sparseFrom` cells is not a table. */
  sparseShare: 0.02,
  sparseFrom: 10_000_000,
  /** Characters of one quoted CSV field; a longer one was opened by a stray quote. */
  quotedField: 200_000,
} as const
