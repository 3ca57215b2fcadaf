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
  ratio: 200,
  ratioFrom: 16 * MB,
  sheets: 256,
  columns: 2048,
  /** Cells of one workbook, after repeated cells have been written out. */
  cells: 40_000_000,
  /** Below this share of filled cells a range of more than `sparseFrom` cells is not a table. */
  sparseShare: 0.002,
  sparseFrom: 20_000_000,
  /** Characters of one quoted CSV field; a longer one was opened by a stray quote. */
  quotedField: 200_000,
} as const
