// The rows of a list of responses, a page at a time.
import type { CallInput } from '../../../../shared/contract'
import type { ResponseRow } from '../../../../shared/contract/wave'
import { call } from '../../client'
import { type AskPage, type Pages, usePages } from '../../parts/usePages'

type Query = Omit<CallInput<'wave.responses'>, 'offset' | 'limit'>

const ask: AskPage<Query, ResponseRow> = (input, signal) => call('wave.responses', input, { signal })

export const useResponsePages = (query: Query): Pages<ResponseRow> => usePages('wave.responses', query, ask)
