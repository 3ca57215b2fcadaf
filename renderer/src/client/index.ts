// What screens use to ask the engine and the host: call, useCall, useWrite, useShell.
import { notifications } from '@mantine/notifications'
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { CallInput, CallName, CallOutput } from '../../../shared/contract'
import type { Shell } from '../../../shared/shell'
import { tell } from '../../../shared/text/failure'
import type { Progress } from '../../../shared/wire'
import { useText } from '../text'
import { call } from './call'
import { type CallFailed, connection } from './connection'
import { forgetAfter, forgetAfterFailure } from './query'

export { call } from './call'
export { CallFailed, type CallOptions } from './connection'

/**
 * Reads from the engine and keeps the answer under [name, input]. While a new input is being answered, the previous
 * answer stays (`isPlaceholderData`). Leaving the screen cancels the call.
 */
export function useCall<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: { enabled?: boolean } = {},
): UseQueryResult<CallOutput<N>, CallFailed> {
  return useQuery<CallOutput<N>, CallFailed, CallOutput<N>, [N, CallInput<N>]>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  })
}

export interface WriteOptions<N extends CallName> {
  /** The screen shows the failure itself: no notification. */
  quiet?: boolean
  onSuccess?(value: CallOutput<N>, input: CallInput<N>): void
  onProgress?(progress: Progress): void
}

/**
 * Changes something through the engine. On success everything read before is stale and read again; on failure a
 * notification says what happened and what to do next, unless `quiet`.
 */
export function useWrite<N extends CallName>(
  name: N,
  options: WriteOptions<N> = {},
): UseMutationResult<CallOutput<N>, CallFailed, CallInput<N>> {
  const queries = useQueryClient()
  const { language } = useText()
  const { quiet, onSuccess, onProgress } = options
  return useMutation<CallOutput<N>, CallFailed, CallInput<N>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input, onProgress ? { onProgress } : {}),
    onSuccess: async (value, input) => {
      await forgetAfter(name, queries)
      onSuccess?.(value, input)
    },
    onError: ({ failure }) => {
      forgetAfterFailure(failure, queries)
      if (quiet || failure.code === 'cancelled') return
      const told = tell(failure, language)
      notifications.show({ color: 'red', title: told.message, message: told.next, autoClose: 12_000 })
    },
  })
}

/** What only the host can do: file dialogs, uploads, downloads. */
export function useShell(): Shell {
  return connection().shell
}
