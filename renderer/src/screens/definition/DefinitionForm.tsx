// What the definition decides, to be changed: reading, list, weights, note. Once frozen, a change waits for a revision.
import { Button, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Definition, DefinitionState, Reading } from '../../../../shared/contract/definition'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'
import { ListField } from './ListField'
import { weightingWords } from './weightingWords'

const READINGS: readonly Reading[] = ['answers', 'accounts', 'decision-makers']
const LONGEST_NOTE = 2000

export function DefinitionForm({ wave, state }: { wave: WaveHeader; state: DefinitionState }) {
  const { t, format } = useText()
  const { definition: saved, freezes } = state
  const [draft, setDraft] = useState<Definition>(saved)
  const [opened, setOpened] = useState(freezes.length === 0)
  const shut = useLookOnly()
  const set = useWrite('definition.set', { onSuccess: () => void sayUndoable(t('definition.edit.saved')) })
  if (!opened)
    return (
      <Card title={t('definition.edit.title')}>
        <Stack gap="sm" align="flex-start">
          <p className="definition-plain">{t('definition.edit.prepareHint')}</p>
          <Button size="xs" variant="default" onClick={() => setOpened(true)} {...shut}>
            {t('definition.edit.prepare')}
          </Button>
        </Stack>
      </Card>
    )
  const mistyped = draft.population !== null && Number.isNaN(draft.population)
  const tidy: Definition = { ...draft, note: draft.note?.trim() ? draft.note.trim() : null }
  const changed = JSON.stringify(tidy) !== JSON.stringify(saved)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (!mistyped && changed) set.mutate({ wave: wave.id, definition: tidy })
  }
  return (
    <Card title={t('definition.edit.title')}>
      <form onSubmit={submit} className="definition-form">
        {freezes.length > 0 && <p className="wave-muted">{t('definition.edit.prepareHint')}</p>}
        <Radio.Group
          label={t('definition.edit.reading')}
          value={draft.reading}
          onChange={(reading) => setDraft({ ...draft, reading: reading as Reading })}
        >
          <Stack gap={6} mt={6}>
            {READINGS.map((reading) => (
              <Radio
                key={reading}
                value={reading}
                label={t(`definition.readings.${reading}`)}
                description={t(`definition.readingAbout.${reading}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <ListField
          wave={wave}
          answers={state.sheet.answers}
          people={draft.population}
          onChange={(population) => setDraft({ ...draft, population })}
        />
        <div>
          <span className="definition-label">{t('definition.edit.weighting')}</span>
          <p className="definition-plain">{weightingWords(t, format, draft.weighting, wave.dimensions)}</p>
          <Link href={`/waves/${wave.id}/readings`}>{t('definition.edit.setWeights')}</Link>
        </div>
        <Textarea
          label={t('definition.edit.note')}
          description={t('definition.edit.noteHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={LONGEST_NOTE}
          value={draft.note ?? ''}
          onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
        />
        <Button type="submit" size="sm" disabled={!changed || mistyped} loading={set.isPending} {...shut}>
          {t('definition.edit.save')}
        </Button>
      </form>
    </Card>
  )
}
