// What a draw knows of a contact: enough to apply its rules, and no name.

export interface Person {
  id: number
  /** What tells them apart in every program that holds the same contacts: e-mail and number, folded. */
  key: string
  account: number | null
  role: 'decision-maker' | 'key-user' | null
  optedOut: boolean
  hasEmail: boolean
  /** Their account has left. */
  churned: boolean
  /** The latest day on which they were invited to anything but this wave, YYYY-MM-DD. */
  lastInvited: string | null
  /** `cellKeyOf` of the plan's cell that they belong to; null: none of them. */
  cell: string | null
}
