// How many people of a sample stand in some states, in some of its cells: what a list or a reminder would be about.
import { useQueries } from '@tanstack/react-query'
import type { DrawCell, InvitationState } from '../../../../shared/contract/sample'
import type { WaveId } from '../../../../shared/model/ids'
import { call } from '../../client'

const TOTAL_ONLY = 1

/** null until all of them are known. `states` empty: in any state; `cells` empty: in all cells. */
export function useStateCount(
  wave: WaveId,
  states: readonly InvitationState[],
  cells: readonly DrawCell[],
): number | null {
  const inStates = states.length === 0 ? [{}] : states.map((state) => ({ state }))
  const inCells = cells.length === 0 ? [{}] : cells.map(({ segment, second }) => ({ cell: { segment, second } }))
  const answers = useQueries({
    queries: inStates.flatMap((state) =>
      inCells.map((cell) => {
        const input = { wave, ...state, ...cell, limit: TOTAL_ONLY }
        return {
          queryKey: ['sample.people', input] as const,
          queryFn: ({ signal }: { signal: AbortSignal }) => call('sample.people', input, { signal }),
        }
      }),
    ),
  })
  let sum = 0
  for (const { data } of answers) {
    if (data === undefined) return null
    sum += data.total
  }
  return sum
}

/** The cells as a call takes them; nothing when all are meant. */
export function scopeOf(cells: readonly DrawCell[]): {
  cells?: { segment: DrawCell['segment']; second: DrawCell['second'] }[]
} {
  return cells.length === 0 ? {} : { cells: cells.map(({ segment, second }) => ({ segment, second })) }
}
