// One file of the queue: while it is read, where it cannot be used, or with everything there is to check about it.
import { Button } from '@mantine/core'
import type { Dispatch } from 'react'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { ColumnsCard } from './ColumnsCard'
import type { Choices } from './choices'
import { datesUndecided, scoreOf } from './draft'
import { LinksCard } from './LinksCard'
import { MappingNotice } from './MappingNotice'
import { PreviewCard } from './PreviewCard'
import type { ProgressFeed } from './progressFeed'
import { QuestionsCard } from './QuestionsCard'
import { asRecognised, jobOf, type QueueEvent, type QueueFile } from './queue'
import { canRun } from './queueState'
import { RecognisedCard } from './RecognisedCard'
import { RefusalCard } from './RefusalCard'
import { RulesCard } from './RulesCard'
import { Advance } from './RunStep'
import { SaveMapping } from './SaveMapping'
import { SpellingsCard } from './SpellingsCard'

interface Props {
  wave: WaveHeader
  one: QueueFile
  /** No other file is in the queue. */
  alone: boolean
  dispatch: Dispatch<QueueEvent>
  feed: ProgressFeed
  onAnother(): void
  onStart(): void
}

export function FilePanel(props: Props) {
  const { wave, one, alone, dispatch, feed, onAnother, onStart } = props
  const { t, format } = useText()
  const { recognition, choices, preview } = one
  const { token } = one.file
  if (one.batch) return <p className="import-note">{t('import.queue.alreadyIn', { wave: wave.name })}</p>
  if (!recognition || !choices) return <NotRead {...props} />

  const recognised = (
    <RecognisedCard
      recognition={recognition}
      busy={jobOf(one, wave.id)?.kind === 'recognise'}
      onReading={(reading) => dispatch({ event: 'read', token, reading })}
      onAnother={alone ? onAnother : null}
    />
  )
  const failure = one.refusal?.failure ?? one.runFailure
  if (recognition.unsuitable)
    return (
      <>
        {failure && <FailureNotice failure={failure} />}
        <RefusalCard unsuitable={recognition.unsuitable} />
        {recognised}
      </>
    )

  const choose = (next: Choices) => dispatch({ event: 'choose', token, choices: next })
  const onDraft = (columns: Choices['columns']) => choose({ ...choices, columns })
  const onRules = (rules: Choices['rules']) => choose({ ...choices, rules })
  const scored = scoreOf(choices.columns) !== undefined
  const undecided = datesUndecided(choices.columns)
  const foreseen = scored && !one.refusal ? preview : null
  const imported = foreseen?.rows.imported ?? 0
  const working = jobOf(one, wave.id) !== null
  const drafting = { recognition, draft: choices.columns, onDraft }
  return (
    <>
      {one.runFailure && <FailureNotice failure={one.runFailure} />}
      <div className="import-check">
        <div className="import-choices-side">
          <MappingNotice choices={choices} onAsRecognised={() => choose(asRecognised(one) ?? choices)} />
          <QuestionsCard wave={wave} {...drafting} />
          {recognised}
          {foreseen && (
            <>
              <RulesCard preview={foreseen} choices={choices} onRules={onRules} />
              <SpellingsCard preview={foreseen} rules={choices.rules} onRules={onRules} />
              <LinksCard preview={foreseen} choices={choices} onRules={onRules} />
            </>
          )}
          <ColumnsCard {...drafting} />
          {scored && (
            <SaveMapping
              recognition={recognition}
              choices={choices}
              onSaved={(saved) => dispatch({ event: 'kept', token, saved })}
            />
          )}
        </div>
        <PreviewCard
          wave={wave}
          preview={foreseen}
          busy={working}
          datesPending={undecided}
          again={one.again}
          onAgain={(again) => dispatch({ event: 'again', token, again })}
          waiting={scored ? null : t('import.preview.waitingScore')}
        >
          {one.refusal && <FailureNotice failure={one.refusal.failure} />}
          <Button
            fullWidth
            size="md"
            variant={alone ? 'filled' : 'default'}
            disabled={!canRun(one, wave.id)}
            onClick={onStart}
          >
            {imported > 0
              ? t('import.run.start', { count: imported, number: format.integer(imported) })
              : t('import.run.startPlain')}
          </Button>
          {undecided && <p className="import-answer-first">{t('import.run.answerFirst')}</p>}
          {working && preview === null && <Advance label={t('import.preview.updating')} feed={feed} />}
        </PreviewCard>
      </div>
    </>
  )
}

/** Still to be read, being read, or refused as it is. */
function NotRead({ one, alone, dispatch, feed, onAnother }: Props) {
  const { t } = useText()
  const { token, name } = one.file
  if (one.refusal) return <FailureNotice failure={one.refusal.failure} />
  if (one.leftAside) return <p className="import-note">{t('import.queue.notes.leftAside')}</p>
  const label = t('import.file.reading', { file: name })
  return (
    <Card title={label}>
      <div className="import-running">
        <Advance label={label} feed={feed} />
        <Button variant="default" onClick={alone ? onAnother : () => dispatch({ event: 'leave', token, aside: true })}>
          {t(alone ? 'common.cancel' : 'import.queue.leave')}
        </Button>
      </div>
    </Card>
  )
}
