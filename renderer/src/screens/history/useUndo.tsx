// The way back and forth along the history: what undo and redo would do, doing it, and saying in words what was done.
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type QueryClient, useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { CallOutput } from '../../../../shared/contract'
import type { TrailEntry } from '../../../../shared/contract/history'
import type { Translate } from '../../../../shared/text'
import { tell } from '../../../../shared/text/failure'
import type { Format } from '../../../../shared/text/format'
import type { Progress } from '../../../../shared/wire'
import { addressOf } from '../../address'
import { type CallFailed, call, useCall } from '../../client'
import { useAppState } from '../../client/appState'
import { forgetAfter, forgetBeforeLeaving } from '../../client/query'
import { savingNow } from '../../client/saving'
import { useText } from '../../text'
import { deedOf } from './sentences'
import { type Elsewhere, elsewhere } from './standing'
import './history.css'

export type Way = 'undo' | 'redo'

export interface Undo {
  /** Takes the latest change back, or only `expect`: refused when something else has become the latest. */
  undo(expect?: number): void
  /** Does again what was undone last. */
  redo(expect?: number): void
  /** What undo and redo would do; null: nothing, or not known yet. */
  next: CallOutput<'history.next'>
  /** One of them is at work: nothing is done on top of it. */
  busy: boolean
}

const NOTHING: CallOutput<'history.next'> = { undo: null, redo: null }
/** All steps are one mutation to whoever asks whether one is at work. */
const STEPPING = ['history.step']
/** A step that is done within this time needs no word before its last one. */
const PATIENCE_MS = 300
const READING_MS = 12_000

interface Step {
  way: Way
  expect: number | undefined
}

type OnProgress = (progress: Progress) => void

interface Done {
  entry: TrailEntry
  moved: Elsewhere | null
}

/** Undo and redo of the open program; without one, there is nothing to undo. */
export function useUndo(): Undo {
  const { t, format, language } = useText()
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const program = useAppState().data?.program ?? null
  // A look at a copy cannot be changed: nothing is offered, and who asks is told so by the engine.
  const changeable = program !== null && program.state !== 'read-only'
  const known = useCall('history.next', {}, { enabled: changeable }).data
  const next = (changeable && known) || NOTHING
  const busy = useIsMutating({ mutationKey: STEPPING }) > 0

  const step = useMutation<Done, CallFailed, Step>({
    mutationKey: STEPPING,
    mutationFn: (asked) => take(asked, queries, (progress) => sayProgress(rowsDone(progress, t, format))),
    onMutate: ({ way }) => {
      const entry = next[way]
      if (!entry) return
      const deed = deedOf(entry, { t, format })
      sayLater({
        title: t(way === 'undo' ? 'history.undoing' : 'history.redoing', { deed }),
        message: t('history.wait'),
      })
    },
    onSuccess: async ({ entry, moved }, { way }) => {
      // Of a panel whose object is gone, the list beside it stays: it is renewed in place, as after every write.
      if (moved && moved.why !== 'detail') forgetBeforeLeaving(queries)
      // Before the answers come: a screen whose object is gone would only show a failure.
      if (moved) navigate(moved.place, { replace: true })
      await forgetAfter(`history.${way}`, queries)
      const deed = deedOf(entry, { t, format })
      say({
        title: t(way === 'undo' ? 'history.undoneDeed' : 'history.redoneDeed', { deed }),
        message: (
          <>
            {moved && <p className="history-moved">{t(`history.gone.${moved.why}`)}</p>}
            <StepButton way={way === 'undo' ? 'redo' : 'undo'} />
          </>
        ),
      })
    },
    onError: ({ failure }) => {
      // Another step than the one on screen may be the next by now: then nothing on screen is sure.
      void queries.invalidateQueries()
      const { message, next: advice } = tell(failure, language)
      const harmless = failure.code === 'nothing-to-undo' || failure.code === 'nothing-to-redo'
      say({ title: message, message: advice, ...(harmless ? {} : { color: 'red' }) })
    },
  })

  const go = (way: Way) => (expect?: number) => {
    // Impatient strokes during a long step must not take back more than was meant.
    if (program === null || queries.isMutating({ mutationKey: STEPPING }) > 0) return
    if (savingNow().pending === 0) step.mutate({ way, expect })
    else say({ title: t('history.notNow'), message: t('history.notNowText') })
  }
  return { undo: go('undo'), redo: go('redo'), next, busy }
}

/** Makes the step, and finds out whether what is in view has outlived it. */
async function take({ way, expect }: Step, queries: QueryClient, onProgress: OnProgress): Promise<Done> {
  const entry = await call(`history.${way}`, expect === undefined ? {} : { expect }, { onProgress })
  const { path, search } = addressOf(window.location.hash)
  return { entry, moved: await elsewhere(path, search, queries) }
}

interface Message {
  title: string
  message: ReactNode
  color?: string
}

let waiting: ReturnType<typeof setTimeout> | undefined
let shown: string | null = null
let working = false

/** One message at a time: the next one takes the place of the one before. */
function show(message: Parameters<typeof notifications.show>[0]): void {
  clearTimeout(waiting)
  if (shown !== null) notifications.hide(shown)
  shown = notifications.show(message)
  working = message.loading === true
}

function say(message: Message): void {
  show({ autoClose: READING_MS, ...message })
}

/** Says it only if the step is still at work after a moment. */
function sayLater(message: Message): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => show({ loading: true, autoClose: false, withCloseButton: false, ...message }), PATIENCE_MS)
}

/** “4,000 of 13,612 rows”; while the total is not known, only that it takes a moment. */
function rowsDone({ done, total }: Progress, t: Translate, format: Format): string {
  if (total === null) return t('history.wait')
  return t('import.run.rows', { done: format.integer(done), total: format.integer(total) })
}

/** How far the step has come, in the place of what was said of it while it works. */
function sayProgress(message: string): void {
  if (shown !== null && working) notifications.update({ id: shown, message })
}

/** Tells of an entry which way the next step would take it; null: it is not the next one. */
export function useWayOf(): (entry: TrailEntry) => Way | null {
  const { next } = useUndo()
  return ({ id }) => (next.undo?.id === id ? 'undo' : next.redo?.id === id ? 'redo' : null)
}

/** The step from here, as a button; nothing when there is none. `only`: nothing either unless it is about that entry. */
export function StepButton({ way, only }: { way: Way; only?: number }) {
  const { t, format } = useText()
  const { undo, redo, next, busy } = useUndo()
  const entry = next[way]
  if (!entry || (only !== undefined && entry.id !== only)) return null
  const deed = deedOf(entry, { t, format })
  return (
    <Button
      className="history-step"
      size="compact-sm"
      variant="default"
      disabled={busy}
      aria-label={t(way === 'undo' ? 'history.undoDeed' : 'history.redoDeed', { deed })}
      onClick={() => (way === 'undo' ? undo : redo)(entry.id)}
    >
      {t(way === 'undo' ? 'history.undo' : 'history.redo')}
    </Button>
  )
}
