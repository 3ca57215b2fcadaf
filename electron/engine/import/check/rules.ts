// The rules of an import, with their defaults where a mapping states none.
import { ImportRules, type Mapping } from '../../../../shared/contract/import'

const DEFAULTS = ImportRules.parse({})

export function rulesOf({ rules }: Pick<Mapping, 'rules'>): ImportRules {
  return rules ?? DEFAULTS
}
