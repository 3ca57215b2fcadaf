// Values of a dimension that look like one value spelt in several ways. Nothing is merged that was not ticked.
import { Button, Checkbox } from '@mantine/core'
import type { ImportPreview, ImportRules } from '../../../../shared/contract/import'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { type Spelling, spellingsOf, withMerge } from './rules'

interface Props {
  preview: ImportPreview
  rules: ImportRules
  onRules(rules: ImportRules): void
}

export function SpellingsCard({ preview, rules, onRules }: Props) {
  const { t, format } = useText()
  const spellings = spellingsOf(preview, rules)
  if (spellings.length === 0) return null
  const dimensions = [...new Set(spellings.map(({ dimension }) => dimension))]
  const open = spellings.filter(({ merged }) => !merged)
  const words = ({ from, to, rows }: Spelling) =>
    rows === null
      ? t('import.spellings.merged', { from, to })
      : t('import.spellings.line', { from, to, count: rows, number: format.integer(rows) })
  return (
    <Card
      title={t('import.spellings.title')}
      hint={t('import.spellings.hint')}
      className="import-rules"
      actions={
        open.length > 1 && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onRules(open.reduce((all, one) => withMerge(all, one, true), rules))}
          >
            {t('import.spellings.all')}
          </Button>
        )
      }
    >
      {dimensions.map((dimension) => (
        <fieldset key={dimension} className="import-spellings">
          <legend>{dimension}</legend>
          {spellings
            .filter((one) => one.dimension === dimension)
            .map((one) => (
              <Checkbox
                key={one.from}
                size="sm"
                checked={one.merged}
                label={words(one)}
                onChange={(event) => onRules(withMerge(rules, one, event.currentTarget.checked))}
              />
            ))}
        </fieldset>
      ))}
    </Card>
  )
}
