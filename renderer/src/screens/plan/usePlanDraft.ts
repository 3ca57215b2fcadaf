// What was typed into the form of a plan, and what the engine says of it while it is being typed.
import { useDebouncedValue } from '@mantine/hooks'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CellFacts, CellNeeds, Plan, PlanDraft, PlanTotals } from '../../../../shared/contract/plan'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { Failure } from '../../../../shared/failure'
import type { DimensionId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import {
  type Crossing,
  countedFrom,
  draftOf,
  type Fields,
  firstFields,
  type Own,
  type OwnCells,
  ownOf,
  sharedNeeds,
  type Typed,
  typedInPlan,
  withTyped,
} from './planDraft'
import { useEstimate } from './useEstimate'

/** Keys that follow one another faster than this are answered together. ms. */
const PAUSE = 30

export interface PlanDimension {
  id: DimensionId
  name: string
}

/** What was typed into a plan that is not saved yet. */
export interface KeptDraft {
  by: Crossing
  fields: Fields
  typed: Typed
}

export interface Drafting {
  /** That can be planned by. */
  dimensions: readonly PlanDimension[]
  by: Crossing
  setBy(by: Crossing): void
  fields: Fields
  setFields(change: Partial<Fields>): void
  /** The segments of the chosen dimensions; empty until the engine has told them. */
  facts: readonly CellFacts[]
  /** The segments of the chosen dimensions are on their way. */
  loading: boolean
  own: OwnCells
  setOwn(key: string, change: Partial<Own>): void
  /** The same change for several segments. */
  setOwnOf(keys: readonly string[], change: Partial<Own>): void
  count(): void
  /** null: some field does not hold what it should. */
  draft: PlanDraft | null
  /** What each segment takes; the previous figures stay while new ones are on their way. */
  needs: ReadonlyMap<string, CellNeeds>
  totals: PlanTotals | null
  /** Why there is no estimate of this draft. */
  failure: Failure | null
}

function firstBy(plan: Plan | null, wave: WaveHeader, dimensions: readonly PlanDimension[]): Crossing {
  if (plan !== null) return { dimension: plan.dimension, second: plan.second }
  return { dimension: wave.dimensions[0]?.id ?? dimensions[0]?.id ?? null, second: null }
}

/** @param kept what was typed before the form was left for another part of the plan; absent: nothing outlives the form */
export function usePlanDraft(
  wave: WaveHeader,
  plan: Plan | null,
  dimensions: readonly PlanDimension[],
  kept?: RefObject<KeptDraft | null>,
): Drafting {
  const [by, setBy] = useState(() => kept?.current?.by ?? firstBy(plan, wave, dimensions))
  const [fields, setAllFields] = useState(() => kept?.current?.fields ?? firstFields(plan, wave))
  const [typed, setTyped] = useState(() => kept?.current?.typed ?? typedInPlan(plan))
  useEffect(() => {
    if (kept !== undefined) kept.current = { by, fields, typed }
  }, [kept, by, fields, typed])
  const known = useCall('plan.cells', { wave: wave.id, ...by })
  // While the segments of other dimensions are on their way, the draft must not name the old ones.
  const { data, isPlaceholderData } = known
  const facts = useMemo(() => (isPlaceholderData ? [] : (data?.cells ?? [])), [data, isPlaceholderData])
  const own = useMemo(() => ownOf(facts, typed), [facts, typed])
  const draft = useMemo(() => draftOf(fields, by, facts, own), [fields, by, facts, own])
  const [asked] = useDebouncedValue(draft, PAUSE, { leading: true })
  const { estimate, failure } = useEstimate(wave.id, asked)
  const last = useRef<ReadonlyMap<string, CellNeeds>>(new Map())
  const needs = useMemo(() => {
    last.current = sharedNeeds(last.current, estimate?.cells ?? [])
    return last.current
  }, [estimate])
  const setOwnOf = useCallback(
    (keys: readonly string[], change: Partial<Own>) => setTyped((before) => withTyped(before, keys, change)),
    [],
  )
  return {
    dimensions,
    by,
    setBy,
    fields,
    setFields: useCallback((change) => setAllFields((before) => ({ ...before, ...change })), []),
    facts,
    loading: data === undefined || isPlaceholderData,
    own,
    setOwn: useCallback((key, change) => setOwnOf([key], change), [setOwnOf]),
    setOwnOf,
    count: () => setTyped((before) => countedFrom(facts, before)),
    draft,
    needs,
    totals: estimate?.totals ?? null,
    failure,
  }
}
