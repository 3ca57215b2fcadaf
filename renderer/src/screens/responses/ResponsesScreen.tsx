// A wave's responses: every answer, filtered and sorted by the engine, with the details of one at the side.
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { Loading } from '../../parts/Loading'
import { LateAnswers } from '../definition/LateAnswers'
import { WaveFailure } from '../wave/WaveFailure'
import { WaveFrame } from '../wave/WaveFrame'
import { NoResponses } from './NoResponses'
import { ResponseFilters } from './ResponseFilters'
import { ResponseList } from './ResponseList'
import { type Asked, askedFor, NO_FILTER, questionOf } from './responseFilter'
import '../../parts/text.css'
import './responses.css'

const SEARCH_MS = 250

export function ResponsesScreen() {
  const { wave } = useParams<{ wave: string }>()
  const header = useCall('wave.get', { wave: Number(wave) as WaveId })
  if (header.error) return <WaveFailure failure={header.error.failure} onRetry={() => void header.refetch()} />
  if (header.data === undefined) return <Loading />
  return (
    <WaveFrame wave={header.data} tab="responses">
      {header.data.score.n === 0 ? <NoResponses wave={header.data.id} /> : <Responses key={wave} wave={header.data} />}
    </WaveFrame>
  )
}

function Responses({ wave }: { wave: WaveHeader }) {
  const [asked, setAsked] = useAsked()
  const { filter } = asked
  const [search] = useDebouncedValue(filter.search, SEARCH_MS)
  const [shown, setShown] = useState<number | null>(null)
  return (
    <div className="responses">
      <ResponseFilters
        filter={filter}
        onChange={(next) => setAsked({ ...asked, filter: next })}
        dimensions={wave.dimensions}
        shown={shown}
        total={wave.score.n}
      />
      <LateAnswers wave={wave} />
      <ResponseList
        wave={wave}
        filter={{ ...filter, search }}
        response={asked.response}
        onResponse={(response) => setAsked({ ...asked, response })}
        onTotal={setShown}
        onClearFilters={() => setAsked({ ...asked, filter: NO_FILTER })}
      />
    </div>
  )
}

/** The filter and the response on show. Both stand in the address, so that a link or a reload shows them again. */
function useAsked(): [Asked, (asked: Asked) => void] {
  const question = useSearch()
  const [location, navigate] = useLocation()
  const [search, setSearch] = useState('')
  const { filter, response } = askedFor(question)
  const ask = (next: Asked) => {
    setSearch(next.filter.search)
    navigate(`${location}?${questionOf(next)}`, { replace: true })
  }
  return [{ filter: { ...filter, search }, response }, ask]
}
