// What a draw knows of a contact: enough to apply its rules, and no name.

export interface Person {
  id: number
  /** What tells them apart in every program that holds the same contacts: e-mail and number, folded. */
  key: string
  /** Their e-mail, folded: whoever shares it gets the same letters. */
  address: string
  account: number | null
  role: 'decision-maker' | 'key-user' | null
  /** They, or somebody at their address. */
  optedOut: boolean
  hasEmail: boolean
  /** Their account has left. */
  churned: boolean
  /** The latest day on which anybody at their address was invited to anything but this wave, YYYY-MM-DD. */
  lastInvited: string | null
  /** `cellKeyOf` of the plan's cell that they belong to; null: none of them. */
  cell: string | null
}
