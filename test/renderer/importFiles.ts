// Files as the import wizard knows them, made of no more than a test is about.
import { DEFAULT_RULES } from '../../renderer/src/screens/import/rules'
import type {
  ImportBatch,
  ImportPreview,
  RecognisedColumn,
  Recognition,
  SavedMapping,
} from '../../shared/contract/import'
import { BatchId, MappingId, WaveId } from '../../shared/model/ids'

export const WAVE = WaveId.parse(7)

export const column = (index: number, fields: Partial<RecognisedColumn>): RecognisedColumn => ({
  index,
  name: `c${index}`,
  role: 'ignore',
  evidence: [],
  samples: [],
  filled: 1,
  dateOrder: null,
  ...fields,
})

export const recognition = (
  columns: RecognisedColumn[],
  scoreCandidates: number[] = [],
  fields: Partial<Recognition> = {},
): Recognition => ({
  file: 'q3.csv',
  hash: '00',
  bytes: 1,
  format: 'csv',
  encoding: 'utf-8',
  repairs: 0,
  unmangled: 0,
  delimiter: ';',
  sheets: [],
  sheet: null,
  layout: 'generic',
  layoutEvidence: [],
  signature: 's',
  headerRow: 1,
  headerRows: 1,
  firstDataRow: 2,
  rows: 1,
  columns,
  scoreCandidates,
  waveColumns: [],
  unsuitable: null,
  ...fields,
})

export const preview = (imported: number, fields: Partial<ImportPreview> = {}): ImportPreview => ({
  rows: { read: imported, imported, skipped: 0, rejected: 0, reasons: [] },
  n: imported,
  promoters: imported,
  passives: 0,
  detractors: 0,
  nps: 100,
  interval: null,
  sample: [],
  issues: [],
  unreadDates: 0,
  unreadValues: 0,
  outsideWave: 0,
  dimensions: [],
  sameFile: null,
  repeats: { answers: { inFile: 0, inWave: 0 }, persons: { inFile: 0, inWave: 0 }, replaced: 0 },
  groupMismatches: { count: 0, examples: [] },
  mendedSizes: { count: 0, examples: [] },
  spellings: [],
  links: {
    contacts: { by: 'email', matched: 0, unmatched: 0, examples: [] },
    accounts: { known: 0, created: 0, examples: [] },
  },
  ...fields,
})

export const batch = (imported: number, rejected = 0): ImportBatch => ({
  id: BatchId.parse(1),
  wave: WAVE,
  file: 'q3.csv',
  hash: '00',
  layout: 'generic',
  at: '2026-09-30T10:00:00.000Z',
  rows: {
    read: imported + rejected,
    imported,
    skipped: 0,
    rejected,
    reasons: rejected > 0 ? [{ kind: 'rejected', reason: 'decimal', count: rejected }] : [],
  },
  undoneAt: null,
})

export const saved = (fields: Partial<SavedMapping> = {}): SavedMapping => ({
  id: MappingId.parse(3),
  name: 'Quarterly',
  signature: 's',
  layout: 'generic',
  columns: [{ header: 'c0', role: 'score' }],
  rules: { ...DEFAULT_RULES, sameAnswer: 'latest' },
  usedAt: '2026-06-30T10:00:00.000Z',
  ...fields,
})
