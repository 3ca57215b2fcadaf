// After a step back or forth along the history: is what the window shows still there, and if not, where to go instead?
import type { QueryClient } from '@tanstack/react-query'
import type { CallInput, CallName, CallOutput } from '../../../../shared/contract'
import type { ResponseId, WaveId } from '../../../../shared/model/ids'
import { CallFailed, call } from '../../client'

export interface Elsewhere {
  place: string
  /** Why, as a key of `history.gone`. */
  why: 'wave' | 'campaign' | 'detail'
}

/** Whether the engine knows it. Any other failure is the screen's own to show: the step itself has been made. */
async function isThere<N extends CallName>(
  name: N,
  input: CallInput<N>,
  isIn: (answer: CallOutput<N>) => boolean = () => true,
): Promise<boolean> {
  try {
    return isIn(await call(name, input))
  } catch (error) {
    if (error instanceof CallFailed) return error.failure.code !== 'not-found'
    throw error
  }
}

const hasCampaign = (id: number) => isThere('campaign.list', {}, (all) => all.some((campaign) => campaign.id === id))

const hasAction = (id: number) => isThere('action.list', {}, (all) => all.some((action) => action.id === id))

/** The campaign of a wave that is gone, as the window last knew it. */
function campaignOf(wave: WaveId, queries: QueryClient): number | null {
  const results = queries.getQueriesData<CallOutput<'wave.results'>>({ queryKey: ['wave.results'] })
  const headers = queries.getQueriesData<CallOutput<'wave.get'>>({ queryKey: ['wave.get'] })
  const known = [...headers.map(([, header]) => header), ...results.map(([, result]) => result?.wave)]
  return known.find((header) => header?.id === wave)?.campaign.id ?? null
}

/** null: everything in view is still there. */
export async function elsewhere(path: string, search: string, queries: QueryClient): Promise<Elsewhere | null> {
  const campaigns: Elsewhere = { place: '/campaigns', why: 'campaign' }
  const wave = /^\/waves\/(\d+)/.exec(path)?.[1]
  if (wave !== undefined) {
    const id = Number(wave) as WaveId
    if (!(await isThere('wave.get', { wave: id }))) {
      const campaign = campaignOf(id, queries)
      if (campaign === null || !(await hasCampaign(campaign))) return campaigns
      return { place: `/campaigns/${campaign}`, why: 'wave' }
    }
  }
  const campaign = /^\/campaigns\/(\d+)/.exec(path)?.[1]
  if (campaign !== undefined && !(await hasCampaign(Number(campaign)))) return campaigns
  return missingDetail(path, new URLSearchParams(search))
}

/** A response or an action that is open beside its list, named in the address's question. */
async function missingDetail(path: string, question: URLSearchParams): Promise<Elsewhere | null> {
  const response = Number(question.get('response'))
  const action = Number(question.get('action'))
  const gone =
    (response > 0 && !(await isThere('wave.response', { response: response as ResponseId })) && 'response') ||
    (action > 0 && !(await hasAction(action)) && 'action')
  if (!gone) return null
  const left = new URLSearchParams(question)
  left.delete(gone)
  return { place: left.size === 0 ? path : `${path}?${left}`, why: 'detail' }
}
