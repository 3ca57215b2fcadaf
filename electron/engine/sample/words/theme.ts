/** What people say about one subject: any opening may stand alone or be followed by any of the endings. */
export interface Theme {
  openings: readonly string[]
  endings: readonly string[]
}
