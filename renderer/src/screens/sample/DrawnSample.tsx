// After a draw: how the sample stands in a sentence, what can be done with it, its cells and its people.
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useSearch } from 'wouter'
import type { DrawCell, Sample } from '../../../../shared/contract/sample'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { Card } from '../../parts/Card'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { cellAskedFor } from './cellAddress'
import { NO_PEOPLE_FILTER, type PeopleFilter } from './peopleFilter'
import { SampleCells } from './SampleCells'
import { SampleMenu } from './SampleMenu'
import { SamplePeople } from './SamplePeople'
import { SampleSummary } from './SampleSummary'
import { onList, useListed } from './useListed'
import { useSampleDialogs } from './useSampleDialogs'

interface Props {
  wave: WaveHeader
  sample: Sample
  onDrawAnew(): void
}

type Part = 'cells' | 'people'

export function DrawnSample({ wave, sample, onDrawAnew }: Props) {
  const { t, format } = useText()
  const asked = cellAskedFor(useSearch(), sample.cells)
  // Whoever comes for one cell comes for its people.
  const [part, setPart] = useState<Part>(asked === null ? 'cells' : 'people')
  const [filter, setFilter] = useState<PeopleFilter>({ ...NO_PEOPLE_FILTER, cell: asked })
  const dialogs = useSampleDialogs(wave, sample)
  const shut = useLookOnly()
  // Some may have answered, or opted out, before their invitation was noted; the difference stands in until it is counted.
  const listed = useListed(wave.id, 'sample', [])
  const toSend = listed ? onList(listed, false) : Math.max(0, sample.drawn - sample.sent)
  const mayBeSent = listed ? onList(listed, true) : toSend
  const people = sample.drawn + sample.reserve
  const chosen = part === 'people' ? filter.cell : null
  const showPeople = (cell: DrawCell) => {
    setFilter({ ...NO_PEOPLE_FILTER, cell })
    setPart('people')
  }
  return (
    <>
      <SampleSummary wave={wave} sample={sample} toSend={toSend} listed={listed}>
        <SampleMenu sample={sample} toSend={mayBeSent} dialogs={dialogs} cell={chosen} onDrawAnew={onDrawAnew} />
      </SampleSummary>
      <SegmentedControl
        className="sample-parts"
        aria-label={t('sample.part.label')}
        value={part}
        onChange={(value) => setPart(value === 'people' ? 'people' : 'cells')}
        data={[
          { value: 'cells', label: `${t('sample.part.cells')} (${format.integer(sample.cells.length)})` },
          { value: 'people', label: `${t('sample.part.people')} (${format.integer(people)})` },
        ]}
      />
      {part === 'cells' ? (
        <Card flush aria-label={t('sample.part.cells')}>
          <SampleCells
            label={t('sample.part.cells')}
            cells={sample.cells}
            rules={sample.rules}
            onPeople={showPeople}
            doFor={(cell, name) =>
              cell.reserve > 0 && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('sample.do.releaseOf', { cell: name })}
                  onClick={() => dialogs.release(cell)}
                  {...shut}
                >
                  {t('sample.do.release')}
                </Button>
              )
            }
          />
        </Card>
      ) : (
        <SamplePeople wave={wave} sample={sample} filter={filter} onFilter={setFilter} />
      )}
    </>
  )
}
