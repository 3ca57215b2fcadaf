// What the sample is meant to show: who the customers are, and how each segment answered in each wave.
// One segment changes for real (Banque et assurance, between the last two closed relational waves), and the support as a
// whole falls in one of its earlier months and recovers in the next; nothing else changes.

export const SECTORS = [
  'Industrie',
  'Services aux entreprises',
  'Distribution',
  'Banque et assurance',
  'Énergie',
  'Secteur public',
] as const
export type Sector = (typeof SECTORS)[number]

export const SIZES = ['TPE', 'PME', 'ETI', 'Grand compte'] as const
export type Size = (typeof SIZES)[number]

export const FUNCTIONS = [
  'Direction générale',
  'Direction informatique',
  'Direction financière',
  'Responsable opérationnel',
  'Utilisateur clé',
] as const
export type JobFunction = (typeof FUNCTIONS)[number]

/** Accounts and people who can be invited. Énergie is small; Secteur public is small and nearly everybody answers. */
export const CUSTOMERS: Record<Sector, { accounts: number; people: number }> = {
  Industrie: { accounts: 50, people: 520 },
  'Services aux entreprises': { accounts: 48, people: 470 },
  Distribution: { accounts: 38, people: 400 },
  'Banque et assurance': { accounts: 28, people: 280 },
  Énergie: { accounts: 8, people: 64 },
  'Secteur public': { accounts: 8, people: 44 },
}

/** How one sector answered in one wave: responses, and percentages of promoters and detractors. */
export type Turnout = readonly [responses: number, promoters: number, detractors: number]
export type Turnouts = Record<Sector, Turnout>

/** Four quarterly waves, oldest first; the last is still in the field. */
export const RELATIONAL: readonly Turnouts[] = [
  {
    Industrie: [168, 50, 17],
    'Services aux entreprises': [151, 47, 19],
    Distribution: [127, 41, 25],
    'Banque et assurance': [104, 34, 33],
    Énergie: [14, 43, 21],
    'Secteur public': [38, 32, 29],
  },
  {
    Industrie: [172, 51, 17],
    'Services aux entreprises': [158, 48, 18],
    Distribution: [131, 40, 25],
    'Banque et assurance': [109, 31, 35],
    Énergie: [15, 40, 27],
    'Secteur public': [40, 35, 28],
  },
  {
    Industrie: [176, 51, 16],
    'Services aux entreprises': [155, 48, 18],
    Distribution: [134, 41, 24],
    'Banque et assurance': [112, 47, 19],
    Énergie: [16, 44, 25],
    'Secteur public': [41, 34, 27],
  },
  {
    Industrie: [82, 51, 16],
    'Services aux entreprises': [75, 48, 19],
    Distribution: [29, 41, 24],
    'Banque et assurance': [64, 48, 19],
    Énergie: [5, 40, 20],
    'Secteur public': [37, 35, 27],
  },
]

/** What the relational campaign aims at, and how often it asks. */
export const RELATIONAL_AIM = { target: 40, cadence: 'quarterly' } as const

/** The last two months of answers after support requests; a month a quarter is asked about. */
export const SUPPORT: readonly Turnouts[] = [
  {
    Industrie: [118, 54, 18],
    'Services aux entreprises': [112, 53, 19],
    Distribution: [96, 50, 22],
    'Banque et assurance': [74, 49, 23],
    Énergie: [16, 50, 19],
    'Secteur public': [14, 50, 21],
  },
  {
    Industrie: [131, 56, 17],
    'Services aux entreprises': [120, 54, 18],
    Distribution: [104, 51, 21],
    'Banque et assurance': [80, 50, 21],
    Énergie: [17, 53, 18],
    'Secteur public': [15, 47, 20],
  },
]

/**
 * A month in which the support was short of hands: two of its five people had left together, the new ones came a month
 * later. Everybody waited, whatever the sector.
 */
export const SHORT_HANDED: Turnouts = {
  Industrie: [39, 38, 36],
  'Services aux entreprises': [37, 38, 38],
  Distribution: [32, 34, 41],
  'Banque et assurance': [24, 33, 42],
  Énergie: [5, 40, 40],
  'Secteur public': [6, 33, 33],
}

/**
 * The six months before those, oldest first, when only one request in three was asked about. With them there is a
 * control chart: all vary as chance allows, but for the one that lies far beyond its lower limit.
 */
export const EARLIER_SUPPORT: readonly Turnouts[] = [
  {
    Industrie: [35, 54, 20],
    'Services aux entreprises': [33, 48, 22],
    Distribution: [27, 51, 21],
    'Banque et assurance': [22, 50, 23],
    Énergie: [5, 51, 19],
    'Secteur public': [4, 50, 19],
  },
  {
    Industrie: [38, 58, 15],
    'Services aux entreprises': [37, 53, 17],
    Distribution: [31, 50, 22],
    'Banque et assurance': [22, 51, 20],
    Énergie: [5, 51, 16],
    'Secteur public': [5, 54, 18],
  },
  {
    Industrie: [38, 51, 19],
    'Services aux entreprises': [35, 54, 18],
    Distribution: [29, 49, 24],
    'Banque et assurance': [23, 45, 27],
    Énergie: [5, 47, 20],
    'Secteur public': [4, 46, 25],
  },
  {
    Industrie: [40, 53, 18],
    'Services aux entreprises': [39, 53, 21],
    Distribution: [33, 52, 18],
    'Banque et assurance': [25, 51, 21],
    Énergie: [7, 47, 20],
    'Secteur public': [5, 48, 22],
  },
  SHORT_HANDED,
  {
    Industrie: [44, 54, 14],
    'Services aux entreprises': [42, 49, 21],
    Distribution: [35, 48, 22],
    'Banque et assurance': [28, 47, 23],
    Énergie: [6, 50, 17],
    'Secteur public': [6, 50, 23],
  },
]

/** How often each score is given within its category, from 0 to 10. */
export const SCORE_WEIGHTS = {
  detractor: [5, 2, 3, 5, 7, 15, 17],
  passive: [41, 59],
  promoter: [46, 54],
} as const

/** Who writes a comment: the unhappy most of all. */
export const COMMENT_SHARES = { detractor: 0.64, passive: 0.38, promoter: 0.42 } as const

/** The half-width in points that the sampling plans aim at in each sector, and the confidence they do it with. */
export const PLAN = { target: 12, confidence: 0.95 } as const

/**
 * The plan of the wave in the field, by sector and account size: wider margins, for its cells are smaller. Public
 * customers answer far more readily than the others, those of energy less.
 */
export const FIELD_PLAN = {
  target: 20,
  confidence: 0.95,
  overallTarget: 5,
  minimum: 10,
  rates: { 'Secteur public': 0.9, Énergie: 0.25 } as Partial<Record<Sector, number>>,
} as const

/** Cells too small for a figure of their own, with the one of their sector that they are counted with. */
export const FIELD_MERGES: readonly { sector: Sector; sizes: readonly Size[]; into: Size }[] = [
  { sector: 'Énergie', sizes: ['TPE', 'PME', 'ETI'], into: 'Grand compte' },
  { sector: 'Banque et assurance', sizes: ['TPE'], into: 'PME' },
  { sector: 'Distribution', sizes: ['TPE'], into: 'PME' },
]

/** Cells in which everybody is asked, and one whose wider margin is taken as it is. */
export const FIELD_CHOICES: readonly { sector: Sector; size: Size; choice: 'census' | 'accept' }[] = [
  { sector: 'Industrie', size: 'TPE', choice: 'census' },
  { sector: 'Services aux entreprises', size: 'TPE', choice: 'census' },
  { sector: 'Énergie', size: 'Grand compte', choice: 'accept' },
]

/** Days after the opening on which those who had not answered were reminded. */
export const REMINDED_AFTER = 7
