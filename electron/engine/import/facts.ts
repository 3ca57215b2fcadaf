// What the open program says about an import: asked once, and sent along to wherever the file is read.

/** A response that the wave holds, as far as an import could repeat it. */
export interface StoredAnswer {
  id: number
  /** 0 … 10: the same answer with the same score and date is no later one. */
  score: number
  /** The answer's own number. */
  answer: string | null
  email: string | null
  respondent: string | null
  /** ISO 8601, as precise as its file was. */
  answeredAt: string | null
}

/** A contact that an answer may be linked to by an explicit key. */
export interface KnownContact {
  id: number
  name: string | null
  email: string | null
  number: string | null
}

/** Somebody who was drawn: an answer with their code is theirs. */
export interface KnownInvitation {
  code: string
  /** null: the person was erased. */
  contact: number | null
  /** The wave that they were drawn for; null: the one that is imported into. */
  wave: string | null
}

export interface ProgramFacts {
  /** As a probability: 0.95. */
  confidence: number
  /** The days of the wave, YYYY-MM-DD, both included. */
  wave: { opensOn: string; closesOn: string }
  /** The program's dimensions with the names of their segments. */
  dimensions: readonly { name: string; segments: readonly string[] }[]
  accounts: readonly string[]
  contacts: readonly KnownContact[]
  /** Of every wave, where the mapping has a column that can hold their codes. */
  invitations: readonly KnownInvitation[]
  /** Only where the mapping has a column by which a response could be repeated. */
  stored: readonly StoredAnswer[]
}
